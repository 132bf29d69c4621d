"""Tables and quotes as docx."""

from collections.abc import Sequence

from piacen_qual.exports.bank import QuoteBank
from piacen_qual.model import Table


def tables_to_docx(tables: Sequence[Table], *, title: str = "") -> bytes:
    """Several tables in one file."""
    raise NotImplementedError


def quotes_to_docx(bank: QuoteBank) -> bytes:
    """A quote bank."""
    raise NotImplementedError
