"""How a person who decides is talked to: on a whole screen where there is one, else by lines."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import typer

from piacen_qual.cli import screen
from piacen_qual.errors import Problem
from piacen_qual.review.dialogue import RefusedAnswerError, StoppedAnswersError

if TYPE_CHECKING:
    from textual.screen import Screen

    from piacen_qual.review.dialogue import Dialogue


def has_screen() -> bool:
    """Whether a whole screen can be drawn, and keys read."""
    dumb = os.environ.get("TERM", "dumb") in {"", "dumb"} and sys.platform != "win32"
    ours = (sys.stdin, sys.stdout, sys.stderr)  # Textual draws on the last
    return all(stream.isatty() for stream in ours) and not dumb


def draw(first: "Callable[[], Screen[None]]", problems: Sequence[Problem] = ()) -> None:
    """Let a person decide on the whole screen, problems told first, until they quit."""
    os.environ.setdefault("TEXTUAL_FPS", "120")  # what a key does is drawn at the next tick
    os.environ.setdefault("ESCDELAY", "25")  # ms within which Escape and a key are one
    from piacen_qual.review.app import draw as draw_app  # noqa: PLC0415 — textual

    draw_app(first(), problems)


def talk(begin: "Callable[..., Dialogue]") -> None:
    """Let a person decide line by line; what comes from a file or a pipe was prepared ahead.

    Args:
        begin: makes the dialogue from `ask`, `say` and `prepared`.

    Raises:
        StoppedAnswersError: when one of the answers prepared is refused.
    """
    alone = not sys.stdin.isatty()
    if not alone:
        _forget_keys()
    begin(ask, say, prepared=alone).run()


class Typed:
    """What a person types after a question, or prepared ahead in a file."""

    def __init__(self) -> None:
        """Nothing was asked yet."""
        self._count = 0
        self._last = ""

    def ask(self, question: str) -> str | None:
        """Put a question on stderr; the answer without its blanks, None when there are no more."""
        typer.echo(question, nl=False, err=True)
        try:
            self._last = input().strip()
        except EOFError:
            screen.say()
            return None
        self._count += 1
        if not sys.stdin.isatty():
            screen.say(self._last)
        return self._last

    def refuse(self, where: str, why: str) -> None:
        """Say why an answer is not obeyed.

        Args:
            where: what was asked about, in few words.
            why: what to say.

        Raises:
            StoppedAnswersError: it was prepared ahead: those after it may be meant for others.
        """
        refusal = RefusedAnswerError(why)
        if not sys.stdin.isatty():
            raise StoppedAnswersError(self._count, self._last, where, refusal)
        screen.fail(str(refusal))


def _forget_keys() -> None:
    """Forget the keys typed before there was anything to answer."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 — of this system only

        while msvcrt.kbhit():
            msvcrt.getwch()
    else:
        import termios  # noqa: PLC0415 — of the others only

        termios.tcflush(sys.stdin, termios.TCIFLUSH)


def say(text: str) -> None:
    """Show lines; what goes on below begins as far in as they do."""
    from piacen_qual.cli.wrapping import indented  # noqa: PLC0415 — rich

    width = screen.console().width
    for line in text.split("\n"):
        bare = line.lstrip(" ")
        screen.show(indented(screen.literal(bare), width, len(line) - len(bare)))


def ask(question: str) -> str | None:
    """Put a question; an answer that comes from a pipe is shown after it."""
    screen.show_data(question)
    try:
        answer = input().removesuffix("\r")
    except EOFError:
        screen.show("")
        return None
    if not sys.stdin.isatty():
        screen.show(answer)
    return answer
