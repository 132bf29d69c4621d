"""Key words in context."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from piacen_qual.model import Coding, Segment, Table, Transcript


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found: `turn.text[start:end]`; `how` is `forme`, `lemme` or `approx`."""

    file: str
    turn: int
    start: int
    end: int
    how: str = "forme"


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """One hit in its context."""

    file: str
    title: str  # `TNCDC, groupe 2`
    case: str
    theme: str
    turn: int
    line: int
    speaker: str
    left: str
    keyword: str
    right: str
    how: str


def find(
    transcripts: Sequence[Transcript], words: str, *, approximate: bool = True
) -> tuple[Hit, ...]:
    """Where `words` is said: same form, other form of the word, or misspelt."""
    raise NotImplementedError


def concordance(
    transcripts: Sequence[Transcript],
    hits: Iterable[Hit],
    *,
    case: str | None = None,
    theme: str | None = None,
    speaker: str | None = None,
    code: str | None = None,
    codings: Sequence[Coding] = (),
    segments: Sequence[Segment] = (),
    moderation: bool = False,
    width: int = 40,
) -> tuple[ConcordanceLine, ...]:
    """Lines in the order of the transcripts, `width` characters on either side."""
    raise NotImplementedError


def concordance_table(lines: Collection[ConcordanceLine], words: str) -> Table:
    """The lines as a table, for files."""
    raise NotImplementedError
