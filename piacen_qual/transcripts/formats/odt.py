"""OpenDocument text (.odt), read from its XML.

odfdo opens such files, but gives a paragraph's text as one string: what is bold, where a note
stands, and what was deleted under revision would be lost. So the XML is read here, as for Word.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from piacen_qual.transcripts.formats.document import (
    Block,
    Cell,
    Paragraph,
    Piece,
    Table,
    lines_of,
    note_lines,
    paragraphs_of,
)
from piacen_qual.transcripts.formats.elements import attribute, child, tag
from piacen_qual.transcripts.formats.package import locked, open_package
from piacen_qual.transcripts.formats.styles import Style, Styles
from piacen_qual.transcripts.source import Source

if TYPE_CHECKING:
    from lxml import etree

_HEADERS = frozenset(
    f"{kind}{page}" for kind in ("header", "footer") for page in ("", "-left", "-first")
)
_DRAWING = "{urn:oasis:names:tc:opendocument:xmlns:drawing:"
_BLANKS = re.compile(r"[ \t\r\n]+")
_MAX_REPEATS = 20  # of an empty cell


def read_odt(data: bytes, name: str) -> Source:
    """The paragraphs and tables of an ODT file in body order, then its notes.

    Line numbers are paragraph numbers of the body, those of tables included, from 1. Footnotes,
    comments, page headers and text boxes are notes; automatic numbering of lists is not shown.

    Raises:
        UnreadableFileError: when it is no ODT file, or is damaged, locked or a zip bomb.
    """
    with open_package(data, name, "un document OpenDocument (.odt)") as package:
        if b"encryption-data" in package.read("META-INF/manifest.xml"):
            raise locked(name)
        content = package.xml("content.xml")
        styles, problems = package.optional("styles.xml")
    reader = _Reader(_styles([*styles, content]))
    body = child(child(content, "body"), "text")
    lines = lines_of(() if body is None else reader.blocks(body))
    headers = (
        paragraph
        for root in styles
        for part in root.iter()
        if tag(part) in _HEADERS
        for paragraph in paragraphs_of(reader.blocks(part))
    )
    notes = note_lines([*reader.notes, *headers], lines)
    return Source("odt", "utf-8", (*lines, *notes), tuple(problems))


class _Reader:
    """Walks one document; numbers the paragraphs of its body and gathers its notes."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.numbers = count(1)
        self.notes: list[Paragraph] = []
        self.after_blank = True

    def blocks(self, element: "etree._Element") -> Iterator[Block]:
        for part in element:
            match tag(part):
                case "p" | "h":
                    paragraph = self.paragraph(part)
                    yield paragraph
                    yield from self.boxes(part, paragraph.number)
                    self.notes.extend(self.notes_in(part))
                case "table":
                    yield Table(tuple(self.rows(part)))
                case "table-of-content" | "text-box":
                    yield from (replace(one, note=True) for one in paragraphs_of(self.blocks(part)))
                case "tracked-changes":
                    continue  # what was deleted
                case _:
                    yield from self.blocks(part)

    def rows(self, element: "etree._Element") -> Iterator[tuple[Cell, ...]]:
        for part in element:
            if tag(part) == "table-row":
                yield tuple(self.cells(part))
            else:
                yield from self.rows(part)

    def cells(self, row: "etree._Element") -> Iterator[Cell]:
        """The cells of a row; merged over columns, one; covered from above, empty."""
        spanned = 0
        for part in row:
            if tag(part) == "table-cell":
                spanned = _number(part, "number-columns-spanned") - 1
                cell = tuple(paragraphs_of(self.blocks(part)))
                repeats = _number(part, "number-columns-repeated")
                yield from [cell] * min(repeats, _MAX_REPEATS)
            elif spanned > 0:
                spanned -= 1
            else:
                yield ()

    def paragraph(self, element: "etree._Element") -> Paragraph:
        style = attribute(element, "style-name") or ""
        self.after_blank = True
        return Paragraph(
            next(self.numbers),
            tuple(self.pieces(element, self.styles.bold(style))),
            heading=tag(element) == "h" or self.styles.is_heading(style),
            note=self.styles.is_contents(style),
        )

    def pieces(self, element: "etree._Element", bold: bool) -> Iterator[Piece]:
        """The text of an element, and of those in it, each followed by the text after it."""
        yield self.piece(element.text, bold)
        for part in element:
            yield from self.inline(part, bold)
            yield self.piece(part.tail, bold)

    def inline(self, part: "etree._Element", bold: bool) -> Iterator[Piece]:
        match tag(part):
            case "s":
                yield Piece(" " * _number(part, "c"), bold)
                self.after_blank = False
            case "tab":
                yield Piece("\t", bold)
            case "line-break":
                yield Piece("\n", bold)
            case "note" | "annotation" | "ruby-text":
                return  # see `notes_in`
            case _ if str(part.tag).startswith(_DRAWING):
                return  # see `boxes`
            case _:
                style = attribute(part, "style-name") or ""
                yield from self.pieces(part, self.styles.bold(style, bold))

    def piece(self, text: str | None, bold: bool) -> Piece:
        """Text with its blanks collapsed, as the format says: more of them are `text:s`."""
        collapsed = _BLANKS.sub(" ", text or "")
        if self.after_blank:
            collapsed = collapsed.removeprefix(" ")
        if collapsed:
            self.after_blank = collapsed.endswith(" ")
        return Piece(collapsed, bold)

    def boxes(self, element: "etree._Element", number: int) -> Iterator[Paragraph]:
        """The paragraphs of text boxes anchored in a paragraph, as notes under its number."""
        for part in element:
            if tag(part) == "text-box":
                inside = paragraphs_of(_Reader(self.styles).blocks(part))
                yield from (replace(one, number=number, note=True) for one in inside)
            else:
                yield from self.boxes(part, number)

    def notes_in(self, element: "etree._Element") -> Iterator[Paragraph]:
        """The footnotes, endnotes and comments anchored in a paragraph, one paragraph each."""
        for part in element.iter():
            if tag(part) in {"note-body", "annotation"}:
                inside = paragraphs_of(_Reader(self.styles).blocks(part))
                yield Paragraph(0, (Piece("\n".join(paragraph.text for paragraph in inside)),))


def _styles(roots: list["etree._Element"]) -> Styles:
    by_id = {}
    for element in (element for root in roots for element in root.iter()):
        if tag(element) == "style" and attribute(element, "family") in {"paragraph", "text"}:
            name = attribute(element, "name") or ""
            by_id[name] = Style(
                attribute(element, "display-name") or name,
                attribute(element, "parent-style-name") or "",
                _weight(child(element, "text-properties")),
                True if attribute(element, "default-outline-level") else None,
            )
    return Styles(by_id)


def _weight(properties: "etree._Element | None") -> bool | None:
    weight = None if properties is None else attribute(properties, "font-weight")
    if weight is None:
        return None
    return int(weight) >= 600 if weight.isdecimal() else weight == "bold"


def _number(element: "etree._Element", name: str) -> int:
    """A count given as an attribute; 1 when it is not given."""
    value = attribute(element, name) or ""
    return int(value) if value.isdecimal() else 1
