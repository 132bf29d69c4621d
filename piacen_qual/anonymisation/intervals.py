"""What can be worked out of the hidden cells of a table, exactly.

A table whose rows and columns add up is a circulation: each cell carries its count from its row to
its column, each total carries it on. The counts that a hidden cell may have are those for which a
circulation still exists when all shown cells keep theirs. They form an interval, whose ends are
maximum flows in what the hidden cells leave open (M. Fischetti and J. J. Salazar, « Models and
Algorithms for Optimizing Cell Suppression in Tabular Data with Linear Constraints », Journal of the
American Statistical Association, 95, 2000; for tables of two ways, the bounds are whole numbers).
"""

import heapq
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import Final, NamedTuple

Cell = tuple[int, int]
"""Row and column; one past the last for totals."""

FAR: Final = 1_000_000  # more people than any table is about

_Node = tuple[str, int]
_GROUND: Final[_Node] = ("", 0)  # whatever adds up to nothing that is known


class Arc(NamedTuple):
    """A cell as it carries its count."""

    source: _Node
    target: _Node
    flow: int
    most: int


@dataclass(frozen=True)
class Grid:
    """Counts, with the totals that readers are given.

    Attributes:
        counts: row by row.
        row_totals: whether rows add up, and their totals are known.
        column_totals: whether columns do.
        sizes: the most that a cell of each column can be, if readers know it.
    """

    counts: Sequence[Sequence[int]]
    row_totals: bool
    column_totals: bool
    sizes: Sequence[int] | None = None

    @cached_property
    def arcs(self) -> dict[Cell, Arc]:
        """Every cell and total."""
        rows, columns = len(self.counts), len(self.counts[0])
        most = self.sizes or [FAR] * columns
        by_row, by_column = self.row_totals, self.column_totals
        row = [("ligne", i) if by_row else _GROUND for i in range(rows)]
        column = [("colonne", j) if by_column else _GROUND for j in range(columns)]
        right = ("colonne", columns) if by_row and by_column else _GROUND
        below = ("ligne", rows) if by_row and by_column else _GROUND
        found = {
            (i, j): Arc(row[i], column[j], self.counts[i][j], most[j])
            for i in range(rows)
            for j in range(columns)
        }
        if by_row:
            for i, line in enumerate(self.counts):
                found[i, columns] = Arc(right, row[i], sum(line), min(FAR, sum(most)))
        if by_column:
            for j in range(columns):
                total = sum(line[j] for line in self.counts)
                found[rows, j] = Arc(column[j], below, total, FAR)
        if by_row and by_column:
            found[rows, columns] = Arc(below, right, sum(map(sum, self.counts)), FAR)
        return found

    def interval(self, cell: Cell, hidden: Set[Cell], width: int = FAR) -> tuple[int, int]:
        """The least and the most that a hidden cell can be, all shown cells being known.

        Args:
            cell: one of `hidden`.
            hidden: cells that readers are not given.
            width: how far from the true count to look, on each side.
        """
        arc = self.arcs[cell]
        if arc.source == arc.target:  # nothing adds up to it
            return max(0, arc.flow - width), min(arc.most, arc.flow + width)
        down = _Push(self, hidden - {cell}).send(arc.source, arc.target, min(width, arc.flow))
        room = min(width, arc.most - arc.flow)
        up = _Push(self, hidden - {cell}).send(arc.target, arc.source, room)
        return arc.flow - down, arc.flow + up

    def cover(self, cell: Cell, hidden: Set[Cell], more: int) -> frozenset[Cell]:
        """Cells to hide as well, so that a hidden cell could be greater by `more`, if it can be.

        The cheapest way round is taken, where a cell costs its count, and a total more than that.
        """
        arc = self.arcs[cell]
        push = _Push(
            self, hidden - {cell}, {c: self._cost(c) for c in self.arcs if c not in hidden}
        )
        push.send(arc.target, arc.source, more)
        return frozenset(push.opened)

    def _cost(self, cell: Cell) -> int:
        rows, columns = len(self.counts), len(self.counts[0])
        price = 1 + (10 if cell[0] == rows else 0) + (10 if cell[1] == columns else 0)
        return price * (1 + self.arcs[cell].flow)


class _Push:
    """Sends counts round a table through its open cells, along the cheapest way each time."""

    def __init__(
        self, grid: Grid, open_cells: Set[Cell], closed: dict[Cell, int] | None = None
    ) -> None:
        self.opened: set[Cell] = set()
        self._costs = dict.fromkeys(open_cells, 0) | (closed or {})
        self._ways: dict[_Node, list[tuple[_Node, Cell, int]]] = {}
        self._left: dict[tuple[Cell, int], int] = {}
        for cell in self._costs:
            arc = grid.arcs[cell]
            self._ways.setdefault(arc.source, []).append((arc.target, cell, 1))
            self._ways.setdefault(arc.target, []).append((arc.source, cell, -1))
            self._left[cell, 1] = arc.most - arc.flow
            self._left[cell, -1] = arc.flow

    def send(self, source: _Node, target: _Node, wanted: int) -> int:
        """Send up to `wanted` from one node to another; how much went through."""
        sent = 0
        while sent < wanted:
            way = self._cheapest(source, target)
            if not way:
                break
            size = min(wanted - sent, *(self._left[step] for step in way))
            for cell, side in way:
                self._left[cell, side] -= size
                self._left[cell, -side] += size
                if self._costs[cell]:
                    self._costs[cell] = 0
                    self.opened.add(cell)
            sent += size
        return sent

    def _cheapest(self, source: _Node, target: _Node) -> list[tuple[Cell, int]]:
        """The cells on the cheapest way, each with the side it is gone through; none if no way."""
        order = count()  # of equal costs, the first found
        queue: list[tuple[int, int, _Node]] = [(0, next(order), source)]
        best: dict[_Node, int] = {source: 0}
        came: dict[_Node, tuple[_Node, tuple[Cell, int]]] = {}
        while queue:
            cost, _, node = heapq.heappop(queue)
            if node == target:
                return list(_back(came, source, target))[::-1]
            for other, cell, side in self._ways.get(node, ()):
                total = cost + self._costs[cell]
                if self._left[cell, side] > 0 and total < best.get(other, FAR * FAR):
                    best[other] = total
                    came[other] = (node, (cell, side))
                    heapq.heappush(queue, (total, next(order), other))
        return []


def _back(
    came: dict[_Node, tuple[_Node, tuple[Cell, int]]], source: _Node, target: _Node
) -> Iterator[tuple[Cell, int]]:
    node = target
    while node != source:
        node, step = came[node]
        yield step
