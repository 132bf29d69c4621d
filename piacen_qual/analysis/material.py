"""What tables count: transcripts, segments, the codings that stand, and where these come from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Final

from piacen_qual.analysis.withdrawal import Withdrawn, left, touched
from piacen_qual.codebook.schema import Code, Codebook, Family
from piacen_qual.french.words import count_words
from piacen_qual.model import CLOSING, INTRO, Coding, Role, Segment, Transcript, Turn, theme_labels

NO_CASE: Final = "(cas inconnu)"
SMALL: Final = 8  # codes in a family that can stand side by side

Place = tuple[str, int, int]  # a segment: file, turn, number in the turn


class Unit(StrEnum):
    """What is compared side by side: cases, groups, or themes (the theme of the turn)."""

    CASE = "cas"
    GROUP = "groupe"
    THEME = "theme"


@dataclass(frozen=True, eq=False)
class Material:
    """Everything a table is made of, and what the table must say about itself.

    Attributes:
        transcripts: in the order in which cases and groups are shown.
        segments: every segment of these transcripts that can be coded, coded or not.
        codings: what is counted; a code that two coders put on one segment counts once.
        codebook: gives labels, families and their order.
        source: in French, what the codings are; see `provenance.counted`.
        date: ISO date to print on tables.
        progress: sentences on what people decided; see `provenance.progress`.
        withdrawn: words that partners withdrew; they count, and are told in no file.
        choice: which part of the study this is, in French, or "".
    """

    transcripts: tuple[Transcript, ...]
    segments: tuple[Segment, ...]
    codings: tuple[Coding, ...]
    codebook: Codebook
    source: str
    date: str
    progress: tuple[str, ...] = ()
    withdrawn: Withdrawn = field(default_factory=dict)
    choice: str = ""

    @cached_property
    def codes(self) -> Mapping[str, Code]:
        """Each code of the codebook under its id."""
        return {code.id: code for code in self.codebook.codes}

    @cached_property
    def turns(self) -> Mapping[tuple[str, int], Turn]:
        """The turns of participants, by file and number."""
        return {
            (transcript.file, turn.n): turn
            for transcript in self.transcripts
            for turn in transcript.turns
            if turn.role is Role.PARTICIPANT
        }

    def words(self, file: str, turn: int, start: int, end: int) -> str:
        """The words of a participant from `start` to `end` as files may tell them."""
        spans = self.withdrawn.get((file, turn), ())
        return left(self.turns[file, turn].text, spans, start, end)

    def is_withdrawn(self, segment: Segment) -> bool:
        """Whether words of a segment are withdrawn: what was noted about it may repeat them."""
        spans = self.withdrawn.get((segment.file, segment.turn), ())
        return touched(spans, segment.start, segment.end)

    @cached_property
    def spoken(self) -> tuple[tuple[Segment, Turn], ...]:
        """The segments that are some participant's words, each with its turn."""
        return tuple(
            (segment, turn)
            for segment in self.segments
            if (turn := self.turns.get((segment.file, segment.turn))) is not None
        )

    @cached_property
    def turn_words(self) -> Mapping[tuple[str, int], int]:
        """Words of each turn of `turns`."""
        return {place: count_words(turn.text) for place, turn in self.turns.items()}

    @cached_property
    def segment_words(self) -> Mapping[Place, int]:
        """Words of each segment of `spoken`."""
        return {
            (s.file, s.turn, s.n): self.turn_words[s.file, s.turn]
            if s.end - s.start == len(turn.text)
            else count_words(turn.text[s.start : s.end])
            for s, turn in self.spoken
        }

    @cached_property
    def counted(self) -> tuple[Coding, ...]:
        """The codings that tables count: known code, on a participant's segment."""
        places = {(segment.file, segment.turn, segment.n) for segment, _ in self.spoken}
        return tuple(
            coding
            for coding in self.codings
            if coding.code in self.codes and (coding.file, coding.turn, coding.segment) in places
        )

    @cached_property
    def codes_at(self) -> Mapping[Place, tuple[str, ...]]:
        """The codes of each coded segment, once each, in codebook order."""
        found: dict[Place, set[str]] = {}
        for coding in self.counted:
            found.setdefault((coding.file, coding.turn, coding.segment), set()).add(coding.code)
        order = {code: rank for rank, code in enumerate(self.codes)}
        return {
            place: tuple(sorted(codes, key=order.__getitem__)) for place, codes in found.items()
        }

    @cached_property
    def families(self) -> tuple[Family, ...]:
        """The families in order, and after them those that codes name without declaring them."""
        declared = {family.id: family for family in self.codebook.families}
        named = {code.family: Family(code.family, code.family) for code in self.codebook.codes}
        return tuple((declared | named | declared).values())

    @property
    def main_family(self) -> Family | None:
        """The family of arguments with the most codes, the first of those as large."""
        arguments = [family for family in self.families if not family.objects]
        return max(arguments, key=lambda family: len(self.ids(family)), default=None)

    @property
    def small_families(self) -> tuple[Family, ...]:
        """Families of arguments short enough to be columns (positions, interactions…)."""
        return tuple(f for f in self.families if not f.objects and len(self.ids(f)) <= SMALL)

    @cached_property
    def cases(self) -> Mapping[str, str]:
        """How tables name the case of each file."""
        return {t.file: t.group.case or NO_CASE for t in self.transcripts}

    @cached_property
    def groups(self) -> Mapping[str, str]:
        """How tables name the group of each file: its title, and the file if two share a title."""
        titles = [transcript.title for transcript in self.transcripts]
        return {
            t.file: t.title if titles.count(t.title) == 1 else f"{t.title} ({t.file})"
            for t in self.transcripts
        }

    @cached_property
    def themes(self) -> Mapping[str, str]:
        """How tables name each theme that came up, in the order of the guide."""
        used = {turn.theme for transcript in self.transcripts for turn in transcript.turns}
        guide = [theme.id for theme in self.codebook.themes]
        order = dict.fromkeys([INTRO, *guide, CLOSING, *sorted(used)])
        return {theme: self.theme_label(theme) for theme in order if theme in used}

    def theme_label(self, theme: str) -> str:
        """How tables name a theme, whether it came up or not."""
        return theme_labels(self.codebook.themes).get(theme, theme)

    def ids(self, family: Family) -> tuple[str, ...]:
        """The ids of a family's codes, in codebook order."""
        return tuple(code.id for code in self.codebook.codes if code.family == family.id)

    def labels(self, unit: Unit) -> tuple[str, ...]:
        """The names of the cases, groups or themes, in the order of columns."""
        named = {Unit.CASE: self.cases, Unit.GROUP: self.groups, Unit.THEME: self.themes}[unit]
        return tuple(dict.fromkeys(named.values()))

    def place(self, unit: Unit, file: str, theme: str) -> str:
        """Which case, group or theme counts a turn of `file` on `theme`."""
        if unit is Unit.THEME:
            return self.themes[theme]
        return (self.cases if unit is Unit.CASE else self.groups)[file]


def participants_of(transcript: Transcript) -> tuple[str, ...]:
    """Who counts in the denominators of a group: the ids of its participants.

    Everyone that corpus.yaml names, silent people included, then whoever else speaks as a
    participant. The moderation and observers never count.
    """
    others = {s.id for s in transcript.speakers if s.role is not Role.PARTICIPANT}
    named = (participant.id for participant in transcript.group.participants)
    speaking = (turn.speaker for turn in transcript.turns if turn.role is Role.PARTICIPANT)
    listed = dict.fromkeys(id_ for id_ in named if id_ and id_ not in others)
    return tuple(listed | dict.fromkeys(speaking))
