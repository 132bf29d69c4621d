"""Tables and attributes of so few people; what readers can work out is asked of another solver."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from piacen_qual.anonymisation.disclosure import (
    K,
    Protected,
    Shown,
    UnsafeTableError,
    Withheld,
    protect,
    showable,
)
from piacen_qual.anonymisation.intervals import FAR, Cell, Grid

tables = st.integers(1, 4).flatmap(
    lambda columns: st.lists(
        st.lists(st.integers(0, 14), min_size=columns, max_size=columns), min_size=1, max_size=4
    )
)


def solved(
    protected: Protected, sizes: Sequence[int] | None = None
) -> dict[Cell, tuple[float, float]]:
    """The least and the most of each hidden cell, as linear programming finds them."""
    rows, columns = len(protected.cells), len(protected.cells[0])
    unknown: dict[Cell, int] = {}
    equations: list[dict[Cell, int]] = []
    values = {(i, j): v for i, row in enumerate(protected.cells) for j, v in enumerate(row)}
    values |= {(i, columns): v for i, v in enumerate(protected.row_totals)}
    values |= {(rows, j): v for j, v in enumerate(protected.column_totals)}
    if protected.row_totals:
        equations += [{(i, j): 1 for j in range(columns)} | {(i, columns): -1} for i in range(rows)]
    if protected.column_totals:
        equations += [{(i, j): 1 for i in range(rows)} | {(rows, j): -1} for j in range(columns)]
    if protected.row_totals and protected.column_totals:
        values[rows, columns] = protected.total
        equations += [{(i, columns): 1 for i in range(rows)} | {(rows, columns): -1}]
        equations += [{(rows, j): 1 for j in range(columns)} | {(rows, columns): -1}]
    for cell, value in values.items():
        if value is None:
            unknown[cell] = len(unknown)
    left = np.zeros((len(equations), len(unknown)))
    right = np.zeros(len(equations))
    for number, equation in enumerate(equations):
        for cell, sign in equation.items():
            value = values[cell]
            if value is None:
                left[number, unknown[cell]] += sign
            else:
                right[number] -= sign * value
    most = [sizes[j] if sizes and j < columns and i < rows else FAR for i, j in unknown]
    bounds = [(0, top) for top in most]
    found = {}
    for cell, at in unknown.items():
        goal = np.zeros(len(unknown))
        goal[at] = 1
        ends = []
        for sign in (1, -1):
            answer = linprog(
                sign * goal,
                A_eq=left if len(equations) else None,
                b_eq=right if len(equations) else None,
                bounds=bounds,
            )
            assert answer.success
            ends.append(sign * answer.fun)
        found[cell] = (ends[0], ends[1])
    return found


def protected_or_none(counts: list[list[int]], **told: object) -> Protected | None:
    try:
        return protect(counts, **told)  # type: ignore[arg-type]
    except UnsafeTableError:
        return None


@settings(max_examples=60, deadline=None)
@given(tables, st.booleans(), st.booleans())
def test_nobody_can_work_a_small_count_out(
    counts: list[list[int]], by_row: bool, by_column: bool
) -> None:
    protected = protect(counts, row_totals=by_row, column_totals=by_column)
    for cell, (least, most) in solved(protected).items():
        row, column = cell
        inside = row < len(counts) and column < len(counts[0])
        if inside and counts[row][column] < K:
            assert most - least > K - 1.5  # at least K counts are possible
        assert most - least > 0.5


@settings(max_examples=60, deadline=None)
@given(tables, st.booleans(), st.booleans())
def test_what_is_shown_is_true_and_never_small(
    counts: list[list[int]], by_row: bool, by_column: bool
) -> None:
    protected = protect(counts, row_totals=by_row, column_totals=by_column)
    for row, truth in zip(protected.cells, counts, strict=True):
        assert all(shown is None or shown == n >= K for shown, n in zip(row, truth, strict=True))
    totals = [sum(row) for row in counts] if by_row else []
    below = [sum(column) for column in zip(*counts, strict=True)] if by_column else []
    for shown_totals, truths in ((protected.row_totals, totals), (protected.column_totals, below)):
        assert len(shown_totals) == len(truths)
        assert all(s is None or s == n >= K for s, n in zip(shown_totals, truths, strict=True))


@settings(max_examples=40, deadline=None)
@given(tables, st.booleans(), st.booleans(), st.data())
def test_intervals_are_those_that_linear_programming_finds(
    counts: list[list[int]], by_row: bool, by_column: bool, data: st.DataObject
) -> None:
    sizes = [max(column) + 3 for column in zip(*counts, strict=True)]
    grid = Grid(counts, by_row, by_column, sizes)
    cells = sorted(grid.arcs)
    hidden = data.draw(st.frozensets(st.sampled_from(cells), min_size=1))
    rows, columns = len(counts), len(counts[0])

    def shown(i: int, j: int) -> int | None:
        return None if (i, j) in hidden or (i, j) not in grid.arcs else grid.arcs[i, j].flow

    table = Protected(
        tuple(tuple(shown(i, j) for j in range(columns)) for i in range(rows)),
        tuple(shown(i, columns) for i in range(rows)) if by_row else (),
        tuple(shown(rows, j) for j in range(columns)) if by_column else (),
        shown(rows, columns),
    )
    for cell, (least, most) in solved(table, sizes).items():
        low, high = grid.interval(cell, hidden)
        assert low == pytest.approx(least, abs=0.01)
        assert high == pytest.approx(min(most, FAR), abs=0.01) or high >= 1000


@settings(max_examples=40, deadline=None)
@given(tables)
def test_group_sizes_that_readers_know_are_reckoned_with(counts: list[list[int]]) -> None:
    sizes = [max(column) for column in zip(*counts, strict=True)]
    protected = protected_or_none(counts, column_totals=False, sizes=sizes)
    if protected is not None:
        for least, most in solved(protected, sizes).values():
            assert most - least > 0.5


def test_what_cannot_be_protected_is_refused() -> None:
    # Everybody in both groups said it: whoever knows the sizes and the total knows the cells.
    with pytest.raises(UnsafeTableError):
        protect([[4, 9]], column_totals=False, sizes=[4, 9])


def test_a_safe_table_is_shown_whole() -> None:
    counts = [[7, 9], [5, 12]]
    assert protect(counts) == Protected(((7, 9), (5, 12)), (16, 17), (12, 21), 33)


def test_one_small_cell_takes_three_others_with_it() -> None:
    protected = protect([[2, 9, 8], [10, 12, 7], [6, 5, 20]])
    assert sum(value is None for row in protected.cells for value in row) == 4
    assert None not in (*protected.row_totals, *protected.column_totals, protected.total)


def test_a_table_of_nothing_is_a_table_of_nothing() -> None:
    assert protect([]).cells == ()
    assert protect([[], []]).cells == ((), ())


def test_another_k_counts() -> None:
    assert None not in protect([[3, 9], [4, 8]], k=3).cells[0]
    assert None in protect([[3, 9], [4, 8]], k=4).cells[0]


def people(*values: str) -> dict[str, dict[str, str]]:
    return {f"P{n}": {"genre": value} if value else {} for n, value in enumerate(values)}


def test_an_attribute_that_enough_people_share_may_be_shown() -> None:
    about = people(*["f"] * 6, *["h"] * 5)
    assert showable("genre", about) == Shown("genre", (("f", 6), ("h", 5)))


@pytest.mark.parametrize(
    "values",
    [["f"] * 9 + ["h"] * 4, ["f"] * 4, ["f"] * 6 + ["h"] * 6 + [""], [""] * 9, []],
)
def test_an_attribute_that_singles_people_out_is_withheld_and_says_why(values: list[str]) -> None:
    result = showable("genre", people(*values))
    assert isinstance(result, Withheld)
    assert "« genre » n’est pas donné" in result.reason


def test_quotes_do_not_count_people_do() -> None:
    about = people(*["f"] * 5, *["h"] * 5)
    assert isinstance(showable("genre", about, k=6), Withheld)
