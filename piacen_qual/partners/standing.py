"""What partners ask for each quote, by the last word of each of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from piacen_qual.anonymisation.masking.even import Even
from piacen_qual.decisions.anchoring import Spot, State, find_anchors
from piacen_qual.decisions.events import Anchor
from piacen_qual.decisions.versions import Version, read_versions
from piacen_qual.errors import Level, Problem
from piacen_qual.french.guillemets import bare
from piacen_qual.model import RETIRED, Transcript
from piacen_qual.partners.choice import Choice
from piacen_qual.partners.entries import Received, Reference, Reply, Sent
from piacen_qual.partners.last_words import last_words
from piacen_qual.partners.marks import signature_of
from piacen_qual.partners.reading import History
from piacen_qual.partners.repeats import Repeats
from piacen_qual.study import Study

UNNAMED: Final = "(sans nom)"
_WEIGHTIEST: Final = (Choice.WITHDRAW, Choice.MODIFY, Choice.PUBLISH)

Place = tuple[str, int, int, int]
"""Words of a transcript: file, turn, offsets into the turn’s text, the second one exclusive."""

Passages = Mapping[tuple[str, int], tuple[tuple[int, int], ...]]
"""Words of transcripts: file and turn → spans of the turn's text."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A quote that was shared, and what those who answered ask for it.

    Attributes:
        quote: as it was sent.
        case: the case of its bank.
        replies: who answers → the last reply; those who said nothing of it are not there.
        withdrawn: other quotes of the same turn, as they were shared, that somebody withdraws.
    """

    quote: Sent
    case: str
    replies: Mapping[str, Reply]
    withdrawn: tuple[str, ...] = ()

    @property
    def choice(self) -> Choice | None:
        """What counts: one person who withdraws is enough, then one who wants other words."""
        asked = {reply.choice for reply in self.replies.values()}
        return next((choice for choice in _WEIGHTIEST if choice in asked), None)

    @property
    def text(self) -> str:
        """The quote as files may still tell it."""
        return self._told(self.quote.text)

    def wording(self, reply: Reply) -> str:
        """The text that somebody asks for, as files may tell it: it is close to the quote's."""
        return self._told(reply.text)

    def _told(self, words: str) -> str:
        if words and self.choice is Choice.WITHDRAW:
            return RETIRED
        return Repeats(self.withdrawn).out_of(words)


@dataclass(frozen=True, slots=True)
class Change:
    """Words that a partner wants otherwise: what is signed before that does not count any more.

    Attributes:
        quote: as it was shared.
        start: where its words begin today, an offset into the turn’s text.
        end: their end, exclusive.
        since: id of the log entry that asked for it last.
        replies: who asks → what is asked for.
    """

    quote: Sent
    start: int
    end: int
    since: str
    replies: Mapping[str, Reply]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What partners ask, on today's transcripts.

    Attributes:
        withdrawn: words that nobody may cite any more.
        modified: words to be cited otherwise than they were said.
        unanswered: words that were shared, and to which nobody agreed.
        reworded: words for which a partner’s text was taken → that text, "" once it is no more.
        changes: the same as `modified`, with what is asked for, by file and turn.
        signatures: of the public texts withdrawn, wherever their words are today.
        problems: withdrawn words that are nowhere to be found.
    """

    withdrawn: Passages = field(default_factory=dict)
    modified: Passages = field(default_factory=dict)
    unanswered: Passages = field(default_factory=dict)
    reworded: Mapping[Place, str] = field(default_factory=dict)
    changes: Mapping[tuple[str, int], tuple[Change, ...]] = field(default_factory=dict)
    signatures: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()

    @property
    def count(self) -> int:
        """How many passages are withdrawn."""
        return sum(map(len, self.withdrawn.values()))

    def change(self, file: str, turn: int, start: int, end: int) -> Change | None:
        """The last change that is asked for some of these words, or None."""
        found = [e for e in self.changes.get((file, turn), ()) if e.start < end and start < e.end]
        return found[-1] if found else None


def standings(history: History) -> tuple[Standing, ...]:
    """Every quote that was shared, by case, then in the banks' order, with what is asked for it.

    Of a quote that shares words with one that is withdrawn, the others only may still be told.
    """
    replies = last_words(history)
    cases: dict[str, tuple[Sent, str]] = {}
    for bank in history.banks.values():
        for quote in bank.quotes:
            cases[quote.id] = quote, bank.case
    found = sorted(cases.values(), key=lambda pair: (pair[1], pair[0].id))
    every = [Standing(quote, case, replies.get(quote.id, {})) for quote, case in found]
    gone: dict[tuple[str, int], tuple[str, ...]] = {}
    for each in every:
        if each.choice is Choice.WITHDRAW:
            gone[_turn(each)] = (*gone.get(_turn(each), ()), each.quote.text)
    return tuple(replace(each, withdrawn=gone.get(_turn(each), ())) for each in every)


def _turn(standing: Standing) -> tuple[str, int]:
    return standing.quote.reference.file, standing.quote.reference.turn


def withdrawn_quotes(history: History) -> frozenset[str]:
    """Ids of the quotes that somebody withdraws."""
    every = standings(history)
    return frozenset(each.quote.id for each in every if each.choice is Choice.WITHDRAW)


def wishes(history: History, study: Study, transcripts: Sequence[Transcript]) -> Wishes:
    """Where the words are that partners withdrew or want changed.

    Args:
        history: what was shared and answered.
        study: holds the versions of transcripts.
        transcripts: as they are read today.
    """
    every = standings(history)
    withdrawn = [each.quote for each in every if each.choice is Choice.WITHDRAW]
    asked = [each for each in every if each.choice is Choice.MODIFY]
    modified = [each.quote for each in asked]
    spots, problems = _spots((*withdrawn, *modified), study, transcripts)
    agreed = [each.quote for each in every if each.choice is Choice.PUBLISH]
    blank = [each.quote for each in every if each.choice is None]
    taken = [history.sent[quote] for quote in history.reworded if quote in history.sent]
    told, _ = _spots(
        (*agreed, *blank, *taken), study, transcripts
    )  # one that is nowhere is cited no more
    lost = (_lost(quote) for quote in withdrawn if quote.id not in spots)
    return Wishes(
        withdrawn=_passages(spots, withdrawn),
        modified=_passages(spots, modified),
        unanswered=_without(_passages(told, blank), _passages(told, agreed)),
        reworded={
            _place(told[each.id]): history.reworded[each.id] for each in taken if each.id in told
        },
        changes=_changes(spots, asked, history),
        signatures=frozenset(each for quote in withdrawn for each in _signatures(quote)),
        problems=(*problems, *lost),
    )


def overlaps(passages: Passages, file: str, turn: int, start: int, end: int) -> bool:
    """Whether some of these words are among those of `passages`."""
    return any(a < end and start < b for a, b in passages.get((file, turn), ()))


def _spots(
    quotes: Sequence[Sent], study: Study, transcripts: Sequence[Transcript]
) -> tuple[Mapping[str, Spot], tuple[Problem, ...]]:
    """Id of a quote → where its words are today; nothing for those that are nowhere."""
    kept, problems = read_versions(study, {quote.reference.sha256 for quote in quotes})
    versions = {version.sha256: version for version in map(Version.of, transcripts)} | dict(kept)
    anchors = {quote.id: _anchor(quote.reference, versions) for quote in quotes}
    known = {id_: anchor for id_, anchor in anchors.items() if anchor is not None}
    spots = find_anchors(known.values(), transcripts, versions)
    there = {id_: spots[anchor] for id_, anchor in known.items()}
    return {id_: spot for id_, spot in there.items() if spot.state is not State.LOST}, problems


def _place(spot: Spot) -> Place:
    return spot.file, spot.turn, spot.start, spot.end


def _anchor(where: Reference, versions: Mapping[str, Version]) -> Anchor | None:
    """The words that a reference points to; None when their version is not known any more."""
    version = versions.get(where.sha256)
    if version is None:
        return None
    try:
        return version.anchor(where.file, where.turn, where.start, where.end)
    except ValueError:
        return None


def _lost(quote: Sent) -> Problem:
    message = (
        f"la citation {quote.id}, qu’un partenaire a retirée, n’est plus dans la transcription :"
        " si ses mots sont ailleurs, ne les citez pas."
    )
    return Problem(quote.reference.file, None, Level.WARNING, message)


def _passages(spots: Mapping[str, Spot], quotes: Iterable[Sent]) -> Passages:
    found: dict[tuple[str, int], tuple[tuple[int, int], ...]] = {}
    for spot in (spots[quote.id] for quote in quotes if quote.id in spots):
        place = spot.file, spot.turn
        found[place] = (*found.get(place, ()), (spot.start, spot.end))
    return found


def _without(passages: Passages, agreed: Passages) -> Passages:
    """Passages but those that were shared again in other words, to which somebody agreed."""
    return {
        (file, turn): left
        for (file, turn), spans in passages.items()
        if (left := tuple(span for span in spans if not overlaps(agreed, file, turn, *span)))
    }


def _changes(
    spots: Mapping[str, Spot], asked: Iterable[Standing], history: History
) -> Mapping[tuple[str, int], tuple[Change, ...]]:
    """The changes asked for, where their words are today, the last one asked for last."""
    ranks = _asked(history)
    found: dict[tuple[str, int], list[tuple[int, Change]]] = {}
    for standing in asked:
        spot = spots.get(standing.quote.id)
        replies = {w: r for w, r in standing.replies.items() if r.choice is Choice.MODIFY}
        if spot is not None:
            rank = max(ranks.get(reply, ranks[reply.quote]) for reply in replies.values())
            since = history.entries[rank].id
            change = Change(standing.quote, spot.start, spot.end, since, replies)
            found.setdefault((spot.file, spot.turn), []).append((rank, change))
    return {
        place: tuple(change for _, change in sorted(each, key=lambda pair: pair[0]))
        for place, each in found.items()
    }


def _asked(history: History) -> Mapping[Reply | str, int]:
    """Where each reply came first, as sending it again asks for nothing more; each quote’s last."""
    found: dict[Reply | str, int] = {}
    for rank, entry in enumerate(history.entries):
        for reply in entry.what.replies if isinstance(entry.what, Received) else ():
            found.setdefault(reply, rank)
            found[reply.quote] = rank
    return found


def _signatures(quote: Sent) -> tuple[str, str]:
    """Of the words of a quote as it was shared, and as it would be typed today."""
    return signature_of(quote.text), signature_of(bare(Even.of(quote.text).text.strip()))
