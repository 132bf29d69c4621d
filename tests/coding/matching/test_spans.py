from collections.abc import Iterable
from itertools import pairwise, permutations, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.coding.matching.spans import (
    Spans,
    contiguous,
    distinct,
    in_any_order,
    in_order,
    union,
)

SENTENCE = np.arange(40, dtype=np.int32) // 10
Pairs = list[tuple[int, int]]
Way = tuple[tuple[int, int], ...]

PLACES = st.lists(st.integers(0, 39), max_size=8, unique=True).map(sorted)
PAIRS = st.lists(
    st.tuples(st.integers(0, 37), st.integers(0, 2)).map(lambda pair: (pair[0], sum(pair))),
    max_size=6,
    unique=True,
)


def spans(pairs: Pairs) -> Spans:
    first, last = (np.array(column, dtype=np.int32) for column in zip(*sorted(pairs), strict=True))
    return Spans(first, last)


def pairs_of(given_spans: Spans) -> Pairs:
    return list(zip(given_spans.first.tolist(), given_spans.last.tolist(), strict=True))


def naive_in_order(elements: list[Pairs], gap: int) -> set[Way]:
    return {
        way
        for way in product(*elements)
        if all(
            0 < after[0] - before[1] <= gap + 1 and SENTENCE[before[1]] == SENTENCE[after[0]]
            for before, after in pairwise(way)
        )
    }


def latest(found: Iterable[Way]) -> set[tuple[int, tuple[int, int]]]:
    """For each last span, the latest word at which a way to it begins."""
    begins: dict[tuple[int, int], int] = {}
    for first, *_, last in found:
        begins[last] = max(first[0], begins.get(last, -1))
    return {(first, last) for last, first in begins.items()}


def ways(rows: list[Spans]) -> set[Way]:
    return set(zip(*map(pairs_of, rows), strict=True))


@given(st.lists(PAIRS.filter(bool), min_size=2, max_size=3), st.integers(0, 6))
def test_in_order_finds_the_tightest_ways_and_no_wrong_one(elements: list[Pairs], gap: int) -> None:
    found = ways(in_order([spans(pairs) for pairs in elements], gap, SENTENCE))
    every = naive_in_order(elements, gap)
    assert found <= every
    assert latest(found) == latest(every)
    assert len(found) == len(latest(every))


@given(st.lists(PAIRS.filter(bool), min_size=2, max_size=3), st.integers(0, 6))
def test_in_any_order_is_in_order_for_every_order(elements: list[Pairs], gap: int) -> None:
    expected = set()
    for order in permutations(range(len(elements))):
        taken = in_order([spans(elements[place]) for place in order], gap, SENTENCE)
        expected |= ways([taken[order.index(place)] for place in range(len(elements))])
    found = in_any_order([spans(pairs) for pairs in elements], gap, SENTENCE)
    assert ways(found) == expected


def test_many_elements_that_are_said_all_the_time_take_no_time_or_memory() -> None:
    everywhere = spans([(place, place) for place in range(40)])
    found = in_order([everywhere] * 8, 60, np.zeros(40, dtype=np.int32))
    assert len(found[0]) == 40 - 7


@given(st.lists(PLACES, min_size=1, max_size=3))
def test_contiguous_words_follow_one_another_in_one_sentence(words: list[list[int]]) -> None:
    arrays = [np.array(places, dtype=np.int32) for places in words]
    expected = [
        (first, first + len(words) - 1)
        for first in words[0]
        if all(first + place in places for place, places in enumerate(words))
        and SENTENCE[first] == SENTENCE[first + len(words) - 1]
    ]
    assert pairs_of(contiguous(arrays, SENTENCE)) == expected


@given(PAIRS, PAIRS)
def test_a_union_is_sorted_and_holds_nothing_twice(one: Pairs, two: Pairs) -> None:
    parts = [spans(pairs) for pairs in (one, two) if pairs]
    assert pairs_of(union(parts)) == sorted({*one, *two})


def test_distinct_spans_of_several_lengths() -> None:
    first, last = np.array([5, 2, 5], np.int32), np.array([9, 2, 9], np.int32)
    assert pairs_of(distinct(first, last)) == [(2, 2), (5, 9)]
