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

from piacen_qual.errors import Level, Problem
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
from piacen_qual.transcripts.formats.package import Package, open_package
from piacen_qual.transcripts.formats.styles import Style, Styles
from piacen_qual.transcripts.source import Source

if TYPE_CHECKING:
    from lxml import etree

_LEFT_OUT = frozenset({
    "del", "moveFrom", "delText",
    "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "trPr", "tcPr",
    "instrText", "delInstrText",  # field codes
    "rt",  # small print above the text
})  # fmt: skip
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
        for part in _children(element):
            match tag(part):
                case "p":
                    paragraph = self.paragraph(part, continues=merged)
                    yield paragraph
                    yield from self.boxes(part, paragraph.number)
                    merged = _mark_deleted(part) and bool(merged or paragraph.text.strip())
                case "tbl":
                    yield Table(tuple(self.rows(part)))
                case _:
                    yield from self.blocks(part)

    def rows(self, element: "etree._Element") -> Iterator[tuple[Cell, ...]]:
        for part in _children(element):
            if tag(part) == "tr":
                yield tuple(self.cells(part))
            else:
                yield from self.rows(part)

    def cells(self, element: "etree._Element") -> Iterator[Cell]:
        for part in _children(element):
            if tag(part) == "tc":
                yield tuple(paragraphs_of(self.blocks(part)))
            else:
                yield from self.cells(part)

    def paragraph(self, element: "etree._Element", *, continues: bool = False) -> Paragraph:
        properties = child(element, "pPr")
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
        for part in _children(element):
            match tag(part):
                case "r":
                    yield from self.pieces(part, self.run_is_bold(part, bold))
                case "t":
                    yield Piece((part.text or "").replace("\n", " "), bold)
                case "br" if attribute(part, "type") in {None, "textWrapping"}:
                    yield Piece("\n", bold)
                case "sym":
                    yield Piece(_symbol(attribute(part, "char") or ""), bold)
                case "txbxContent":
                    continue  # see `boxes`
                case name if name in _CHARACTERS:
                    yield Piece(_CHARACTERS[name], bold)
                case _:
                    yield from self.pieces(part, bold)

    def run_is_bold(self, run: "etree._Element", inherited: bool) -> bool:
        properties = child(run, "rPr")
        if properties is None:
            return inherited
        direct = child(properties, "b")
        if direct is not None:
            return _is_on(direct)
        return self.styles.bold(_value(properties, "rStyle") or "", inherited)

    def boxes(self, element: "etree._Element", number: int) -> Iterator[Paragraph]:
        """The paragraphs of text boxes anchored in a paragraph, as notes under its number."""
        for part in _children(element):
            if tag(part) == "txbxContent":
                inside = paragraphs_of(_Reader(self.styles).blocks(part))
                yield from (replace(one, number=number, note=True) for one in inside)
            else:
                yield from self.boxes(part, number)


def _notes(root: "etree._Element", reader: _Reader) -> Iterator[Paragraph]:
    """What a part of notes holds: one paragraph per note, or per page header."""
    for note in (root,) if tag(root) in {"hdr", "ftr"} else root:
        if attribute(note, "type") not in _SEPARATORS:
            texts = [paragraph.text for paragraph in paragraphs_of(reader.blocks(note))]
            yield Paragraph(0, (Piece("\n".join(texts).strip()),))


def _parts(package: Package, main: str) -> tuple[dict[str, list["etree._Element"]], list[Problem]]:
    """The parts that go with the body, by kind; a damaged one is said and done without."""
    parts: dict[str, list[etree._Element]] = {}
    problems: list[Problem] = []
    for kind in ("styles", *_NOTE_PARTS):
        for target in _targets(package, main, kind):
            roots, damage = package.optional(target)
            parts.setdefault(kind, []).extend(roots)
            problems += damage
    return parts, problems


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
    for element in (element for root in roots for element in root if tag(element) == "style"):
        bold = child(child(element, "rPr"), "b")
        outline = _value(child(element, "pPr"), "outlineLvl")
        by_id[attribute(element, "styleId") or ""] = Style(
            _value(element, "name") or "",
            _value(element, "basedOn") or "",
            None if bold is None else _is_on(bold),
            None if outline is None else _is_heading(outline),
        )
    return Styles(by_id)


def _imported(body: "etree._Element", name: str) -> Iterator[Problem]:
    if any(tag(element) == "altChunk" for element in body.iter()):
        yield Problem(
            name,
            None,
            Level.ERROR,
            "le document contient une partie importée d’un autre fichier, qui n’a pas été lue."
            " Ouvrez-le dans Word et enregistrez-le de nouveau.",
        )


def _mark_deleted(paragraph: "etree._Element") -> bool:
    return child(child(child(paragraph, "pPr"), "rPr"), "del") is not None


def _children(element: "etree._Element") -> Iterator["etree._Element"]:
    """What an element holds that is read; of two renderings of a thing, the first."""
    for part in element:
        if tag(part) == "AlternateContent":
            yield from _children(part[0]) if len(part) else ()
        elif tag(part) not in _LEFT_OUT:
            yield part


def _value(element: "etree._Element | None", name: str) -> str | None:
    found = child(element, name)
    return None if found is None else attribute(found, "val")


def _is_heading(outline: str) -> bool:
    """Whether an outline level is one: from 0 to 8; 9 is body text."""
    return outline.isdecimal() and int(outline) < 9


def _symbol(code: str) -> str:
    """The character of a symbol font, by its hexadecimal code."""
    return chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{1,4}", code) else ""


def _is_on(toggle: "etree._Element") -> bool:
    return attribute(toggle, "val") not in {"0", "false", "off"}
