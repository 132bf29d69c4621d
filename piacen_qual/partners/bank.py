"""What a partner receives: the public quotes of one case, and what may be answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from piacen_qual.anonymisation.masking.public import PublicText
from piacen_qual.french.folding import fold
from piacen_qual.french.guillemets import bare, inner
from piacen_qual.partners.cleaning import shown
from piacen_qual.partners.marks import digest_of, signature_of
from piacen_qual.partners.voices import VoiceTable


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicQuote:
    """A quote as the public may read it.

    Attributes:
        text: what was said.
        theme: label of the theme it was said under.
        codes: labels of the codes it illustrates.
        value: what the bank's one attribute says of whoever speaks, or None.
        cut_before: whether more was said just before.
        cut_after: whether more was said just after.
    """

    text: PublicText
    theme: PublicText
    codes: tuple[PublicText, ...]
    value: PublicText | None = None
    cut_before: bool = False
    cut_after: bool = False

    @property
    def words(self) -> str:
        """The text as it is shown; guillemets go around it, and it needs none of its own."""
        return bare(shown(self.text))

    @property
    def told(self) -> str:
        """What the bank’s attribute says beside it, or ""."""
        return shown(self.value) if self.value else ""

    @property
    def digest(self) -> str:
        """What tells these very words from any others."""
        return digest_of(self.words)

    @property
    def signature(self) -> str:
        """What tells its words from any others, however they are typed."""
        return signature_of(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerQuote(PublicQuote):
    """A quote of a bank; `id` is random, the same in every bank that holds this very quote."""

    id: str


@dataclass(frozen=True, slots=True)
class PartnerBank:
    """The quotes of one case.

    Attributes:
        id: random.
        study: the study's own random id.
        case: name of the case, or None where it would give someone away.
        status: `codées` or `anonymisées`.
        until: last day for answers.
        quotes: in the order of their ids, which is random and stays.
        attribute: name of the attribute that `PartnerQuote.value` tells, or None.
        contact: to whom answers go, or None.
        notes: what a reader must know of how the bank was made, in French.
        table: who speaks of what, where it may be told.
    """

    id: str
    study: str
    case: PublicText | None
    status: str
    until: date
    quotes: tuple[PartnerQuote, ...]
    attribute: PublicText | None = None
    contact: PublicText | None = None
    notes: tuple[str, ...] = ()
    table: VoiceTable | None = None

    @property
    def title(self) -> str:
        """What stands at the top."""
        return f"Citations à relire – {shown(self.case)}" if self.case else "Citations à relire"

    @property
    def themes(self) -> tuple[str, ...]:
        """The labels of its themes, in alphabetical order: that of the talk tells nothing."""
        return _sorted(shown(quote.theme) for quote in self.quotes)

    @property
    def codes(self) -> tuple[str, ...]:
        """The labels of its codes, in alphabetical order."""
        return _sorted(shown(code) for quote in self.quotes for code in quote.codes)


def quoted(words: str, *, cut_before: bool, cut_after: bool) -> str:
    """A quote between guillemets, with `[…]` where more was said."""
    return f"«\xa0{'[…] ' * cut_before}{inner(words)}{' […]' * cut_after}\xa0»"


def _sorted(labels: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(labels), key=lambda label: (fold(label), label)))
