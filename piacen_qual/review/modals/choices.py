"""Choosing what is gone through: a line for each thing that can be chosen."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from piacen_qual.review.drawing.paper import Paper, Row
from piacen_qual.review.drawing.prose import Prose
from piacen_qual.review.modals.modal import Modal, Result

ALL = "tous"


class Choices(Modal[Result]):
    """Lines, each with its value, and how much that leaves to go through.

    A class made from this one has its `fields`, and says what their values are.

    Attributes:
        fields: what each line is called, by name.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)"),
        Binding("up,k", "move(-1)"),
        Binding("right,l,space", "change(1)"),
        Binding("left,h", "change(-1)"),
        Binding("x,delete,backspace", "clear"),
        Binding("enter", "take"),
    ]
    DEFAULT_CSS = "Choices #fields { height: auto; } Choices #told { margin: 1 0; }"
    title_text = "Filtrer"
    keys = "↓↑→← changer  x effacer  Entrée appliquer  Échap renoncer"

    def __init__(self, fields: Mapping[str, str]) -> None:
        """Begin on the first line."""
        super().__init__()
        self.fields = fields
        self._at = 0

    def values(self, name: str) -> Sequence[Any]:
        """What can be chosen on a line."""
        raise NotImplementedError

    def value(self, name: str) -> Any:
        """What is chosen there."""
        raise NotImplementedError

    def put(self, name: str, value: Any) -> None:
        """Choose it."""
        raise NotImplementedError

    def clear(self) -> None:
        """Choose nothing in particular."""
        raise NotImplementedError

    def shown(self, name: str) -> str:
        """What is read there; "" when nothing in particular is chosen."""
        raise NotImplementedError

    def count(self) -> str:
        """How much that leaves, as a sentence."""
        raise NotImplementedError

    def take(self) -> None:
        """Go through that, and close."""
        raise NotImplementedError

    def contents(self) -> list[Widget]:
        """The lines, and the count."""
        return [Paper(self._rows(), id="fields"), Prose([[(self.count(), "")]], id="told")]

    def action_move(self, by: int) -> None:
        """Go to another line."""
        self._at = (self._at + by) % len(self.fields)
        self.draw()

    def action_change(self, by: int) -> None:
        """Take the next value of the line, or the one before."""
        name = list(self.fields)[self._at]
        values, now = self.values(name), self.value(name)
        at = values.index(now) if now in values else 0
        self.put(name, values[(at + by) % len(values)])
        self.draw()

    def action_clear(self) -> None:
        """Choose nothing in particular."""
        self.clear()
        self.draw()

    def action_take(self) -> None:
        """Go through that."""
        self.take()

    def go_to(self, name: str) -> None:
        """Go to a line."""
        self._at = list(self.fields).index(name)

    def draw(self) -> None:
        """Show what is chosen."""
        self.query_one(Paper).write(self._rows())
        self.say(self.count())

    def say(self, text: str, style: str = "") -> None:
        """Say something below the lines."""
        self.query_one(Prose).tell([[(text, style)]])

    def _rows(self) -> list[Row]:
        width = max(map(len, self.fields.values())) + 3
        return [
            self._row(label.ljust(width), self.shown(name), current=number == self._at)
            for number, (name, label) in enumerate(self.fields.items())
        ]

    def _row(self, label: str, value: str, *, current: bool) -> Row:
        return [
            ("▸ " if current else "  ", "blue"),
            (label, "strong" if current else ""),
            ("◂ " if current else "  ", "faint"),
            (value or ALL, "" if value else "faint"),
            (" ▸" if current else "", "faint"),
        ]
