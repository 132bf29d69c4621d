"""Tables and quotes as Excel workbooks, by XlsxWriter."""

import io
import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from piacen_qual.exports.bank import QuoteBank, as_table
from piacen_qual.exports.cells import excel_text, xml_text
from piacen_qual.exports.notes import notes_table
from piacen_qual.exports.typography import shown, typeset
from piacen_qual.model import CONFIDENTIAL, Cell, Table

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LINE: Final = 15  # points, the height of a line
HIGHEST: Final = 409  # points, of a row
WIDEST: Final = 60  # characters; longer texts are wrapped
MOST_ROWS: Final = 1_048_575  # of a sheet, below its heading
NUMBERS: Final = {"entier": "#,##0", "decimal": "0.00", "part": "0.0%", "texte": "General"}
DATE: Final = datetime(2000, 1, 1)  # same bytes every time
_NOT_IN_A_NAME: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
OPTIONS: Final = {
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
    book = xlsxwriter.Workbook(stream, OPTIONS)
    book.set_properties({"title": xml_text(title), "created": DATE})
    formats = _Formats(book)
    fitting = [_fitting(table) for table in tables]
    names = sheet_names([*(table.name for table in tables), "Notes"])
    for table, name in zip((*fitting, notes_table(fitting, names)), names, strict=True):
        sheet = book.add_worksheet(name)
        _fill(sheet, table, formats)
        if header:
            sheet.set_header(f"&C{header}")
    book.close()
    return stream.getvalue()


def _fitting(table: Table) -> Table:
    """The table, with only the rows that a sheet can hold, and said so."""
    extra = len(table.rows) - MOST_ROWS
    if extra <= 0:
        return table
    note = f"{extra} lignes de trop pour Excel : voyez le fichier CSV."
    return replace(table, rows=table.rows[:MOST_ROWS], notes=(*table.notes, note))


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


class _Formats:
    """The looks of cells, made once per workbook."""

    def __init__(self, book: "Workbook") -> None:
        top = {"valign": "top"}
        self.head: Format = book.add_format({"bold": True, "bottom": 1, "text_wrap": True} | top)
        self.text: Format = book.add_format({"text_wrap": True} | top)
        self.numbers: dict[str, Format] = {
            kind: book.add_format({"num_format": shape} | top) for kind, shape in NUMBERS.items()
        }

    def of(self, value: Cell, kind: str) -> "Format":
        return self.text if isinstance(value, str) else self.numbers[kind]


def _fill(sheet: "Worksheet", table: Table, formats: _Formats) -> None:
    widths = _widths(table)
    _set_height(sheet, 0, [column.label for column in table.columns], [w - 2 for w in widths])
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
        sheet.write_string(
            0, column, excel_text(typeset(table.columns[column].label)), formats.head
        )
    for number, row in enumerate(table.rows, 1):
        _set_height(sheet, number, row, widths)
        for column, value in enumerate(row):
            look = formats.of(value, table.columns[column].kind)
            _write(sheet, (number, column), value, look)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), max(0, len(table.columns) - 1))
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _set_height(
    sheet: "Worksheet", number: int, row: Sequence[Cell], widths: Sequence[int]
) -> None:
    """Make a row as high as its wrapped texts; not every program does so by itself."""
    texts = ((str(value), width) for value, width in zip(row, widths, strict=True))
    lines = max((wrapped_lines(text, width) for text, width in texts), default=1)
    if lines > 1:
        sheet.set_row(number, min(HIGHEST, LINE * lines))


def wrapped_lines(text: str, width: int) -> int:
    """How many lines a text takes in a cell `width` characters wide."""
    if len(text) <= width and "\n" not in text:
        return 1
    return sum(
        max(1, len(textwrap.wrap(line[: width * HIGHEST // LINE], width, break_long_words=False)))
        for line in text.split("\n")
    )


def _write(sheet: "Worksheet", place: tuple[int, int], value: Cell, look: "Format") -> None:
    if isinstance(value, str):
        sheet.write_string(*place, excel_text(value), look)
    elif value is not None:
        sheet.write_number(*place, value, look)


def _widths(table: Table) -> list[int]:
    """Wide enough for the headings' words and for the cells, up to `WIDEST`."""
    widths = []
    for index, column in enumerate(table.columns):
        heading = max(map(len, column.label.split()), default=0) + 3  # room for the filter's arrow
        cells = (len(shown(row[index], column.kind)) for row in table.rows)
        widths.append(min(WIDEST, max(heading, max(cells, default=0) + 1)))
    return widths
