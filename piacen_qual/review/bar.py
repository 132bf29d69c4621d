"""A line of the screen that tells something on its left and on its right."""

from rich.cells import cell_len

from piacen_qual.review.cutting import shortened
from piacen_qual.review.paper import Paper, Row, part


class Bar(Paper):
    """One line; what is on the left gives way."""

    DEFAULT_CSS = "Bar { height: 1; overflow: hidden; }"

    def __init__(self, *, style: str = "", id: str | None = None) -> None:  # noqa: A002 — textual's
        """An empty line, in one of `STYLES`."""
        super().__init__(id=id)
        self._style = style
        self._left: Row = ()
        self._right = ""

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

    @property
    def height(self) -> int:
        """One line."""
        return 1

    def row(self, number: int) -> Row:
        """The line, its blanks included."""
        width = self.size.width
        right = shortened(self._right, width // 2)
        room = width - cell_len(right)
        text = "".join(text for text, _ in self._left).rstrip()
        short = shortened(text, room - 1)
        left = part(self._left, (0, len(short) - (short != text)))
        fill = "…" * (short != text) + " " * (room - cell_len(short))
        return [*left, (fill, self._style), (right, self._style)]
