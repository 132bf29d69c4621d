"""Choosing a code by some letters of its name."""

from collections.abc import Callable, Collection, Sequence
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from piacen_qual.codebook.schema import Code
from piacen_qual.review import wording
from piacen_qual.review.coding.search import find_codes
from piacen_qual.review.drawing.paper import Paper, Row
from piacen_qual.review.drawing.prose import Prose
from piacen_qual.review.modals.modal import Modal

SEVERAL: Final = "↓↑ choisir  Entrée prendre  Tab prendre, et d’autres  Échap fermer"


class PickModal(Modal[Code]):
    """Letters, and the codes that have them, the nearest first, with their definition."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", priority=True),
        Binding("up", "move(-1)", priority=True),
        Binding("pagedown", "move(8)", priority=True),
        Binding("pageup", "move(-8)", priority=True),
        Binding("tab", "take_one", priority=True),
    ]
    DEFAULT_CSS = """
    PickModal #codes { height: 9; }
    PickModal #told { height: 4; border-top: solid ansi_blue; }
    PickModal Input, PickModal Input:focus {
        border: none; height: 1; padding: 0; margin-bottom: 1; background: ansi_default;
    }
    """
    keys = "↓↑ choisir  Entrée prendre  Échap renoncer"

    def __init__(
        self,
        title: str,
        codes: Sequence[Code],
        taken: Collection[str] = (),
        take: Callable[[Code], None] | None = None,
    ) -> None:
        """Choose a code.

        Args:
            title: what for.
            codes: those to choose among.
            taken: those that are on the segment already.
            take: takes a code while the box stays open, where several may be chosen.
        """
        super().__init__()
        self.title_text = title
        self._codes = codes
        self._taken = {*taken}
        self._take = take
        if take is not None:
            self.keys = SEVERAL
        self._found = list(codes)
        self._at = 0

    def contents(self) -> list[Widget]:
        """Letters, codes, a definition."""
        letters = Input(placeholder="quelques lettres du nom", select_on_focus=False)
        return [letters, Paper(self._rows(), id="codes"), Prose([self._definition()], id="told")]

    def on_mount(self) -> None:
        """Begin with the letters."""
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for what is typed."""
        self._found, self._at = find_codes(self._codes, event.value), 0
        self._draw()

    def on_input_submitted(self) -> None:
        """Take the current one."""
        if self._found:
            self.dismiss(self._found[self._at])

    def action_take_one(self) -> None:
        """Take the current one and stay, to take others."""
        if self._take is not None and self._found:
            code = self._found[self._at]
            self._take(code)
            self._taken.add(code.id)
            letters = self.query_one(Input)
            if letters.value:
                letters.value = ""
            else:
                self._draw()

    def action_move(self, by: int) -> None:
        """Go to another one."""
        self._at = max(0, min(self._at + by, len(self._found) - 1))
        self._draw()

    def _draw(self) -> None:
        paper = self.query_one(Paper)
        paper.write(self._rows())
        paper.reveal(self._at, self._at)
        self.query_one(Prose).tell([self._definition()])

    def _definition(self) -> Row:
        told = wording.printable(self._found[self._at].definition) if self._found else "Aucun code."
        return [(told, "faint")]

    def _rows(self) -> list[Row]:
        return [self._row(number, code) for number, code in enumerate(self._found)]

    def _row(self, number: int, code: Code) -> Row:
        current = number == self._at
        return [
            ("▸ " if current else "  ", "blue"),
            (wording.printable(code.label), "strong" if current else ""),
            (f" ({code.id})", "faint"),
            (" · déjà là" if code.id in self._taken else "", "faint"),
        ]
