"""How far coders agree: code by code, on all codes, and on the codes of a segment together.

Every measure is of the units that two coders at least rated: what one alone coded bears on nothing,
AC1 included (Gwet, and irrCAC, have such units count in the chance agreement), so that the figures
of some groups are the same whether others are looked at or not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from piacen_qual.analysis import agreement
from piacen_qual.analysis.reliability.distances import Distance
from piacen_qual.analysis.reliability.patterns import Patterns, bundled, patterns
from piacen_qual.analysis.reliability.ratings import Panel

UNDEFINED: Final = "non défini"
RARE: Final = "trop rare"
PAIR: Final = 2  # coders it takes to agree on a unit
FEW: Final = 5  # units; what fewer of them show is chance
LEVELS: Final = ((0.8, "fiable"), (0.667, "prudence"), (-1.0, "faible"))


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the measures say of some units.

    Attributes:
        n: the units of which two coders at least spoke.
        put: in how many of these each coder put the code; nothing for sets of codes.
        prevalence: the same as a share of those they spoke of.
        least: in how many somebody put it, or somebody did not, whichever is less; `n` for sets.
        percent: see `agreement.percent_agreement`; for sets, the share of identical ones.
        alpha: Krippendorff's, the first to be read.
        interval: its 95 % interval, segments drawn again within their group.
        kappa: Cohen's, for two coders.
        ac1: Gwet's, of these units only.
    """

    n: int
    put: tuple[int, ...]
    prevalence: tuple[float | None, ...]
    least: int
    percent: float | None
    alpha: float | None
    interval: tuple[float, float] | None
    kappa: float | None = None
    ac1: float | None = None

    @property
    def mean_prevalence(self) -> float | None:
        """That of the coders who spoke, averaged."""
        known = [share for share in self.prevalence if share is not None]
        return sum(known) / len(known) if known else None

    @property
    def is_rare(self) -> bool:
        """Whether too few units vary for alpha to mean much."""
        return self.alpha is not None and self.least < FEW

    @property
    def reading(self) -> str:
        """A word for alpha: `fiable` from .800, `prudence` from .667, else `faible`.

        An asterisk when the interval goes down into a lower level. Customs, not laws.

        Source: Krippendorff, Content Analysis, 2nd ed., 2004, chapter 11.
        """
        if self.alpha is None:
            return UNDEFINED
        if self.is_rare:
            return RARE
        word = _level(self.alpha)
        doubtful = self.interval is not None and _level(self.interval[0]) != word
        return f"{word}*" if doubtful else word


def _level(alpha: float) -> str:
    return next((word for least, word in LEVELS if alpha >= least), LEVELS[-1][1])


def on_code(panel: Panel, code: str) -> Agreement:
    """On one code: a unit is a segment."""
    return _nominal(patterns(panel.by_group(panel.ratings[code]), least=PAIR, names=panel.groups))


def on_codes(panel: Panel, codes: Sequence[str]) -> Agreement:
    """On some codes, one by one: a unit is a code in a segment; a segment's are drawn together."""
    lists = [panel.by_group(panel.ratings[code]) for code in codes]
    return _nominal(bundled(list(zip(*lists, strict=True)), least=PAIR, names=panel.groups))


def on_sets(panel: Panel, codes: Sequence[str], distance: Distance = "masi") -> Agreement:
    """On the codes of a segment together: a unit is a segment of which all coders' sets are known.

    Two sets that share codes are nearer than two that share none.
    """
    units = patterns(panel.by_group(panel.sets(codes)), least=PAIR, names=panel.groups)
    alpha, n = agreement.alpha(units, distance), _number(units)
    return Agreement(
        n=n,
        put=(),
        prevalence=(),
        least=n,
        percent=agreement.value(units, agreement.percent(units)),
        alpha=agreement.value(units, alpha),
        interval=agreement.interval(alpha, units.drawn_again()),
    )


def _nominal(units: Patterns) -> Agreement:
    alpha = agreement.alpha(units)
    there = np.array([value == 1 for value in units.values], dtype=bool)
    coders = range(units.said.shape[1])
    given = [units.given(units.total, coder)[0] for coder in coders]
    return Agreement(
        n=_number(units),
        put=tuple(round(float(each[there].sum())) for each in given),
        prevalence=tuple(
            float(each[there].sum() / each.sum()) if each.any() else None for each in given
        ),
        least=_least(units),
        percent=agreement.value(units, agreement.percent(units)),
        alpha=agreement.value(units, alpha),
        interval=agreement.interval(alpha, units.drawn_again()),
        kappa=agreement.value(units, agreement.kappa(units)) if len(coders) == 2 else None,
        ac1=agreement.value(units, agreement.ac1(units)),
    )


def _number(units: Patterns) -> int:
    return round(float(units.total.sum()))


def _least(units: Patterns) -> int:
    """In how many units the value that is in fewest was given by somebody."""
    total = units.total[0]
    found = [total @ (units.said == value).any(axis=1) for value in range(len(units.values))]
    return round(float(min(found))) if len(found) > 1 else 0
