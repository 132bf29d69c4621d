"""Word files (.docx), read from their XML.

python-docx's `paragraph.text` loses what stands in tracked insertions, content controls and smart
tags, and line breaks; so the runs are read here. Text deleted or moved away under revision is left
out, as the reader of the document sees it once changes are accepted.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from piacen_qual.errors import Level, Problem, UnreadableFileError
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
from piacen_qual.transcripts.formats.package import Package, open_package
from piacen_qual.transcripts.formats.styles import Style, Styles
from piacen_qual.transcripts.source import Source

if TYPE_CHECKING:
    from lxml import etree

_LEFT_OUT = frozenset(
    # deleted text, properties, field codes, the small print above ruby text
    "del moveFrom delText pPr rPr sdtPr sdtEndPr tblPr trPr tcPr instrText delInstrText rt".split()
)
_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011"}
_NOTE_PARTS = ("footnotes", "endnotes", "comments", "header", "footer")
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read_word(data: bytes, name: str) -> Source:
    """The paragraphs and tables of a Word file in body order, then its notes.

    Line numbers are paragraph numbers of the body, those of tables included, from 1. Footnotes,
    comments, page headers and text boxes are notes; automatic numbering of lists is not shown.

    Raises:
        UnreadableFileError: when it is no Word file, or is damaged, locked or a zip bomb.
    """
    with open_package(data, name, "un document Word (.docx)") as package:
        main = next(_targets(package, "", "officeDocument"), "word/document.xml")
        body = package.xml(main)
        parts, problems = _parts(package, main)
    reader = _Reader(_styles(parts.get("styles", ())))
    lines = lines_of(reader.blocks(body))
    notes = (
        paragraph
        for kind in _NOTE_PARTS
        for root in parts.get(kind, ())
        for paragraph in _notes(root, reader)
    )
    return Source(
        "docx", "utf-8", (*lines, *note_lines(notes, lines)), (*problems, *_imported(body, name))
    )


class _Reader:
    """Walks one document; numbers the paragraphs of its body."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.numbers = count(1)

    def blocks(self, element: "etree._Element") -> Iterator[Block]:
        merged = False  # the mark that ended the paragraph before was deleted
        for child in _children(element):
            match _tag(child):
                case "p":
                    paragraph = self.paragraph(child, continues=merged)
                    yield paragraph
                    yield from self.boxes(child)
                    merged = _mark_deleted(child) and bool(merged or paragraph.text.strip())
                case "tbl":
                    yield Table(tuple(self.rows(child)))
                case _:
                    yield from self.blocks(child)

    def rows(self, element: "etree._Element") -> Iterator[tuple[Cell, ...]]:
        for child in _children(element):
            if _tag(child) == "tr":
                yield tuple(self.cells(child))
            else:
                yield from self.rows(child)

    def cells(self, element: "etree._Element") -> Iterator[Cell]:
        for child in _children(element):
            if _tag(child) == "tc":
                yield tuple(paragraphs_of(self.blocks(child)))
            else:
                yield from self.cells(child)

    def paragraph(self, element: "etree._Element", *, continues: bool = False) -> Paragraph:
        properties = _child(element, "pPr")
        style = _value(properties, "pStyle") or ""
        outline = _value(properties, "outlineLvl")
        return Paragraph(
            next(self.numbers),
            tuple(self.pieces(element, self.styles.bold(style))),
            heading=self.styles.is_heading(style) if outline is None else _is_heading(outline),
            note=self.styles.is_contents(style),
            continues=continues,
        )

    def pieces(self, element: "etree._Element", bold: bool) -> Iterator[Piece]:
        for child in _children(element):
            match _tag(child):
                case "r":
                    yield from self.pieces(child, self.run_is_bold(child, bold))
                case "t":
                    yield Piece((child.text or "").replace("\n", " "), bold)
                case "br" if _attribute(child, "type") in {None, "textWrapping"}:
                    yield Piece("\n", bold)
                case "sym":
                    yield Piece(_symbol(_attribute(child, "char") or ""), bold)
                case "txbxContent":
                    continue  # see `boxes`
                case tag if tag in _CHARACTERS:
                    yield Piece(_CHARACTERS[tag], bold)
                case _:
                    yield from self.pieces(child, bold)

    def run_is_bold(self, run: "etree._Element", inherited: bool) -> bool:
        properties = _child(run, "rPr")
        if properties is None:
            return inherited
        direct = _child(properties, "b")
        if direct is not None:
            return _is_on(direct)
        return self.styles.bold(_value(properties, "rStyle") or "", inherited)

    def boxes(self, element: "etree._Element") -> Iterator[Paragraph]:
        """The paragraphs of text boxes anchored in a paragraph, as notes."""
        for child in _children(element):
            if _tag(child) == "txbxContent":
                for paragraph in paragraphs_of(self.blocks(child)):
                    yield replace(paragraph, note=True)
            else:
                yield from self.boxes(child)


def _notes(root: "etree._Element", reader: _Reader) -> Iterator[Paragraph]:
    """What a part of notes holds: one paragraph per note, or per page header."""
    for note in (root,) if _tag(root) in {"hdr", "ftr"} else root:
        if _attribute(note, "type") not in _SEPARATORS:
            texts = [paragraph.text for paragraph in paragraphs_of(reader.blocks(note))]
            yield Paragraph(0, (Piece("\n".join(texts).strip()),))


def _parts(
    package: Package, main: str
) -> tuple[dict[str, list["etree._Element"]], tuple[Problem, ...]]:
    """The parts that go with the body, by kind; a damaged one is said and done without."""
    parts: dict[str, list[etree._Element]] = {}
    problems: list[Problem] = []
    for kind in ("styles", *_NOTE_PARTS):
        for target in _targets(package, main, kind):
            try:
                parts.setdefault(kind, []).append(package.xml(target))
            except UnreadableFileError as cause:
                problems.append(replace(cause.problem, level=Level.WARNING))
    return parts, tuple(problems)


def _targets(package: Package, source: str, kind: str) -> Iterator[str]:
    """The members of one kind that a part (or, for "", the package) relates to."""
    folder, base = posixpath.split(source)
    member = posixpath.join(folder, "_rels", f"{base}.rels")
    if member not in package.members():
        return
    for relation in package.xml(member):
        if str(relation.get("Type", "")).endswith(f"/{kind}"):
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
            yield target.lstrip("/")


def _styles(roots: Iterable["etree._Element"]) -> Styles:
    by_id = {}
    for element in (element for root in roots for element in root if _tag(element) == "style"):
        bold = _child(_child(element, "rPr"), "b")
        outline = _value(_child(element, "pPr"), "outlineLvl")
        by_id[_attribute(element, "styleId") or ""] = Style(
            _value(element, "name") or "",
            _value(element, "basedOn") or "",
            None if bold is None else _is_on(bold),
            None if outline is None else _is_heading(outline),
        )
    return Styles(by_id)


def _imported(body: "etree._Element", name: str) -> Iterator[Problem]:
    if any(_tag(element) == "altChunk" for element in body.iter()):
        yield Problem(
            name,
            None,
            Level.ERROR,
            "le document contient une partie importée d’un autre fichier, qui n’a pas été lue."
            " Ouvrez-le dans Word et enregistrez-le de nouveau.",
        )


def _mark_deleted(paragraph: "etree._Element") -> bool:
    return _child(_child(_child(paragraph, "pPr"), "rPr"), "del") is not None


def _children(element: "etree._Element") -> Iterator["etree._Element"]:
    """What an element holds that is read; of two renderings of a thing, the first."""
    for child in element:
        if _tag(child) == "AlternateContent":
            for rendering in child[:1]:
                yield from _children(rendering)
        elif _tag(child) not in _LEFT_OUT:
            yield child


def _tag(element: "etree._Element") -> str:
    """The name without its namespace: transitional and strict documents differ by it."""
    return str(element.tag).rpartition("}")[2]


def _child(element: "etree._Element | None", tag: str) -> "etree._Element | None":
    children = () if element is None else element
    return next((child for child in children if _tag(child) == tag), None)


def _attribute(element: "etree._Element", attribute: str) -> str | None:
    found = (str(value) for key, value in element.items() if key.rpartition("}")[2] == attribute)
    return next(found, None)


def _value(element: "etree._Element | None", tag: str) -> str | None:
    child = _child(element, tag)
    return None if child is None else _attribute(child, "val")


def _is_heading(outline: str) -> bool:
    """Whether an outline level is one: from 0 to 8; 9 is body text."""
    return outline.isdecimal() and int(outline) < 9


def _symbol(code: str) -> str:
    """The character of a symbol font, by its hexadecimal code."""
    return chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{1,4}", code) else ""


def _is_on(toggle: "etree._Element") -> bool:
    return _attribute(toggle, "val") not in {"0", "false", "off"}
