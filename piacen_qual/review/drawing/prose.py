"""Paragraphs on the screen, in lines as wide as they can be."""

from collections.abc import Iterable, Sequence

from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from piacen_qual.review.drawing.paper import Row, paragraph, strip


class Prose(Widget):
    """Paragraphs, cut in lines; as high as they are, unless told otherwise."""

    DEFAULT_CSS = "Prose { height: auto; }"

    def __init__(self, paragraphs: Iterable[Row] = (), *, id: str | None = None) -> None:  # noqa: A002
        """Show these paragraphs."""
        super().__init__(id=id)
        self._paragraphs: Sequence[Row] = tuple(paragraphs)
        self._rows: Sequence[Row] = ()
        self._width = 0

    def tell(self, paragraphs: Iterable[Row]) -> None:
        """Show others."""
        before, self._paragraphs = len(self._rows), tuple(paragraphs)
        self._width = 0
        self.refresh(layout=len(self._cut(self.size.width)) != before)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """How high they are in this width."""
        return len(self._cut(width))

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        rows = self._cut(self.size.width)
        return strip(rows[y] if y < len(rows) else (), self.size.width)

    def _cut(self, width: int) -> Sequence[Row]:
        if width != self._width:
            cut = (paragraph(each, max(2, width)) for each in self._paragraphs)
            self._rows = [row for rows in cut for row in rows]
            self._width = width
        return self._rows
