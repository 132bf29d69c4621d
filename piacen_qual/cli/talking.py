"""How a person who decides is talked to: on a whole screen where there is one, else by lines."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from piacen_qual.cli import screen
from piacen_qual.errors import Problem

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
