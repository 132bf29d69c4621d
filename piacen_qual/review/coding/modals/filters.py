"""Choosing what is gone through."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.widget import Widget

from piacen_qual.codebook.schema import Code
from piacen_qual.errors import PiacenError
from piacen_qual.french.wording import several
from piacen_qual.review import wording
from piacen_qual.review.coding.choosing import cases, groups, themes
from piacen_qual.review.coding.filters import Filter
from piacen_qual.review.coding.modals.pick import PickModal
from piacen_qual.review.coding.session import Session
from piacen_qual.review.drawing.paper import Paper, Row
from piacen_qual.review.drawing.prose import Prose
from piacen_qual.review.modals.modal import Modal

SCORES: Final = tuple(step / 20 for step in range(21))
FIELDS: Final = {
    "case": "Cas",
    "group": "Groupe",
    "theme": "Thème",
    "code": "Code",
    "least": "Score minimal",
    "most": "Score maximal",
    "open_only": "À décider",
}


class FilterModal(Modal[Filter]):
    """A line for each thing that can be chosen, and how many segments are left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)"),
        Binding("up,k", "move(-1)"),
        Binding("right,l,space", "change(1)"),
        Binding("left,h", "change(-1)"),
        Binding("c", "pick"),
        Binding("x,delete,backspace", "clear"),
        Binding("enter", "take"),
    ]
    DEFAULT_CSS = "FilterModal #fields { height: 7; } FilterModal #told { margin: 1 0; }"
    title_text = "Filtrer"
    keys = "↓↑→← changer  c chercher un code  x effacer  Entrée appliquer"

    def __init__(self, session: Session) -> None:
        """Begin with what the session goes through."""
        super().__init__()
        self._session = session
        self._wanted = session.route.wanted
        names = [name for name in FIELDS if not (session.blind and name in {"least", "most"})]
        self._names = names
        self._at = 0

    def contents(self) -> list[Widget]:
        """The lines."""
        return [Paper(self._rows(), id="fields"), Prose([[(self._count(), "")]], id="told")]

    def action_move(self, by: int) -> None:
        """Go to another line."""
        self._at = (self._at + by) % len(self._names)
        self._draw()

    def action_change(self, by: int) -> None:
        """Take the next value of the line, or the one before."""
        name = self._names[self._at]
        values = self._values(name)
        now = getattr(self._wanted, name)
        at = values.index(now) if now in values else 0
        self._set(name, values[(at + by) % len(values)])

    def action_pick(self) -> None:
        """Choose a code by its name."""
        self._at = self._names.index("code")
        codes = self._session.matter.codebook.codes
        self.app.push_screen(PickModal("Filtrer sur un code", codes), self._picked)

    def action_clear(self) -> None:
        """Go through everything."""
        self._wanted = Filter(files=self._wanted.files)
        self._draw()

    def action_take(self) -> None:
        """Go through that, if there is something."""
        try:
            self._session.route.go_through(self._wanted)
        except PiacenError as refusal:
            self._say(f"✗ {refusal}", "orange")
        else:
            self.dismiss(self._wanted)

    def _picked(self, code: Code | None) -> None:
        if code is not None:
            self._set("code", code.id)

    def _set(self, name: str, value: Any) -> None:
        self._wanted = replace(self._wanted, **{name: value})
        known = groups(self._session.matter, self._wanted.case)
        if self._wanted.group not in {None, *known}:
            self._wanted = replace(self._wanted, group=None)
        self._draw()

    def _values(self, name: str) -> Sequence[Any]:
        matter = self._session.matter
        values: dict[str, Sequence[Any]] = {
            "case": ["", *cases(matter)],
            "group": [None, *groups(matter, self._wanted.case)],
            "theme": ["", *themes(matter)],
            "code": ["", *matter.codes],
            "least": SCORES,
            "most": SCORES,
            "open_only": [False, True],
        }
        return values[name]

    def _draw(self) -> None:
        self.query_one(Paper).write(self._rows())
        self._say(self._count(), "")

    def _rows(self) -> list[Row]:
        return [self._row(number, name) for number, name in enumerate(self._names)]

    def _count(self) -> str:
        return f"{several(self._session.route.count(self._wanted), 'segment')}."

    def _say(self, text: str, style: str) -> None:
        self.query_one(Prose).tell([[(text, style)]])

    def _row(self, number: int, name: str) -> Row:
        current = number == self._at
        value = self._shown(name)
        return [
            ("▸ " if current else "  ", "blue"),
            (f"{FIELDS[name]:<16}", "strong" if current else ""),
            ("◂ " if current else "  ", "faint"),
            (value or "tous", "" if value else "faint"),
            (" ▸" if current else "", "faint"),
        ]

    def _shown(self, name: str) -> str:
        value, matter = getattr(self._wanted, name), self._session.matter
        match name:
            case "theme":
                return wording.printable(matter.themes.get(value, value))
            case "code":
                return wording.printable(matter.label(value)) if value else ""
            case "least" | "most":
                return "" if value == getattr(Filter(), name) else f"{value:.2f}".replace(".", ",")
            case "open_only":
                return "seulement ce qui reste" if value else ""
        return "" if value is None else str(value)
