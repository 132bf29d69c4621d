"""Which columns of a table stand side by side on a screen, and how wide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from piacen_qual.model import Column

FOLDED: Final = 24  # characters from which a cell of text may be folded
FOLDED_NAME: Final = 13  # the same for the first column: a name in two lines takes less room
TALL: Final = 8  # lines that a cell may be folded into
GAP: Final = 2  # blanks between two columns
LINE: Final = 1  # what a line between them takes, where there is no room for blanks
MOST: Final = 3  # blocks of one table; what is beyond is left to the files
TOTAL: Final = "Total"  # the label of a column that is shown before others


@dataclass(frozen=True, slots=True)
class Block:
    """Columns that stand side by side, the first of the table before the others.

    Attributes:
        columns: their places in the table.
        widths: how wide each is shown.
        tight: whether there is but a line between two of them.
        whole: whether every row has its line here, one without anything included.
    """

    columns: tuple[int, ...]
    widths: tuple[int, ...]
    tight: bool = False
    whole: bool = True


def blocks(
    columns: Sequence[Column], headings: Sequence[str], rows: Sequence[Sequence[str]], width: int
) -> tuple[Block, ...]:
    """The columns side by side where they fit, else in blocks one below another.

    A number is never cut, nor an identifier; headings, names and texts are folded, then columns
    stand closer, so that one block is enough. Of a table that `MOST` blocks do not hold, the last
    columns are left out, a total never.
    """
    cells = [[row[at] for row in rows] for at in range(len(columns))]
    name = max(_word(headings[:1]), min(_name(cells[0]), max(map(len, cells[0]), default=0)))
    room = max(FOLDED, width - GAP - name)
    others = [_narrow(*each, room) for each in zip(headings[1:], cells[1:], strict=True)]
    narrow = [min(name, max(1, width - GAP - max(others, default=0))), *others]
    wide = [max(map(len, [headings[at], *cells[at]])) for at in range(len(columns))]
    every = tuple(range(len(columns)))
    if width < _needed(every, narrow, GAP) and _needed(every, narrow, LINE) <= width:
        return (_block(every, narrow, wide, width, LINE),)
    parts = list(_parts(every, narrow, width))
    last = every[-1:] if columns[-1].label == TOTAL else ()
    kept = every[1 : len(every) - len(last)]
    while len(parts) > MOST and kept:
        kept = kept[:-1]
        parts = list(_parts((0, *kept, *last), narrow, width))
    made = [_block(part, narrow, wide, width) for part in parts]
    return made[0], *(replace(block, whole=False) for block in made[1:])


def _parts(
    columns: tuple[int, ...], narrow: Sequence[int], width: int
) -> Iterator[tuple[int, ...]]:
    """The columns in turn, as many as fit at a time, each time after the first one."""
    part = columns[:1]
    for at in columns[1:]:
        if len(part) > 1 and _needed((*part, at), narrow, GAP) > width:
            yield part
            part = columns[:1]
        part = (*part, at)
    yield part


def _block(
    part: tuple[int, ...], narrow: Sequence[int], wide: Sequence[int], width: int, gap: int = GAP
) -> Block:
    """Columns with what room there is given to them in turn."""
    room = max(0, width - _needed(part, narrow, gap))
    widths = []
    for at in part:
        more = min(room, max(0, wide[at] - narrow[at]))
        widths.append(narrow[at] + more)
        room -= more
    return Block(part, tuple(widths), tight=gap == LINE)


def _needed(part: Sequence[int], widths: Sequence[int], gap: int) -> int:
    return sum(widths[at] for at in part) + gap * (len(part) - 1)


def _narrow(heading: str, cells: Sequence[str], room: int) -> int:
    """How narrow a column may be that is not the first."""
    longest = max(map(len, cells), default=0)
    return max(_word([heading]), min(longest, max(FOLDED, min(longest // TALL, room))))


def _name(cells: Sequence[str]) -> int:
    return max(FOLDED_NAME, min(FOLDED, _word(cells)))


def _word(texts: Sequence[str]) -> int:
    """The longest word."""
    return max((len(word) for text in texts for word in text.split(" ")), default=0)
