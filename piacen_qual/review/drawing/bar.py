"""A line of the screen that tells something on its left and on its right."""

from typing import Final

from rich.cells import cell_len
from textual.strip import Strip
from textual.widget import Widget

from piacen_qual.review.drawing.cutting import shortened
from piacen_qual.review.drawing.paper import Row, part, strip

PART: Final = " · "
LEAST: Final = 3  # of the width, the part that the left keeps: a third
SHORT: Final = 8  # cells of a part that is worth showing


class Bar(Widget):
    """One line; where room lacks, the left is cut, then the right loses its first parts (` · `)."""

    DEFAULT_CSS = "Bar { height: 1; }"

    def __init__(
        self,
        *,
        keys: str = "",
        style: str = "",
        id: str | None = None,  # noqa: A002 — textual's name
    ) -> None:
        """An empty line, or one that names keys.

        Args:
            keys: as for `tell_keys`.
            style: of `STYLES`.
            id: as for any widget.
        """
        super().__init__(id=id)
        self._style = style
        self._left: Row = ()
        self._right = ""
        self.tell_keys(keys)

    def tell(self, left: str, right: str = "") -> None:
        """Say something else."""
        self._left, self._right = [(left, self._style)], right
        self.refresh()

    def tell_keys(self, keys: str) -> None:
        """Name keys: `a accepter  r rejeter`, two blanks between them."""
        told = [each.partition(" ") for each in keys.split("  ")]
        self._left = [
            piece
            for key, _, does in told
            for piece in ((f"{key} ", "strong"), (f"{does}  ", self._style))
        ]
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        return strip(self._row(), self.size.width)

    def _row(self) -> Row:
        """The line, its blanks included."""
        width = self.size.width
        text = "".join(text for text, _ in self._left).rstrip()
        right = self._right_part(width - 1 - min(cell_len(text), width // LEAST))
        room = width - cell_len(right)
        short = shortened(text, room - 1)
        left = part(self._left, (0, len(short) - (short != text)))
        fill = "…" * (short != text) + " " * (room - cell_len(short))
        return [*left, (fill, self._style), (right, self._style)]

    def _right_part(self, room: int) -> str:
        """The right, as much as fits: its first part is shortened, then left out, then the next."""
        right = self._right
        while PART in right and cell_len(right) > room:
            first, _, rest = right.partition(PART)
            left = room - cell_len(PART + rest)
            right = f"{shortened(first, left)}{PART}{rest}" if left >= SHORT else rest
        return shortened(right, room)
