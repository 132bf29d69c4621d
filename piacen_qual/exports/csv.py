"""Tables and quotes as CSV: one for Excel in French Canada, one for everything else."""

from enum import StrEnum

from piacen_qual.exports.bank import QuoteBank
from piacen_qual.model import Table


class Dialect(StrEnum):
    """EXCEL: `;`, BOM, decimal comma, cells kept from being formulas. PLAIN: `,`, UTF-8, faithful."""

    EXCEL = "excel"
    PLAIN = "csv"


def table_to_csv(table: Table, dialect: Dialect = Dialect.PLAIN) -> bytes:
    """One table a file."""
    raise NotImplementedError


def quotes_to_csv(bank: QuoteBank, dialect: Dialect = Dialect.PLAIN) -> bytes:
    """A quote bank, one row per quote."""
    raise NotImplementedError
