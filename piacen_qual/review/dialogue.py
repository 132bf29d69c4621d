"""Asking line by line: a question, an answer of one letter, what it does."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from piacen_qual.errors import PiacenError

Ask = Callable[[str], str | None]
"""Puts a question and returns the answer, None when there are no more answers."""

Say = Callable[[str], None]
"""Shows some lines."""

_ANSWER: Final = re.compile(r"(f1|.)\s*(.*)", re.DOTALL | re.IGNORECASE)


class Dialogue:
    """A dialogue goes on until a person quits, or has no more to say.

    A class made from this one has its `commands`, and shows where one is with `show`.
    """

    question: str

    def __init__(self, ask: Ask, say: Say) -> None:
        """Take the means to speak and to be answered."""
        self.ask = ask
        self.say = say
        self._over = False

    def run(self) -> None:
        """Talk."""
        self.show()
        while not self._over and (answer := self.ask(self.question)) is not None:
            try:
                self._obey(answer.strip())
            except PiacenError as refusal:
                self.say(f"✗ {refusal}")

    def quit(self, _: str) -> None:
        """Say no more."""
        self._over = True

    def show(self) -> None:
        """Show where one is."""
        raise NotImplementedError

    def commands(self) -> Mapping[str, Callable[[str], None]]:
        """What each letter does with what is typed after it; "" is Enter alone."""
        raise NotImplementedError

    def _obey(self, answer: str) -> None:
        told = _ANSWER.fullmatch(answer)
        letter, rest = told.groups() if told else ("", "")
        commands = self.commands()
        command = commands.get(letter) or commands.get(letter.lower())
        if command is None:
            self.say(f"« {answer} » n’est pas une réponse : ? montre celles qu’il y a.")
        else:
            command(rest.strip())


def number_first(text: str) -> tuple[str, str]:
    """A number that begins what was typed, or "", and the rest."""
    digits = re.match(r"\d{0,4}", text)
    length = digits.end() if digits else 0
    return text[:length], text[length:].strip()
