"""Paragraphs on the screen, in lines as wide as they can be."""

from collections.abc import Iterable, Sequence

from textual.geometry import Size

from piacen_qual.review.paper import Paper, Row, paragraph


class Prose(Paper):
    """Paragraphs, cut in lines; as high as they are, unless told otherwise."""

    DEFAULT_CSS = "Prose { height: auto; }"

    def __init__(self, paragraphs: Iterable[Row] = (), *, id: str | None = None) -> None:  # noqa: A002
        """Show these paragraphs."""
        super().__init__(id=id)
        self._paragraphs: Sequence[Row] = tuple(paragraphs)

    def tell(self, paragraphs: Iterable[Row]) -> None:
        """Show others."""
        self._paragraphs = tuple(paragraphs)
        self.write(self.cut(self.size.width))
        self.refresh(layout=True)

    def cut(self, width: int) -> list[Row]:
        """The lines."""
        return [row for each in self._paragraphs for row in paragraph(each, max(2, width))]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """How high they are in this width."""
        return len(self.cut(width))

    def on_resize(self) -> None:
        """Cut the lines anew."""
        self.write(self.cut(self.size.width))
