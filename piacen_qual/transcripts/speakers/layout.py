"""Where lines stand: paragraphs, wrapped lines, candidates for labels."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from piacen_qual.transcripts.source import Line
from piacen_qual.transcripts.speakers.heads import Head, Style, heads
from piacen_qual.transcripts.speakers.labels import Shape, shape

_PARAGRAPHED: Final = frozenset({"docx", "odt", "rtf"})  # each line is a paragraph
_WIDEST: Final = 130  # characters: lines that are longer were not broken at a page's width
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
    found = [heads(line) for line in lines]
    width = _width(lines, found)
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
        rows.append(Row(line, opens, wraps, ended, found[i], last))
        blank, before = line.heading, line.text
    return tuple(rows)


def _width(lines: Sequence[Line], found: Sequence[tuple[Head, ...]]) -> int:
    """The width at which the file's lines were broken, or 0 when they were not.

    Lines that begin with a label say nothing: they stand where they do whatever came before.
    """
    lengths = sorted(len(line.text.rstrip()) for line in lines if line.text.strip())
    if len(lengths) < 8:
        return 0
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.99))]
    if width > _WIDEST:
        return 0
    full = sum(
        not _is_labelled(after) and _overflows(a.text, b.text, width)
        for (a, b), after in zip(pairwise(lines), found[1:], strict=True)
    )
    return width if full >= 0.2 * len(lengths) else 0


def _is_labelled(found: Sequence[Head]) -> bool:
    return any(head.style is Style.COLON and shape(head.label) >= Shape.NAME for head in found)


def _overflows(before: str, text: str, width: int) -> bool:
    """Whether the first word of `text` would not have fitted on the line before."""
    first = text.split(maxsplit=1)[:1]
    return bool(width and first and len(before.rstrip()) + 1 + len(first[0]) > width)
