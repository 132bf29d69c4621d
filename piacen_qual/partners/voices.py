"""The table of a bank: how many participants of the case speak of what, as partners read it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from piacen_qual.anonymisation.disclosure import Row, Withheld
from piacen_qual.anonymisation.masking.public import PublicText
from piacen_qual.anonymisation.masking.secret import tokens_of
from piacen_qual.decisions.versions import Version
from piacen_qual.model import Role, Transcript
from piacen_qual.partners.cleaning import shown
from piacen_qual.partners.entries import Attributed, Tabled
from piacen_qual.study import digest

TITLE: Final = "Qui en a parlé"
TOTAL: Final = "En tout"
HIDDEN: Final = "—"

_MARKS: Final = 12  # turns of a transcript by which it is known
_LONG: Final = 8  # words of a turn that nobody else says

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
        said: of each, what tells that it is this one, whatever its name: see `said_in`.
        size: how many took part.
        k: fewer than this are not told.
        families: labels of rows.
        themes: labels of columns.
        rows: what may be told.
        suggested: whether codes that nobody decided count.
    """

    files: tuple[str, ...]
    said: tuple[tuple[str, ...], ...]
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
        return Tabled(self.files, self.lines, self.said)


def said_in(transcripts: Iterable[Transcript]) -> tuple[tuple[str, ...], ...]:
    """Digests of what is said at most length in each: it is known by them under any name.

    A few words corrected here or there leave most of them as they are.
    """
    return tuple(tuple(_longest(transcript)) for transcript in transcripts)


def _longest(transcript: Transcript) -> Iterator[str]:
    yield Version.of(transcript).sha256
    turns = (turn.text for turn in transcript.turns if turn.role is Role.PARTICIPANT)
    said = sorted((tokens_of(text) for text in turns), key=len)
    yield from (digest(*words) for words in said[-_MARKS:] if len(words) >= _LONG)


def once(table: VoiceTable, before: Iterable[Tabled]) -> VoiceTable | Withheld:
    """The table, unless the same people were shared in another one.

    Two tables of the same people, one of them older, or of fewer groups, or with another k, tell
    by their difference what neither tells. A transcript that was renamed is still the same people.
    """
    return table if all(_is_harmless(each, table.tabled) for each in before) else _CHANGED


def another(attribute: Attributed, before: Iterable[Attributed]) -> Withheld | None:
    """Why an attribute may not be told: another one was, of the same people; None when it may.

    Two banks of the same quotes, one with each, tell the two together.
    """
    told = (each for each in before if each.name != attribute.name)
    other = next((each for each in told if _shares(each, attribute)), None)
    if other is None:
        return None
    name = f"« {other.name} »" if other.name else "un attribut"
    why = f"{name} a déjà été dit des mêmes personnes; les deux ensemble pourraient dire qui parle."
    return Withheld(f"« {attribute.name} »", why)


def _shares(one: Attributed, other: Attributed) -> bool:
    return any(_are_one(each, that) for each in _told(one) for that in _told(other))


def _is_harmless(one: Tabled, other: Tabled) -> bool:
    """Whether two tables are of other people, or the same."""
    known = [any(_are_one(each, that) for that in _told(other)) for each in _told(one)]
    same = all(known) and len(one.files) == len(other.files) and one.lines == other.lines
    return same or not any(known)


def _told(table: Tabled | Attributed) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The transcripts of what was told: the name of each, and what is said there."""
    for n, file in enumerate(table.files):
        yield file, table.said[n] if n < len(table.said) else ()


def _are_one(one: tuple[str, tuple[str, ...]], other: tuple[str, tuple[str, ...]]) -> bool:
    return one[0] == other[0] or not set(one[1]).isdisjoint(other[1])
