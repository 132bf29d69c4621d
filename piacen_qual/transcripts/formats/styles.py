"""Paragraph and character styles of a word processor: what they inherit from one another."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_HEADING_NAME = re.compile(
    r"(?:heading|title|subtitle|titre|sous-titre)(?![^\W\d_])", re.IGNORECASE
)
_CONTENTS_NAME = re.compile(r"(?:toc|contents)[ _](?:\d|heading)|table des matières", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """One style, as far as reading goes.

    Attributes:
        name: as the user sees it.
        parent: identifier of the style it inherits from, or "".
        bold: what it says of bold, or None when it says nothing.
        outlined: whether it has an outline level, or None when it says nothing.
    """

    name: str = ""
    parent: str = ""
    bold: bool | None = None
    outlined: bool | None = None


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document, by identifier; an unknown one says nothing."""

    by_id: Mapping[str, Style]

    def bold(self, style: str, default: bool = False) -> bool:
        """Whether text in this style is bold; `default` when neither it nor its parents say."""
        said = (one.bold for one in self._line(style) if one.bold is not None)
        return next(said, default)

    def is_heading(self, style: str) -> bool:
        """Whether a paragraph in this style is a heading: by outline level, else by a name."""
        line = list(self._line(style))
        said = (one.outlined for one in line if one.outlined is not None)
        return next(said, any(_HEADING_NAME.match(one.name) for one in line))

    def is_contents(self, style: str) -> bool:
        """Whether a paragraph in this style belongs to the table of contents."""
        return any(_CONTENTS_NAME.match(one.name) for one in self._line(style))

    def _line(self, style: str) -> Iterator[Style]:
        """A style and those it inherits from, nearest first."""
        seen: set[str] = set()
        while style in self.by_id and style not in seen:
            seen.add(style)
            yield self.by_id[style]
            style = self.by_id[style].parent
