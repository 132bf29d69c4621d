"""Something to read: the help, a refusal, what was mended."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from piacen_qual.review.drawing.prose import Prose
from piacen_qual.review.modals.modal import Modal


class Notice(Modal[None]):
    """Some lines, scrolled where they do not fit."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,q,question_mark,f1", "give_up"),
        Binding("down,j", "scroll(1)"),
        Binding("up,k", "scroll(-1)"),
        Binding("pagedown,space", "scroll(10)"),
        Binding("pageup", "scroll(-10)"),
    ]
    DEFAULT_CSS = "Notice #text { height: auto; max-height: 20; }"
    keys = "Échap fermer"

    def __init__(self, title: str, text: str) -> None:
        """Show a text; its lines are paragraphs."""
        super().__init__()
        self.title_text = title
        self._text = text

    def contents(self) -> list[Widget]:
        """The text."""
        text = Prose([[(line, "")] for line in self._text.split("\n")])
        return [VerticalScroll(text, id="text", can_focus=False)]

    def action_scroll(self, by: int) -> None:
        """Show what is below or above."""
        self.query_one("#text").scroll_relative(y=by, animate=False)
