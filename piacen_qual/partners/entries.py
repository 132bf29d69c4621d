"""What a partner log holds: who signed which text, what was sent, what came back.

No line tells a word of the transcripts: a quote sent is told by where it is (a reference, useless
without the transcripts) and by its public text. The logs are thus never a key.
"""

from dataclasses import asdict, dataclass
from typing import Any, Final

from piacen_qual.journals.shelf import Shelf
from piacen_qual.partners.choice import Choice


@dataclass(frozen=True, slots=True)
class Signed:
    """Someone read a public text whole: it may go out, or not.

    Attributes:
        digest: `PublicQuote.signature` of the text read: other words are another question. Older
            entries have its `digest`, which another typography changes.
        fit: whether it may go out.
        value: what the bank’s attribute said beside it, or "".
    """

    digest: str
    fit: bool
    value: str = ""


@dataclass(frozen=True, slots=True)
class Retracted:
    """A signature of the same person is undone; `target` is the id of its entry."""

    target: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Words of a transcript, told by their place only.

    Attributes:
        file: `Transcript.file`.
        sha256: digest of the transcript's words (`Version.sha256`).
        turn: `Turn.n` in that version.
        start: first character, an offset into the turn's text.
        end: end, exclusive.
    """

    file: str
    sha256: str
    turn: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sent:
    """A quote of a bank that was shared, as the bank told it.

    Attributes:
        id: `PartnerQuote.id`.
        digest: `PartnerQuote.digest`.
        text: `PartnerQuote.words`.
        theme: label.
        codes: labels.
        reference: where the words are.
        value: what the bank's attribute said, or "".
    """

    id: str
    digest: str
    text: str
    theme: str
    codes: tuple[str, ...]
    reference: Reference
    value: str = ""


@dataclass(frozen=True, slots=True)
class Tabled:
    """A table that was shared.

    Attributes:
        files: the transcripts whose participants it counts.
        lines: row by row, as it read, headings first.
        said: of each of `files`, digests of what is said there; see `voices.said_in`.
    """

    files: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    said: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Attributed:
    """An attribute that was told of those who speak in a bank.

    Attributes:
        name: as corpus.yaml has it; "" in older logs, which do not tell.
        files: the transcripts of the case.
        said: of each of `files`, digests of what is said there; see `voices.said_in`.
    """

    name: str
    files: tuple[str, ...]
    said: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Shared:
    """A bank that was written for a partner: the manifest.

    Attributes:
        bank: `PartnerBank.id`.
        study: `PartnerBank.study`.
        case: the case, as the study spells it.
        quotes: in the bank's order.
        table: the table that it gave, or None.
        attribute: the attribute that it told, or None.
        contact: to whom answers go, or "".
    """

    bank: str
    study: str
    case: str
    quotes: tuple[Sent, ...]
    table: Tabled | None = None
    attribute: Attributed | None = None
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a partner answered about a quote.

    Attributes:
        quote: `Sent.id`.
        choice: what is asked; None where only a comment was left, which is no consent.
        text: the wording asked for, or "".
        comment: what was noted, or "".
    """

    quote: str
    choice: Choice | None
    text: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """Answers that came back in one file.

    Attributes:
        bank: `Shared.bank`.
        name: who answers, as they or the team call them, or "".
        station: the browser that answered, a random id, or "".
        number: how many files that browser had saved, this one included, or 0.
        fingerprint: digest of all of it: the same file again is the same.
        replies: one a quote at most.
    """

    bank: str
    name: str
    station: str
    number: int
    fingerprint: str
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class Reworded:
    """Somebody takes a partner’s own text of a quote, to be signed as any other.

    Attributes:
        quote: `Sent.id`.
        text: the partner’s text; "" to go back to what was said.
    """

    quote: str
    text: str


What = Signed | Retracted | Shared | Received | Reworded
_ACTS: Final[dict[str, type]] = {
    "sign": Signed,
    "retract": Retracted,
    "share": Shared,
    "receive": Received,
    "reword": Reworded,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a partner log.

    Attributes:
        id: a random uuid.
        seq: one more than the highest of the person's entries when it was written.
        time: ISO 8601 with the zone.
        coder: who did it.
        what: what was done.
    """

    id: str
    seq: int
    time: str
    coder: str
    what: What


def _told(entry: Entry) -> dict[str, Any]:
    act = next(name for name, kind in _ACTS.items() if isinstance(entry.what, kind))
    about = {"id": entry.id, "seq": entry.seq, "time": entry.time, "who": entry.coder}
    return {**about, "act": act, "what": asdict(entry.what)}


def _entry(told: dict[str, Any]) -> Entry | None:
    """The entry, or None where something is not as this version writes it."""
    try:
        what = _what(told["act"], told["what"])
        return Entry(str(told["id"]), int(told["seq"]), str(told["time"]), str(told["who"]), what)
    except (LookupError, TypeError, ValueError, AttributeError):
        return None


def _what(act: str, told: dict[str, Any]) -> What:
    if act == "share":
        quotes = tuple(_sent(quote) for quote in told.pop("quotes"))
        given = {
            "table": _tabled(told.get("table")),
            "attribute": _attributed(told.get("attribute")),
        }
        return Shared(**(told | given), quotes=quotes)
    if act == "receive":
        replies = tuple(_reply(reply) for reply in told.pop("replies"))
        return Received(**told, replies=replies)
    what: What = _ACTS[act](**told)
    return what


def _tabled(told: dict[str, Any] | None) -> Tabled | None:
    if told is None:
        return None
    lines, said = told["lines"], told.get("said", ())  # older logs tell names only
    return Tabled(tuple(told["files"]), tuple(map(tuple, lines)), tuple(map(tuple, said)))


def _attributed(told: dict[str, Any] | None) -> Attributed | None:
    if told is None:
        return None
    return Attributed(told["name"], tuple(told["files"]), tuple(map(tuple, told["said"])))


def _sent(told: dict[str, Any]) -> Sent:
    reference = Reference(**told.pop("reference"))
    return Sent(**(told | {"codes": tuple(told["codes"])}), reference=reference)


def _reply(told: dict[str, Any]) -> Reply:
    choice = None if told["choice"] is None else Choice(told["choice"])
    return Reply(**(told | {"choice": choice}))


ENTRIES: Final = Shelf(_told, _entry, "ligne", folder="partage", signed="who", strict=True)
"""Each person's entries. One that is not understood may say that a quote was withdrawn."""
