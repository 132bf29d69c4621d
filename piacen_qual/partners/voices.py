"""The table of a bank: how many participants of the case speak of what, as partners read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from piacen_qual.anonymisation.disclosure import Row, Withheld
from piacen_qual.anonymisation.masking.public import PublicText
from piacen_qual.partners.bank import shown
from piacen_qual.partners.entries import Tabled

TITLE: Final = "Qui en a parlé"
TOTAL: Final = "En tout"
HIDDEN: Final = "—"

_CHANGED: Final = Withheld(
    f"Le tableau « {TITLE} »",
    "il a changé depuis qu’il a été partagé, et la différence entre les deux pourrait dire qui a"
    " parlé.",
)


@dataclass(frozen=True, slots=True)
class VoiceTable:
    """Who speaks of what, in counts that name nobody.

    Attributes:
        files: the transcripts of the case.
        size: how many took part.
        k: fewer than this are not told.
        families: labels of rows.
        themes: labels of columns.
        rows: what may be told.
        suggested: whether codes that nobody decided count.
    """

    files: tuple[str, ...]
    size: int
    k: int
    families: tuple[PublicText, ...]
    themes: tuple[PublicText, ...]
    rows: tuple[Row, ...]
    suggested: bool

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The table as files show it, headings first; there is no total of a single theme."""
        has_total = len(self.themes) > 1
        head = (f"Sur {self.size} personnes", *map(shown, self.themes), TOTAL)
        rows = (
            (
                shown(family),
                *(cell.words for cell in row.cells),
                row.total.words if row.total else HIDDEN,
            )
            for family, row in zip(self.families, self.rows, strict=True)
        )
        return tuple(line if has_total else line[:-1] for line in (head, *rows))

    @property
    def tabled(self) -> Tabled:
        """What is to be kept of it."""
        return Tabled(self.files, self.lines)


def once(table: VoiceTable, before: Iterable[Tabled]) -> VoiceTable | Withheld:
    """The table, unless the same people were shared in another one.

    Two tables of the same people, one of them older, or of fewer groups, or with another k, tell
    by their difference what neither tells.
    """
    people = set(table.files)
    others = (each for each in before if people.intersection(each.files))
    return table if all(each == table.tabled for each in others) else _CHANGED
