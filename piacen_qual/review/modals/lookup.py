"""Letters that are typed, and the lines that they find."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from piacen_qual.review.drawing.paper import Paper, Row
from piacen_qual.review.drawing.prose import Prose
from piacen_qual.review.modals.modal import Modal, Result


class Lookup(Modal[Result]):
    """An input, the lines found, and what is told of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", priority=True),
        Binding("up", "move(-1)", priority=True),
        Binding("pagedown", "move(8)", priority=True),
        Binding("pageup", "move(-8)", priority=True),
    ]
    DEFAULT_CSS = """
    Lookup #found { height: 9; }
    Lookup #told { height: 4; border-top: solid ansi_blue; }
    Lookup Input, Lookup Input:focus { margin-bottom: 1; }
    """
    hint = ""

    def __init__(self, typed: str = "") -> None:
        """Begin with something typed, or nothing."""
        super().__init__()
        self.at = 0
        self._typed = typed

    def look(self, typed: str) -> None:
        """Find what is typed."""
        raise NotImplementedError

    def rows(self) -> Sequence[Row]:
        """A line for each thing found."""
        raise NotImplementedError

    def told(self) -> Sequence[Row]:
        """What there is to say of the current one, or of all."""
        raise NotImplementedError

    def take(self, typed: str) -> None:
        """Take what was found, and close."""
        raise NotImplementedError

    def contents(self) -> list[Widget]:
        """The input, the lines, what is told."""
        letters = Input(self._typed, placeholder=self.hint, select_on_focus=False)
        return [letters, Paper(id="found"), Prose(id="told")]

    def on_mount(self) -> None:
        """Begin with the letters."""
        self.query_one(Input).focus()
        self.look(self._typed)
        self.draw()

    def on_resize(self) -> None:
        """Draw the lines in the new width."""
        self.draw()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for what is typed."""
        self.at = 0
        self.look(event.value)
        self.draw()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take it."""
        self.take(event.value)

    def action_move(self, by: int) -> None:
        """Go to another line."""
        self.at = max(0, min(self.at + by, len(self.rows()) - 1))
        self.draw()

    def draw(self) -> None:
        """Show what was found."""
        paper = self.query_one(Paper)
        paper.write(self.rows())
        paper.reveal(self.at, self.at)
        self.say(self.told())

    def say(self, paragraphs: Sequence[Row]) -> None:
        """Say something below the lines."""
        self.query_one("#told", Prose).tell(paragraphs)
