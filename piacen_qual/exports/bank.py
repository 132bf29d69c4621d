"""A quote bank for the team: quotes with what a reader must know before using them."""

from dataclasses import dataclass
from typing import Final

from piacen_qual.model import Quote, Table

CONFIDENTIAL: Final = "confidentiel, non anonymisé"


@dataclass(frozen=True, slots=True)
class QuoteBank:
    """Quotes gathered for one use.

    Attributes:
        title: one line in French.
        quotes: in the order to print.
        notes: source (suggestions or decisions), codebook version, date, filters.
    """

    title: str
    quotes: tuple[Quote, ...]
    notes: tuple[str, ...] = ()


def as_table(bank: QuoteBank) -> Table:
    """One row per quote; the first column, `diffusion`, says that it is confidential."""
    raise NotImplementedError
