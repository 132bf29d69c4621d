"""Quotes as plain text, to paste in an article."""

from piacen_qual.exports.bank import QuoteBank, closing, opening, verbatim
from piacen_qual.exports.typography import typeset
from piacen_qual.model import CONFIDENTIAL


def quotes_to_text(bank: QuoteBank) -> bytes:
    """Each quote between guillemets with its attribution, under the label of its code."""
    parts = [CONFIDENTIAL.upper(), typeset(bank.title), *map(typeset, bank.notes)]
    for heading, quotes in bank.sections():
        parts.append(typeset(heading))
        parts.extend(
            f"{opening(quote)}{''.join(verbatim(quote))}{closing(quote)}" for quote in quotes
        )
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")
