"""The codes that stand on today's segments once people and the machine have spoken."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from piacen_qual.decisions.anchoring import Placed, Placement, State
from piacen_qual.decisions.replay import Decision
from piacen_qual.decisions.sources import Source
from piacen_qual.decisions.voices import Place, Voices, differ, voices
from piacen_qual.journals.names import CONSENSUS, MACHINE
from piacen_qual.model import Coding, Segment, Suggestion


@dataclass(frozen=True, slots=True)
class Summary:
    """How far people are, for the notes of tables.

    Attributes:
        coders: each coder with the number of their decisions that count, by name.
        decided: codes in segments on which somebody decided.
        accepted: those of them that stand.
        undecided: suggestions on which nobody said anything.
        disagreements: codes in segments on which coders differ and no consensus was found.
        changed: decisions on words corrected since, to be looked at again.
        lost: decisions on words that are nowhere, or that nobody who is coded says any more.
        split: accepted codes that were split since, to be decided anew.
        files: the transcripts of which somebody decided on something, or read a segment.
    """

    coders: tuple[tuple[str, int], ...]
    decided: int
    accepted: int
    undecided: int
    disagreements: int
    changed: int
    lost: int
    split: int
    files: frozenset[str] = frozenset()


def standing(
    placement: Placement,
    segments: Sequence[Segment],
    suggestions: Sequence[Suggestion],
    *,
    source: Source = Source.BOTH,
) -> tuple[Coding, ...]:
    """The codings that tables count: one per segment and code, in the order of segments.

    The coder named `consensus` decides where they spoke. Elsewhere a code stands when at least
    half of those who pronounced themselves on it accept it; they are all named, and its words are
    those that one of them chose, else some in the segment rather than all of it. A rejected
    suggestion never shows.
    """
    codings = list(map(_suggested, suggestions))
    if source is not Source.SUGGESTIONS:
        everyone = voices(placement, segments)
        free = source is Source.BOTH
        codings = [c for c in codings if free and not everyone.votes(_place(c), c.code)]
        codings += _decided(everyone, segments)
    rank = {_place(segment): n for n, segment in enumerate(segments)}
    return tuple(sorted(codings, key=lambda coding: rank.get(_place(coding), len(rank))))


def summary(
    placement: Placement, segments: Sequence[Segment], suggestions: Sequence[Suggestion]
) -> Summary:
    """How many were decided, by whom, and what is left to do."""
    everyone = voices(placement, segments)
    told = [(place, code) for place, codes in everyone.said.items() for code in codes]
    counting = [placed for place, code in told for placed in everyone.said[place][code].values()]
    return Summary(
        coders=tuple(sorted(Counter(placed.what.coder for placed in counting).items())),
        decided=len(told),
        accepted=sum(stands(everyone.votes(*each)) for each in told),
        undecided=sum(not everyone.votes(_place(s), s.code) for s in suggestions),
        disagreements=sum(differ(everyone.votes(*each)) for each in told),
        changed=sum(placed.spot.state is State.CHANGED for placed in counting if placed.spot),
        lost=len(everyone.outside),
        split=len(everyone.review),
        files=frozenset(file for file, *_ in (*everyone.said, *everyone.blind, *everyone.shown)),
    )


def stands(votes: Mapping[str, bool]) -> bool:
    """Whether a code stands, by the votes of coders: the consensus, or at least half."""
    if CONSENSUS in votes:
        return votes[CONSENSUS]
    return 2 * sum(votes.values()) >= len(votes) > 0


def _decided(everyone: Voices, segments: Iterable[Segment]) -> Iterator[Coding]:
    """What stands because people said so."""
    for segment in segments:
        place = _place(segment)
        for code, said in sorted(everyone.said.get(place, {}).items()):
            votes = everyone.votes(place, code)
            if stands(votes):
                coding = _coding(segment, [said[name] for name in sorted(said) if votes[name]])
                against = (name for name in sorted(votes) if not votes[name])
                yield replace(coding, against=", ".join(against)) if differ(votes) else coding


def _coding(segment: Segment, accepted: Sequence[Placed[Decision]]) -> Coding:
    """What people accepted on a segment; what of their words goes beyond is another segment's."""
    placed = min(accepted, key=lambda each: _care(segment, each))
    what, spot = placed.what, placed.spot
    coders = [each.what.coder for each in accepted]
    return Coding(
        file=segment.file,
        turn=segment.turn,
        segment=segment.n,
        code=what.code,
        start=max(spot.start, segment.start) if spot else segment.start,
        end=min(spot.end, segment.end) if spot else segment.end,
        score=1.0,
        source=CONSENSUS if CONSENSUS in coders else ", ".join(coders),
        rule=what.rule,
    )


def _care(segment: Segment, placed: Placed[Decision]) -> tuple[bool, bool, bool, str]:
    """Whose words count: the least first."""
    what, spot = placed.what, placed.spot
    whole = spot is None or (spot.start <= segment.start and segment.end <= spot.end)
    return what.coder != CONSENSUS, not what.chosen, whole, what.coder


def _suggested(suggestion: Suggestion) -> Coding:
    s = suggestion
    return Coding(s.file, s.turn, s.segment, s.code, s.start, s.end, s.score, MACHINE, s.rule)


def _place(on: Coding | Segment | Suggestion) -> Place:
    return on.file, on.turn, on.n if isinstance(on, Segment) else on.segment
