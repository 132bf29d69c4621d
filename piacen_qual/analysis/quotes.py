"""The passages worth citing, best first, not all from one person."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from piacen_qual.analysis.passages import Passage, passage, worth
from piacen_qual.analysis.surroundings import after, before
from piacen_qual.codebook.schema import Code, Codebook
from piacen_qual.model import Coding, Quote, Segment, Transcript, Turn

SAME_PERSON: Final = 0.6  # a quote is worth this much of itself for each one of the same person
SAME_GROUP: Final = 0.85  # and for each other one of the same group
OVER_QUOTED: Final = 0.25  # one person should not hold more of the quotes than this…
ENOUGH: Final = 3  # …once they have this many

Place = tuple[str, int, int]  # file, turn, segment


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A coded segment that may be cited."""

    transcript: Transcript
    turn: Turn
    segment: int
    passage: Passage
    evidence: tuple[int, int]
    score: float

    @property
    def text(self) -> str:
        return self.turn.text[self.passage.start : self.passage.end]

    @property
    def person(self) -> tuple[str, str]:
        return self.transcript.file, self.turn.speaker


def best_quotes(
    transcripts: Sequence[Transcript],
    segments: Sequence[Segment],
    codings: Sequence[Coding],
    codebook: Codebook,
    *,
    code: str | None = None,
    family: str | None = None,
    theme: str | None = None,
    case: str | None = None,
    speaker: str | None = None,
    min_words: int = 8,
    max_words: int = 90,
    limit: int = 10,
    per_speaker: int | None = None,
) -> tuple[Quote, ...]:
    """The best quotes, at most `limit` per code; codes in codebook order, best first within one.

    A quote is worth what `passages.worth` says. They are chosen one by one: what remains of each
    person already chosen for this code is worth `SAME_PERSON` of itself per quote, what remains of
    their group `SAME_GROUP` (the idea of maximal marginal relevance, Carbonell & Goldstein 1998).

    Args:
        transcripts: where codings are.
        segments: the units coded.
        codings: what is illustrated: suggestions or decisions.
        codebook: labels and order.
        code: this code only; without it, every code but those of things named.
        family: this family of codes only.
        theme: only what was said under this theme (id).
        case: only groups of this case.
        speaker: only this participant (`P3`, in any group).
        min_words: shorter passages are left out.
        max_words: longer segments are trimmed to whole sentences around the evidence.
        limit: quotes per code.
        per_speaker: quotes of one person per code, at most.
    """
