"""A segment as a coder has it before their eyes: a line for each code, and what is said of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from piacen_qual.decisions.anchoring import Placed, Spot, State
from piacen_qual.decisions.log import Words
from piacen_qual.decisions.replay import Decision, Memo, Verdict
from piacen_qual.decisions.voices import Place
from piacen_qual.model import Segment, Suggestion
from piacen_qual.review.keeping.ledger import NO_FILE, Ledger


@dataclass(frozen=True, slots=True)
class Line:
    """A code on a segment.

    Attributes:
        code: code id.
        start: where the words that carry it begin, an offset into the turn's text.
        end: their end, exclusive.
        suggestion: the machine's, or None when people put the code.
        verdict: what the coder says of it, or None; None also where it was split.
        others: what other coders say, by name.
        parts: the codes into which `code` was split since: one of them must be chosen.
    """

    code: str
    start: int
    end: int
    suggestion: Suggestion | None
    verdict: Verdict | None
    others: tuple[tuple[str, bool], ...] = ()
    parts: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Whether it waits for the coder's decision, whoever put it there."""
        return self.verdict is None

    @property
    def rule(self) -> str:
        """The rule that suggested the code, or ""."""
        return "" if self.suggestion is None else self.suggestion.rule


@dataclass(frozen=True, slots=True)
class Sheet:
    """A segment, and what the coder sees of it.

    Attributes:
        segment: where.
        lines: codes: suggested, the surest first, then the others in the codebook's order.
        memos: on its words.
        seen: whether the coder read it.
    """

    segment: Segment
    lines: tuple[Line, ...]
    memos: tuple[Memo, ...]
    seen: bool


class Sheets:
    """Makes the sheets of a study for one coder.

    Attributes:
        blind: whether the machine's suggestions and other coders' codes are hidden.
    """

    def __init__(self, ledger: Ledger, *, blind: bool) -> None:
        """Nothing is looked up yet."""
        self.blind = blind
        self._ledger = ledger
        self._matter = ledger.matter
        self._order = {code: rank for rank, code in enumerate(self._matter.codes)}

    def sheet(self, place: Place) -> Sheet:
        """A segment as it is now."""
        segment = self._matter.by_place[place]
        words = (segment.file, segment.turn, segment.start, segment.end)
        memos = tuple(self.memos(words, ""))
        return Sheet(segment, self.lines(place), memos, self._is_seen(place))

    def is_open(self, place: Place) -> bool:
        """Whether a segment waits for the coder: it was not read, or something is to be decided."""
        return not self._is_seen(place) or self.waits(place)

    def waits(self, place: Place) -> bool:
        """Whether a code in a segment is to be decided on."""
        return any(line.open for line in self.lines(place))

    def lines(self, place: Place) -> tuple[Line, ...]:
        """The codes of a segment, as `Sheet.lines` has them."""
        return (*self._lines(place), *self._split(self._matter.by_place[place]))

    def _is_seen(self, place: Place) -> bool:
        voices, me = self._ledger.voices(place[0]), self._ledger.coder
        if me in voices.blind.get(place, ()):
            return True
        return not self.blind and me in voices.shown.get(place, ())

    def _lines(self, place: Place) -> Iterator[Line]:
        suggested = () if self.blind else self._matter.suggested.get(place, ())
        by_code = {suggestion.code: suggestion for suggestion in suggested}
        said = self._ledger.voices(place[0]).said.get(place, {})
        people = sorted(said, key=lambda code: self._order.get(code, len(self._order)))
        for code in dict.fromkeys([*by_code, *people]):
            line = self._line(place, code, by_code.get(code), said.get(code, {}))
            if line is not None:
                yield line

    def _line(
        self,
        place: Place,
        code: str,
        suggestion: Suggestion | None,
        said: Mapping[str, Placed[Decision]],
    ) -> Line | None:
        voices, me = self._ledger.voices(place[0]), self._ledger.coder
        mine = said.get(me)
        votes = {} if self.blind else voices.votes(place, code)
        others = tuple(sorted((name, vote) for name, vote in votes.items() if name != me))
        if mine is None and suggestion is None and not any(vote for _, vote in others):
            return None
        start, end = _words(mine, suggestion, said)
        verdict = None if mine is None else mine.what.verdict
        return Line(code, start, end, suggestion, verdict, others)

    def _split(self, segment: Segment) -> Iterator[Line]:
        """The coder's codes that were split since, to be decided anew."""
        for placed in self._ledger.voices(segment.file).review:
            what, spot = placed.what, placed.spot
            if what.coder != self._ledger.coder or spot is None or spot.state is State.LOST:
                continue
            if self._matter.segment_at(spot.file, spot.turn, spot.start, spot.end) == segment:
                yield Line(what.code, spot.start, spot.end, None, None, parts=what.parts)

    def memos(self, at: Words | None, code: str) -> Iterator[Memo]:
        """The memos on these words, on a transcript (turn 0) or on a code, that may be read."""
        for placed in self._ledger.memos(at[0] if at else NO_FILE):
            if self.blind and placed.what.coder != self._ledger.coder:
                continue
            if placed.what.code == code and _touches(placed.spot, at):
                yield placed.what


def _words(
    mine: Placed[Decision] | None,
    suggestion: Suggestion | None,
    said: Mapping[str, Placed[Decision]],
) -> tuple[int, int]:
    """Where a code stands: where the coder put it, else the machine, else somebody."""
    if mine is not None and mine.spot and (mine.what.verdict is Verdict.ACCEPTED or not suggestion):
        return mine.spot.start, mine.spot.end
    if suggestion is not None:
        return suggestion.start, suggestion.end
    spot = next(placed.spot for placed in said.values() if placed.spot)
    return spot.start, spot.end


def _touches(spot: Spot | None, at: Words | None) -> bool:
    """Whether a memo is on these words, or on the same whole thing."""
    if spot is None or at is None:
        return spot is None and at is None
    if spot.turn == 0 or at[1] == 0:
        return spot.turn == at[1]
    return spot.turn == at[1] and spot.start < at[3] and at[2] < spot.end
