"""Tables and quotes as xlsx."""

from collections.abc import Sequence

from piacen_qual.exports.bank import QuoteBank
from piacen_qual.model import Table


def tables_to_xlsx(tables: Sequence[Table], *, title: str = "") -> bytes:
    """Several tables in one file."""
    raise NotImplementedError


def quotes_to_xlsx(bank: QuoteBank) -> bytes:
    """A quote bank."""
    raise NotImplementedError
