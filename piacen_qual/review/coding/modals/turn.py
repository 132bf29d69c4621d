"""Going to a turn by its number."""

from textual.widget import Widget
from textual.widgets import Input

from piacen_qual.review.modals.modal import Modal


class TurnModal(Modal[int]):
    """A number."""

    title_text = "Aller au tour"
    keys = "Entrée y aller  Échap renoncer"

    def contents(self) -> list[Widget]:
        """Where it is typed."""
        return [Input(placeholder="son numéro", restrict=r"\d*", max_length=6)]

    def on_mount(self) -> None:
        """Begin to type."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go there."""
        if event.value:
            self.dismiss(int(event.value))
