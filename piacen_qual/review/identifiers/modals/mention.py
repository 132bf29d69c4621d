"""Looking for words in all transcripts, to mask them wherever they stand."""

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.widgets import Input

from piacen_qual.anonymisation.candidates import Kind
from piacen_qual.anonymisation.masking.secret import is_lower
from piacen_qual.errors import PiacenError
from piacen_qual.review.drawing.cutting import ending
from piacen_qual.review.drawing.paper import Row
from piacen_qual.review.identifiers import wording
from piacen_qual.review.identifiers.desk import Desk
from piacen_qual.review.identifiers.questions import Sighting
from piacen_qual.review.identifiers.replacing import bracketed, parted
from piacen_qual.review.modals.lookup import Lookup
from piacen_qual.review.wording import printable

LEFT: Final = 26  # cells of what stands before the words
OFFERED: Final = 6  # words that begin as what is typed


class MentionModal(Lookup[str]):
    """Words, and every place where they stand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "kind(1)", priority=True),
        Binding("shift+tab", "kind(-1)", priority=True),
    ]
    title_text = "Chercher un mot dans toutes les transcriptions"
    keys = "Tab type  ↓↑ passages  Entrée masquer partout  Échap renoncer"
    hint = "un mot ou plusieurs, en entier [ce qui serait à la place]"

    def __init__(self, desk: Desk, typed: str = "") -> None:
        """Look in the transcripts of a session."""
        super().__init__(typed)
        self._desk = desk
        self._kind = Kind.PERSON
        self._told = False  # whether somebody chose the kind
        self._found: tuple[Sighting, ...] = ()
        self._given = ""

    def look(self, typed: str) -> None:
        """Find every place."""
        words, self._given = parted(typed)
        self._found = self._desk.questions.search(words)
        if not self._told:
            is_plain = bool(self._found) and all(is_lower(e.passage.text) for e in self._found)
            usual = Kind.UNKNOWN if is_plain else Kind.PERSON
            self._kind = self._desk.questions.kind_of(words) or usual

    def rows(self) -> Sequence[Row]:
        """A line for each place."""
        return [self._row(number, each) for number, each in enumerate(self._found)]

    def told(self) -> Sequence[Row]:
        """How many places, what would stand there, and where the current one is."""
        if self._found:
            current = self._found[self.at]
            where = wording.where(self._desk, current.passage)
            return [
                [(f"▸ {wording.sighting_mark(current)} {where}", "faint")],
                [(wording.sighted(self._found), "")],
                [
                    (f"{wording.colon('Type')} ", "faint"),
                    (f"◂ {self._kind.label} ▸", "strong"),
                    (f" → {self._stands}", ""),
                ],
            ]
        typed, _ = parted(self.query_one(Input).value)
        near = self._desk.questions.beginning(typed)[:OFFERED] if typed else []
        more = f" {wording.colon('Il y a')} {', '.join(map(printable, near))}…" if near else ""
        return [[(f"Dit nulle part en mots entiers.{more}" if typed else "", "faint")]]

    @property
    def _stands(self) -> str:
        return bracketed(self._given) if self._given else wording.usual(self._kind)

    def action_kind(self, by: int) -> None:
        """Say that the words tell something else."""
        self._kind = wording.KINDS[(wording.KINDS.index(self._kind) + by) % len(wording.KINDS)]
        self._told = True
        self.draw()

    def take(self, typed: str) -> None:
        """Mask them, and close; what is refused is told."""
        words, given = parted(typed)
        if not words:
            return
        try:
            item = self._desk.add(words, self._kind, given)
        except PiacenError as refusal:
            self.say([[(f"✗ {refusal}", "orange")]])
        else:
            self.dismiss(wording.added(item, words))

    def _row(self, number: int, sighting: Sighting) -> Row:
        current = number == self.at
        before, words, after = wording.around(self._desk, sighting.passage)
        before = ending(before, LEFT)
        return [
            ("▸ " if current else "  ", "blue"),
            (f"{wording.sighting_mark(sighting)} ", "strong"),
            (" " * (LEFT - cell_len(before)) + before, "faint"),
            (words, "evidence"),
            (after, "faint"),
        ]
