"""Agreement between coders: how far they say the same of the same segments, chance set aside.

Ratings are one sequence per coder, as long as there are units; None where a coder did not rate.
Every measure is None where it is undefined: no unit that two coders rated, or no variation to
agree about.

A measure is worked out for many counts of the same patterns at once, so that the bootstrap costs
little: a `Figure` gives one number per row of counts, NaN where it is undefined.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import permutations
from typing import Final

import numpy as np

from piacen_qual.analysis.reliability.distances import Distance, Floats, distances
from piacen_qual.analysis.reliability.patterns import MISSING, Patterns, Rating, Ratings, patterns

Figure = Callable[[Floats], Floats]

_CERTAIN: Final = 1e-12  # a chance agreement this near to 1 leaves nothing to agree about


def percent_agreement(ratings: Ratings) -> float | None:
    """The share of pairs of coders who agree, averaged over units, from 0 to 1.

    `mean over units of Σ_k r_k (r_k - 1) / (r (r - 1))`, where r coders rated the unit and r_k of
    them said k; a unit that fewer than two rated is left out. It does not know chance: on a rare
    code two coders who never use it agree fully.

    Source: Gwet, Handbook of Inter-Rater Reliability, 4th ed., 2014, chapter 2.
    """
    units = patterns([ratings])
    return value(units, percent(units))


def krippendorff_alpha(ratings: Ratings, *, distance: Distance = "nominal") -> float | None:
    """Krippendorff's alpha: 1 for full agreement, 0 for chance, below 0 for contradiction.

    `1 - D_o / D_e`: the mean distance within units over the mean distance between any two ratings.
    Takes any number of coders and missing ratings; a unit that fewer than two rated is left out.
    Low when a code is very rare, even if coders agree nearly everywhere: read it beside the
    prevalence.

    Args:
        ratings: numbers for `interval` and `ratio` (from 0 up), what can be sorted for `ordinal`,
            sets (or lists) for `jaccard` and `masi`, anything for `nominal`.
        distance: how far two ratings are. `masi` is that of Passonneau (2006), from 0 to 1; like
            `jaccard`, it is not squared.

    Raises:
        UnfitRatingError: when a rating is not of the kind that the distance compares.

    Source: Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011; Passonneau, Measuring
    Agreement on Set-valued Items (MASI), 2006.
    """
    units = patterns([ratings])
    return value(units, alpha(units, distance))


def cohen_kappa(a: Sequence[Rating], b: Sequence[Rating]) -> float | None:
    """Cohen's kappa of two coders, over the units that both rated.

    `(p_o - p_e) / (1 - p_e)`, chance being that of each coder's own habits. Falls when a code is
    very rare or very frequent, and when one coder uses it more than the other.

    Source: Cohen, A coefficient of agreement for nominal scales, 1960.
    """
    units = patterns([(a, b)])
    return value(units, kappa(units))


def fleiss_kappa(ratings: Ratings) -> float | None:
    """Fleiss' kappa of several coders, chance being that of all of them together.

    `(p_o - p_e) / (1 - p_e)` with `p_e = Σ_k π_k²`, π_k being the mean share of k in the ratings of
    a unit. With missing ratings it is Gwet's generalisation, where units that one coder alone
    rated count in π_k; the same when none is missing.

    Source: Fleiss, Measuring nominal scale agreement among many raters, 1971; Gwet, 2014.
    """
    units = patterns([ratings])
    return value(units, fleiss(units))


def gwet_ac1(ratings: Ratings) -> float | None:
    """Gwet's AC1: agreement beyond chance that does not collapse when a code is rare.

    `(p_o - p_e) / (1 - p_e)` with `p_e = Σ_k π_k (1 - π_k) / (q - 1)` over the q categories seen,
    π_k as for `fleiss_kappa`. Undefined when one category alone was used. On rare codes it comes
    near to the percent: two coders who never agree on where a code is can have a high AC1.

    Source: Gwet, Computing inter-rater reliability and its variance in the presence of high
    agreement, 2008; with missing ratings, the Handbook of 2014.
    """
    units = patterns([ratings])
    return value(units, ac1(units))


def value(units: Patterns, figure: Figure) -> float | None:
    """A measure of the units as they are; None where it is undefined."""
    found = float(figure(units.total)[0])
    return None if np.isnan(found) else found


def interval(figure: Figure, drawn: Iterable[Floats]) -> tuple[float, float] | None:
    """The 95 % interval of a measure, by the bootstrap.

    Draws where the measure is undefined (a rare code that was not drawn) are left out; None when
    they are more than half.

    Args:
        figure: the measure.
        drawn: the draws; see `Patterns.drawn_again`.

    Source: Efron and Tibshirani, An Introduction to the Bootstrap, 1993 (percentiles).
    """
    every = np.concatenate([figure(counts) for counts in drawn])
    found = every[~np.isnan(every)]
    if len(found) < len(every) / 2:
        return None
    low, high = np.quantile(found, (0.025, 0.975))
    return float(low), float(high)


def percent(units: Patterns) -> Figure:
    """`percent_agreement` of patterns."""
    raters, alike = units.raters, np.zeros(len(units.said))
    for a, b in permutations(units.said.T, 2):
        alike += (a == b) & (a != MISSING)
    paired = raters > 1
    agreeing = alike[paired] / (raters * (raters - 1))[paired]
    return lambda counts: _ratio(counts[:, paired] @ agreeing, counts @ paired)


def alpha(units: Patterns, distance: Distance = "nominal") -> Figure:
    """`krippendorff_alpha` of patterns."""
    if distance == "ordinal":  # how far ranks are depends on the draw
        return lambda counts: np.concatenate(
            [_alpha(units, distance, row)(row) for row in counts[:, None]]
        )
    return _alpha(units, distance, units.total)


def _alpha(units: Patterns, distance: Distance, usual: Floats) -> Figure:
    """The same, with the distances that hold for the `usual` counts."""
    raters = units.raters
    paired = raters > 1
    usually = units.given_by_all(usual * paired)[0]
    apart = distances(units.values, distance, usually)
    between = apart.between(usually)
    spread = np.zeros(len(units.said))
    for a, b in permutations(units.said.T, 2):
        both = (a != MISSING) & (b != MISSING)
        spread[both] += apart.pairs(a[both], b[both])
    spread[paired] /= raters[paired] - 1

    def of(counts: Floats) -> Floats:
        given = units.given_by_all(counts * paired)
        return 1 - _ratio((given.sum(axis=1) - 1) * (counts @ spread), between(given))

    return of


def kappa(units: Patterns) -> Figure:
    """`cohen_kappa` of the patterns of two coders."""
    both = units.raters > 1
    seen = percent(units)

    def of(counts: Floats) -> Floats:
        counts = counts * both
        habits = units.given(counts, 0) * units.given(counts, 1)
        return _beyond_chance(seen(counts), _ratio(habits.sum(axis=1), counts.sum(axis=1) ** 2))

    return of


def fleiss(units: Patterns) -> Figure:
    """`fleiss_kappa` of patterns."""
    seen = percent(units)
    return lambda counts: _beyond_chance(seen(counts), (_shares(units, counts) ** 2).sum(axis=1))


def ac1(units: Patterns) -> Figure:
    """`gwet_ac1` of patterns."""
    seen = percent(units)

    def of(counts: Floats) -> Floats:
        shares = _shares(units, counts)
        others = (shares > 0).sum(axis=1) - 1.0
        chance = _ratio((shares * (1 - shares)).sum(axis=1), others)
        return _beyond_chance(seen(counts), chance)

    return of


def _shares(units: Patterns, counts: Floats) -> Floats:
    """The mean share of each value in the ratings of a unit."""
    raters = units.raters
    given = units.given_by_all(counts / np.maximum(raters, 1))
    return _ratio(given, (counts @ (raters > 0))[:, None])


def _beyond_chance(seen: Floats, chance: Floats) -> Floats:
    room = 1 - chance
    return _ratio(seen - chance, np.where(room < _CERTAIN, 0, room))


def _ratio(part: Floats, whole: Floats) -> Floats:
    """NaN where there is nothing to divide by."""
    nothing = np.full(part.shape, np.nan)
    return np.asarray(np.divide(part, whole, out=nothing, where=whole > 0))
