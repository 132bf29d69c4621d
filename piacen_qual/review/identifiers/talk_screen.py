"""The whole transcript around a passage."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from piacen_qual.anonymisation.candidates import Candidate
from piacen_qual.review.drawing.bar import Bar
from piacen_qual.review.drawing.reading import Reading
from piacen_qual.review.drawing.transcript_view import TranscriptView
from piacen_qual.review.identifiers import wording
from piacen_qual.review.identifiers.desk import Desk


class TalkScreen(Reading):
    """A passage in its transcript, to be read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,v,q,enter", "app.pop_screen"),
        Binding("down,j", "scroll(1)"),
        Binding("up,k", "scroll(-1)"),
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
        self.talk.mark(
            self._desk.talk.transcript(passage),
            turn.n,
            (0, len(turn.text)),
            (passage.start, passage.end),
        )

    def action_scroll(self, by: int) -> None:
        """Read a line on, or back."""
        self.talk.scroll_relative(y=by, animate=False)
