"""Who says what: each coder's last word on each code in each segment of today's cutting."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from piacen_qual.decisions.anchoring import Placed, Placement, Spot, State
from piacen_qual.decisions.replay import Decision, Verdict
from piacen_qual.journals.names import CONSENSUS
from piacen_qual.model import Segment

Place = tuple[str, int, int]
"""A segment: file, turn, number in the turn."""


@dataclass(frozen=True, slots=True)
class Voices:
    """What each coder says of each code in each segment.

    Attributes:
        said: segment → code → coder → the decision that counts, their last.
        blind: segment → the coders who read it to its end without seeing suggestions.
        shown: segment → those who read it to its end with the suggestions before their eyes.
        review: accepted codes that were split since, and not decided anew.
        outside: decisions on words that are lost, or in no segment any more.
    """

    said: Mapping[Place, Mapping[str, Mapping[str, Placed[Decision]]]]
    blind: Mapping[Place, frozenset[str]]
    shown: Mapping[Place, frozenset[str]]
    review: tuple[Placed[Decision], ...]
    outside: tuple[Placed[Decision], ...]

    @property
    def held(self) -> Iterator[Placed[Decision]]:
        """The decisions that count today, and those that wait: none that was made again since."""
        for codes in self.said.values():
            for coders in codes.values():
                yield from coders.values()
        yield from self.review
        yield from self.outside

    def readers(self, place: Place) -> frozenset[str]:
        """The coders who read a segment to its end: what they did not put there is not there."""
        return self.blind.get(place, frozenset()) | self.shown.get(place, frozenset())

    def votes(self, place: Place, code: str) -> dict[str, bool]:
        """Of each coder who pronounced themselves on a code in a segment, whether it is there.

        They put it there, or rejected it, or read the segment without putting it. Where nobody
        decided on the code, only those who read blind did: a suggestion may have come since.
        """
        said = self.said.get(place, {}).get(code, {})
        told = {coder: placed.what.verdict is Verdict.ACCEPTED for coder, placed in said.items()}
        reading = self.readers(place) if said else self.blind.get(place, frozenset())
        return dict.fromkeys(sorted(reading - {CONSENSUS}), False) | told


def has_moved(held: Placed[Decision]) -> bool:
    """Whether the words of a decision that is held were corrected or are gone: look at it again.

    A code that was split is decided anew where its words are, corrected or not.
    """
    if held.spot is None or held.spot.state is State.LOST:
        return True
    return held.spot.state is State.CHANGED and not held.what.parts


def differ(votes: Mapping[str, bool]) -> bool:
    """Whether coders contradict one another, and no consensus has settled it."""
    return CONSENSUS not in votes and len(set(votes.values())) > 1


def voices(placement: Placement, segments: Iterable[Segment]) -> Voices:
    """Each coder's last word on each code in each segment.

    An anchor belongs to the segment that holds most of its characters. A decision holds for its
    code in the whole segment, whatever words it was made on.
    """
    cutting = _Cutting(segments)
    said: dict[Place, dict[str, dict[str, Placed[Decision]]]] = {}
    split: list[tuple[Place, Placed[Decision]]] = []
    outside = []
    for placed in placement.codings:
        place = cutting.place(placed.spot)
        if place is None:
            outside.append(placed)
        elif placed.what.parts:
            split.append((place, placed))
        else:
            coders = said.setdefault(place, {}).setdefault(placed.what.code, {})
            before = coders.get(placed.what.coder, placed)
            coders[placed.what.coder] = max(before, placed, key=_order)
    return Voices(
        said=said,
        blind=_readers(placement, cutting, shown=False),
        shown=_readers(placement, cutting, shown=True),
        review=tuple(
            placed for place, placed in split if not _settled(placed, said.get(place, {}))
        ),
        outside=tuple(outside),
    )


def _readers(
    placement: Placement, cutting: "_Cutting", *, shown: bool
) -> dict[Place, frozenset[str]]:
    readers: dict[Place, set[str]] = defaultdict(set)
    for placed in placement.seen:
        for place in cutting.covered(placed.spot) if placed.what.shown is shown else ():
            readers[place].add(placed.what.coder)
    return {place: frozenset(coders) for place, coders in readers.items()}


def _settled(split: Placed[Decision], said: Mapping[str, Mapping[str, Placed[Decision]]]) -> bool:
    """Whether the coder has since decided on one of the parts in the same segment."""
    coder, order = split.what.coder, split.what.order
    since = (said[part].get(coder) for part in split.what.parts if part in said)
    return any(placed is not None and placed.what.order > order for placed in since)


def _order(placed: Placed[Decision]) -> tuple[int, str, str]:
    return placed.what.order


class _Cutting:
    """Today's segments, by turn."""

    def __init__(self, segments: Iterable[Segment]) -> None:
        self._turns: dict[tuple[str, int], list[Segment]] = defaultdict(list)
        for segment in segments:
            self._turns[segment.file, segment.turn].append(segment)

    def place(self, spot: Spot | None) -> Place | None:
        """The segment that holds most of the characters, the first of equals, if there is one."""
        shares = [(-share, segment.n) for segment, share in self._shares(spot)]
        return None if spot is None or not shares else (spot.file, spot.turn, min(shares)[1])

    def covered(self, spot: Spot | None) -> list[Place]:
        """The segments of which at least half is in a spot."""
        return [
            (segment.file, segment.turn, segment.n)
            for segment, share in self._shares(spot)
            if 2 * share >= segment.end - segment.start
        ]

    def _shares(self, spot: Spot | None) -> Iterator[tuple[Segment, int]]:
        """The segments that share characters with a spot, and how many."""
        if spot is None or spot.state is State.LOST:
            return
        for segment in self._turns.get((spot.file, spot.turn), ()):
            share = min(spot.end, segment.end) - max(spot.start, segment.start)
            if share > 0:
                yield segment, share
