"""Everything that was signed, shared and received in a study, from all its partner logs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter
from typing import Final, Self

from piacen_qual.errors import Problem
from piacen_qual.journals.names import same
from piacen_qual.partners.bank import PublicQuote
from piacen_qual.partners.entries import (
    ENTRIES,
    Attributed,
    Entry,
    Received,
    Retracted,
    Reworded,
    Sent,
    Shared,
    Signed,
    Tabled,
)
from piacen_qual.partners.marks import signature_of
from piacen_qual.study import Study

_in_order: Final = attrgetter("time", "coder", "seq", "id")


@dataclass(frozen=True)
class History:
    """What was done with partners, in the order of the clocks.

    Attributes:
        entries: every entry once, whatever files it is in.
    """

    entries: tuple[Entry, ...] = ()

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Self:
        """The history that these entries make."""
        return cls(tuple(sorted(entries, key=_in_order)))

    @cached_property
    def banks(self) -> Mapping[str, Shared]:
        """The banks that were shared, by id; one that was shared again counts once."""
        return {e.what.bank: e.what for e in self.entries if isinstance(e.what, Shared)}

    @cached_property
    def sent(self) -> Mapping[str, Sent]:
        """Every quote that was ever shared, by id."""
        return {quote.id: quote for bank in self.banks.values() for quote in bank.quotes}

    @cached_property
    def tables(self) -> tuple[Tabled, ...]:
        """Every table that was ever shared, whatever its bank became."""
        shared = (e.what for e in self.entries if isinstance(e.what, Shared))
        return tuple(dict.fromkeys(_table(each, each.table) for each in shared if each.table))

    @cached_property
    def reworded(self) -> Mapping[str, str]:
        """Id of a quote → the partner’s text that was last taken for it, those taken last last."""
        found: dict[str, str] = {}
        for entry in self.entries:
            if isinstance(entry.what, Reworded):
                found.pop(entry.what.quote, None)
                found[entry.what.quote] = entry.what.text
        return found

    @cached_property
    def attributes(self) -> tuple[Attributed, ...]:
        """Every attribute that was ever told, whatever its bank became."""
        shared = (e.what for e in self.entries if isinstance(e.what, Shared))
        return tuple(dict.fromkeys(filter(None, map(_attribute, shared))))

    @cached_property
    def received(self) -> tuple[Received, ...]:
        """The answers, in the order in which they came."""
        return tuple(e.what for e in self.entries if isinstance(e.what, Received))

    @property
    def study(self) -> str:
        """The study's id, as the first bank told it; "" before that."""
        return next((bank.study for bank in self.banks.values()), "")

    def fit(self, quote: PublicQuote, *, since: str = "") -> bool | None:
        """Whether a text may go out: someone signed it and nobody refuses it.

        A signature is that of the words and of what the bank says of whoever speaks: whoever read
        the words alone did not read them beside « Genre : f ». A refusal is one of the words.

        Args:
            quote: the text; one that only another typography tells from it is the same.
            since: id of an entry after which it must have been signed, or "".

        Returns:
            None as long as nobody has read it.
        """
        said = self._said(quote).values()
        if not all(signed.fit for _, signed in said):
            return False
        after, read = self._ranks.get(since, -1), (e for e, s in said if _is_read(s, quote))
        return True if any(self._ranks[entry] > after for entry in read) else None

    def readers(self, quote: PublicQuote) -> Mapping[str, bool]:
        """Who signed or refused a text, and whether it may go out for them."""
        said = self._said(quote).items()
        return {who: signed.fit for who, (_, signed) in said if _is_read(signed, quote)}

    def is_of(self, signed: Signed, quote: PublicQuote) -> bool:
        """Whether a signature is that of a text."""
        return self._words.get(signed.digest, signed.digest) in {quote.signature, quote.digest}

    def _said(self, quote: PublicQuote) -> Mapping[str, tuple[str, Signed]]:
        """Who read a text → their last word, with the id of its entry."""
        found: dict[str, tuple[str, Signed]] = {}
        for digest in (quote.digest, quote.signature):
            for who, said in self._signatures.get(digest, {}).items():
                known = found.get(who, said)
                found[who] = max(known, said, key=lambda each: self._ranks[each[0]])
        return found

    def signatures_of(self, who: str) -> tuple[tuple[str, Signed], ...]:
        """What one person signed or refused and has not undone, oldest first, with entry ids."""
        mine = sorted((e for e in self.entries if same(e.coder, who)), key=attrgetter("seq"))
        return tuple(
            (e.id, e.what) for e in mine if isinstance(e.what, Signed) and e.id not in self._undone
        )

    @cached_property
    def _undone(self) -> frozenset[str]:
        return frozenset(e.what.target for e in self.entries if isinstance(e.what, Retracted))

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        return {entry.id: rank for rank, entry in enumerate(self.entries)}

    @cached_property
    def _signatures(self) -> Mapping[str, Mapping[str, tuple[str, Signed]]]:
        """Signature of a text → who read it → each one’s last word, with the id of its entry."""
        found: dict[str, dict[str, tuple[str, Signed]]] = {}
        people = {entry.coder.casefold(): entry.coder for entry in reversed(self.entries)}
        for who in people.values():
            for id_, signed in self.signatures_of(who):
                words = self._words.get(signed.digest, signed.digest)
                found.setdefault(words, {})[who] = id_, signed
        return found

    @cached_property
    def _words(self) -> Mapping[str, str]:
        """Digest of a text that was shared → its signature: older logs sign the former."""
        shared = (e.what for e in self.entries if isinstance(e.what, Shared))
        return {q.digest: signature_of(q.text) for bank in shared for q in bank.quotes}


def _is_read(signed: Signed, quote: PublicQuote) -> bool:
    """Whether somebody read all that a quote tells, or refused it whatever it tells."""
    return not signed.fit or quote.told in {"", signed.value}


def _attribute(shared: Shared) -> Attributed | None:
    """The attribute that a bank told; of one that does not say which, the quotes say of whom."""
    if shared.attribute or not any(quote.value for quote in shared.quotes):
        return shared.attribute
    quoted = _quoted(shared)
    return Attributed("", tuple(quoted), tuple((sha256,) for sha256 in quoted.values()))


def _quoted(shared: Shared) -> Mapping[str, str]:
    """The transcripts that a bank quotes: file → digest of its words."""
    return {quote.reference.file: quote.reference.sha256 for quote in shared.quotes}


def _table(shared: Shared, table: Tabled) -> Tabled:
    """A table; one that only tells names knows its transcripts by the quotes of its bank."""
    if table.said:
        return table
    quoted = _quoted(shared)
    said = ((quoted[file],) if file in quoted else () for file in table.files)
    return replace(table, said=tuple(said))


def read_history(study: Study) -> tuple[History, tuple[Problem, ...]]:
    """Everything done with partners, and what could not be read of it: see `Shelf.read`."""
    contents = ENTRIES.read(study)
    return History.of(contents.records), contents.problems
