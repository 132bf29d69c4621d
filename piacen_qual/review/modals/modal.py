"""What all that opens above the review shares."""

from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget

from piacen_qual.review.drawing.bar import Bar

Result = TypeVar("Result")


class Modal(ModalScreen[Result | None], Generic[Result]):
    """A box with a title, what it is about, and its keys; Escape closes it and changes nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", priority=True)]
    DEFAULT_CSS = """
    Modal { align: center middle; background: transparent; }
    Modal > #box {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        border: round ansi_blue; padding: 0 1; background: ansi_default;
    }
    """

    title_text = ""
    keys = ""

    def compose(self) -> ComposeResult:
        """The box."""
        with Vertical(id="box") as box:
            box.border_title = self.title_text
            yield from self.contents()
            yield Bar(keys=self.keys, style="faint", id="keys")

    def contents(self) -> list[Widget]:
        """What is in the box."""
        raise NotImplementedError

    def tell_keys(self, keys: str) -> None:
        """Say which keys there are now."""
        self.query_one("#keys", Bar).tell_keys(keys)

    def action_give_up(self) -> None:
        """Close."""
        self.dismiss(None)
