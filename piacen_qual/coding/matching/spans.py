"""Runs of words, as arrays of their first and last positions: union, succession, proximity."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from piacen_qual.coding.reading.annotation import Flags, Ints

_WIDEST = 1 << 12  # words that one span may hold; terms are far shorter


@dataclass(frozen=True, slots=True, eq=False)
class Spans:
    """Spans in order of their first word, none twice."""

    first: Ints
    last: Ints

    def __len__(self) -> int:
        """How many there are."""
        return len(self.first)

    def take(self, kept: Ints | Flags) -> Self:
        """Those at these places, or where this is true."""
        return type(self)(self.first[kept], self.last[kept])


NONE = Spans(np.empty(0, np.int32), np.empty(0, np.int32))


def single(positions: Ints) -> Spans:
    """One span of one word at each position."""
    return Spans(positions, positions)


def union(parts: Sequence[Spans]) -> Spans:
    """The spans of all parts."""
    parts = [part for part in parts if len(part)]
    if len(parts) < 2:
        return parts[0] if parts else NONE
    return distinct(
        np.concatenate([part.first for part in parts]),
        np.concatenate([part.last for part in parts]),
    )


def distinct(first: Ints, last: Ints) -> Spans:
    """Spans given in any order, maybe more than once."""
    both = np.sort(first.astype(np.int64) * _WIDEST + (last - first))
    both = both[np.append(np.True_, both[1:] != both[:-1])[: len(both)]]
    start = (both // _WIDEST).astype(np.int32)
    return Spans(start, start + (both % _WIDEST).astype(np.int32))


def contiguous(words: Sequence[Ints], sentence: Ints) -> Spans:
    """Where these words follow one another in a sentence.

    Args:
        words: for each word in order, the positions where it stands, sorted.
        sentence: number of the sentence at each position.
    """
    if not all(len(positions) for positions in words):
        return NONE
    rarest = min(range(len(words)), key=lambda place: len(words[place]))
    first = words[rarest] - np.int32(rarest)
    for place, positions in enumerate(words):
        if place != rarest:
            first = first[_among(first + place, positions)]
            if not len(first):
                return NONE
    last = first + np.int32(len(words) - 1)
    return Spans(first, last).take(sentence[first] == sentence[last])


def _among(values: Ints, positions: Ints) -> Flags:
    place = np.minimum(np.searchsorted(positions, values), len(positions) - 1)
    return np.equal(positions[place], values)


def in_order(elements: Sequence[Spans], gap: int, scope: Ints) -> list[Spans]:
    """The tightest ways to take one span of each element, in this order, in one scope.

    Args:
        elements: the spans of each element.
        gap: words allowed between two neighbours.
        scope: number of the scope at each position.

    Returns:
        For each element the span taken, all of one length: a row is a way. Of the ways that end
        with the same span there is only the one that begins latest.
    """
    rows = [elements[0]]
    for spans in elements[1:]:
        rows = _followed(rows, spans, gap, scope)
    return rows


def in_any_order(elements: Sequence[Spans], gap: int, scope: Ints) -> list[Spans]:
    """The same as `in_order`, for the elements in every order."""
    near = _close(elements, gap)
    ways = list(_orders(near, gap, scope, (), []))
    return [
        Spans(
            np.concatenate([NONE.first, *(way[place].first for way in ways)]),
            np.concatenate([NONE.last, *(way[place].last for way in ways)]),
        )
        for place in range(len(elements))
    ]


def _orders(
    elements: Sequence[Spans], gap: int, scope: Ints, order: tuple[int, ...], rows: list[Spans]
) -> Iterator[list[Spans]]:
    """For each order that begins with `order`, whose ways are `rows`, the ways by element."""
    if len(order) == len(elements):
        yield [rows[order.index(place)] for place in range(len(elements))]
    for place, spans in enumerate(elements):
        if place not in order:
            longer = _followed(rows, spans, gap, scope) if rows else [spans]
            if len(longer[0]):
                yield from _orders(elements, gap, scope, (*order, place), longer)


def _followed(rows: Sequence[Spans], spans: Spans, gap: int, scope: Ints) -> list[Spans]:
    """Ways made longer by one span."""
    ends = rows[-1].last
    low = np.searchsorted(spans.first, ends, side="right")
    counts = np.searchsorted(spans.first, ends + np.int32(gap + 1), side="right") - low
    before = np.repeat(np.arange(len(ends)), counts)
    skipped = np.repeat(np.cumsum(counts) - counts, counts)
    taken = low[before] + np.arange(len(before)) - skipped
    same = scope[ends[before]] == scope[spans.first[taken]]
    before, taken = before[same], taken[same]
    latest = np.lexsort((rows[0].first[before], taken))
    latest = latest[np.append(taken[latest][1:] != taken[latest][:-1], np.True_)[: len(latest)]]
    return [*(row.take(before[latest]) for row in rows), spans.take(taken[latest])]


def _close(elements: Sequence[Spans], gap: int) -> list[Spans]:
    """The spans that have one of the rarest element near enough to be in a way with it."""
    rarest = min(elements, key=len)
    if not len(rarest):
        return [NONE] * len(elements)
    widest = sum(int((spans.last - spans.first).max(initial=0)) + 1 for spans in elements)
    reach = np.int32((len(elements) - 1) * gap + widest)
    return [
        spans.take(
            np.searchsorted(rarest.first, spans.first - reach)
            < np.searchsorted(rarest.first, spans.first + reach, side="right")
        )
        for spans in elements
    ]
