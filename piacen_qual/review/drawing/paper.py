"""A widget that shows lines drawn by the program: no markup, and only those on the screen drawn."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypedDict, Unpack

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from piacen_qual.review.drawing.cutting import Span, cut

Piece = tuple[str, str]
"""Some text and the name of its style."""

Row = Sequence[Piece]
"""A line of the screen."""

BLUE: Final = "#2f7fd8"
ORANGE: Final = "#c86400"
STYLES: Final[Mapping[str, Style]] = {
    "": Style(),
    "faint": Style(dim=True),
    "aside": Style(dim=True, italic=True),
    "strong": Style(bold=True),
    "name": Style(bold=True, dim=True),
    "blue": Style(color=BLUE, bold=True),
    "orange": Style(color=ORANGE, bold=True),
    "evidence": Style(bold=True, underline=True, color=ORANGE),
    "reversed": Style(reverse=True),
}
"""Blue and orange differ for every eye; nothing is told by them alone."""


class Names(TypedDict, total=False):
    """What names a widget."""

    id: str
    classes: str


class Paper(ScrollView, can_focus=False):
    """Lines that scroll up and down."""

    DEFAULT_CSS = "Paper { overflow-x: hidden; scrollbar-gutter: stable; }"

    def __init__(self, rows: Iterable[Row] = (), **names: Unpack[Names]) -> None:
        """Show these lines."""
        super().__init__(**names)
        self._rows: Sequence[Row] = tuple(rows)
        self.set_reactive(Widget.virtual_size, Size(0, len(self._rows)))

    def write(self, rows: Iterable[Row]) -> None:
        """Show other lines."""
        self._rows = tuple(rows)
        self.virtual_size = Size(0, self.height)
        self.refresh()

    @property
    def height(self) -> int:
        """How many lines there are."""
        return len(self._rows)

    def row(self, number: int) -> Row:
        """A line, by its number from 0."""
        return self._rows[number]

    def reveal(self, first: int, last: int) -> None:
        """Scroll as little as shows these lines, the first at least."""
        top, room = self.scroll_offset.y, self.scrollable_content_region.height
        if last >= top + room:
            top = last - room + 1
        self.scroll_to(y=min(top, first), animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """Draw a line of the screen."""
        width = self.size.width
        number = y + self.scroll_offset.y
        if number >= self.height:
            return Strip.blank(width)
        return strip(self.row(number), width)


def strip(row: Row, width: int) -> Strip:
    """A line as the screen wants it, cut or filled to its width."""
    segments = [Segment(text, STYLES[style]) for text, style in row]
    return Strip(segments).adjust_cell_length(width)


def paragraph(pieces: Row, width: int, *, indent: int = 0) -> list[Row]:
    """Pieces one after the other, in lines `width` wide that begin `indent` blanks in."""
    text = "".join(piece for piece, _ in pieces)
    margin = [(" " * indent, "")] if indent else []
    return [[*margin, *part(pieces, span)] for span in cut(text, width - indent)]


def part(pieces: Row, span: Span) -> list[Piece]:
    """What of pieces is between two offsets of their text."""
    found, at = [], 0
    for text, style in pieces:
        start, end = max(span[0] - at, 0), min(span[1] - at, len(text))
        if start < end:
            found.append((text[start:end], style))
        at += len(text)
    return found
