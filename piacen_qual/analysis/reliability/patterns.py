"""Ratings as arrays: units of which coders said the same are counted together."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from piacen_qual.analysis.reliability.distances import Floats, Ints

Rating = Any
"""What a coder says of a unit: a category, a number, a set of labels; None (or NaN) is nothing."""

Ratings = Sequence[Sequence[Rating]]
"""One sequence per coder, all as long as there are units."""

Pattern = tuple[Rating, ...]
"""What each coder says of one unit."""

MISSING: Final = -1
DRAWS: Final = 1000
ROOM: Final = 2_000_000  # counts held at a time
UNEASY: Final = (set, list, float)  # kinds of ratings that cannot be counted as they are


class UnequalRatingsError(ValueError):
    """Coders do not rate the same list of units."""

    def __init__(self, lengths: Iterable[int]) -> None:
        """Say how many units each has."""
        given = ", ".join(map(str, lengths))
        super().__init__(f"one rating per unit from each coder, None where there is none: {given}")


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """Units sorted by what coders said of them; a pattern is one rating per coder.

    Attributes:
        values: the ratings given, each once.
        said: one row per pattern, one column per coder: the place in `values`, or `MISSING`.
        counts: one row per group, one column per bundle: how many.
        bundles: one row per bundle, one column per pattern: how many units are drawn together;
            None when each bundle is one unit of the pattern in its place.
    """

    values: tuple[Hashable, ...]
    said: Ints
    counts: Ints
    bundles: Ints | None = None

    @property
    def raters(self) -> Ints:
        """How many coders rated the units of each pattern."""
        return np.asarray((self.said != MISSING).sum(axis=1))

    @property
    def total(self) -> Floats:
        """The units of all groups, one row of counts."""
        return self._units(self.counts.sum(axis=0, keepdims=True).astype(float))

    def given(self, counts: Floats, coder: int) -> Floats:
        """How often a coder gave each value, for each row of counts."""
        places, room = self.said[:, coder] + 1, len(self.values) + 1
        rows = [np.bincount(places, weights=row, minlength=room)[1:] for row in counts]
        return np.array(rows, dtype=float).reshape(len(counts), room - 1)

    def given_by_all(self, counts: Floats) -> Floats:
        """The same, all coders together."""
        given = np.zeros((len(counts), len(self.values)))
        for coder in range(self.said.shape[1]):
            given += self.given(counts, coder)
        return given

    def drawn_again(self, draws: int = DRAWS, seed: int = 1) -> Iterator[Floats]:
        """As many units as there are, drawn with replacement within their group, again and again.

        Args:
            draws: how many times; the same seed gives the same draws.
            seed: of the random numbers.

        Returns:
            The draws, one a row of counts, as many at a time as memory should hold.
        """
        chance = np.random.default_rng(seed)
        size = self.counts.shape[1]
        batch = max(1, ROOM // max(1, size))
        for first in range(0, draws, batch):
            drawn = np.zeros((min(batch, draws - first), size))
            for bundles in self.counts[self.counts.any(axis=1)]:
                seen, total = np.flatnonzero(bundles), bundles.sum()
                drawn[:, seen] += chance.multinomial(total, bundles[seen] / total, len(drawn))
            yield self._units(drawn)

    def _units(self, drawn: Floats) -> Floats:
        return drawn if self.bundles is None else drawn @ self.bundles


def patterns(groups: Sequence[Ratings]) -> Patterns:
    """The units of each group, counted by what coders said of them.

    Raises:
        UnequalRatingsError: when coders do not rate the same list of units.
    """
    counted = [Counter(_units(ratings)) for ratings in groups]
    every = _once(counted)
    coders = max(map(len, groups), default=0)
    return _as_arrays(every, coders, _table(counted, every))


def bundled(groups: Sequence[Sequence[Ratings]]) -> Patterns:
    """The same for units that are drawn together: all the codes of a segment, say.

    Args:
        groups: of each group, the ratings of several lists of units; the first units of all lists
            are one bundle, and so on.

    Raises:
        UnequalRatingsError: when coders do not rate the same list of units.
    """
    counted = [
        Counter(zip(*(_units(ratings) for ratings in lists), strict=True)) for lists in groups
    ]
    bundles = _once(counted)
    held = [Counter(bundle) for bundle in bundles]
    every = _once(held)
    coders = max((len(ratings) for lists in groups for ratings in lists), default=0)
    units = _as_arrays(every, coders, _table(counted, bundles))
    return replace(units, bundles=_table(held, every))


def _units(ratings: Ratings) -> Iterator[Pattern]:
    if len({len(each) for each in ratings}) > 1:
        raise UnequalRatingsError(len(each) for each in ratings)
    return zip(*map(_countable, ratings), strict=True)


def _countable(ratings: Sequence[Rating]) -> Iterable[Rating]:
    """The same, made hashable, numbers that are none taken for missing; most need nothing."""
    kinds = set(map(type, ratings))
    return map(_hashable, ratings) if any(issubclass(kind, UNEASY) for kind in kinds) else ratings


def _hashable(rating: Rating) -> Rating:
    if isinstance(rating, float) and rating != rating:  # noqa: PLR0124 — NaN alone is not itself
        return None
    if isinstance(rating, set):
        return frozenset(rating)
    return tuple(rating) if isinstance(rating, list) else rating


def _once(counted: Iterable[Counter[Any]]) -> list[Any]:
    return list(dict.fromkeys(each for counts in counted for each in counts))


def _table(counted: Sequence[Counter[Any]], columns: Sequence[Any]) -> Ints:
    rows = [[counts[column] for column in columns] for counts in counted]
    return np.array(rows, dtype=np.int64).reshape(len(counted), len(columns))


def _as_arrays(every: Sequence[Pattern], coders: int, counts: Ints) -> Patterns:
    given = (rating for pattern in every for rating in pattern if rating is not None)
    places = {rating: n for n, rating in enumerate(dict.fromkeys(given))}
    said = [[places.get(rating, MISSING) for rating in pattern] for pattern in every]
    table = np.array(said, dtype=np.int64).reshape(len(every), coders)
    return Patterns(tuple(places), table, counts)
