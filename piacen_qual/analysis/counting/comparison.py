"""Things counted (codes, words named) laid out against what is compared (cases, groups, themes)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from piacen_qual.analysis.counting.bases import TOTAL, Counts
from piacen_qual.analysis.material import Unit
from piacen_qual.model import Cell, Column

NOTHING: Final = Counts()
NEVER: Final = "–"
UNIT_COLUMNS: Final = {
    Unit.CASE: Column("cas", "Cas"),
    Unit.GROUP: Column("groupe", "Groupe"),
    Unit.THEME: Column("theme", "Thème"),
}
SPREAD: Final = (
    Column("groupes", "Groupes", "entier"),
    Column("groupes_n", "Groupes (N)", "entier"),
    Column("locuteurs", "Locuteurs", "entier"),
    Column("locuteurs_n", "Locuteurs (n)", "entier"),
)
SEGMENTS: Final = Column("segments", "Segments", "entier")
WORDS: Final = (Column("mots", "Mots", "entier"), Column("part_mots", "Part des mots", "part"))
_CELL: Final = (
    "Par exemple, 2/2 5/10 7 = dit dans 2 groupes sur 2, par 5 personnes sur 10, dans 7 segments;"
    " – = jamais."
)
CELL_NOTES: Final = {
    Unit.CASE: _CELL,
    Unit.THEME: _CELL,
    Unit.GROUP: (
        "Par exemple, 5/10 7 = dit par 5 personnes sur 10, dans 7 segments; – = jamais. Au total,"
        " les groupes d’abord : 2/3, dans 2 groupes sur 3."
    ),
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was counted, and of how many, in each unit.

    Attributes:
        unit: what is compared.
        labels: the units, in the order of columns, without the total.
        bases: the denominators of each unit.
        counts: (thing, unit label) → how far it goes; absent where it never came up.
    """

    unit: Unit
    labels: tuple[str, ...]
    bases: Mapping[str, Counts]
    counts: Mapping[tuple[str, str], Counts]

    def columns(self, passages: Column = SEGMENTS) -> tuple[Column, ...]:
        """The columns of `long`; `passages` says what the passages are."""
        return (UNIT_COLUMNS[self.unit], *SPREAD, passages, *WORDS)

    @property
    def wide_labels(self) -> tuple[str, ...]:
        """The units side by side and their total, unless there is but one."""
        return self.labels if len(self.labels) == 1 else (*self.labels, TOTAL)

    @property
    def wide_columns(self) -> tuple[Column, ...]:
        """The columns of `wide`."""
        return tuple(Column(label, label) for label in self.wide_labels)

    def found(self, thing: str, label: str) -> Counts:
        """How far a thing goes in a unit (or `TOTAL`)."""
        return self.counts.get((thing, label), NOTHING)

    def base(self, label: str) -> Counts:
        """The denominators of a unit (or `TOTAL`)."""
        return self.bases.get(label, NOTHING)

    def by_spread(self, things: Iterable[str]) -> list[str]:
        """Most shared first: by groups, then speakers, then segments; ties keep their order.

        How many groups bring a thing up says more than how many people do, and that more than how
        often it is said: a talkative person is not a finding (Morgan, D. L., 1997, Focus Groups as
        Qualitative Research, 2nd ed., Sage).
        """
        return sorted(things, key=self._spread, reverse=True)

    def _spread(self, thing: str) -> tuple[int, int, int]:
        total = self.found(thing, TOTAL)
        return total.groups, total.speakers, total.passages

    def long(self, thing: str) -> list[tuple[Cell, ...]]:
        """One row per unit and one for all of them; zeros are kept, they are findings too."""
        return [(label, *self._numbers(thing, label)) for label in (*self.labels, TOTAL)]

    def _numbers(self, thing: str, label: str) -> tuple[Cell, ...]:
        found = self.found(thing, label)
        base = self.base(label)
        return (
            *(found.groups, base.groups, found.speakers, base.speakers, found.passages),
            *(found.words, found.words / base.words if base.words else None),
        )

    def wide(self, thing: str) -> tuple[str, ...]:
        """One cell per unit and one for all: `2/2 5/10 7` (groups, speakers, segments).

        Twelve characters or so, so that four cases and their total stand in 80 columns next to a
        code's id. A single group has no groups to count: `5/10 7`.
        """
        return tuple(self._cell(thing, label) for label in self.wide_labels)

    def _cell(self, thing: str, label: str) -> str:
        found = self.found(thing, label)
        base = self.base(label)
        if not found.passages:
            return NEVER
        people = f"{found.speakers}/{base.speakers} {found.passages}"
        if self.unit is Unit.GROUP and label != TOTAL:
            return people
        return f"{found.groups}/{base.groups} {people}"
