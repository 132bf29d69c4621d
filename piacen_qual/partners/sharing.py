"""A bank made of drafts: ids drawn at random, the same ones as long as a quote does not change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from piacen_qual.anonymisation.masking.public import PublicText
from piacen_qual.partners.bank import PartnerBank, PartnerQuote
from piacen_qual.partners.cleaning import shown
from piacen_qual.partners.drafts import Draft
from piacen_qual.partners.entries import Attributed, Reference, Sent, Shared
from piacen_qual.partners.marks import bank_mark, quote_mark, study_mark
from piacen_qual.partners.reading import History
from piacen_qual.partners.voices import VoiceTable


@dataclass(frozen=True, slots=True)
class Heading:
    """What a bank says of itself; see `PartnerBank` for what each is, `Shared` for `attributed`."""

    case: PublicText | None
    status: str
    until: date
    attribute: PublicText | None = None
    contact: PublicText | None = None
    notes: tuple[str, ...] = ()
    table: VoiceTable | None = None
    attributed: Attributed | None = None


def assemble(
    drafts: Sequence[Draft], history: History, *, case: str, heading: Heading
) -> tuple[PartnerBank, Shared]:
    """The bank to write, and what is to be kept of it.

    A quote that was shared before keeps its id. A bank whose quotes are those of one shared before
    is that bank: answers begun in a browser go on. Ids are random, and the order is theirs, so
    that it tells nothing of who speaks before whom.

    Args:
        drafts: what is in it.
        history: what was shared before.
        case: the case, as the study spells it.
        heading: what the bank says of itself.
    """
    marks = _Marks(history)
    pairs = [(marks.sent(draft), draft) for draft in drafts]
    pairs.sort(key=lambda pair: pair[0].id)
    sent = tuple(each for each, _ in pairs)
    study = history.study or study_mark()
    same = (known.bank for known in history.banks.values() if known.quotes == sent)
    bank = next(same, "") or bank_mark()
    quotes = tuple(_quote(each.id, draft) for each, draft in pairs)
    return (
        PartnerBank(
            id=bank,
            study=study,
            case=heading.case,
            status=heading.status,
            until=heading.until,
            quotes=quotes,
            attribute=heading.attribute,
            contact=heading.contact,
            notes=heading.notes,
            table=heading.table,
        ),
        Shared(
            bank,
            study,
            case,
            sent,
            heading.table.tabled if heading.table else None,
            heading.attributed,
            shown(heading.contact) if heading.contact else "",
        ),
    )


class _Marks:
    """The ids of quotes, old and new, with the reference under which each was first shared."""

    def __init__(self, history: History) -> None:
        self._known: dict[tuple[str, int, int, int, str], tuple[str, Reference]] = {}
        for quote in history.sent.values():
            self._known[_key(quote.reference, quote.digest)] = quote.id, quote.reference

    def sent(self, draft: Draft) -> Sent:
        """A draft as it is sent."""
        mark, reference = self._known.setdefault(
            _key(draft.reference, draft.digest), (self._new(), draft.reference)
        )
        return Sent(
            id=mark,
            digest=draft.digest,
            text=draft.words,
            theme=shown(draft.theme),
            codes=tuple(map(shown, draft.codes)),
            reference=reference,
            value=draft.told,
        )

    def _new(self) -> str:
        return quote_mark({mark for mark, _ in self._known.values()})


def _key(where: Reference, digest: str) -> tuple[str, int, int, int, str]:
    """What makes a quote the same one, whatever else was corrected in its transcript."""
    return where.file, where.turn, where.start, where.end, digest


def _quote(id_: str, draft: Draft) -> PartnerQuote:
    return PartnerQuote(
        id=id_,
        text=draft.text,
        theme=draft.theme,
        codes=draft.codes,
        value=draft.value,
        cut_before=draft.cut_before,
        cut_after=draft.cut_after,
    )
