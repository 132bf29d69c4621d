"""The screen on which segments are reviewed."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widget import Widget

from piacen_qual.codebook.schema import Code
from piacen_qual.decisions.events import Event
from piacen_qual.decisions.voices import Place
from piacen_qual.review import wording
from piacen_qual.review.coding import phrases
from piacen_qual.review.coding.codes_view import CodesView
from piacen_qual.review.coding.filters import Filter
from piacen_qual.review.coding.keys import BARE, HELP, NARROW, WIDE, WIDE_BARE
from piacen_qual.review.coding.modals.filters import FilterModal
from piacen_qual.review.coding.modals.memo import MemoModal
from piacen_qual.review.coding.modals.pick import PickModal
from piacen_qual.review.coding.modals.turn import TurnModal
from piacen_qual.review.coding.search import of_family
from piacen_qual.review.coding.session import Session
from piacen_qual.review.drawing.cutting import Span
from piacen_qual.review.drawing.reading import Reading
from piacen_qual.review.drawing.transcript_view import TranscriptView
from piacen_qual.review.frame import Frame
from piacen_qual.review.hearing import Hush
from piacen_qual.review.keeping.history import Deed
from piacen_qual.review.modals.confirm import Confirm
from piacen_qual.review.modals.notice import Notice
from piacen_qual.review.modals.words import WordsModal

ROOM: Final = 90  # of the head, for the rest

News = Callable[[Session, Place], str]
"""What there is to tell of the segment to which one came from another; "" for nothing."""


class ReviewScreen(Frame, Reading):
    """A segment in its transcript, and its codes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept"),
        Binding("A", "accept_all"),
        Binding("r", "reject"),
        Binding("c", "add"),
        Binding("s", "recode"),
        Binding("e", "words"),
        Binding("m", "memo"),
        Binding("d,delete", "take_back"),
        Binding("x", "explain"),
        Binding("u", "undo"),
        Binding("U", "redo"),
        Binding("j,down", "down"),
        Binding("k,up", "up"),
        Binding("enter,right", "forward"),
        Binding("left", "back"),
        Binding("p", "skip"),
        Binding("t", "turn"),
        Binding("n", "next_open"),
        Binding("N", "previous_open"),
        Binding("f", "filter"),
    ]
    DEFAULT_CSS = """
    ReviewScreen #talk { height: 3fr; }
    ReviewScreen #codes { height: 2fr; }
    ReviewScreen.-bare #codes { height: 3; }
    ReviewScreen.-wide #talk { width: 3fr; }
    ReviewScreen.-wide #codes { width: 2fr; height: 1fr; }
    """
    help_text = HELP

    def __init__(self, session: Session) -> None:
        """Show where a session is."""
        super().__init__()
        self._session = session

    def contents(self) -> Iterable[Widget]:
        """The talk, and the codes."""
        yield Container(
            TranscriptView(id="talk"),
            CodesView(self._session, self._segment_row, id="codes", classes="second"),
            id="body",
        )

    def keys(self) -> str:
        """As many as there is room for, and those alone that do something."""
        bare = self._session.route.line is None
        narrow, wide = (BARE, WIDE_BARE) if bare else (NARROW, WIDE)
        return narrow if self.size.width < len(wide) else wide

    def draw(self, told: str = "") -> None:
        """Show where the session is, and what was just done."""
        session, route = self._session, self._session.route
        segment, line = route.sheet.segment, route.line
        transcript = session.matter.by_file[segment.file]
        span = (segment.start, segment.end)
        words = (line.start, line.end) if line and (line.start, line.end) != span else None
        self.set_class(line is None and not route.sheet.memos, "-bare")
        self.talk.mark(transcript, segment.turn, span, words)
        self.query_one(CodesView).draw()
        self.tell(phrases.progress(session), self._about(), told)

    def _segment_row(self) -> int:
        """Where the segment is, when the codes are beside the talk."""
        return self.talk.segment_row if self.has_class("-wide") else 0

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

    def action_take_back(self) -> None:
        """Say nothing of the current code any more."""
        self._decide(self._session.take_back)

    def action_add(self) -> None:
        """Choose a code to add."""
        modal = self._pick("Ajouter un code", take=self._added)
        self.app.push_screen(modal, self._added)

    def action_recode(self) -> None:
        """Choose a code in the place of the current one."""
        line = self._session.route.line
        if self._has_line() and line is not None:
            self.app.push_screen(self._pick("Substituer un autre code", line.code), self._recoded)
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
        """Undo the last act; where it cannot be shown, once that is agreed."""
        if told := phrases.elsewhere(self._session):
            self.app.push_screen(Confirm(wording.UNDO, told), self._undo)
        else:
            self._undo(agreed=True)

    def action_redo(self) -> None:
        """Do again what was undone."""
        self.do(lambda: phrases.undid(self._session.redo(), self._session, again=True))

    def action_explain(self) -> None:
        """Show all there is to know of the current code."""
        line = self._session.route.line
        if self._has_line() and line is not None:
            told = "\n\n".join(phrases.explained(self._session, line))
            self.app.push_screen(Notice(phrases.label(line, self._session.matter), told))

    def _pick(
        self, title: str, instead: str = "", take: Callable[[Code], None] | None = None
    ) -> PickModal:
        """Choose a code; in the place of another, those of its family come first."""
        session = self._session
        codes = of_family(session.matter.codebook.codes, instead)
        taken = {line.code: phrases.taken(line) for line in session.route.sheet.lines}
        return PickModal(title, codes, taken, take, theme=session.turn.theme)

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
        """Decide, and say what; that nothing waits here any more, too."""
        route = self._session.route
        place, settled = route.place, route.settled

        def decide() -> str:
            told = phrases.did(act(), self._session, place)
            return f"{told} {phrases.ALL_HERE}" if route.settled and not settled else told

        self.do(decide)

    def _undo(self, agreed: bool | None) -> None:
        if agreed:
            self.do(lambda: phrases.undid(self._session.undo(), self._session))

    # going about

    def action_down(self) -> None:
        """Go to the next code, or segment."""
        self._go(self._session.down, told=self._left_behind(), news=phrases.beside)

    def action_up(self) -> None:
        """Go to the code, or segment, before."""
        self._go(self._session.up, phrases.BEGINNING, news=phrases.beside)

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
        go = partial(self._session.forward, waiting=True)
        self._go(go, phrases.NOTHING_WAITS, news=phrases.around)

    def action_previous_open(self) -> None:
        """Go to the last segment before that waits."""
        go = partial(self._session.route.back, waiting=True)
        self._go(go, phrases.NOTHING_WAITS, news=partial(phrases.around, back=True))

    def action_turn(self) -> None:
        """Type the number of the turn to go to."""
        self.app.push_screen(TurnModal(), self._turned)

    def action_filter(self) -> None:
        """Choose what is gone through."""
        self.app.push_screen(FilterModal(self._session), self._filtered)

    def _filtered(self, wanted: Filter | None) -> None:
        if wanted is not None:
            self.draw()

    def _turned(self, turn: int | None) -> None:
        if turn is not None:
            session = self._session
            go, refusal = partial(session.route.go_to_turn, turn), phrases.no_turn(session, turn)
            self._go(go, refusal, news=lambda *_: phrases.near_turn(session, turn))

    def _left_behind(self) -> str:
        return phrases.left_behind(self._session, "←")

    def _go(
        self,
        move: Callable[[], bool],
        refusal: str = "",
        *,
        told: str = "",
        news: News = lambda *_: "",
    ) -> None:
        """Go somewhere, and tell what is left behind, that another transcript begins, or where."""
        session, before = self._session, self._session.route.place

        def go() -> str:
            if not move():
                return refusal or phrases.end(session)
            left = told if session.route.place != before else ""
            file = phrases.new_file(session, before[0])
            return " ".join(filter(None, (left, file, news(session, before))))

        self.do(go)
