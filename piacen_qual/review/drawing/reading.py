"""A screen on which a transcript is read, whatever else it shows."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from piacen_qual.review.drawing.transcript_view import TranscriptView


class Reading(Screen[None]):
    """Keys that go about a transcript, and back to where one is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "page(1)"),
        Binding("pageup", "page(-1)"),
        Binding("home", "far(-1)"),
        Binding("end", "far(1)"),
        Binding("space", "here"),
    ]

    @property
    def talk(self) -> TranscriptView:
        """The transcript."""
        return self.query_one(TranscriptView)

    def action_page(self, by: int) -> None:
        """Read on, or back."""
        self.talk.page(by)

    def action_far(self, by: int) -> None:
        """Go to an end, to read."""
        self.talk.far(by)

    def action_here(self) -> None:
        """Come back to the segment."""
        self.talk.come_back()
