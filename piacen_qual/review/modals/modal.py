"""What all that opens above the review shares."""

from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input

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
    Modal Input, Modal Input:focus {
        border: none; height: 1; padding: 0; background: ansi_default;
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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """No key does anything before the box is drawn, or once it is closed."""
        return self.is_mounted and self.is_attached and self.is_active

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close, once: what is below stays."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    async def _on_message(self, message: Message) -> None:
        """What was typed in a box that has closed since is for nobody."""
        if self.is_active or not isinstance(message, Input.Changed | Input.Submitted):
            await super()._on_message(message)

    def action_give_up(self) -> None:
        """Close."""
        self.dismiss(None)
