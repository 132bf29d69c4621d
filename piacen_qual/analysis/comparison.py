"""Things counted (codes, words named) laid out against what is compared (cases, groups, themes)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from piacen_qual.analysis.frames import TOTAL, Counts
from piacen_qual.analysis.material import Unit
from piacen_qual.model import Cell, Column

NEVER: Final = "–"
NOTHING: Final = Counts()
UNIT_LABELS: Final = {Unit.CASE: "Cas", Unit.GROUP: "Groupe", Unit.THEME: "Thème"}
COUNT_COLUMNS: Final = (
    Column("groupes", "Groupes", "entier"),
    Column("groupes_n", "Groupes (N)", "entier"),
    Column("locuteurs", "Locuteurs", "entier"),
    Column("locuteurs_n", "Locuteurs (n)", "entier"),
    Column("segments", "Segments", "entier"),
    Column("mots", "Mots", "entier"),
    Column("part_mots", "Part des mots", "part"),
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was counted, of what, in each unit.

    Attributes:
        unit: what is compared.
        bases: the denominators of each unit; see `frames.bases`.
        counts: (thing, unit label) → how far it goes; absent when it was never said.
    """

    unit: Unit
    labels: tuple[str, ...]
    bases: Mapping[str, Counts]
    counts: Mapping[tuple[str, ...], Counts]

    def by_spread(self, things: Iterable[str]) -> list[str]:
        """Most shared first: by groups, then speakers, then segments; ties keep their order.

        How many groups brought a topic up weighs more than how many people did, and both more
        than how often it was said: one talkative person is not a finding (Morgan, D. L., 1997,
        Focus Groups as Qualitative Research, 2nd ed.).
        """
        return sorted(things, key=self._spread, reverse=True)

    def _spread(self, thing: str) -> tuple[int, int, int]:
        total = self.counts.get((thing, TOTAL), NOTHING)
        return total.groups, total.speakers, total.passages

    def long(self, thing: str) -> list[tuple[Cell, ...]]:
        """One row per unit and one for the total: the unit, then `COUNT_COLUMNS`."""
        return [(label, *self._numbers(thing, label)) for label in (*self.labels, TOTAL)]

    def _numbers(self, thing: str, label: str) -> tuple[Cell, ...]:
        found, base = self.counts.get((thing, label), NOTHING), self.bases[label]
        share = found.words / base.words if base.words else None
        return (
            found.groups,
            base.groups,
            found.speakers,
            base.speakers,
            found.passages,
            found.words,
            share,
        )
