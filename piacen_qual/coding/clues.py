"""Clues: the weights of words, learned from turns coded by hand, summed over segments.

The sum is a log-odds, as in logistic regression (Cox, 1958): `start + theme + Σ weight` over the
clues that a segment holds, each once. The theme, and what the code's rules are sure of, are added
by `coding.suggest`.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from piacen_qual.codebook.schema import Clues, Codebook, Element
from piacen_qual.coding.annotation import Ints
from piacen_qual.coding.index import Index
from piacen_qual.coding.match import Matcher
from piacen_qual.coding.spans import NONE
from piacen_qual.coding.weighed import UNIT, Trace, Weighed

_WINDOW: Final = 15  # words over which the evidence may stretch
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
    sums = starts + _sums(said, weights, len(index.segments))
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
    best = max((_window(said, weights, heard, n) for n in range(len(heard))), default=None)
    if best is None:
        return None
    _, _, chosen = best
    spans = [
        (int(index.start[said.first[at]]), int(index.end[said.last[at]])) for at in sorted(chosen)
    ]
    named = (
        (*span, round(float(weights[said.clue[at]]) * UNIT))
        for span, at in zip(spans, sorted(chosen), strict=True)
    )
    start, end = spans[0][0], max(end for _, end in spans)
    return (place, start, end, *chain.from_iterable(named))


def _window(said: _Said, weights: Floats, heard: Ints, begin: int) -> tuple[float, int, list[int]]:
    """The strongest clues that follow one of them, with their weight; the first of equals wins."""
    after = said.first[heard[begin]] + _WINDOW
    strongest: dict[int, int] = {}
    for at in heard[begin:].tolist():
        if said.last[at] >= after:
            break
        strongest.setdefault(int(said.clue[at]), at)
    ranked = sorted(strongest.values(), key=lambda at: -weights[said.clue[at]])
    total = float(sum(weights[said.clue[at]] for at in ranked))
    return total, -begin, ranked[:_NAMED]
