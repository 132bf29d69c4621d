"""The screen on which a review is drawn, whatever is reviewed."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget

from piacen_qual.errors import PiacenError
from piacen_qual.review.drawing.bar import Bar
from piacen_qual.review.modals.notice import Notice
from piacen_qual.review.wording import REFUSED


class Frame(Screen[None]):
    """Where one is, what is looked at, what was just done, the keys.

    A class made from this one has its `contents`, draws them with `draw`, and says which keys there
    are. Things in a container `#body` stand one above the other or, where there is room, side by
    side; a line parts those of class `second` from the others.

    Attributes:
        help_text: all the keys, and what they do.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "tell_help"),
        Binding("q", "app.quit"),
    ]
    DEFAULT_CSS = """
    Frame #body { height: 1fr; layout: vertical; }
    Frame .second { border-top: solid ansi_blue; }
    Frame.-wide #body { layout: horizontal; }
    Frame.-wide #body > * { height: 1fr; }
    Frame.-wide #body > .second {
        border-top: none; border-left: solid ansi_blue; padding-left: 1;
    }
    """
    help_text: ClassVar[str]

    def contents(self) -> Iterable[Widget]:
        """What is between the head and what was done."""
        raise NotImplementedError

    def draw(self, told: str = "") -> None:
        """Show where one is, and what was just done."""
        raise NotImplementedError

    def keys(self) -> str:
        """The keys to name, as many as there is room for."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Where one is, the contents, what was done, the keys."""
        yield Bar(style="strong", id="head")
        yield from self.contents()
        yield Bar(style="strong", id="told")
        yield Bar(style="faint", id="keys")

    def on_mount(self) -> None:
        """Show where one begins."""
        self.draw()

    def on_resize(self) -> None:
        """Name as many keys as there is room for."""
        self._tell_keys()

    def tell(self, where: str, about: str, told: str) -> None:
        """Say where one is, what there is to know of the whole, and what was just done."""
        self.query_one("#head", Bar).tell(where, about)
        self.query_one("#told", Bar).tell(told)
        self._tell_keys()

    def do(self, act: Callable[[], str]) -> None:
        """Do something and tell it; what was refused is told, and nothing is marked."""
        try:
            told = act()
        except PiacenError as refusal:
            self.draw()
            self.app.push_screen(Notice(REFUSED, str(refusal)))
        else:
            self.draw(told)

    def action_tell_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(Notice("Touches", self.help_text))

    def _tell_keys(self) -> None:
        self.query_one("#keys", Bar).tell_keys(self.keys())
