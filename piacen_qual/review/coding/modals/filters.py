"""Choosing what is gone through."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar, Final

from textual.binding import Binding, BindingType

from piacen_qual.codebook.schema import Code
from piacen_qual.errors import PiacenError
from piacen_qual.french.wording import several
from piacen_qual.review import wording
from piacen_qual.review.coding.choosing import cases, groups, themes
from piacen_qual.review.coding.filters import Filter
from piacen_qual.review.coding.modals.pick import PickModal
from piacen_qual.review.coding.session import Session
from piacen_qual.review.modals.choices import Choices

SCORES: Final = tuple(step / 20 for step in range(21))
FIELDS: Final = {
    "files": "Transcription",
    "case": "Cas",
    "group": "Groupe",
    "theme": "Thème",
    "code": "Code",
    "least": "Score minimal",
    "most": "Score maximal",
    "open_only": "À décider",
}
SCORED: Final = ("least", "most")


class FilterModal(Choices[Filter]):
    """A line for each thing that can be chosen, and how many segments are left."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("c", "pick")]
    keys = "↓↑→← changer  c chercher un code  x effacer  Entrée appliquer"

    def __init__(self, session: Session) -> None:
        """Begin with what the session goes through, on the line of the cases."""
        hidden = SCORED if session.blind else ()
        super().__init__({name: FIELDS[name] for name in FIELDS if name not in hidden})
        self._session = session
        self._wanted = session.route.wanted
        self.go_to("case")

    def action_pick(self) -> None:
        """Choose a code by its name."""
        self.go_to("code")
        codes = self._session.matter.codebook.codes
        self.app.push_screen(PickModal("Filtrer sur un code", codes), self._picked)

    def clear(self) -> None:
        """Go through all that the session was opened on."""
        self._wanted = self._session.route.opened.place

    def take(self) -> None:
        """Go through that, if there is something."""
        try:
            self._session.route.go_through(self._wanted)
        except PiacenError as refusal:
            self.say(f"✗ {refusal}", "orange")
        else:
            self.dismiss(self._wanted)

    def _picked(self, code: Code | None) -> None:
        if code is not None:
            self.put("code", code.id)
            self.draw()

    def value(self, name: str) -> Any:
        """What is chosen there."""
        return getattr(self._wanted, name)

    def put(self, name: str, value: Any) -> None:
        """Choose it; a group that the case has not is no longer chosen."""
        self._wanted = replace(self._wanted, **{name: value})
        known = groups(self._session.matter, self._wanted.case)
        if self._wanted.group not in {None, *known}:
            self._wanted = replace(self._wanted, group=None)

    def values(self, name: str) -> Sequence[Any]:
        """What can be chosen on a line."""
        matter, opened = self._session.matter, self._session.route.opened.files
        values: dict[str, Sequence[Any]] = {
            "files": [*dict.fromkeys(((), opened, *((name,) for name in matter.by_file)))],
            "case": ["", *cases(matter)],
            "group": [None, *groups(matter, self._wanted.case)],
            "theme": ["", *themes(matter)],
            "code": ["", *matter.codes],
            "least": SCORES,
            "most": SCORES,
            "open_only": [False, True],
        }
        return values[name]

    def count(self) -> str:
        """How many segments that leaves, and how many of them wait."""
        segments, waiting = self._session.route.count(self._wanted)
        return f"{several(segments, 'segment')}, {waiting} à décider ou à lire."

    def shown(self, name: str) -> str:
        """What is read there."""
        value, matter = getattr(self._wanted, name), self._session.matter
        match name:
            case "files":
                return wording.printable(", ".join(value))
            case "theme":
                return wording.printable(matter.themes.get(value, value))
            case "code":
                return wording.printable(matter.label(value)) if value else ""
            case "least" | "most":
                return "" if value == getattr(Filter(), name) else f"{value:.2f}".replace(".", ",")
            case "open_only":
                return "seulement ce qui reste" if value else ""
        return "" if value is None else str(value)
