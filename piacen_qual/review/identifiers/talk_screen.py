"""The whole transcript around a passage."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from piacen_qual.anonymisation.candidates import Candidate
from piacen_qual.review.drawing.bar import Bar
from piacen_qual.review.drawing.transcript_view import TranscriptView
from piacen_qual.review.identifiers import wording
from piacen_qual.review.identifiers.desk import Desk


class TalkScreen(Screen[None]):
    """A passage in its transcript, to be read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,v,q,enter", "app.pop_screen"),
        Binding("down,j", "scroll(1)"),
        Binding("up,k", "scroll(-1)"),
        Binding("pagedown", "page(1)"),
        Binding("pageup", "page(-1)"),
        Binding("home", "far(-1)"),
        Binding("end", "far(1)"),
        Binding("space", "here"),
    ]
    DEFAULT_CSS = "TalkScreen TranscriptView { height: 1fr; }"

    def __init__(self, desk: Desk, passage: Candidate) -> None:
        """Show a passage."""
        super().__init__()
        self._desk = desk
        self._passage = passage

    def compose(self) -> ComposeResult:
        """Where it is, the talk, the keys."""
        yield Bar(style="strong", id="head")
        yield TranscriptView(id="talk")
        yield Bar(
            keys="PgSv PgPr parcourir  Début Fin bouts  Espace au passage  Échap revenir",
            style="faint",
        )

    def on_mount(self) -> None:
        """Mark the passage."""
        passage, turn = self._passage, self._desk.talk.turn(self._passage)
        self.query_one("#head", Bar).tell(wording.where(self._desk, passage))
        self.query_one(TranscriptView).mark(
            self._desk.talk.transcript(passage),
            turn.n,
            (0, len(turn.text)),
            (passage.start, passage.end),
        )

    def action_scroll(self, by: int) -> None:
        """Read a line on, or back."""
        self.query_one(TranscriptView).scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """Read on, or back."""
        self.query_one(TranscriptView).page(by)

    def action_far(self, by: int) -> None:
        """Go to an end."""
        talk = self.query_one(TranscriptView)
        talk.scroll_to(y=talk.height if by > 0 else 0, animate=False)

    def action_here(self) -> None:
        """Come back to the passage."""
        self.query_one(TranscriptView).come_back()
