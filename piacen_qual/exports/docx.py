"""Quotes and tables as Word files, by python-docx, with Word's own styles."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from piacen_qual.exports.bank import QuoteBank, closing, context, opening, verbatim
from piacen_qual.exports.cells import xml_text
from piacen_qual.exports.notes import FOR_ALL, shared_notes
from piacen_qual.exports.typography import shown, typeset
from piacen_qual.model import CONFIDENTIAL, Quote, Table

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table as Grid
    from docx.table import _Cell, _Row

DATE: Final = datetime(2000, 1, 1)  # same bytes every time
ZIP_DATE: Final = (1980, 1, 1, 0, 0, 0)
CONTEXT: Final = "Contexte"
LONGEST: Final = 255  # characters of a property; a heading may be longer
FOLDED: Final = 26  # characters from which a cell takes several lines
MARGIN: Final = 3  # characters, what the margins of a cell take
MANY_COLUMNS: Final = 6  # more than this and the page is turned


def quotes_to_docx(bank: QuoteBank) -> bytes:
    """A heading per code, each quote in the Quote style, what was said around it below.

    The passage that carries the code is in bold; the page header says that it is confidential.
    """
    document = _document(bank.title)
    document.sections[0].header.paragraphs[0].text = CONFIDENTIAL.capitalize()
    document.add_paragraph(CONFIDENTIAL.capitalize(), style="Intense Quote")
    _add_notes(document, bank.notes)
    for heading, quotes in bank.sections():
        document.add_heading(xml_text(typeset(heading)), level=1)
        for quote in quotes:
            _add_quote(document, quote)
    return _saved(document)


def _add_quote(document: "Document", quote: Quote) -> None:
    before, coded, after = verbatim(quote)
    paragraph = document.add_paragraph(opening(quote), style="Quote")
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run(xml_text(before))
    paragraph.add_run(xml_text(coded)).bold = True
    paragraph.add_run(xml_text(after + closing(quote)))
    for line in context(quote):
        document.add_paragraph(xml_text(line), style=CONTEXT)


def tables_to_docx(tables: Sequence[Table], *, title: str = "") -> bytes:
    """Each table under a heading, its first row repeated on every page, its own notes below.

    The notes that all tables share stand once, at the end.
    """
    document = _document(title)
    shared = shared_notes(tables)
    if any(len(table.columns) > MANY_COLUMNS for table in tables):
        _turn_page(document)
    for table in tables:
        document.add_heading(xml_text(typeset(table.title)), level=1)
        _add_table(document, table)
        _add_notes(document, [note for note in table.notes if note not in shared])
    if len(tables) > 1 and shared:
        document.add_heading(FOR_ALL, level=1)
    _add_notes(document, shared)
    return _saved(document)


def _turn_page(document: "Document") -> None:
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415 — only when a Word file is written

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def _add_table(document: "Document", table: Table) -> None:
    grid = document.add_table(rows=1 + len(table.rows), cols=len(table.columns))
    grid.style = "Light Shading"
    grid.autofit = False
    heads, *rows = grid.rows
    _repeat(heads)
    for cell, column in zip(heads.cells, table.columns, strict=True):
        _say(cell, typeset(column.label))
    for row, values in zip(rows, table.rows, strict=True):
        _fill(row, [shown(v, c.kind) for v, c in zip(values, table.columns, strict=True)], table)
    _share_page(document, grid, table)


def _share_page(document: "Document", grid: "Grid", table: Table) -> None:
    """Give each column the part of the page that its words need, not the same to all."""
    from docx.shared import Length  # noqa: PLC0415 — only when a Word file is written

    page = document.sections[0]
    room = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
    needs = [_need(table, at) for at in range(len(table.columns))]
    for column, need in zip(grid.columns, needs, strict=True):
        column.width = Length(room * need // sum(needs))
        for cell in column.cells:
            cell.width = column.width


def _need(table: Table, at: int) -> int:
    """Characters: a heading is folded between words, a long cell too."""
    column = table.columns[at]
    words = max(map(len, column.label.split()), default=0)
    cells = max((len(shown(row[at], column.kind)) for row in table.rows), default=0)
    return MARGIN + max(words, min(cells, FOLDED))


def _fill(row: "_Row", texts: Sequence[str], table: Table) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 — only when a file is written

    for cell, text, column in zip(row.cells, texts, table.columns, strict=True):
        _say(cell, text)
        if column.kind != "texte":
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _say(cell: "_Cell", text: str) -> None:
    cell.text = xml_text(text)
    cell.paragraphs[0].style = CONTEXT


def _repeat(row: "_Row") -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415 — only when a Word file is written

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _add_notes(document: "Document", notes: Sequence[str]) -> None:
    for note in notes:
        document.add_paragraph(xml_text(typeset(note)), style=CONTEXT)


def _document(title: str) -> "Document":
    import docx  # noqa: PLC0415 — only when a Word file is written
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 — the same
    from docx.oxml.ns import qn  # noqa: PLC0415 — the same
    from docx.shared import Pt  # noqa: PLC0415 — the same

    document = docx.Document()
    about = document.core_properties
    about.title, about.author, about.comments = xml_text(title)[:LONGEST], "", ""
    about.created = about.modified = DATE
    about.language = "fr-CA"
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "fr-CA")  # spelling is checked in French
    style = document.styles.add_style(CONTEXT, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.size = Pt(9)
    style.paragraph_format.space_after = Pt(2)
    document.styles["Quote"].paragraph_format.space_before = Pt(14)
    document.styles["Quote"].paragraph_format.space_after = Pt(4)
    if title:
        document.add_heading(xml_text(typeset(title)), level=0)
    return document


def _saved(document: "Document") -> bytes:
    """The file's bytes, the same for the same content: the zip's own dates are fixed."""
    stream, fixed = io.BytesIO(), io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as saved, zipfile.ZipFile(fixed, "w") as rewritten:
        for name in saved.namelist():
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            rewritten.writestr(entry, saved.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
