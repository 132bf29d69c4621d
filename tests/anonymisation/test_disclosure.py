"""What readers can work out of a table is looked for among every table that would read the same."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.anonymisation.disclosure import (
    K,
    Row,
    Shown,
    Told,
    Withheld,
    protect,
    showable,
)

SMALL_TABLES = [(k, size, cells) for k in (2, 3) for size in range(3, 12) for cells in (1, 2, 3)]


def row(counts: Iterable[int], total: int, *, size: int, k: int = K) -> Row:
    rows = protect([tuple(counts)], [total], size=size, k=k)
    assert not isinstance(rows, Withheld)
    return rows[0]


def is_safe(possible: Iterable[int], k: int) -> bool:
    """Nobody can be singled out: k people or more, or any of k counts."""
    found = set(possible)
    return min(found) >= k or len(found) >= k


@pytest.mark.parametrize(("k", "size", "cells"), [*SMALL_TABLES, (5, 9, 2), (5, 10, 3), (5, 12, 2)])
def test_whoever_knows_how_tables_are_made_works_no_small_count_out(
    k: int, size: int, cells: int
) -> None:
    if size < 2 * k - 1:
        return
    alike: dict[Row, list[tuple[tuple[int, ...], int]]] = defaultdict(list)
    for counts in product(range(size + 1), repeat=cells):
        for total in range(max(counts), min(size, sum(counts)) + 1):
            alike[row(counts, total, size=size, k=k)].append((counts, total))
    for read, truths in alike.items():
        for at in range(cells):
            assert is_safe((counts[at] for counts, _ in truths), k)
            assert is_safe((size - counts[at] for counts, _ in truths), k)
            if read.total is not None:
                assert is_safe((total - counts[at] for counts, total in truths), k)
        if read.total is not None:
            assert is_safe((total for _, total in truths), k)
            assert is_safe((size - total for _, total in truths), k)


@given(st.integers(9, 60), st.data())
def test_what_is_told_is_true(size: int, data: st.DataObject) -> None:
    counts = data.draw(st.lists(st.integers(0, size), min_size=1, max_size=6))
    total = data.draw(st.integers(max(counts), min(size, sum(counts))))
    read = row(counts, total, size=size)
    for told, count in zip(read.cells, counts, strict=True):
        assert told.least <= count <= told.most
    assert read.total is None or read.total.least <= total <= read.total.most


def test_counts_near_nobody_and_near_everybody_are_bands() -> None:
    read = row([0, 4, 5, 12, 15, 16, 20], 20, size=20)
    assert [told.words for told in read.cells] == [
        *("moins de 5", "moins de 5", "5", "12", "15", "plus de 15", "plus de 15"),
    ]


def test_a_total_beside_an_exact_count_would_tell_how_many_are_missing_from_it() -> None:
    assert row([7, 3], 8, size=20).total is None
    assert row([7, 3], 7, size=20).total is None  # whether it would or not


def test_a_total_of_bands_is_told() -> None:
    assert row([4, 3, 4], 5, size=10).total == Told(5, 5)
    assert row([9, 1], 9, size=10).total == Told(6, 10)


@pytest.mark.parametrize("size", [0, 1, 4, 8])
def test_nothing_is_told_of_so_few_people(size: int) -> None:
    withheld = protect([(0, 0)], [0], size=size)
    assert isinstance(withheld, Withheld)
    assert "si peu de personnes" in withheld.reason


def test_another_k_counts() -> None:
    assert row([6], 6, size=30, k=6).cells == (Told(6, 6),)
    assert row([6], 6, size=30, k=7).cells == (Told(0, 6),)


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
