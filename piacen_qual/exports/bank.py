"""A quote bank for the team: quotes with what a reader must know before using them."""

from dataclasses import dataclass
from itertools import groupby
from typing import Final

from piacen_qual.exports.typography import typeset
from piacen_qual.french.guillemets import inner
from piacen_qual.french.wording import NBSP
from piacen_qual.model import CONFIDENTIAL, Column, Quote, Table, origin

COLUMNS: Final = (
    Column("diffusion", "Diffusion"),
    Column("code", "Code"),
    Column("libelle", "Libellé"),
    Column("theme", "Thème"),
    Column("cas", "Cas"),
    Column("fichier", "Fichier"),
    Column("tour", "Tour", "entier"),
    Column("segment", "Segment", "entier"),
    Column("locuteur", "Locuteur"),
    Column("citation", "Citation"),
    Column("coupe_avant", "Coupée avant"),
    Column("coupe_apres", "Coupée après"),
    Column("attribution", "Attribution"),
    Column("extrait", "Extrait codé"),
    Column("avant", "Avant"),
    Column("apres", "Après"),
    Column("mots", "Mots", "entier"),
    Column("score", "Score", "decimal"),
    Column("source", "Source"),
    Column("codeur", "Codeur"),
    Column("contre", "Contre"),
    Column("memo", "Mémo"),
    Column("avertissements", "Avertissements"),
)

CUT: Final = "[…]"


@dataclass(frozen=True, slots=True)
class QuoteBank:
    """Quotes gathered for one use.

    Attributes:
        title: one line in French.
        quotes: in the order to print, those of one code together.
        notes: what was asked, source (suggestions or decisions), codebook version, date.
    """

    title: str
    quotes: tuple[Quote, ...]
    notes: tuple[str, ...] = ()

    def sections(self) -> tuple[tuple[str, tuple[Quote, ...]], ...]:
        """The quotes under their headings (`Équipement manquant (acc_manque)`)."""
        runs = groupby(self.quotes, key=lambda quote: (quote.code, quote.code_label))
        return tuple((_heading(*key), tuple(quotes)) for key, quotes in runs)


def _heading(code: str, label: str) -> str:
    if not code:
        return "Citations"
    return label if label == code else f"{label} ({code})"


def context(quote: Quote) -> tuple[str, ...]:
    """What stands under a quote: what was said around it, where it is, what to beware of."""
    return (
        *(f"Avant{NBSP}: {line}" for line in quote.before.split("\n") if line),
        *(f"Après{NBSP}: {line}" for line in quote.after.split("\n") if line),
        f"Source{NBSP}: {quote.file}, tour {quote.turn}, {quote.words} mots; code {mark(quote)}",
        *(f"Mémo{NBSP}: {line}" for line in quote.memo.split("\n") if line),
        *(f"Attention{NBSP}: {typeset(warning)}" for warning in quote.warnings),
    )


def opening(quote: Quote) -> str:
    """What stands before the verbatim: a guillemet, and `[…]` when its segment begins before."""
    return f"«{NBSP}{CUT} " if quote.cut_before else f"«{NBSP}"


def closing(quote: Quote) -> str:
    """What stands after it: `[…]` when its segment goes on, a guillemet, and who speaks."""
    return f"{f' {CUT}' if quote.cut_after else ''}{NBSP}» {quote.attribution}"


def verbatim(quote: Quote) -> tuple[str, str, str]:
    """The verbatim as it stands between guillemets: before, in and after the coded passage."""
    start, end = quote.evidence
    return inner(quote.text[:start]), inner(quote.text[start:end]), inner(quote.text[end:])


def mark(quote: Quote) -> str:
    """Whether people put the code there, and agree: `décidé (Julie)`, `suggéré`, `en désaccord`."""
    _, coder = origin(quote.source)
    if quote.against:
        return f"en désaccord (mis par {coder}, pas par {quote.against})"
    return f"décidé ({coder})" if coder else "suggéré"


def _yes(value: bool) -> str:
    return "oui" if value else "non"


def as_table(bank: QuoteBank) -> Table:
    """One row per quote; the first column, `diffusion`, stays with the row wherever it goes."""
    return Table(
        name="citations",
        title=bank.title,
        columns=COLUMNS,
        rows=tuple(
            (
                CONFIDENTIAL,
                *(q.code, q.code_label, q.theme, q.case, q.file, q.turn, q.segment, q.speaker),
                *(q.text, _yes(q.cut_before), _yes(q.cut_after)),
                *(q.attribution, q.text[slice(*q.evidence)], q.before, q.after),
                *(q.words, q.score, *origin(q.source), q.against or None),
                *(q.memo or None, " ".join(q.warnings)),
            )
            for q in bank.quotes
        ),
        notes=(f"{CONFIDENTIAL.capitalize()}.", *bank.notes),
    )
