"""What counts and attributes may be shown of so few people.

Everything is counted on participants, never on quotes. An attribute is shown where each of its
values is shared by at least k of them. In a table, cells under k are hidden (primary suppression),
then as many others as it takes for nobody to work the hidden ones out from totals (secondary
suppression): of each cell under k, at least k counts remain possible.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from piacen_qual.anonymisation.intervals import Cell, Grid
from piacen_qual.errors import PiacenError

K: Final = 5  # participants


class UnsafeTableError(PiacenError):
    """A table whose hidden cells can be worked out."""

    exit_code = 1

    def __init__(self, cells: int) -> None:
        """Say how many."""
        super().__init__(
            f"Ce tableau n’est pas diffusé : {cells} de ses cases masquées se calculent à partir"
            " des autres. Regroupez des lignes ou des colonnes."
        )


@dataclass(frozen=True, slots=True)
class Shown:
    """An attribute that may be shown: its values, each with how many participants share it."""

    attribute: str
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Withheld:
    """An attribute that may not be shown, and why, in French: the file says so."""

    attribute: str
    reason: str


@dataclass(frozen=True, slots=True)
class Protected:
    """A table as it may be shown; None is a hidden cell.

    Attributes:
        cells: row by row.
        row_totals: one per row; none where rows do not add up.
        column_totals: one per column; none where columns do not add up.
        total: of the whole table, where both do.
    """

    cells: tuple[tuple[int | None, ...], ...]
    row_totals: tuple[int | None, ...] = ()
    column_totals: tuple[int | None, ...] = ()
    total: int | None = None


def showable(
    attribute: str, people: Mapping[str, Mapping[str, str]], *, k: int = K
) -> Shown | Withheld:
    """Whether a quote bank may say this attribute of those it quotes; it may say only one.

    Args:
        attribute: its name in corpus.yaml.
        people: participants among whom a reader would look for whoever is quoted (all those of the
            case, quoted or not) → their attributes.
        k: how many must share each value; having none counts as one more value.
    """
    counts = Counter(about.get(attribute, "") for about in people.values())
    if set(counts) <= {""}:
        return Withheld(attribute, f"« {attribute} » n’est pas donné : corpus.yaml n’en dit rien.")
    if min(counts.values()) < k:
        return Withheld(
            attribute,
            f"« {attribute} » n’est pas donné : une de ses valeurs est celle de moins de {k}"
            " personnes.",
        )
    return Shown(attribute, tuple(sorted((value, n) for value, n in counts.items() if value)))


def protect(
    counts: Sequence[Sequence[int]],
    *,
    k: int = K,
    row_totals: bool = True,
    column_totals: bool = True,
    sizes: Sequence[int] | None = None,
) -> Protected:
    """A table of counts of participants as it may be shown.

    Args:
        counts: row by row, rows of one length.
        k: the least count that may be shown.
        row_totals: whether a row adds up (no participant is in two columns) and its total is shown.
        column_totals: the same for columns.
        sizes: how many participants each column is about, where readers know it.

    Raises:
        UnsafeTableError: what is hidden can be worked out whatever else is hidden.
    """
    if not counts or not counts[0]:
        return Protected(tuple(() for _ in counts))
    grid = Grid(counts, row_totals, column_totals, sizes)
    hidden = frozenset(cell for cell, arc in grid.arcs.items() if arc.flow < k and arc.most)
    for cell in sorted(hidden):
        hidden |= _cover(grid, cell, hidden, k - 1)
    solved = [cell for cell in hidden if not _is_open(grid, cell, hidden)]
    if solved:
        raise UnsafeTableError(len(solved))
    return _protected(grid, hidden)


def _cover(grid: Grid, cell: Cell, hidden: frozenset[Cell], width: int) -> frozenset[Cell]:
    """What else to hide, so that a hidden cell may be any of `width` + 1 counts."""
    least, most = grid.interval(cell, hidden, width)
    missing = width - (most - least)
    if missing <= 0:
        return frozenset()
    return grid.cover(cell, hidden, most - grid.arcs[cell].flow + missing)


def _is_open(grid: Grid, cell: Cell, hidden: frozenset[Cell]) -> bool:
    least, most = grid.interval(cell, hidden, 1)
    return least < most


def _protected(grid: Grid, hidden: frozenset[Cell]) -> Protected:
    rows, columns = len(grid.counts), len(grid.counts[0])

    def shown(row: int, column: int) -> int | None:
        arc = grid.arcs.get((row, column))
        return None if arc is None or (row, column) in hidden else arc.flow

    return Protected(
        tuple(tuple(shown(i, j) for j in range(columns)) for i in range(rows)),
        tuple(shown(i, columns) for i in range(rows)) if grid.row_totals else (),
        tuple(shown(rows, j) for j in range(columns)) if grid.column_totals else (),
        shown(rows, columns),
    )
