"""Asking line by line: a question, an answer of one letter, what it does."""

import re
from collections.abc import Callable, Mapping
from typing import ClassVar, Final

from piacen_qual.errors import PiacenError
from piacen_qual.exports.typography import typeset

Ask = Callable[[str], str | None]
"""Puts a question and returns the answer, None when there are no more answers."""

Say = Callable[[str], None]
"""Shows some lines."""

_ADDRESSED: Final = re.compile(r"(\d+)(?:\s+(.*)|$)", re.DOTALL)
_ANSWER: Final = re.compile(r"(f1|.)\s*(.*)", re.DOTALL | re.IGNORECASE)


class RefusedAnswerError(PiacenError):
    """An answer that cannot be obeyed; nothing was done."""


class StoppedAnswersError(PiacenError):
    """Answers prepared ahead, of which one was refused: those after it may be meant for others."""

    def __init__(self, number: int, answer: str, where: str, refusal: PiacenError) -> None:
        """Say which answer was refused, where, and why."""
        super().__init__(
            f"Arrêt à la réponse {number}, « {answer} » ({where}) : {refusal} Elle et les suivantes"
            " sont sans effet; ce qui précède est enregistré."
        )


class Dialogue:
    """A dialogue goes on until a person quits, or has no more to say.

    A class made from this one has its `commands`, shows where one is with `show`, and refuses
    what it cannot obey with a `RefusedAnswerError`.

    Attributes:
        question: what is put again and again.
        taking: the letters after which something may be typed; any other stands alone.
        prepared: whether nobody reads what is said: a refusal then ends the dialogue, lest the
            answers that follow be taken for those of something else.
    """

    question: ClassVar[str]
    taking: ClassVar[str]

    def __init__(self, ask: Ask, say: Say, *, prepared: bool = False) -> None:
        """Take the means to speak and to be answered.

        Args:
            ask: puts a question.
            say: shows lines.
            prepared: as above.
        """
        self._ask = ask
        self.say = say
        self.prepared = prepared
        self._over = False
        self._answers = 0
        self._heard = ""
        self._end = ""  # told where there is nothing further
        self._last = ""  # the answer that went there

    def run(self) -> None:
        """Talk.

        Raises:
            StoppedAnswersError: at the first answer refused, when answers were prepared.
        """
        self.show()
        while not self._over and (answer := self.ask(self.question)) is not None:
            try:
                self._obey(answer)
            except PiacenError as refusal:
                if self.prepared:
                    where = self.where()
                    raise StoppedAnswersError(self._answers, self._heard, where, refusal) from None
                self.say(f"✗ {refusal}")

    def ask(self, question: str) -> str | None:
        """Put a question; the answer without its blanks, None when there are no more."""
        answer = self._ask(question)
        self._answers += answer is not None
        self._heard = (answer or "").strip()
        return None if answer is None else self._heard

    def asked(self, what: str) -> str:
        """What is typed; nothing gives up."""
        return self.ask(typeset(f"{what} (vide pour renoncer) : ")) or ""

    def agreed(self, question: str) -> bool:
        """Whether the answer is yes."""
        return (self.ask(typeset(f"{question} : ")) or "").lower() in {"o", "oui"}

    def stay(self, told: str) -> None:
        """Say that there is nothing further; what was prepared for further on is then refused."""
        self.say(told)
        self._end, self._last = told, self._heard

    def quit(self, _: str) -> None:
        """Say no more."""
        self._over = True

    def show(self) -> None:
        """Show where one is."""
        raise NotImplementedError

    def where(self) -> str:
        """Where one is, in few words."""
        raise NotImplementedError

    def commands(self) -> Mapping[str, Callable[[str], None]]:
        """What each letter does with what is typed after it; "" is Enter alone."""
        raise NotImplementedError

    def number(self) -> tuple[str, int]:
        """What is shown, and its number, by which an answer may name it: `le tour`, 27."""
        raise NotImplementedError

    def _obey(self, answer: str) -> None:
        if addressed := _ADDRESSED.fullmatch(answer):
            number, answer = int(addressed[1]), addressed[2] or ""
            what, here = self.number()
            if number != here:
                told = f"Ici c’est {what} {here}, et non {what} {number} : rien n’est fait."
                raise RefusedAnswerError(typeset(told))
        elif self.prepared and self._end and answer not in {"", "q", self._last}:
            raise RefusedAnswerError(self._end)
        typed = _ANSWER.fullmatch(answer)
        letter, rest = typed.groups() if typed else ("", "")
        commands = self.commands()
        command = commands.get(letter) or commands.get(letter.lower())
        if command is None or (rest and letter.lower() not in self.taking):
            raise RefusedAnswerError(typeset(f"« {answer} » n’est pas une réponse (? : aide)."))
        command(rest.strip())


def number_first(text: str) -> tuple[str, str]:
    """A number that begins what was typed, or "", and the rest."""
    digits = re.match(r"\d{0,4}", text)
    length = digits.end() if digits else 0
    return text[:length], text[length:].strip()
