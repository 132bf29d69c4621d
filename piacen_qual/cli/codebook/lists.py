"""Lists on the screen, the longest of them shortened."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from piacen_qual.cli import screen

if TYPE_CHECKING:
    from rich.text import Text

WholeOption = Annotated[
    bool, typer.Option("--tout", help="Montre tout, sans abréger les longues listes.")
]
SHOWN = 8  # items of a list


def show_list(items: Sequence[str], *, whole: bool, noun: str = "", mark: str = "•") -> None:
    """The items, or the first ones and how many more there are."""
    shown = items if whole or len(items) <= SHOWN + 1 else items[:SHOWN]
    for item in shown:
        show_item(item, mark=f"  {mark}")
    if left := len(items) - len(shown):
        show_left(left, noun)


def show_left(left: int, noun: str = "") -> None:
    """How many more there are, and how to see them."""
    others = " ".join(filter(None, (f"et {left} autres", noun)))
    screen.show(screen.literal(f"  … {others} (--tout)", "dim"))


def show_item(text: "str | Text", *, by: int = 4, mark: str = "") -> None:
    """A paragraph `by` blanks in, the first line with `mark` in them."""
    from piacen_qual.cli.wrapping import indented  # noqa: PLC0415 — rich comes with it

    words = screen.literal(text) if isinstance(text, str) else text
    screen.show(indented(words, screen.console().width, by, mark))


def show_heading(title: str, told: str = "") -> None:
    """A blank line, a title, and in a word what it is about."""
    screen.show("")
    screen.show(screen.literal(title, "bold"))
    if told:
        screen.show(screen.literal(told, "dim"))


def quoted(texts: Iterable[str]) -> str:
    """`« a », « b »`."""
    return ", ".join(f"«\xa0{text}\xa0»" for text in texts)
