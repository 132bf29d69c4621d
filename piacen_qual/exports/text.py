"""Quotes as plain text, to paste in an article."""

from piacen_qual.exports.bank import QuoteBank


def quotes_to_text(bank: QuoteBank) -> bytes:
    """A quote bank."""
    raise NotImplementedError
