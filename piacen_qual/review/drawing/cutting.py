"""Cutting a text in lines as wide as a screen has cells."""

import re
from typing import Final

from rich.cells import cell_len

_UNUSUAL: Final = re.compile("[^\x20-\xac\xae-\u02ff\u2010-\u2027\u202f-\u205e\u20a0-\u20bf]")

Span = tuple[int, int]
"""Offsets into a text, end exclusive."""


def cut(text: str, width: int) -> list[Span]:
    """Where the lines of a text begin and end, at most `width` cells each.

    Lines end at plain spaces, which are left out, and never at no-break ones; a longer word is cut
    where the line is full. An empty text has one line.
    """
    if _UNUSUAL.search(text):
        return _cut_wide(text, max(2, width))
    lines, start, width = [], 0, max(2, width)
    while len(text) - start > width:
        space = text.rfind(" ", start + 1, start + width + 1)
        end = start + width if space < 0 else space
        lines.append((start, end))
        start = end if space < 0 else end + 1
    return [*lines, (start, len(text))]


def _cut_wide(text: str, width: int) -> list[Span]:
    """The same for a text in which a character may fill two cells, or none."""
    cells = [1 if letter.isascii() else cell_len(letter) for letter in text]
    lines, start, space, filled = [], 0, -1, 0
    for at, letter in enumerate(text):
        if letter == " " and at > start:
            space = at
        filled += cells[at]
        while filled > width and at > start:
            end = space if space > start else at
            lines.append((start, end))
            start, space = end + (end == space), -1
            filled = sum(cells[start : at + 1])
    return [*lines, (start, len(text))]


def shortened(text: str, width: int) -> str:
    """The beginning of a text, with `…` where it does not fit."""
    if cell_len(text) <= width:
        return text
    kept = text[: max(0, width)]
    while kept and cell_len(kept) >= width:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def ending(text: str, width: int) -> str:
    """The end of a text, with `…` before it where it does not fit."""
    if cell_len(text) <= width:
        return text
    kept = text[-max(1, width) :]
    while kept and cell_len(kept) >= width:
        kept = kept[1:]
    return f"…{kept.lstrip(' ,;')}"
