"""Where a coder is in what they go through: the queue of segments, and the line of the segment."""

from collections.abc import Sequence

from piacen_qual.decisions.voices import Place
from piacen_qual.errors import PiacenError
from piacen_qual.review.coding.filters import Filter, is_open, queue
from piacen_qual.review.coding.sheet import Line, Sheet, Sheets
from piacen_qual.review.keeping.matter import Matter


class NothingToReviewError(PiacenError):
    """No segment answers to what was asked for."""

    exit_code = 1

    def __init__(self) -> None:
        """Say that it is the choice that is empty."""
        super().__init__("Aucun segment ne répond à ce choix : élargissez-le.")


class HiddenScoresError(PiacenError):
    """Scores were asked for in a blind round."""

    def __init__(self) -> None:
        """Say which of the two to leave out."""
        super().__init__(
            "Les scores sont ceux des suggestions, que le codage à l’aveugle cache : choisissez"
            " l’un ou l’autre."
        )


class Route:
    """The segments gone through, and where the coder is.

    Attributes:
        opened: what was asked for at first.
        wanted: what is gone through.
        queue: the places of the segments; deciding does not change it.
        place: the current segment.
        cursor: the current line of its sheet.
    """

    def __init__(self, sheets: Sheets, matter: Matter, wanted: Filter) -> None:
        """Begin at the first segment in which something waits.

        Raises:
            NothingToReviewError: when there is no segment at all.
            HiddenScoresError: when scores are asked for in a blind round.
        """
        self._sheets = sheets
        self._matter = matter
        self.opened = wanted
        self.place: Place = ("", 0, 0)
        self.go_through(wanted)

    @property
    def sheet(self) -> Sheet:
        """The current segment."""
        return self._sheets.sheet(self.place)

    @property
    def line(self) -> Line | None:
        """The current line, or None where there is no code."""
        lines = self.sheet.lines
        return lines[min(self.cursor, len(lines) - 1)] if lines else None

    @property
    def rank(self) -> int:
        """The rank of the current segment in the queue, from 1."""
        return self._ranks[self.place] + 1

    @property
    def settled(self) -> bool:
        """Whether nothing in the current segment waits for the coder any more."""
        return self.place not in self._open

    @property
    def left(self) -> int:
        """How many segments of the queue wait for the coder."""
        return len(self._open)

    @property
    def to_decide(self) -> int:
        """How many of them hold a code to decide on; the others are to be read."""
        return len(self._waiting)

    @property
    def waiting(self) -> tuple[int, ...]:
        """The numbers of the lines of the current segment that wait, from 1."""
        return tuple(n for n, line in enumerate(self.sheet.lines, 1) if self.asks(line))

    def count(self, wanted: Filter) -> tuple[int, int]:
        """How many segments would be gone through, and in how many of them something waits."""
        places = queue(wanted, self._sheets, self._matter)
        return len(places), sum(is_open(wanted, self._sheets, place) for place in places)

    def go_through(self, wanted: Filter) -> None:
        """Change what is gone through; the current segment stays if it is part of it.

        Raises:
            NothingToReviewError: when no segment is; nothing changed.
            HiddenScoresError: when scores are asked for in a blind round.
        """
        if self._sheets.blind and wanted.scored:
            raise HiddenScoresError
        places = queue(wanted, self._sheets, self._matter)
        if not places:
            raise NothingToReviewError
        self.wanted, self.queue = wanted, places
        self._ranks = {place: rank for rank, place in enumerate(places)}
        self._open: set[Place] = set()
        self._waiting: set[Place] = set()
        for place in places:
            self.refresh(place)
        first = next((place for place in places if place in self._open), places[0])
        self.go(self.place if self.place in self._ranks else first)

    def refresh(self, place: Place) -> None:
        """Something was decided in a segment."""
        here = place in self._ranks
        open_ = here and is_open(self.wanted, self._sheets, place)
        waits = open_ and any(map(self.asks, self._sheets.lines(place)))
        for places, is_in in ((self._open, open_), (self._waiting, waits)):
            (places.add if is_in else places.discard)(place)

    def asks(self, line: Line) -> bool:
        """Whether a line waits for the coder."""
        return line.open and self.wanted.takes(line)

    def go(self, place: Place, *, last: bool = False) -> bool:
        """Go to a segment of the queue: to its first line that waits, else the first or last."""
        if not self.has(place):
            return False
        self.place = place
        lines = self.sheet.lines
        asked = [n for n, line in enumerate(lines) if self.wanted.takes(line)]
        waiting = [n for n in asked if lines[n].open]
        rest = [len(lines) - 1] if last and lines else asked
        self.cursor = next(iter((*waiting, *rest)), 0)
        return True

    def has(self, place: Place) -> bool:
        """Whether a segment is gone through."""
        return place in self._ranks

    def go_to_turn(self, number: int) -> bool:
        """Go to a turn of the current transcript, or to the next that is gone through."""
        file = self.place[0]
        after = (place for place in self.queue if place[0] == file and place[1] >= number)
        place = next(after, None)
        return place is not None and self.go(place)

    def point(self, code: str) -> None:
        """Go to the line of a code in the current segment, if it has one."""
        codes = [line.code for line in self.sheet.lines]
        if code in codes:
            self.cursor = codes.index(code)

    def step(self, by: int) -> bool:
        """Go some lines down or up in the segment; false where there is no such line."""
        there = self.cursor + by
        if not 0 <= there < len(self.sheet.lines):
            return False
        self.cursor = there
        return True

    def next_line(self) -> bool:
        """Go to the next line of the segment that waits, the first after the last."""
        lines = self.sheet.lines
        order = [*range(self.cursor + 1, len(lines)), *range(self.cursor)]
        waiting = next((n for n in order if self.asks(lines[n])), None)
        if waiting is not None:
            self.cursor = waiting
        return waiting is not None

    def forward(self, *, waiting: bool = False) -> bool:
        """Go to the next segment, false at the end; or to the next that waits, all around."""
        after, before = self.queue[self.rank :], self.queue[: self.rank - 1]
        return self._first((*after, *before) if waiting else after, waiting=waiting)

    def back(self, *, waiting: bool = False, last: bool = False) -> bool:
        """Go to the segment before, at its first line that waits or at its last."""
        after, before = self.queue[self.rank :], self.queue[: self.rank - 1]
        order = (*before[::-1], *after[::-1]) if waiting else before[::-1]
        return self._first(order, waiting=waiting, last=last)

    def _first(self, places: Sequence[Place], *, waiting: bool, last: bool = False) -> bool:
        place = next((each for each in places if not waiting or each in self._open), None)
        return place is not None and self.go(place, last=last)
