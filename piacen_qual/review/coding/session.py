"""A review under way: what a coder does with the segments. No screen, no questions."""

from contextlib import suppress
from typing import Any

from piacen_qual.decisions.events import Act, Event
from piacen_qual.decisions.log import Words
from piacen_qual.decisions.replay import Memo, Verdict
from piacen_qual.errors import UnwritableFileError
from piacen_qual.model import Turn
from piacen_qual.review.coding.about import About, subject
from piacen_qual.review.coding.filters import Filter
from piacen_qual.review.coding.route import Route
from piacen_qual.review.coding.sheet import Line, Sheets
from piacen_qual.review.keeping.history import Deed
from piacen_qual.review.keeping.ledger import Ledger
from piacen_qual.review.keeping.matter import place_of
from piacen_qual.review.keeping.pen import Pen
from piacen_qual.review.words import Span, sentences_around


class Session:
    """A coder goes through segments and decides; each act is on the disk when it returns.

    Whatever writes raises `UnwritableFileError` when the log cannot be written; nothing has changed
    then, neither there nor here.

    Attributes:
        matter: the study.
        coder: who decides.
        blind: whether the machine's suggestions and other coders' codes are hidden.
        sheets: what the coder sees of each segment.
        route: where the coder is.
    """

    def __init__(
        self, pen: Pen, ledger: Ledger, *, blind: bool = False, wanted: Filter | None = None
    ) -> None:
        """Begin at the first segment in which something waits for the coder.

        Args:
            pen: of the coder.
            ledger: the same as the pen's.
            blind: as above.
            wanted: what to go through; everything without it.

        Raises:
            NothingToReviewError: when there is nothing.
            HiddenScoresError: when scores are asked for in a blind round.
        """
        self._pen = pen
        self._ledger = ledger
        self.sheets = Sheets(ledger, blind=blind)
        self.matter = ledger.matter
        self.coder = ledger.coder
        self.blind = blind
        self.route = Route(self.sheets, self.matter, wanted or Filter())

    @property
    def done(self) -> int:
        """How many acts of this session hold, memos aside."""
        return self._pen.done

    @property
    def memos_done(self) -> int:
        """How many memos of this session hold."""
        return self._pen.memos

    @property
    def turn(self) -> Turn:
        """The turn of the current segment."""
        file, number, _ = self.route.place
        return self.matter.turn(file, number)

    def forward(self, *, waiting: bool = False) -> bool:
        """Having read the segment, go to the next one (that waits); false at the end.

        From a line on which the coder decided, what waits in the same segment comes first.
        """
        line = self.route.line
        if waiting and line and not self.route.asks(line) and self.route.next_line():
            return True
        self._read()
        return self.route.forward(waiting=waiting)

    def down(self) -> bool:
        """Go to the next line or, having read the segment, to the next one."""
        return self.route.step(1) or self.forward()

    def up(self) -> bool:
        """Go to the line before, or to the last one of the segment before."""
        return self.route.step(-1) or self.route.back(last=True)

    def accept(self) -> Event | None:
        """The current code stands; None when it did already, or there is none.

        Of a code that was split, one of the parts is to be chosen with `recode`.
        """
        line = self.route.line
        return None if line and line.parts else self._decide(Act.ACCEPT, Verdict.ACCEPTED)

    def reject(self) -> Event | None:
        """The current code does not stand; None when it did not already, or there is none.

        One that the coder alone put there is taken away: nobody has anything to say of it.
        """
        if self._is_mine_alone():
            return self.take_back()[0]
        return self._decide(Act.REJECT, Verdict.REJECTED)

    def take_back(self) -> Deed:
        """The coder says nothing of the current code any more; () when they did not.

        It waits again and the segment is to be read again, if others or the machine put it there.
        """
        route, line, segment = self.route, self.route.line, self.route.sheet.segment
        events = [each.id for each in self._ledger.of_code(segment, line.code)] if line else []
        if not events or line is None:
            return ()
        if not self._is_mine_alone():
            events += self._ledger.readings(segment)
        deed = self._pen.withdraw(events)
        route.refresh(route.place)
        route.cursor = min(route.cursor, max(0, len(route.sheet.lines) - 1))
        route.point(line.code)
        return deed

    def accept_all(self) -> Deed:
        """All that waits in the segment and is asked about stands, in one act; () where nothing is.

        What was split is left: one of its parts is to be chosen.
        """
        route = self.route
        waiting = [line for line in route.sheet.lines if route.asks(line) and not line.parts]
        acts = [{"at": self._at(line), "code": line.code, "rule": line.rule} for line in waiting]
        deed = self._pen.write_all(Act.ACCEPT, acts) if acts else ()
        self._decided()
        if deed and route.wanted.narrow:
            route.forward()
        return deed

    def add(self, code: str, words: Span | None = None) -> Event | None:
        """Put a code on words of the turn, else on the whole segment.

        One that is there already is accepted where it is, unless words are given. Then, as after
        `recode` and `change_words`, the coder is on what still waits in the segment, or on the
        code.
        """
        line = next((line for line in self.route.sheet.lines if line.code == code), None)
        event = None
        if line is not None and words is not None:
            self.route.point(code)
            return self.change_words(*words)
        if line is None:
            at = self._whole() if words is None else (*self.route.place[:2], *words)
            event = self._write(Act.ADD, at=at, code=code)
        elif line.verdict is not Verdict.ACCEPTED:
            event = self._write(Act.ACCEPT, at=self._at(line), code=code, rule=line.rule)
        self._go_on(code)
        return event

    def recode(self, code: str) -> Event | None:
        """Another code stands in the place of the current one.

        It stands on the sentence that holds the words of a suggestion, which were found for the
        other code; on the very words that people chose.
        """
        line = self.route.line
        if line is None or line.code == code:
            return None
        at, old = self._at(line), line.code
        found = line.suggestion
        if found is not None and (line.start, line.end) == (found.start, found.end):
            segment = self.route.sheet.segment
            within = segment.start, segment.end
            at = *at[:2], *sentences_around(self.turn.text, within, at[2:])
        event = self._write(Act.RECODE, at=at, code=old, new_code=code, rule=line.rule)
        self._go_on(code)
        return event

    def change_words(self, start: int, end: int) -> Event | None:
        """The current code stands, on these words of the turn."""
        line = self.route.line
        if line is None or line.parts:
            return None
        if (start, end) == (line.start, line.end) and line.verdict is Verdict.ACCEPTED:
            return None
        at = (*self.route.place[:2], start, end)
        event = self._write(Act.SPAN, at=at, code=line.code, rule=line.rule)
        self._go_on(line.code)
        return event

    def memos(self, about: About) -> tuple[Memo, ...]:
        """The memos on the current segment, code or transcript that the coder may read."""
        at, code = subject(about, self.route.sheet, self.route.line)
        return tuple(self.sheets.memos(at, code))

    def memo(self, about: About) -> Memo | None:
        """The coder's own."""
        return next((memo for memo in self.memos(about) if memo.coder == self.coder), None)

    def write_memo(self, about: About, note: str) -> Event | None:
        """Write, change or (with "") erase the coder's memo; None when it is the same."""
        old, note = self.memo(about), note.strip()
        at, code = subject(about, self.route.sheet, self.route.line)
        if note == ("" if old is None else old.note) or not (at or code):
            return None
        instead = () if old is None else self._ledger.of_same_memo(old, at)
        return self._pen.write(Act.MEMO, at=at, code=code, note=note, instead=instead)

    @property
    def undone_elsewhere(self) -> Deed:
        """The act that would be undone, when it is in no segment gone through; else ()."""
        last = self._pen.last
        return last if last and self._is_elsewhere(self.subject(last)) else ()

    def undo(self) -> Deed:
        """Undo the coder's last act, of an earlier session too; () when there is none."""
        return self._show(self._pen.undo())

    def redo(self) -> Deed:
        """Do again what was undone last; () when there is nothing."""
        return self._show(self._pen.redo())

    def subject(self, deed: Deed) -> Event:
        """The event that tells what an act was about."""
        return self._ledger.subject(deed)

    def _is_mine_alone(self) -> bool:
        """Whether the coder added the current code, which neither machine nor others put there."""
        line = self.route.line
        if line is None or line.suggestion or any(vote for _, vote in line.others):
            return False
        acts = {event.act for event in self._ledger.of_code(self.route.sheet.segment, line.code)}
        return Act.ADD in acts and Act.RECODE not in acts

    def _is_elsewhere(self, event: Event) -> bool:
        """Whether an event is on words that are not gone through."""
        if event.anchor is None:
            return False
        if not event.anchor.turn:
            return event.anchor.file not in {place[0] for place in self.route.queue}
        segment = self._ledger.segment_of(event.anchor)
        return segment is None or not self.route.has(place_of(segment))

    def _go_on(self, code: str) -> None:
        """Be on the line of a code, or on the next that waits."""
        self.route.point(code)
        self.route.next_line()

    def _decide(self, act: Act, verdict: Verdict) -> Event | None:
        """Decide on the current line, then go to the next one that waits."""
        line = self.route.line
        event = None
        if line is not None and line.verdict is not verdict:
            event = self._write(act, at=self._at(line), code=line.code, rule=line.rule)
        if not self.route.next_line() and self.route.wanted.narrow and line is not None:
            self.route.forward()
        return event

    def _read(self) -> None:
        """Note that the segment was read, if nothing in it waits and it was all asked about."""
        sheet = self.route.sheet
        if self.route.wanted.narrow or sheet.seen or any(line.open for line in sheet.lines):
            return
        self._pen.read(self._whole())
        self.route.refresh(self.route.place)

    def _write(self, act: Act, **what: Any) -> Event:
        event = self._pen.write(act, **what)
        self._decided()
        return event

    def _decided(self) -> None:
        """Who decided on every suggestion of a segment has read it, however they leave it.

        In a blind round nothing is suggested, and only the coder knows that they read on.
        """
        if any(line.suggestion for line in self.route.sheet.lines):
            with suppress(UnwritableFileError):  # then it is to be read again, and nothing is lost
                self._read()
        self.route.refresh(self.route.place)

    def _show(self, deed: Deed) -> Deed:
        """Go where something was done or undone."""
        first = self.subject(deed) if deed else None
        segment = first and first.anchor and self._ledger.segment_of(first.anchor)
        if first and segment:
            place = place_of(segment)
            self.route.refresh(place)
            if self.route.go(place):
                self.route.point(first.code)
        return deed

    def _at(self, line: Line) -> Words:
        return *self.route.place[:2], line.start, line.end

    def _whole(self) -> Words:
        """The words of the current segment."""
        segment = self.route.sheet.segment
        return segment.file, segment.turn, segment.start, segment.end
