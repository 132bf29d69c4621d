"""The vocabulary: frozen values, no input or output, standard library only.

A file becomes a `Transcript` of `Turn`s; turns are cut into `Segment`s, the unit that is coded.
Offsets are always character offsets into the turn's text as the transcript gives it,
end exclusive.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

INTRO = "intro"
CLOSING = "cloture"
CONFIDENTIAL = "confidentiel, non anonymisé"  # said by every file that holds verbatims
RETIRED = "[retiré par un partenaire]"  # said by files in the place of words withdrawn
SUGGESTED = "suggestion"  # `Coding.source` where nobody decided

Progress = Callable[[int, int, str], None]
"""Told by long work: how much is done, out of how much, and what it is."""


class Role(StrEnum):
    """What a speaker does in the group; only participants are coded and counted."""

    MODERATION = "animation"
    OBSERVATION = "observation"
    PARTICIPANT = "participant"


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme of the discussion guide.

    Attributes:
        id: stable identifier (`acces`).
        label: what tables show.
        questions: the guide's wording of its questions; moderators paraphrase them.
        titles: other headings under which transcribers announce it.
        vocabulary: words people use when they talk about it, beyond the questions' own.
    """

    id: str
    label: str
    questions: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    vocabulary: tuple[str, ...] = ()


def theme_labels(guide: Iterable[Theme]) -> dict[str, str]:
    """What people read for each theme id, the two outside of the guide included."""
    return {INTRO: "Introduction", CLOSING: "Clôture"} | {theme.id: theme.label for theme in guide}


@dataclass(frozen=True, slots=True)
class Participant:
    """One participant as `corpus.yaml` describes them."""

    id: str
    labels: tuple[str, ...] = ()
    name: str | None = None
    aliases: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Group:
    """One focus group as `corpus.yaml` describes it (or as its file name lets guess).

    Attributes:
        file: transcript file name within `transcripts/`.
        case: the case (network) it belongs to, or "" when unknown.
        number: number of the group within its case, or None when unknown.
        date: ISO date as written, or "".
        edition: round of data collection, or None.
        moderators: labels of the moderation as they stand in the file.
        observers: labels of observers.
        participants: who took part.
        theme_overrides: turn number → theme id, where a person overrules the detection.
    """

    file: str
    case: str = ""
    number: int | None = None
    date: str = ""
    edition: int | None = None
    moderators: tuple[str, ...] = ()
    observers: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    theme_overrides: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Corpus:
    """The whole of `corpus.yaml`."""

    groups: tuple[Group, ...] = ()
    people: tuple[Participant, ...] = ()
    organisations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone who speaks in a transcript.

    Attributes:
        id: `P3` from corpus.yaml, or the label itself when nothing else is known.
        labels: every spelling found in the file, most frequent first.
        role: see `Role`.
        attributes: function, experience, age band, gender… from corpus.yaml.
    """

    id: str
    labels: tuple[str, ...]
    role: Role
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Turn:
    """One person speaking until another does.

    Attributes:
        n: number of the turn in the transcript, from 1.
        speaker: `Speaker.id`.
        label: the label as it stands in the file at this turn.
        role: role of the speaker.
        theme: theme id, `INTRO` or `CLOSING`.
        start: seconds from the beginning of the recording, or None.
        text: the words, without label, time marks, page furniture and cue numbers; wrapped lines
            joined by one space; otherwise verbatim.
        line: 1-based line of the file where the turn begins (paragraph number for Word and ODT,
            row for CSV).
    """

    n: int
    speaker: str
    label: str
    role: Role
    theme: str
    start: float | None
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Aside:
    """Text of the file that belongs to no turn: title, heading, page header, transcriber's note.

    Attributes:
        line: where it stands in the file.
        kind: `preambule`, `titre`, `entete`, `note`.
        text: as it stands.
    """

    line: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ThemeStart:
    """A boundary: from `first_turn` on, the group is on `theme`.

    Attributes:
        theme: theme id, `INTRO` or `CLOSING`.
        first_turn: number of the first turn.
        evidence: in French, what made the reader decide (heading, question, talk, corpus.yaml).
        score: confidence from 0 to 1.
    """

    theme: str
    first_turn: int
    evidence: str
    score: float


@dataclass(frozen=True, slots=True)
class Transcript:
    """One focus group, read.

    Attributes:
        file: file name, the transcript's identity in the study.
        format: `txt`, `md`, `docx`, `odt`, `rtf`, `vtt`, `srt`, `csv`.
        encoding: encoding taken (`utf-8`, `cp1252`…); `utf-8` for zipped formats.
        sha256: digest of the file's bytes, hexadecimal.
        group: case, number, date… (from corpus.yaml or guessed from the name).
        speakers: in order of first appearance.
        themes: boundaries in order of turns; the first starts at turn 1.
        turns: in order, numbered from 1.
        asides: everything of the file that is in no turn.
    """

    file: str
    format: str
    encoding: str
    sha256: str
    group: Group
    speakers: tuple[Speaker, ...]
    themes: tuple[ThemeStart, ...]
    turns: tuple[Turn, ...]
    asides: tuple[Aside, ...] = ()

    @property
    def title(self) -> str:
        """`TNCDC, groupe 2` for attributions, or the file name when the case is unknown."""
        if not self.group.case:
            return self.file
        number = "" if self.group.number is None else f", groupe {self.group.number}"
        return f"{self.group.case}{number}"


@dataclass(frozen=True, slots=True)
class Segment:
    """The unit that is coded: a participant's turn, or part of a long one.

    Attributes:
        file: `Transcript.file`.
        turn: `Turn.n`.
        n: number of the segment within its turn, from 1.
        start: first character, an offset into the turn's text.
        end: end, exclusive.
    """

    file: str
    turn: int
    n: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The machine proposes a code for a segment; a person decides.

    Attributes:
        file: `Transcript.file`.
        turn: `Turn.n`.
        segment: `Segment.n`.
        code: code id.
        start: where the evidence begins, an offset into the turn's text.
        end: its end, exclusive.
        evidence: `turn.text[start:end]`.
        rule: id of the rule that fired strongest (`acc_manque.pas_assez`).
        score: from 0 to 1; see `piacen_qual.coding.suggest`.
        reason: why, in French words.
    """

    file: str
    turn: int
    segment: int
    code: str
    start: int
    end: int
    evidence: str
    rule: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Coding:
    """A code that stands on a segment: what tables count and quotes are drawn from.

    Attributes:
        file: `Transcript.file`.
        turn: `Turn.n`.
        segment: `Segment.n`.
        code: code id.
        start: first character of the evidence, an offset into the turn's text.
        end: its end, exclusive.
        score: from 0 to 1; 1 when a person decided.
        source: `SUGGESTED`, or the names of the coders who decided: `Ana, Julie`.
        rule: id of the rule that suggested it, or "".
        memo: what coders noted about it, each note after its writer's name, or "".
        against: who says that it is not there, while no consensus has settled it, or "".
    """

    file: str
    turn: int
    segment: int
    code: str
    start: int
    end: int
    score: float
    source: str
    rule: str = ""
    memo: str = ""
    against: str = ""


def origin(source: str) -> tuple[str, str | None]:
    """What tables say of a coding's source: `suggestion`, or `décision` and who decided."""
    return (SUGGESTED, None) if source == SUGGESTED else ("décision", source)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a `Table`. `kind` is `texte`, `entier`, `decimal` or `part` (a share, 0 to 1)."""

    key: str
    label: str
    kind: str = "texte"


Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table for people, whatever the file it ends in.

    Attributes:
        name: identifier, used as file name and sheet name (`codes_par_cas`).
        title: one line in French.
        columns: in order.
        rows: one tuple per row, as long as `columns`; None is an empty cell (undefined).
        notes: denominators, codebook version, source (suggestions or decisions), date.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage worth citing, with what is needed to judge and attribute it.

    Attributes:
        code: code id it illustrates, or "" (a search).
        code_label: label of the code.
        theme: theme id.
        case: case of the group.
        file: transcript file.
        turn: turn number.
        segment: segment number in the turn.
        speaker: speaker id.
        attribution: `(TNCDC, groupe 2, P3)`.
        text: the verbatim of the segment.
        evidence: the span of `text` that carries the code, as (start, end) in `text`.
        before: what was said just before (previous turn, shortened), with its speaker.
        after: what was said just after.
        words: length in words.
        score: rank, from 0 to 1.
        warnings: French, what to beware of in this quote.
        cut_before: whether its segment begins before it.
        cut_after: whether its segment goes on after it.
        source: as for the `Coding` it rests on: `SUGGESTED`, or who decided.
        memo: as for that `Coding`.
        start: where `text` begins in the turn's text.
        against: as for that `Coding`.
    """

    code: str
    code_label: str
    theme: str
    case: str
    file: str
    turn: int
    segment: int
    speaker: str
    attribution: str
    text: str
    evidence: tuple[int, int]
    before: str
    after: str
    words: int
    score: float
    warnings: tuple[str, ...] = ()
    cut_before: bool = False
    cut_after: bool = False
    source: str = SUGGESTED
    memo: str = ""
    start: int = 0
    against: str = ""
