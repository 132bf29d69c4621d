"""The segments in which a code's rules fire, suggested or not."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from piacen_qual.codebook.schema import Code, Codebook
from piacen_qual.coding.explaining.activity import Passage, RuleActivity
from piacen_qual.coding.suggest import Coded, suggest
from piacen_qual.model import Segment, Suggestion, Transcript, Turn
from piacen_qual.study import Cache


@dataclass(frozen=True, slots=True)
class Sighting:
    """A segment in which rules of a code fire and count, or that is suggested without them.

    Attributes:
        segment: where.
        turn: the turn that it is of.
        passages: id of the rule (or of the clues) and what it found, in the order of the text.
        score: how sure the code is, whatever the threshold.
        suggested: false when the score is too low, or a code of the family is surer.
    """

    segment: Segment
    turn: Turn
    passages: tuple[tuple[str, Passage], ...]
    score: float
    suggested: bool


def sightings(
    code: Code,
    rules: Iterable[RuleActivity],
    coded: Coded,
    transcripts: Sequence[Transcript],
    *,
    codebook: Codebook,
    cache: Cache,
) -> tuple[Sighting, ...]:
    """Where a code is, or nearly is; the surest first.

    Args:
        code: a code of `codebook`.
        rules: what its rules do in these transcripts.
        coded: what was suggested in these transcripts.
        transcripts: the study's.
        codebook: the codebook.
        cache: what was matched before is not matched again.

    Raises:
        MissingModelError: when the French model is not installed.
    """
    passages = defaultdict[_Place, list[tuple[str, Passage]]](list)
    for rule in rules:
        for passage in rule.passages:
            passages[_place(passage.segment)].append((rule.rule.id, passage))
    segments = {_place(segment): segment for segment in coded.segments}
    made = _of_code(code, coded.suggestions)
    for place, suggestion in made.items():
        if place not in passages:
            span = Passage(segments[place], suggestion.start, suggestion.end, suggestion.score)
            passages[place].append((suggestion.rule, span))
    scored = _of_code(code, suggest(transcripts, _lenient(codebook), cache).suggestions)
    turns = {(t.file, turn.n): turn for t in transcripts for turn in t.turns}
    found = [
        Sighting(
            segment=segments[place],
            turn=turns[place[:2]],
            passages=tuple(sorted(fired, key=lambda each: each[1].start)),
            score=scored[place].score if place in scored else 0.0,
            suggested=place in made,
        )
        for place, fired in sorted(passages.items())
    ]
    return tuple(sorted(found, key=lambda each: -each.score))


_Place = tuple[str, int, int]  # a segment: file, turn, number in the turn


def _place(segment: Segment) -> _Place:
    return segment.file, segment.turn, segment.n


def _of_code(code: Code, suggestions: Iterable[Suggestion]) -> dict[_Place, Suggestion]:
    return {(s.file, s.turn, s.segment): s for s in suggestions if s.code == code.id}


def _lenient(codebook: Codebook) -> Codebook:
    """The codebook without threshold and without rivals: every score can be read."""
    families = tuple(replace(family, share=0.0) for family in codebook.families)
    return replace(codebook, threshold=0.0, families=families)
