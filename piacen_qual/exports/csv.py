"""Tables and quotes as CSV: one for Excel in French Canada, one for everything else."""

import csv
import io
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Final

from piacen_qual.exports.bank import QuoteBank, as_table
from piacen_qual.exports.cells import excel_text
from piacen_qual.model import Cell, Table

DECIMALS: Final = 6
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class Dialect(StrEnum):
    """Two ways of writing the same table.

    EXCEL opens with a double click in Excel in French Canada: `;`, UTF-8 with BOM, decimal comma,
    headings in words. A text that Excel would take for a formula is preceded by an apostrophe.
    PLAIN is for programs: `,`, UTF-8, decimal point, keys as headings, every text as it is.
    """

    EXCEL = "excel"
    PLAIN = "simple"


def table_to_csv(table: Table, dialect: Dialect = Dialect.PLAIN) -> bytes:
    """One table, one file; notes would break its columns and go in a file of `notes_table`."""
    excel = dialect is Dialect.EXCEL
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";" if excel else ",", lineterminator="\r\n")
    writer.writerow(column.label if excel else column.key for column in table.columns)
    writer.writerows(map(_for_excel if excel else _plain, table.rows))
    return stream.getvalue().encode("utf-8-sig" if excel else "utf-8", "replace")


def quotes_to_csv(bank: QuoteBank, dialect: Dialect = Dialect.PLAIN) -> bytes:
    """A quote bank, one row per quote; the first column says that it is confidential."""
    return table_to_csv(as_table(bank), dialect)


def _plain(row: Sequence[Cell]) -> list[Cell]:
    """A row for `csv`, which knows how to write all but decimals."""
    return [_decimal(value) if isinstance(value, float) else value for value in row]


def _for_excel(row: Sequence[Cell]) -> list[Cell]:
    return [_excel_cell(value) for value in row]


@lru_cache(maxsize=1 << 16, typed=True)  # attributes, labels and texts come back row after row
def _excel_cell(value: Cell) -> Cell:
    if isinstance(value, float):
        return _decimal(value).replace(".", ",")
    if not isinstance(value, str):
        return value
    text = excel_text(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _decimal(value: float) -> str:
    return f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
