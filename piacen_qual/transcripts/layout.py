"""Where lines stand: paragraphs, wrapped lines, candidates for labels."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from piacen_qual.transcripts.heads import Head, heads
from piacen_qual.transcripts.source import Line

_PARAGRAPHED: Final = frozenset({"docx", "odt", "rtf"})  # each line is a paragraph
_WIDEST: Final = 130  # characters: lines that are longer were not broken at a page's width
_NUMBER: Final = re.compile(r"\s*[\[(]?(\d{1,4})[\])]?[.):]?[ \t\xa0]+(?=\S)")
_NUMBERED: Final = 5  # lines that count up, from which turns are taken to be numbered
_ENDS: Final = re.compile(r"(?:[.?!…:»\")\]”/*]|--|[-–—])[\s*_]*$")


@dataclass(frozen=True, slots=True)
class Row:
    """A line that holds something.

    Attributes:
        line: the line.
        opens: whether it begins a paragraph.
        wraps: whether it may be the rest of the line before, broken at the page's width.
        after_end: whether the line before ends a sentence (or there is none).
        heads: labels that it may begin with.
        closed: whether a blank line or the end follows.
    """

    line: Line
    opens: bool
    wraps: bool
    after_end: bool
    heads: tuple[Head, ...]
    closed: bool = False


def lay_out(lines: Sequence[Line], format_: str) -> tuple[Row, ...]:
    """The lines that hold something, each with its place."""
    width = _width(lines)
    numbers = _numbers(lines)
    rows = []
    blank, before = True, ""
    for i, line in enumerate(lines):
        if not line.text.strip() and not line.label:
            blank = True
            continue
        apart = blank or line.heading or format_ in _PARAGRAPHED or line.start is not None
        opens = apart and not line.continues
        wraps = not blank and _overflows(before, line.text, width)
        last = i + 1 == len(lines) or not lines[i + 1].text.strip()
        ended = blank or not before or _ENDS.search(before[-20:]) is not None
        rows.append(Row(line, opens, wraps, ended, heads(line, numbers.get(i, 0)), last))
        blank, before = line.heading, line.text
    return tuple(rows)


def _numbers(lines: Sequence[Line]) -> dict[int, int]:
    """Where turns are numbered in the file: index of the line → where its number ends."""
    found = [(i, m) for i, line in enumerate(lines) if (m := _NUMBER.match(line.text))]
    steps = [int(after[1]) - int(before[1]) for (_, before), (_, after) in pairwise(found)]
    counted = steps.count(1)
    if counted < _NUMBERED or counted < 0.8 * len(steps):
        return {}
    return {i: match.end() for i, match in found}


def _width(lines: Sequence[Line]) -> int:
    """The width at which the file's lines were broken, or 0 when they were not."""
    lengths = sorted(len(line.text.rstrip()) for line in lines if line.text.strip())
    if len(lengths) < 8:
        return 0
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.99))]
    if width > _WIDEST:
        return 0
    full = sum(
        bool(b.text.strip()) and _overflows(a.text, b.text, width) for a, b in pairwise(lines)
    )
    return width if full >= 0.2 * len(lengths) else 0


def _overflows(before: str, text: str, width: int) -> bool:
    """Whether the first word of `text` would not have fitted on the line before."""
    first = text.split(maxsplit=1)[:1]
    return bool(width and first and len(before.rstrip()) + 1 + len(first[0]) > width)
