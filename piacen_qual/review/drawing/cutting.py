"""Cutting a text in lines as wide as a screen has cells."""

import re
from typing import Final

from rich.cells import cell_len

_UNUSUAL: Final = re.compile("[^\x20-\xac\xae-\u02ff\u2010-\u2027\u202f-\u205e\u20a0-\u20bf]")

_STUCK: Final = re.compile("(?<=«) | (?= *[»:;!?%])")  # blanks that French typography never breaks

Span = tuple[int, int]
"""Offsets into a text, end exclusive."""


def cut(text: str, width: int) -> list[Span]:
    """Where the lines of a text begin and end, at most `width` cells each.

    Lines end at plain spaces, which are left out, and never at no-break ones, after « or before
    » : ; ! ? %; a longer word is cut where the line is full. An empty text has one line.
    """
    text = _STUCK.sub("\xa0", text)
    lines = (_cut_wide if _UNUSUAL.search(text) else _cut)(text, max(2, width))
    starts = [0, *(end - len(text[start:end].lstrip(" ")) for start, end in lines[1:])]
    ends = [*(start + len(text[start:end].rstrip(" ")) for start, end in lines[:-1]), len(text)]
    return list(zip(starts, map(max, starts, ends), strict=True))


def _cut(text: str, width: int) -> list[Span]:
    """The same for a text in which every character fills one cell."""
    lines, start = [], 0
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
    """The last words of a text, with `…` before them where it does not fit."""
    if cell_len(text) <= width:
        return text
    kept = text[-max(1, width) :]
    while kept and cell_len(kept) >= width:
        kept = kept[1:]
    if text[: len(text) - len(kept)][-1:] != " ":
        kept = kept.partition(" ")[2] or kept  # no half of a word
    return f"…{kept.lstrip(' ,;')}"
