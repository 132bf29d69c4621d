"""Clues: the weights of words, learned from turns coded by hand, summed over segments.

The sum is a log-odds, as in logistic regression (Cox, 1958): `start + length + theme + Σ weight`
over the clues that a segment holds, each once. The theme, and what the code's rules are sure of,
are added by `coding.suggest`.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from piacen_qual.codebook.schema import Clues, Codebook, Element
from piacen_qual.coding.matching.index import Index
from piacen_qual.coding.matching.match import Matcher
from piacen_qual.coding.matching.spans import NONE
from piacen_qual.coding.matching.weighed import UNIT, Trace, Weighed
from piacen_qual.coding.reading.annotation import Ints

_WINDOW: Final = 15  # words over which the evidence may stretch
_LONG: Final = 80  # words; more say nothing more
_NAMED: Final = 4  # clues that the evidence names
_LEAST: Final = -1.4  # log-odds of one in five: with less, clues alone suggest nothing
_MOST: Final = 32_000  # in hundredths

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    """Where clues stand, in the order of segments.

    Attributes:
        segment: number of the segment.
        clue: number of the clue.
        first: its first word.
        last: its last one.
    """

    segment: Ints
    clue: Ints
    first: Ints
    last: Ints


class _Heard(NamedTuple):
    """Words that clues speak of: the first, the last, what they weigh together."""

    first: int
    last: int
    weight: float


def weigh(
    matcher: Matcher, index: Index, codebook: Codebook, bounds: Sequence[int]
) -> list[Weighed]:
    """Sum the clues of every code over segments.

    Args:
        matcher: finds elements in `index`.
        index: the words of some transcripts.
        codebook: the codes and their clues.
        bounds: number of the first segment of each transcript, and the number of segments.

    Returns:
        One value per transcript; what is in one does not depend on the others.
    """
    clues = {code.id: code.clues for code in codebook.codes if code.clues}
    numbers = _numbered(clues.values())
    weights = _weights(clues.values(), numbers)
    said = _find(matcher, index, list(numbers))
    starts = np.array([each.start for each in clues.values()], dtype=np.float32)
    lengths = np.array([each.length for each in clues.values()], dtype=np.float32)
    sums = starts + np.outer(tens(index), lengths) + _sums(said, weights, len(index.segments))
    enough = sums >= [_floor(each) for each in clues.values()]
    return [
        Weighed(
            tuple(clues),
            _packed(sums[first:after]),
            {
                id_: [
                    trace
                    for place in np.flatnonzero(enough[first:after, column]).tolist()
                    if (trace := _trace(said, index, weights[:, column], first + place, place))
                ]
                for column, id_ in enumerate(clues)
            },
        )
        for first, after in pairwise(bounds)
    ]


def _numbered(clues: Iterable[Clues]) -> dict[Element, int]:
    elements = dict.fromkeys(element for each in clues for element, _ in each.weights)
    return {element: number for number, element in enumerate(elements)}


def _weights(clues: Iterable[Clues], numbers: Mapping[Element, int]) -> Floats:
    """Weights, clue by code."""
    each_code = list(clues)
    weights = np.zeros((len(numbers), len(each_code)), dtype=np.float32)
    for column, each in enumerate(each_code):
        for element, weight in each.weights:
            weights[numbers[element], column] = weight
    return weights


def _find(matcher: Matcher, index: Index, elements: Sequence[Element]) -> _Said:
    found = [matcher.spans(element) for element in elements]
    first = np.concatenate([NONE.first, *(spans.first for spans in found)])
    last = np.concatenate([NONE.last, *(spans.last for spans in found)])
    clue = np.repeat(np.arange(len(found), dtype=np.int32), [len(spans) for spans in found])
    order = np.argsort(first, kind="stable")
    return _Said(index.segment[first[order]], clue[order], first[order], last[order])


def tens(index: Index) -> Floats:
    """The length of each segment, in tens of words, as clues count it."""
    words = np.bincount(index.segment, minlength=len(index.segments))
    return np.asarray(np.minimum(words, _LONG) / 10, dtype=np.float32)


def _sums(said: _Said, weights: Floats, segments: int) -> Floats:
    """What the clues of each segment weigh together, code by code."""
    sums = np.zeros((segments, weights.shape[1]), dtype=np.float32)
    once = np.unique(said.segment.astype(np.int64) * len(weights) + said.clue)
    if len(once):
        segment, clue = np.divmod(once, len(weights))
        starts = np.flatnonzero(np.diff(segment, prepend=-1))
        sums[segment[starts]] = np.add.reduceat(weights[clue], starts, axis=0)
    return sums


def _floor(clues: Clues) -> float:
    """The sum from which clues alone may suggest, under one theme or another."""
    return _LEAST - max(0.0, *clues.themes.values(), 0.0)


def _packed(sums: Floats) -> "array[int]":
    rounded = np.clip(np.rint(sums * UNIT), -_MOST, _MOST).astype(np.int16)
    return array("h", rounded.tobytes())


def _trace(said: _Said, index: Index, weights: Floats, segment: int, place: int) -> Trace | None:
    """The words that speak most for a code in a segment, close to one another."""
    low, high = np.searchsorted(said.segment, [segment, segment + 1]).tolist()
    weight = weights[said.clue[low:high]]
    heard = low + np.flatnonzero(weight > 0)
    windows = (_window(said, weights, heard[begin:].tolist()) for begin in range(len(heard)))
    best = max(windows, key=lambda window: sum(each.weight for each in window), default=None)
    if best is None:
        return None
    named = sorted(sorted(best, key=lambda each: -each.weight)[:_NAMED])
    spans = [(int(index.start[each.first]), int(index.end[each.last])) for each in named]
    weighed = ((*span, round(each.weight * UNIT)) for span, each in zip(spans, named, strict=True))
    return (place, spans[0][0], max(end for _, end in spans), *chain.from_iterable(weighed))


def _window(said: _Said, weights: Floats, heard: Sequence[int]) -> list[_Heard]:
    """The clues near the first of these, each once; those on the same words speak as one."""
    after = said.first[heard[0]] + _WINDOW
    once: set[int] = set()
    found: list[_Heard] = []
    for at in heard:
        first, last, clue = int(said.first[at]), int(said.last[at]), int(said.clue[at])
        if last >= after or clue in once:
            continue
        once.add(clue)
        weight = float(weights[clue])
        if found and first <= found[-1].last:
            before = found.pop()
            first, last = before.first, max(before.last, last)
            weight += before.weight
        found.append(_Heard(first, last, weight))
    return found
