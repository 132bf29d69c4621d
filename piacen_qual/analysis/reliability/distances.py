"""How far two ratings are: the distances that Krippendorff's alpha can work with."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Distance = Literal["nominal", "ordinal", "interval", "ratio", "jaccard", "masi"]

EXACT: Final = 2000  # values whose distances to one another are all held in memory
BLOCK: Final = 200_000  # distances held at a time otherwise


class UnfitRatingError(ValueError):
    """A rating is not of the kind that a distance compares."""

    def __init__(self, distance: str, needed: str) -> None:
        """Say what it should be."""
        super().__init__(f"distance « {distance} »: every rating must be {needed}, or None")


@dataclass(frozen=True, slots=True)
class Distances:
    """The distances between values, squared but for sets; values go by their places.

    Attributes:
        size: how many values there are.
        pairs: of each of some values to the one beside it in a second list.
        rows: of each of some values to every value.
    """

    size: int
    pairs: Callable[[Ints, Ints], Floats]
    rows: Callable[[Ints], Floats]

    def between(self, usual: Floats) -> Callable[[Floats], Floats]:
        """The distances between all ratings given, summed: for each row of counts of values.

        Args:
            usual: how often each value was given. With more than `EXACT` values the sum is exact
                there only; around it, to the first order, which a bootstrap of as many ratings
                cannot tell apart.
        """
        every = np.arange(self.size)
        if self.size <= EXACT:
            apart = self.rows(every)
            return lambda given: np.asarray(((given @ apart) * given).sum(axis=1))
        blocks = np.array_split(every, self.size**2 // BLOCK)
        away = np.concatenate([self.rows(block) @ usual for block in blocks])
        return lambda given: 2 * given @ away - usual @ away


def distances(values: Sequence[Any], distance: Distance, given: Floats) -> Distances:
    """How far values are from one another.

    Args:
        values: each once.
        distance: which distance; see `krippendorff_alpha`.
        given: how often each was given, on which `ordinal` depends.

    Raises:
        UnfitRatingError: when values are not of the kind that the distance compares.
    """
    match distance:
        case "nominal":
            return _numeric(np.arange(len(values), dtype=float), _unlike)
        case "ordinal":
            return _numeric(_ranks(values, given), _squared)
        case "interval":
            return _numeric(_numbers(values, distance), _squared)
        case "ratio":
            return _numeric(_numbers(values, distance), _relative)
        case "jaccard" | "masi":
            return _between_sets(_sets(values, distance), masi=distance == "masi")


def _numeric(numbers: Floats, apart: Callable[[Floats, Floats], Floats]) -> Distances:
    return Distances(
        len(numbers),
        pairs=lambda a, b: apart(numbers[a], numbers[b]),
        rows=lambda some: apart(numbers[some, None], numbers),
    )


def _unlike(a: Floats, b: Floats) -> Floats:
    return np.asarray(a != b, dtype=float)


def _squared(a: Floats, b: Floats) -> Floats:
    return np.asarray((a - b) ** 2)


def _relative(a: Floats, b: Floats) -> Floats:
    total = a + b
    part = np.divide(a - b, total, out=np.zeros(total.shape), where=total > 0)
    return np.asarray(part**2)


def _ranks(values: Sequence[Any], given: Floats) -> Floats:
    """How many ratings lie below the middle of each value."""
    try:
        order = sorted(range(len(values)), key=values.__getitem__)
    except TypeError as cause:
        raise UnfitRatingError("ordinal", "comparable with the others") from cause
    ranks = np.empty(len(values))
    ranks[order] = np.cumsum(given[order]) - given[order] / 2
    return ranks


def _numbers(values: Sequence[Any], distance: Distance) -> Floats:
    if not all(isinstance(value, (int, float, np.number)) for value in values):
        raise UnfitRatingError(distance, "a number")
    numbers = np.array(values, dtype=float)
    if distance == "ratio" and (numbers < 0).any():
        raise UnfitRatingError(distance, "a number from 0 up")
    return numbers


def _sets(values: Sequence[Any], distance: Distance) -> list[frozenset[Any]]:
    if not all(isinstance(value, Collection) and not isinstance(value, str) for value in values):
        raise UnfitRatingError(distance, "a set or a list of labels")
    return [frozenset(value) for value in values]


def _between_sets(sets: Sequence[frozenset[Any]], *, masi: bool) -> Distances:
    """Jaccard's distance, or MASI; the empty set is like itself and nothing else."""
    held = [some or {None} for some in sets]
    labels = {label: place for place, label in enumerate(frozenset().union(*held))}
    precision = np.float64 if len(held) <= EXACT else np.float32  # twice as fast
    members = np.zeros((len(held), len(labels)), dtype=precision)
    for row, some in zip(members, held, strict=True):
        row[[labels[label] for label in some]] = 1
    sizes = members.sum(axis=1)

    def apart(common: Floats, a: Floats, b: Floats) -> Floats:
        either = a + b - common
        likeness = common / either
        if masi:  # a third each: something in common, one within the other, equal
            ties = (common > 0).astype(np.int8)
            ties += common == np.minimum(a, b)
            ties += common == either
            likeness *= ties
            likeness /= 3
        return np.asarray(1 - likeness)

    return Distances(
        len(held),
        pairs=lambda a, b: apart((members[a] * members[b]).sum(axis=1), sizes[a], sizes[b]),
        rows=lambda some: apart(members[some] @ members.T, sizes[some, None], sizes),
    )
