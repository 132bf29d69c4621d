"""Choosing which questions are gone through."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.widget import Widget

from piacen_qual.french.wording import several
from piacen_qual.review.drawing.paper import Paper, Row
from piacen_qual.review.drawing.prose import Prose
from piacen_qual.review.identifiers import wording
from piacen_qual.review.identifiers.desk import Desk
from piacen_qual.review.identifiers.scope import Scope, Which
from piacen_qual.review.modals.modal import Modal

FIELDS: Final = {"which": "Questions", "kind": "Type"}


class ScopeModal(Modal[Scope]):
    """A line for each thing that can be chosen, and how many questions there are."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)"),
        Binding("up,k", "move(-1)"),
        Binding("right,l,space", "change(1)"),
        Binding("left,h", "change(-1)"),
        Binding("x,delete,backspace", "clear"),
        Binding("enter", "take"),
    ]
    DEFAULT_CSS = "ScopeModal #fields { height: 2; } ScopeModal #told { margin: 1 0; }"
    title_text = "Filtrer"
    keys = "↓↑→← changer  x effacer  Entrée appliquer  Échap renoncer"

    def __init__(self, desk: Desk) -> None:
        """Begin with what the session goes through."""
        super().__init__()
        self._desk = desk
        self._scope = desk.scope
        self._at = 0

    def contents(self) -> list[Widget]:
        """The lines."""
        return [Paper(self._rows(), id="fields"), Prose([[(self._count(), "")]], id="told")]

    def action_move(self, by: int) -> None:
        """Go to the other line."""
        self._at = (self._at + by) % len(FIELDS)
        self._draw()

    def action_change(self, by: int) -> None:
        """Take the next value of the line, or the one before."""
        name = list(FIELDS)[self._at]
        values: Sequence[Any] = list(Which)
        if name == "kind":
            values = [None, *wording.kinds_of(self._desk)]
        at = values.index(getattr(self._scope, name))
        self._scope = replace(self._scope, **{name: values[(at + by) % len(values)]})
        self._draw()

    def action_clear(self) -> None:
        """Go through what is to be decided."""
        self._scope = Scope()
        self._draw()

    def action_take(self) -> None:
        """Go through that."""
        self._desk.go_through(self._scope)
        self.dismiss(self._scope)

    def _draw(self) -> None:
        self.query_one(Paper).write(self._rows())
        self.query_one("#told", Prose).tell([[(self._count(), "")]])

    def _count(self) -> str:
        return f"{several(self._desk.count(self._scope), 'question')}."

    def _rows(self) -> list[Row]:
        kind = self._scope.kind
        shown = {"which": self._scope.which.value, "kind": kind.label if kind else "tous"}
        return [
            [
                ("▸ " if number == self._at else "  ", "blue"),
                (f"{label:<12}", "strong" if number == self._at else ""),
                ("◂ " if number == self._at else "  ", "faint"),
                (shown[name], ""),
                (" ▸" if number == self._at else "", "faint"),
            ]
            for number, (name, label) in enumerate(FIELDS.items())
        ]
