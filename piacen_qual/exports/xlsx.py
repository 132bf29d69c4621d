"""Tables and quotes as Excel workbooks, by XlsxWriter."""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from piacen_qual.exports.bank import CONFIDENTIAL, QuoteBank, as_table
from piacen_qual.exports.cells import excel_text
from piacen_qual.exports.typography import shown, typeset
from piacen_qual.model import Cell, Table

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

WIDEST: Final = 60  # characters; longer texts are wrapped
LAST_ROW: Final = 1_048_575  # of a sheet, below its heading
NUMBERS: Final = {"entier": "#,##0", "decimal": "0.00", "part": "0.0%", "texte": "General"}
DATE: Final = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # same bytes every time
NOTES: Final = "Notes"
_NOT_IN_A_NAME: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def tables_to_xlsx(tables: Sequence[Table], *, title: str = "") -> bytes:
    """One sheet a table, heading in row 1 (so that R reads it), and a last sheet of notes.

    Text is always text: never a formula, a link or a number.
    """
    return _workbook(tables, title=title)


def quotes_to_xlsx(bank: QuoteBank) -> bytes:
    """A quote bank, one row per quote; its first column and its page header say confidential."""
    return _workbook([as_table(bank)], title=bank.title, header=CONFIDENTIAL.capitalize())


def _workbook(tables: Sequence[Table], *, title: str, header: str = "") -> bytes:
    import xlsxwriter  # noqa: PLC0415 — only when a workbook is written

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, _OPTIONS)
    book.set_properties({"title": title, "created": DATE})
    names = sheet_names([*(table.name for table in tables), NOTES])
    for table, name in zip(tables, names, strict=False):
        _fill(book, book.add_worksheet(name), table)
    _write_notes(book, book.add_worksheet(names[-1]), tables, names)
    for sheet in book.worksheets():
        sheet.set_header(f"&C{header}")
    book.close()
    return stream.getvalue()


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Names that Excel accepts: 31 characters, no `[]:*?/\\\\`, no two alike whatever the case."""
    names: list[str] = []
    taken = {"", "history"}  # the second is Excel's own
    for name in wanted:
        base = _NOT_IN_A_NAME.sub(" ", name).strip("' ")[:31].strip("' ") or "Feuille"
        chosen, number = base, 1
        while chosen.lower() in taken:
            number += 1
            ending = f" {number}"
            chosen = base[: 31 - len(ending)] + ending
        taken.add(chosen.lower())
        names.append(chosen)
    return names
