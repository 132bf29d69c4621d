"""Lines cut at plain spaces, and not after « nor before »: rich would part them from words."""

import re
from collections.abc import Iterator
from itertools import chain, repeat
from typing import Any, Final

from rich.console import Console
from rich.containers import Lines
from rich.text import Text

_QUOTED: Final = re.compile(r"(?:[^ \n]*« )?[^ \n]+(?: »[^ \n]*)?|\n")
_WORD: Final = re.compile(r"[^ \n]+|\n")


def folded(text: Text, width: int) -> Text:
    """`text` cut in lines at its plain spaces; rich would cut at no-break spaces too.

    A line break takes the place of a space: styles stay where they are.
    """
    letters, begun = list(text.plain), 0
    for start, end in _words(text.plain, width):
        if text.plain[start] == "\n":
            begun = end
        elif end - begun > width and start > begun:
            letters[start - 1] = "\n"
            begun = start
    text.plain = "".join(letters)
    return text


def _words(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Words and line breaks; a guillemet goes with its word where both fit in a line."""
    for word in _QUOTED.finditer(text):
        if word.end() - word.start() <= width:
            yield word.span()
        else:
            yield from (each.span() for each in _WORD.finditer(text, *word.span()))


def indented(text: Text, width: int, by: int, mark: str = "") -> Text:
    """`text` cut in lines `width` wide that begin `by` blanks in, the first with `mark` in them."""
    margins = chain([f"{mark:{by}}"], repeat(" " * by))
    lines = folded(text, width - by).split("\n", allow_blank=True)
    return Text("\n").join(Text(next(margins)) + line for line in lines)


class PlainWrapped(Text):
    """Text that a grid cuts in lines as `folded` does."""

    def wrap(self, console: Console, width: int, **how: Any) -> Lines:
        """The lines, each `width` wide at most; a longer word is cut as the column says.

        An identifier is rather cut after one of its `_`.
        """
        text = _identifiers_cut(self.plain, width)
        return folded(Text(text, style=self.style), width).wrap(console, width, **how)


def _identifiers_cut(text: str, width: int) -> str:
    """`text` with a line break after the last `_` of each long word that may stand in a line."""
    if width < 2:
        return text
    long = rf"\b(?=\w{{{width + 1}}})(\w{{1,{width - 1}}}_)(?=\w)"
    return re.sub(long, r"\1\n", text)
