"""The current question on the screen: its words, why, what stands instead, all its passages."""

from typing import Final, Unpack

from rich.cells import cell_len

from piacen_qual.anonymisation.candidates import Candidate
from piacen_qual.review.drawing.cutting import ending, shortened
from piacen_qual.review.drawing.paper import Names, Paper, Piece, Row, paragraph
from piacen_qual.review.identifiers import wording
from piacen_qual.review.identifiers.desk import Desk
from piacen_qual.review.identifiers.questions import Item
from piacen_qual.review.identifiers.questions_view import INKS
from piacen_qual.review.wording import printable

INDENT: Final = 4
NEAR: Final = 280  # characters on each side of the current passage's words
FAR: Final = 60  # the same for the others'
SPELLINGS: Final = 12


class PassagesView(Paper):
    """A question, and its passages; one is current, some may be chosen.

    Attributes:
        cursor: place of the current passage, from 0.
        chosen: places of those chosen, from 1: answers are about them alone.
    """

    def __init__(self, desk: Desk, **names: Unpack[Names]) -> None:
        """Show the current question of a session."""
        super().__init__(**names)
        self.cursor = 0
        self.chosen: set[int] = set()
        self._desk = desk
        self._question = ""

    @property
    def passage(self) -> Candidate | None:
        """The current passage."""
        item = self._desk.current
        return item.now[self.cursor] if item else None

    def draw(self) -> None:
        """Draw the question as it is now; of another one, at the first passage that waits."""
        item = self._desk.current
        if item is None:
            self._question = ""
            self.write([*self._paragraph([(wording.nothing(self._desk), "")])])
            return
        if item.question != self._question:
            waiting = (n for n, each in enumerate(item.now) if each in item.waiting)
            self._question, self.cursor, self.chosen = item.question, next(waiting, 0), set()
        self.cursor = min(self.cursor, len(item.now) - 1)
        self.chosen &= set(range(1, len(item.now) + 1))
        head = self._head(item)
        blocks = [self._block(n, each) for n, each in enumerate(item.now)]
        self.write([*head, *(row for block in blocks for row in block)])
        before = len(head) + sum(map(len, blocks[: self.cursor]))
        last = before + len(blocks[self.cursor]) - 1
        room = self.scrollable_content_region.height
        self.reveal(0 if last < room else before, last)

    def on_resize(self) -> None:
        """Draw it in the new width."""
        self.draw()

    def move(self, by: int) -> bool:
        """Go to another passage; false where there is none."""
        item, there = self._desk.current, self.cursor + by
        if item is None or not 0 <= there < len(item.now):
            return False
        self.cursor = there
        self.draw()
        return True

    def choose(self) -> None:
        """Choose the current passage, or choose it no more; what one sees is what one chose."""
        self.chosen ^= {self.cursor + 1}
        self.draw()

    def _paragraph(self, pieces: Row, indent: int = 0) -> list[Row]:
        return paragraph(pieces, self.scrollable_content_region.width - 1, indent=indent)

    def _head(self, item: Item) -> list[Row]:
        words, reason = wording.spellings(item, SPELLINGS), wording.reason(item)
        stands = wording.instead(self._desk, item)
        told = wording.chosen(len(self.chosen))
        return [
            *self._paragraph([(words, "strong"), (f" — {reason}", "faint")]),
            *self._paragraph([(wording.colon("À la place"), "faint"), (f" {stands}", "")]),
            *(self._paragraph([(told, "strong")]) if told else ()),
        ]

    def _block(self, number: int, passage: Candidate) -> list[Row]:
        """A passage: where it is, what becomes of it, its words in the talk."""
        current = number == self.cursor
        rows = [self._where(number, passage, current=current)]
        asked = self._desk.talk.asked(passage) if current else None
        if asked is not None:
            name = wording.colon(printable(asked.speaker))
            room = self.scrollable_content_region.width - INDENT - cell_len(name) - 2
            told = f"{name} {ending(printable(asked.text), room)}"
            rows.append([(" " * INDENT, ""), (told, "aside")])
        before, words, after = wording.around(self._desk, passage, NEAR if current else FAR)
        base = "" if current else "faint"
        pieces: list[Piece] = [(before, base), (words, "evidence"), (after, base)]
        return [*rows, *self._paragraph(pieces, INDENT)]

    def _where(self, number: int, passage: Candidate, *, current: bool) -> Row:
        several = (self._desk.current and len(self._desk.current.now) > 1) or self.chosen
        box = ("[x] " if number + 1 in self.chosen else "[ ] ") if several else ""
        state = f"{wording.MARKS[passage.action]} "
        where = f"{wording.where(self._desk, passage)} · {wording.STATES[passage.action]}"
        room = self.scrollable_content_region.width - 9 - len(str(number + 1))
        return [
            ("▸ " if current else "  ", "blue"),
            (box, "strong" if number + 1 in self.chosen else "faint"),
            (state, INKS[passage.action] or "strong"),
            (f"{number + 1}. {shortened(where, room)}", "name" if current else "faint"),
        ]
