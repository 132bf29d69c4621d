"""The coded segments that may be cited, each trimmed to what is worth citing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from piacen_qual.analysis.citing.passages import Passage, Span, passage, worth
from piacen_qual.analysis.material import Place
from piacen_qual.model import Coding, Role, Segment, Transcript, Turn


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that carries a code.

    Attributes:
        transcript: its group.
        turn: its turn.
        segment: number of the segment in the turn.
        passage: what would be cited.
        coding: the strongest there, a decided one before any suggestion.
        evidence: its evidence, as a span of `text`.
        score: what the passage is worth; see `passages.worth`.
        cut_before: whether the segment begins before the passage.
        cut_after: whether the segment goes on after the passage.
    """

    transcript: Transcript
    turn: Turn
    segment: int
    passage: Passage
    coding: Coding
    evidence: Span
    score: float
    cut_before: bool
    cut_after: bool

    @property
    def text(self) -> str:
        """The verbatim."""
        return self.turn.text[self.passage.start : self.passage.end]

    @property
    def person(self) -> tuple[str, str]:
        """Who speaks: P3 of one group is not P3 of another."""
        return self.transcript.file, self.turn.speaker


class Ground:
    """Where quotes may be taken from: the segments of the groups, themes and people asked for."""

    def __init__(
        self,
        transcripts: Sequence[Transcript],
        segments: Sequence[Segment],
        *,
        theme: str | None,
        case: str | None,
        speaker: str | None,
    ) -> None:
        """Keep the segments that pass the filters; None lets everything pass."""
        turns = {
            (t.file, turn.n): (t, turn)
            for t in transcripts
            if case in {None, t.group.case}
            for turn in t.turns
            if turn.role is Role.PARTICIPANT
            and theme in {None, turn.theme}
            and speaker in {None, turn.speaker}
        }
        self._places: Mapping[Place, tuple[Segment, Transcript, Turn]] = {
            (s.file, s.turn, s.n): (s, *turns[s.file, s.turn])
            for s in segments
            if (s.file, s.turn) in turns
        }

    def candidates(
        self, codings: Sequence[Coding], *, min_words: int, max_words: int
    ) -> Iterator[Candidate]:
        """One candidate per segment, in order, from the codings of one code."""
        found: dict[Place, list[Coding]] = {}
        for coding in codings:
            found.setdefault((coding.file, coding.turn, coding.segment), []).append(coding)
        for place in sorted(found.keys() & self._places.keys()):
            candidate = _candidate(*self._places[place], found[place], max_words)
            if candidate.passage.words >= min_words:
                yield candidate


def _candidate(
    segment: Segment, transcript: Transcript, turn: Turn, codings: Sequence[Coding], most: int
) -> Candidate:
    best = max(codings, key=lambda coding: coding.score)
    kept = passage(turn.text, (segment.start, segment.end), (best.start, best.end), most)
    spans = {_moved((coding.start, coding.end), kept) for coding in codings}
    return Candidate(
        transcript=transcript,
        turn=turn,
        segment=segment.n,
        passage=kept,
        coding=best,
        evidence=_moved((best.start, best.end), kept),
        score=worth(turn.text[kept.start : kept.end], spans, best.score),
        cut_before=bool(turn.text[segment.start : kept.start].strip()),
        cut_after=bool(turn.text[kept.end : segment.end].strip()),
    )


def _moved(span: Span, kept: Passage) -> Span:
    """A span of the turn as a span of the passage, cut at its edges."""
    start, end = (min(max(edge, kept.start), kept.end) - kept.start for edge in span)
    return start, end
