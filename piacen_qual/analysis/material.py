"""What tables count: transcripts, segments, the codings that stand, and where these come from."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from piacen_qual.codebook.schema import Code, Codebook, Family
from piacen_qual.model import CLOSING, INTRO, Coding, Role, Segment, Transcript, Turn

NO_CASE: Final = "(cas inconnu)"


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
        source: in French, what the codings are (`suggestions`, `décisions`).
        date: ISO date to print on tables.
    """

    transcripts: tuple[Transcript, ...]
    segments: tuple[Segment, ...]
    codings: tuple[Coding, ...]
    codebook: Codebook
    source: str
    date: str

    @cached_property
    def by_file(self) -> Mapping[str, Transcript]:
        """Each transcript under its file name."""
        return {transcript.file: transcript for transcript in self.transcripts}

    @cached_property
    def codes(self) -> Mapping[str, Code]:
        """Each code of the codebook under its id."""
        return {code.id: code for code in self.codebook.codes}

    @cached_property
    def families(self) -> Mapping[str, Family]:
        """Each family of the codebook under its id."""
        return {family.id: family for family in self.codebook.families}

    @cached_property
    def spoken(self) -> tuple[tuple[Segment, Turn], ...]:
        """The segments that are some participant's words, each with its turn."""
        turns = {
            (transcript.file, turn.n): turn
            for transcript in self.transcripts
            for turn in transcript.turns
            if turn.role is Role.PARTICIPANT
        }
        return tuple(
            (segment, turn)
            for segment in self.segments
            if (turn := turns.get((segment.file, segment.turn))) is not None
        )

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
    def group_labels(self) -> Mapping[str, str]:
        """How tables name each file's group: its title, with the file where two share a title."""
        titles = [transcript.title for transcript in self.transcripts]
        return {
            t.file: t.title if titles.count(t.title) == 1 else f"{t.title} ({t.file})"
            for t in self.transcripts
        }

    def codes_of(self, family: str) -> tuple[Code, ...]:
        """The codes of a family, in codebook order."""
        return tuple(code for code in self.codebook.codes if code.family == family)

    def theme_label(self, theme: str) -> str:
        """How tables name a theme."""
        labels = {known.id: known.label for known in self.codebook.themes}
        return {INTRO: "Introduction", CLOSING: "Clôture", **labels}.get(theme, theme)


def case_of(transcript: Transcript) -> str:
    """How tables name the case of a group."""
    return transcript.group.case or NO_CASE


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


def units_of(material: Material, unit: Unit) -> tuple[str, ...]:
    """The labels of the cases, groups or themes, in the order of columns."""
    if unit is Unit.CASE:
        return tuple(dict.fromkeys(case_of(transcript) for transcript in material.transcripts))
    if unit is Unit.GROUP:
        return tuple(material.group_labels.values())
    used = {turn.theme for transcript in material.transcripts for turn in transcript.turns}
    guide = [theme.id for theme in material.codebook.themes]
    order = dict.fromkeys([INTRO, *guide, CLOSING, *sorted(used)])
    return tuple(material.theme_label(theme) for theme in order if theme in used)
