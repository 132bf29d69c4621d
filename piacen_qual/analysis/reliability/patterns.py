"""Ratings as arrays: units of which coders said the same are counted together."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from zlib import crc32

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
        orders: of each group, its bundles in the order in which they first come there.
        names: of each group, what makes its draws its own, whichever groups stand beside it.
        bundles: one row per bundle, one column per pattern: how many units are drawn together;
            None when each bundle is one unit of the pattern in its place.
    """

    values: tuple[Hashable, ...]
    said: Ints
    counts: Ints
    orders: tuple[Ints, ...]
    names: tuple[str, ...]
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

        A group's draws are the same whatever other groups there are.

        Args:
            draws: how many times; the same seed gives the same draws.
            seed: of the random numbers.

        Returns:
            The draws, one a row of counts, as many at a time as memory should hold.
        """
        groups = [
            (np.random.default_rng([seed, crc32(name.encode())]), order, counts[order])
            for name, order, counts in zip(self.names, self.orders, self.counts, strict=True)
            if len(order)
        ]
        size = self.counts.shape[1]
        batch = max(1, ROOM // max(1, size))
        for first in range(0, draws, batch):
            drawn = np.zeros((min(batch, draws - first), size))
            for chance, order, counts in groups:
                total = counts.sum()
                drawn[:, order] += chance.multinomial(total, counts / total, len(drawn))
            yield self._units(drawn)

    def _units(self, drawn: Floats) -> Floats:
        return drawn if self.bundles is None else drawn @ self.bundles


def patterns(groups: Sequence[Ratings], *, least: int = 0, names: Sequence[str] = ()) -> Patterns:
    """The units of each group, counted by what coders said of them.

    Args:
        groups: the ratings of each.
        least: units that fewer coders rated are left out.
        names: of the groups, else their ranks; see `Patterns.names`.

    Raises:
        UnequalRatingsError: when coders do not rate the same list of units.
    """
    counted = [
        Counter(unit for unit in _units(ratings) if _raters(unit) >= least) for ratings in groups
    ]
    every = _once(counted)
    coders = max(map(len, groups), default=0)
    return _as_arrays(every, coders, counted, every, names)


def bundled(
    groups: Sequence[Sequence[Ratings]], *, least: int = 0, names: Sequence[str] = ()
) -> Patterns:
    """The same for units that are drawn together: all the codes of a segment, say.

    Args:
        groups: of each group, the ratings of several lists of units; the first units of all lists
            are one bundle, and so on.
        least: as for `patterns`; a bundle of which nothing is left is not drawn.
        names: as for `patterns`.

    Raises:
        UnequalRatingsError: when coders do not rate the same list of units.
    """
    counted = [Counter(_bundles(lists, least)) for lists in groups]
    bundles = _once(counted)
    held = [Counter(bundle) for bundle in bundles]
    every = _once(held)
    coders = max((len(ratings) for lists in groups for ratings in lists), default=0)
    units = _as_arrays(every, coders, counted, bundles, names)
    return replace(units, bundles=_table(held, every))


def _bundles(lists: Sequence[Ratings], least: int) -> Iterator[tuple[Pattern, ...]]:
    for units in zip(*map(_units, lists), strict=True):
        kept = tuple(unit for unit in units if _raters(unit) >= least)
        if kept:
            yield kept


def _raters(unit: Pattern) -> int:
    return len(unit) - unit.count(None)


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


def _as_arrays(
    every: Sequence[Pattern],
    coders: int,
    counted: Sequence[Counter[Any]],
    columns: Sequence[Any],
    names: Sequence[str],
) -> Patterns:
    given = (rating for pattern in every for rating in pattern if rating is not None)
    values = {rating: n for n, rating in enumerate(dict.fromkeys(given))}
    said = [[values.get(rating, MISSING) for rating in pattern] for pattern in every]
    places = {column: n for n, column in enumerate(columns)}
    return Patterns(
        values=tuple(values),
        said=np.array(said, dtype=np.int64).reshape(len(every), coders),
        counts=_table(counted, columns),
        orders=tuple(np.array([places[each] for each in counts], np.int64) for counts in counted),
        names=tuple(names) or tuple(map(str, range(len(counted)))),
    )
