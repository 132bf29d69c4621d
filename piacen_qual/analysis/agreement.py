"""Agreement between coders: how far they say the same of the same segments, chance set aside.

Ratings are one sequence per coder, as long as there are units; None where a coder did not rate.
A unit that fewer than two coders rated tells nothing and is left out. Every measure is None where
it is undefined: no unit to compare, or no variation to agree about.
"""

import random
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import product
from typing import Any, Final, Literal

Rating = Hashable | None
Ratings = Sequence[Sequence[Rating]]
Patterns = Mapping[tuple[Rating, ...], int]
"""How many units were rated so, one rating per coder."""

Distance = Literal["nominal", "ordinal", "interval", "ratio", "jaccard", "masi"]
Measure = Callable[[Patterns], float | None]

DRAWS: Final = 1000
_CERTAIN: Final = 1e-12  # a chance agreement this near to 1 leaves nothing to agree about


class UnequalRatingsError(ValueError):
    """Coders do not rate the same list of units."""

    def __init__(self, lengths: Iterable[int]) -> None:
        """Say how many units each has."""
        given = ", ".join(map(str, lengths))
        super().__init__(f"one rating per unit from each coder, None where there is none: {given}")


def percent_agreement(ratings: Ratings) -> float | None:
    """The share of pairs of coders who agree, averaged over units, from 0 to 1.

    `mean over units of Σ_k r_k (r_k - 1) / (r (r - 1))`, where r coders rated the unit and r_k of
    them said k. It does not know chance: on a rare code two coders who never use it agree fully.

    Source: Gwet, Handbook of Inter-Rater Reliability, 4th ed., 2014, chapter 2.
    """
    return observed(patterns(ratings))


def krippendorff_alpha(ratings: Ratings, *, distance: Distance = "nominal") -> float | None:
    """Krippendorff's alpha: 1 for full agreement, 0 for chance, below 0 for contradiction.

    `1 - D_o / D_e`: the mean distance within units over the mean distance between any two ratings.
    Takes any number of coders and missing ratings. Low when a code is very rare, even if coders
    agree nearly everywhere; read it beside the prevalence.

    Args:
        ratings: numbers for `ordinal`, `interval` and `ratio`; sets for `jaccard` and `masi`;
            anything else for `nominal`.
        distance: how far two ratings are. `masi` is that of Passonneau (2006), from 0 to 1.

    Source: Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011.
    """
    return alpha(patterns(ratings), distance)


def cohen_kappa(a: Sequence[Rating], b: Sequence[Rating]) -> float | None:
    """Cohen's kappa of two coders, over the units that both rated.

    `(p_o - p_e) / (1 - p_e)`, chance being that of each coder's own habits. Falls when a code is
    very rare or very frequent, and when one coder uses it more than the other.

    Source: Cohen, A coefficient of agreement for nominal scales, 1960.
    """
    return kappa(patterns((a, b)))


def fleiss_kappa(ratings: Ratings) -> float | None:
    """Fleiss' kappa of several coders, chance being that of all of them together.

    `(p_o - p_e) / (1 - p_e)` with `p_e = Σ_k π_k²`, π_k being the mean share of k in the ratings of
    a unit. With missing ratings it is Gwet's generalisation, the same when there are none.

    Source: Fleiss, Measuring nominal scale agreement among many raters, 1971; Gwet, 2014.
    """
    made = patterns(ratings)
    shares = _shares(made)
    return _beyond_chance(observed(made), sum(share**2 for share in shares))


def gwet_ac1(ratings: Ratings) -> float | None:
    """Gwet's AC1: agreement beyond chance that does not collapse when a code is rare.

    `(p_o - p_e) / (1 - p_e)` with `p_e = Σ_k π_k (1 - π_k) / (q - 1)` over q categories seen.
    Undefined when one category alone was used.

    Source: Gwet, Computing inter-rater reliability and its variance in the presence of high
    agreement, 2008; with missing ratings, the Handbook of 2014.
    """
    return ac1(patterns(ratings))


def patterns(ratings: Ratings) -> Patterns:
    """Units counted by what coders said of them.

    Raises:
        UnequalRatingsError: when coders do not rate the same list of units.
    """
    if len({len(each) for each in ratings}) > 1:
        raise UnequalRatingsError(len(each) for each in ratings)
    return Counter(zip(*ratings, strict=True))


def interval(
    groups: Sequence[Patterns], measure: Measure, *, draws: int = DRAWS, seed: int = 1
) -> tuple[float, float] | None:
    """The 95 % interval of a measure: units drawn again with replacement within their group.

    Args:
        groups: the units of each group.
        measure: from patterns to a figure; draws where it is undefined are left out.
        draws: how many times; the same seed gives the same interval.
        seed: of the random numbers.

    Source: Efron and Tibshirani, An Introduction to the Bootstrap, 1993 (percentiles).
    """
    chance = random.Random(seed)  # noqa: S311 — nothing secret
    found = []
    for _ in range(draws):
        drawn: Counter[tuple[Rating, ...]] = Counter()
        for units in groups:
            drawn.update(chance.choices(*_weighted(units), k=sum(units.values())))
        if (value := measure(drawn)) is not None:
            found.append(value)
    if len(found) < draws / 2:
        return None
    found.sort()
    return found[int(0.025 * len(found))], found[min(len(found) - 1, int(0.975 * len(found)))]


def observed(units: Patterns) -> float | None:
    """`percent_agreement` from patterns."""
    total = weight = 0.0
    for pattern, count in units.items():
        said = Counter(rating for rating in pattern if rating is not None)
        raters = said.total()
        if raters > 1:
            agreeing = sum(n * (n - 1) for n in said.values())
            total += count * agreeing / (raters * (raters - 1))
            weight += count
    return total / weight if weight else None


def alpha(units: Patterns, distance: Distance = "nominal") -> float | None:
    """`krippendorff_alpha` from patterns."""
    paired = {pattern: count for pattern, count in units.items() if _raters(pattern) > 1}
    said: Counter[Any] = Counter()
    for pattern, count in paired.items():
        for rating in pattern:
            if rating is not None:
                said[rating] += count
    total = said.total()
    apart = _distance(distance, said)
    within = sum(
        count * _spread(pattern, apart) / (_raters(pattern) - 1)
        for pattern, count in paired.items()
    )
    between = sum(said[a] * said[b] * apart(a, b) for a, b in product(said, repeat=2))
    return 1 - (total - 1) * within / between if between else None


def kappa(units: Patterns) -> float | None:
    """`cohen_kappa` from the patterns of two coders."""
    both = {pattern: count for pattern, count in units.items() if None not in pattern}
    total = sum(both.values())
    if not total:
        return None
    first, second = Counter[Rating](), Counter[Rating]()
    for (a, b), count in both.items():
        first[a] += count
        second[b] += count
    chance = sum(first[rating] * second[rating] for rating in first) / total**2
    return _beyond_chance(observed(both), chance)


def ac1(units: Patterns) -> float | None:
    """`gwet_ac1` from patterns."""
    shares = _shares(units)
    if len(shares) < 2:
        return None
    chance = sum(share * (1 - share) for share in shares) / (len(shares) - 1)
    return _beyond_chance(observed(units), chance)


def _shares(units: Patterns) -> list[float]:
    """The mean share of each category in the ratings of a unit."""
    shares: Counter[Rating] = Counter()
    rated = 0
    for pattern, count in units.items():
        raters = _raters(pattern)
        rated += count if raters else 0
        for rating in pattern:
            if rating is not None:
                shares[rating] += count / raters  # type: ignore[assignment]  # a float counts too
    return [share / rated for share in shares.values()]


def _beyond_chance(seen: float | None, chance: float) -> float | None:
    if seen is None or 1 - chance < _CERTAIN:
        return None
    return (seen - chance) / (1 - chance)


def _raters(pattern: tuple[Rating, ...]) -> int:
    return sum(rating is not None for rating in pattern)


def _spread(pattern: tuple[Rating, ...], apart: Callable[[Any, Any], float]) -> float:
    """The distances between each rating of a unit and each other one."""
    given = [rating for rating in pattern if rating is not None]
    return sum(apart(a, b) for a, b in product(given, repeat=2))


def _distance(name: Distance, said: Mapping[Any, int]) -> Callable[[Any, Any], float]:
    """The distance δ² (for sets, δ) between two ratings; that of ranks depends on all of them."""
    if name == "ordinal":
        return _of_ranks(said)
    return _DISTANCES[name]


def _of_ranks(said: Mapping[Any, int]) -> Callable[[Any, Any], float]:
    below: dict[Any, float] = {}
    before = 0
    for rating in sorted(said):
        below[rating] = before + said[rating] / 2
        before += said[rating]
    return lambda a, b: float((below[a] - below[b]) ** 2)


def _of_ratios(a: float, b: float) -> float:
    return ((a - b) / (a + b)) ** 2 if a + b else 0.0


def _jaccard(a: frozenset[Any], b: frozenset[Any]) -> float:
    return 1 - len(a & b) / len(a | b) if a | b else 0.0


def _masi(a: frozenset[Any], b: frozenset[Any]) -> float:
    kinship = 1.0 if a == b else 2 / 3 if a <= b or b <= a else 1 / 3 if a & b else 0.0
    return 1 - (1 - _jaccard(a, b)) * kinship


_DISTANCES: Final[Mapping[str, Callable[[Any, Any], float]]] = {
    "nominal": lambda a, b: float(a != b),
    "interval": lambda a, b: float((a - b) ** 2),
    "ratio": _of_ratios,
    "jaccard": _jaccard,
    "masi": _masi,
}


def _weighted(units: Patterns) -> tuple[list[tuple[Rating, ...]], list[int]]:
    return list(units), list(units.values())
