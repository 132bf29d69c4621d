"""Typing what is to stand in the place of words, and saying yes to what is answered at once."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from piacen_qual.errors import PiacenError
from piacen_qual.review.drawing.paper import Row
from piacen_qual.review.drawing.prose import Prose
from piacen_qual.review.identifiers.replacing import bracketed
from piacen_qual.review.modals.confirm import Confirm
from piacen_qual.review.modals.modal import Modal

Read = Callable[[str], tuple[str, str, str]]
"""What comes before, what stands in the place of words, what comes after."""


class ReplaceModal(Modal[bool]):
    """A generalisation of a person's own; what is refused stays here."""

    DEFAULT_CSS = "ReplaceModal Input, ReplaceModal Input:focus { margin: 1 0; }"
    title_text = "À la place"
    keys = "Entrée masquer et remplacer  Échap renoncer"

    def __init__(self, words: str, take: Callable[[str], None], read: Read) -> None:
        """Ask what stands in the place of some words.

        Args:
            words: those that are masked.
            take: does it, or refuses with a `PiacenError`.
            read: how one of the passages would read.
        """
        super().__init__()
        self._words = words
        self._take = take
        self._read = read

    def contents(self) -> list[Widget]:
        """The words, and the input."""
        told = "Une généralité, comme [quartier] ou [une collègue]; les crochets se mettent seuls."
        return [
            Prose([[(self._words, "strong")], [(told, "faint")]]),
            Input(placeholder="[…]"),
            Prose(id="sentence"),
            Prose(id="refusal"),
        ]

    def on_mount(self) -> None:
        """Begin to type."""
        self.query_one(Input).focus()
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show how it would read."""
        self._show(event.value)

    def _show(self, given: str) -> None:
        before, stands, after = self._read(bracketed(given or "…"))
        read: Row = [(before, ""), (stands, "evidence"), (after, "")]
        self.query_one("#sentence", Prose).tell([read])

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Do it, and close."""
        if not event.value.strip():
            return
        try:
            self._take(event.value)
        except PiacenError as refusal:
            self.query_one("#refusal", Prose).tell([[(f"✗ {refusal}", "orange")]])
        else:
            self.dismiss(True)


class ConfirmModal(Confirm):
    """A question that what can be undone asks: Enter says yes, too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "agree"),
        Binding("n,q", "give_up"),
    ]
