"""The screen on which segments are reviewed."""

from collections.abc import Callable
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import Screen

from piacen_qual.codebook.schema import Code
from piacen_qual.decisions.events import Event
from piacen_qual.errors import PiacenError
from piacen_qual.review import wording
from piacen_qual.review.coding import phrases
from piacen_qual.review.coding.codes_view import CodesView
from piacen_qual.review.coding.filters import Filter
from piacen_qual.review.coding.keys import HELP, NARROW, WIDE
from piacen_qual.review.coding.modals.filters import FilterModal
from piacen_qual.review.coding.modals.memo import MemoModal
from piacen_qual.review.coding.modals.pick import PickModal
from piacen_qual.review.coding.session import Session
from piacen_qual.review.drawing.bar import Bar
from piacen_qual.review.drawing.cutting import Span
from piacen_qual.review.drawing.transcript_view import TranscriptView
from piacen_qual.review.hearing import Hush
from piacen_qual.review.keeping.history import Deed
from piacen_qual.review.modals.notice import Notice
from piacen_qual.review.modals.words import WordsModal

ROOM: Final = 90  # of the head, for the rest


class ReviewScreen(Screen[None]):
    """A segment in its transcript, and its codes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept"),
        Binding("A", "accept_all"),
        Binding("r", "reject"),
        Binding("c", "add"),
        Binding("s", "recode"),
        Binding("e", "words"),
        Binding("m", "memo"),
        Binding("x", "explain"),
        Binding("u", "undo"),
        Binding("U", "redo"),
        Binding("j,down", "down"),
        Binding("k,up", "up"),
        Binding("enter,right", "forward"),
        Binding("left", "back"),
        Binding("p", "skip"),
        Binding("n", "next_open"),
        Binding("N", "previous_open"),
        Binding("pagedown", "page(1)"),
        Binding("pageup", "page(-1)"),
        Binding("home", "far(-1)"),
        Binding("end", "far(1)"),
        Binding("space", "here"),
        Binding("f", "filter"),
        Binding("question_mark,f1", "help"),
        Binding("q", "app.quit"),
    ]
    DEFAULT_CSS = """
    ReviewScreen #body { height: 1fr; layout: vertical; }
    ReviewScreen #talk { height: 3fr; }
    ReviewScreen #codes { height: 2fr; border-top: solid ansi_blue; }
    ReviewScreen.-wide #body { layout: horizontal; }
    ReviewScreen.-wide #talk { width: 3fr; height: 1fr; }
    ReviewScreen.-wide #codes {
        width: 2fr; height: 1fr; border-top: none; border-left: solid ansi_blue; padding-left: 1;
    }
    """

    def __init__(self, session: Session) -> None:
        """Show where a session is."""
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        """Where one is, the talk, the codes, what was done, the keys."""
        yield Bar(style="strong", id="head")
        with Container(id="body"):
            yield TranscriptView(id="talk")
            yield CodesView(self._session, self._segment_row, id="codes")
        yield Bar(style="strong", id="told")
        yield Bar(style="faint", id="keys")

    def on_mount(self) -> None:
        """Show the first segment."""
        self.draw()

    def on_resize(self) -> None:
        """Name as many keys as there is room for."""
        self.query_one("#keys", Bar).tell_keys(NARROW if self.size.width < len(WIDE) else WIDE)

    def draw(self, told: str = "") -> None:
        """Show where the session is, and what was just done."""
        session, route = self._session, self._session.route
        segment, line = route.sheet.segment, route.line
        transcript = session.matter.by_file[segment.file]
        span = (segment.start, segment.end)
        words = (line.start, line.end) if line and (line.start, line.end) != span else None
        self.query_one(TranscriptView).mark(transcript, segment.turn, span, words)
        self.query_one(CodesView).draw()
        self.query_one("#head", Bar).tell(phrases.progress(session), self._about())
        self.query_one("#told", Bar).tell(told)

    def _segment_row(self) -> int:
        """Where the segment is, when the codes are beside the talk."""
        return self.query_one(TranscriptView).segment_row if self.has_class("-wide") else 0

    def _about(self) -> str:
        """Who decides, how, on what, and what is left."""
        session = self._session
        wanted = session.route.wanted
        chosen = phrases.wanted(wanted, session.matter)
        if len(chosen) > self.size.width - ROOM:
            chosen = phrases.wanted_briefly(wanted)
        blind = "aveugle" if session.blind else ""
        return " · ".join(filter(None, (chosen, blind, phrases.left(session), session.coder)))

    # deciding

    def action_accept(self) -> None:
        """The current code stands; of one that was split, choose a part."""
        line, matter = self._session.route.line, self._session.matter
        if line is not None and line.parts:
            parts = [matter.codes[part] for part in line.parts if part in matter.codes]
            self.app.push_screen(PickModal("Lequel des deux?", parts), self._recoded)
        else:
            self._decide(self._session.accept)

    def action_accept_all(self) -> None:
        """All that waits in the segment stands."""
        self._decide(self._session.accept_all)

    def action_reject(self) -> None:
        """The current code does not stand."""
        self._decide(self._session.reject)

    def action_add(self) -> None:
        """Choose a code to add."""
        modal = self._pick("Ajouter un code", self._added)
        self.app.push_screen(modal, self._added)

    def action_recode(self) -> None:
        """Choose a code in the place of the current one."""
        if self._has_line():
            self.app.push_screen(self._pick("Substituer un autre code"), self._recoded)
        else:
            self.post_message(Hush())

    def action_words(self) -> None:
        """Choose the words of the current code."""
        line, segment = self._session.route.line, self._session.route.sheet.segment
        if self._has_line() and line is not None:
            within = min(segment.start, line.start), max(segment.end, line.end)
            modal = WordsModal(self._session.turn.text, within, (line.start, line.end))
            self.app.push_screen(modal, self._worded)
        else:
            self.post_message(Hush())

    def action_memo(self) -> None:
        """Write a memo."""
        self.app.push_screen(MemoModal(self._session), self._told)

    def action_undo(self) -> None:
        """Undo the last act."""
        self._undone(self._session.undo, wording.NOTHING_TO_UNDO, again=False)

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._undone(self._session.redo, wording.NOTHING_TO_REDO, again=True)

    def action_explain(self) -> None:
        """Show all there is to know of the current code."""
        line = self._session.route.line
        if self._has_line() and line is not None:
            told = "\n\n".join(phrases.explained(self._session, line))
            self.app.push_screen(Notice(phrases.label(line, self._session.matter), told))

    def _pick(self, title: str, take: Callable[[Code], None] | None = None) -> PickModal:
        taken = [line.code for line in self._session.route.sheet.lines]
        return PickModal(title, self._session.matter.codebook.codes, taken, take)

    def _added(self, code: Code | None) -> None:
        if code is not None:
            self._do(lambda: self._session.add(code.id))

    def _recoded(self, code: Code | None) -> None:
        if code is not None:
            self._do(lambda: self._session.recode(code.id))

    def _worded(self, words: Span | None) -> None:
        if words is not None:
            self._do(lambda: self._session.change_words(*words))

    def _told(self, told: str | None) -> None:
        self.draw(told or "")

    def _decide(self, act: Callable[[], Event | Deed | None]) -> None:
        if self._has_line():
            self._do(act)

    def _has_line(self) -> bool:
        if self._session.route.line is None:
            self.draw(phrases.NO_LINE)
        return self._session.route.line is not None

    def _do(self, act: Callable[[], Event | Deed | None]) -> None:
        """Do something; what was refused is told, and nothing is marked."""
        route, turn = self._session.route, self._session.turn.n
        place, settled = route.place, route.settled
        try:
            done = act()
        except PiacenError as refusal:
            self.app.push_screen(Notice(wording.REFUSED, str(refusal)))
            return
        told = phrases.ALREADY
        if isinstance(done, Event):
            named = wording.did if route.place == place else wording.did_there
            told = named(done, self._session.matter)
        elif done:
            told = phrases.accepted(done, turn)
        self.draw(f"{told} {phrases.ALL_HERE}" if route.settled and not settled else told)

    def _undone(self, act: Callable[[], Deed], nothing: str, *, again: bool) -> None:
        try:
            deed = act()
        except PiacenError as refusal:
            self.app.push_screen(Notice(wording.REFUSED, str(refusal)))
        else:
            told = wording.undid(deed, self._session.matter, again=again) if deed else nothing
            self.draw(told)

    # going about

    def action_down(self) -> None:
        """Go to the next code, or segment."""
        self._go(self._session.down, told=self._left_behind())

    def action_up(self) -> None:
        """Go to the code, or segment, before."""
        self._go(self._session.up, phrases.BEGINNING)

    def action_forward(self) -> None:
        """Go to the next segment."""
        self._go(self._session.forward, told=self._left_behind())

    def action_back(self) -> None:
        """Go to the segment before."""
        self._go(self._session.route.back, phrases.BEGINNING)

    def action_skip(self) -> None:
        """Go to the next segment without a word on this one."""
        self._go(self._session.route.forward)

    def action_next_open(self) -> None:
        """Go to the next segment that waits."""
        self._go(lambda: self._session.forward(waiting=True), phrases.NOTHING_WAITS)

    def action_previous_open(self) -> None:
        """Go to the last segment before that waits."""
        self._go(lambda: self._session.route.back(waiting=True), phrases.NOTHING_WAITS)

    def action_page(self, by: int) -> None:
        """Read on in the transcript, or back."""
        self.query_one(TranscriptView).page(by)

    def action_far(self, by: int) -> None:
        """Go to an end of the transcript, to read."""
        talk = self.query_one(TranscriptView)
        talk.scroll_to(y=talk.height if by > 0 else 0, animate=False)

    def action_here(self) -> None:
        """Come back to the segment."""
        self.query_one(TranscriptView).come_back()

    def action_filter(self) -> None:
        """Choose what is gone through."""
        self.app.push_screen(FilterModal(self._session), self._filtered)

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(Notice("Touches", HELP))

    def _filtered(self, wanted: Filter | None) -> None:
        if wanted is not None:
            self.draw()

    def _left_behind(self) -> str:
        return phrases.left_behind(self._session, "←")

    def _go(self, move: Callable[[], bool], refusal: str = "", *, told: str = "") -> None:
        """Go somewhere, and tell when that is in another transcript, or what is left behind."""
        before = self._session.route.place
        try:
            moved = move()
        except PiacenError as error:
            self.app.push_screen(Notice(wording.REFUSED, str(error)))
            return
        if not moved:
            self.draw(refusal or phrases.end(self._session))
            return
        place = self._session.route.place
        news = (told if place != before else "", phrases.new_file(self._session, before[0]))
        self.draw(" ".join(filter(None, news)))
