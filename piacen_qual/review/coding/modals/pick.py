"""Choosing a code by some letters of its name."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.widgets import Input

from piacen_qual.codebook.schema import Code
from piacen_qual.review.coding.search import find_codes
from piacen_qual.review.drawing.paper import Row
from piacen_qual.review.modals.lookup import Lookup
from piacen_qual.review.wording import printable

HERE: Final = "déjà là"
NONE_TAKEN: Final[Mapping[str, str]] = MappingProxyType({})
SEVERAL: Final = "↓↑ choisir  Entrée prendre  Tab prendre, et d’autres  Échap fermer"


class PickModal(Lookup[Code]):
    """Letters, and the codes that have them, the nearest first, with their definition."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "take_one", priority=True)]
    keys = "↓↑ choisir  Entrée prendre  Échap renoncer"
    hint = "quelques lettres du nom"

    def __init__(
        self,
        title: str,
        codes: Sequence[Code],
        taken: Mapping[str, str] = NONE_TAKEN,
        take_one: Callable[[Code], None] | None = None,
        *,
        theme: str = "",
    ) -> None:
        """Choose a code.

        Args:
            title: what for.
            codes: those to choose among.
            taken: what there is to say of those that are on the segment already.
            take_one: takes a code while the box stays open, where several may be chosen.
            theme: of which the codes come first, among those equally near.
        """
        super().__init__()
        self.title_text = title
        self._codes = codes
        self._taken = {**taken}
        self._theme = theme
        self._take_one = take_one
        if take_one is not None:
            self.keys = SEVERAL
        self._found: list[Code] = []

    def look(self, typed: str) -> None:
        """Find codes."""
        self._found = find_codes(self._codes, typed, theme=self._theme)

    def rows(self) -> Sequence[Row]:
        """Their names."""
        return [self._row(number, code) for number, code in enumerate(self._found)]

    def told(self) -> Sequence[Row]:
        """The definition of the current one."""
        said = printable(self._found[self.at].definition) if self._found else "Aucun code."
        return [[(said, "faint")]]

    def take(self, typed: str) -> None:
        """Take the current one."""
        if self._found:
            self.dismiss(self._found[self.at])

    def action_take_one(self) -> None:
        """Take the current one and stay, to take others."""
        if self._take_one is not None and self._found:
            code = self._found[self.at]
            self._take_one(code)
            self._taken[code.id] = HERE
            letters = self.query_one(Input)
            if letters.value:
                letters.value = ""
            else:
                self.draw()

    def _row(self, number: int, code: Code) -> Row:
        current, told = number == self.at, self._taken.get(code.id)
        return [
            ("▸ " if current else "  ", "blue"),
            (printable(code.label), "strong" if current else ""),
            (f" ({code.id})", "faint"),
            (f" · {told}" if told else "", "faint"),
        ]
