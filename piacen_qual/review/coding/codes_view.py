"""The codes of a segment on the screen: state, label, score, what others say, and why."""

from collections.abc import Callable
from typing import Final, Unpack

from rich.cells import cell_len

from piacen_qual.decisions.replay import Memo, Verdict
from piacen_qual.french.wording import of
from piacen_qual.review import wording
from piacen_qual.review.coding import phrases
from piacen_qual.review.coding.session import Session
from piacen_qual.review.coding.sheet import Line
from piacen_qual.review.drawing.cutting import shortened
from piacen_qual.review.drawing.paper import Names, Paper, Piece, Row, paragraph

INKS: Final = {Verdict.ACCEPTED: "blue", Verdict.REJECTED: "orange", None: ""}
INDENT: Final = 4
MORE: Final = "… (x)"  # the key that shows the rest
LEAST: Final = 2  # lines of the reason of the current code, however many codes there are


class CodesView(Paper):
    """A line for each code; why it is there below the current one, or below all if they fit."""

    def __init__(self, session: Session, beside: Callable[[], int], **names: Unpack[Names]) -> None:
        """Show the codes of a session's current segment.

        Args:
            session: under way.
            beside: on which line the codes begin, if they fit below it.
            **names: of the widget.
        """
        super().__init__(**names)
        self._session = session
        self._beside = beside

    def draw(self) -> None:
        """Draw the codes as they are now."""
        route = self._session.route
        sheet, room = route.sheet, self.scrollable_content_region
        blocks = [self._block(n, line) for n, line in enumerate(sheet.lines)]
        memos = [row for memo in sheet.memos for row in self._memo(memo)]
        self.border_title = ""
        if sum(map(len, blocks)) + len(memos) > room.height:
            blocks = _fitted(blocks, route.cursor, room.height)
            if sum(map(len, blocks)) > room.height:
                self.border_title = f"code {route.cursor + 1} de {len(blocks)}"
        if not blocks:
            blocks = [paragraph([(phrases.no_code(self._session), "faint")], room.width)]
        rows = [*(row for block in blocks for row in block), *memos]
        above = max(0, min(self._beside(), room.height - len(rows)))
        self.write([*([()] * above), *rows])
        before = above + sum(map(len, blocks[: route.cursor]))
        self.reveal(before, before + len(blocks[route.cursor]) - 1)

    def on_resize(self) -> None:
        """Draw them in the new width, once the talk is drawn in its own."""
        self.call_after_refresh(self.draw)

    def _block(self, number: int, line: Line) -> list[Row]:
        """A code, and below it the words that carry it and why the machine says so."""
        width = self.scrollable_content_region.width
        said, why = phrases.why(line, self._session.turn.text, self._session.route.sheet.segment)
        pieces = [(said, ""), (why, "faint")]
        told = paragraph(pieces, width - len(MORE), indent=INDENT)
        return [self._head(number, line, width), *told]

    def _head(self, number: int, line: Line, width: int) -> Row:
        current = number == self._session.route.cursor
        told = "  ".join(filter(None, (phrases.voices(line), phrases.score(line))))
        room = width - INDENT - cell_len(told) - 2
        name = shortened(phrases.label(line, self._session.matter), room)
        code = shortened(f" ({line.code})", max(0, room - cell_len(name)))
        fill = " " * (room - cell_len(name) - cell_len(code) + 1)  # and one after, not to touch
        ink = INKS[line.verdict]
        pieces: list[Piece] = [
            ("▸ " if current else "  ", "blue"),
            (f"{wording.MARKS[line.verdict]} ", ink or "strong"),
            (name, "strong" if current else ""),
            (code, "faint"),
            (f"{fill}{told}", "faint"),
        ]
        return pieces

    def _memo(self, memo: Memo) -> list[Row]:
        pieces = [(f"Mémo {of(memo.coder)}\xa0: ", "strong"), (wording.printable(memo.note), "")]
        return paragraph(pieces, self.scrollable_content_region.width)


def _fitted(blocks: list[list[Row]], current: int, height: int) -> list[list[Row]]:
    """Every code, why the current one is there, and why the others are as long as lines are left.

    Args:
        blocks: of each code, its line and those of why it is there.
        current: number of the current one.
        height: how many lines there are in all.
    """
    left = max(LEAST, height - len(blocks))
    fitted = [block[:1] for block in blocks]
    fitted[current] = _cut(blocks[current], left)
    left = height - sum(map(len, fitted))
    for number, block in enumerate(blocks):
        if number != current and len(block) - 1 <= left:
            fitted[number] = block
            left -= len(block) - 1
    return fitted


def _cut(block: list[Row], told: int) -> list[Row]:
    """A code and that many lines of why it is there."""
    if len(block) <= told + 1:
        return block
    return [*block[:told], [*block[told], (MORE, "faint")]]
