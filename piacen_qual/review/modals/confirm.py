"""Asking twice before something is given up."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from piacen_qual.review.drawing.prose import Prose
from piacen_qual.review.modals.modal import Modal


class Confirm(Modal[bool]):
    """A question to which only one letter says yes."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("o", "agree")]
    keys = "o oui  Échap non"

    def __init__(self, title: str, text: str) -> None:
        """Ask about this."""
        super().__init__()
        self.title_text = title
        self._text = text

    def contents(self) -> list[Widget]:
        """The question."""
        return [Prose([[(self._text, "")]])]

    def action_agree(self) -> None:
        """Yes."""
        self.dismiss(True)
