"""What partners ask for each quote, by the last word of each of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from piacen_qual.decisions.anchoring import Spot, State, find_anchors
from piacen_qual.decisions.events import Anchor
from piacen_qual.decisions.versions import Version, read_versions
from piacen_qual.errors import Level, Problem
from piacen_qual.model import Transcript
from piacen_qual.partners.bank import Choice
from piacen_qual.partners.entries import Received, Reference, Reply, Sent
from piacen_qual.partners.reading import History
from piacen_qual.study import Study

UNNAMED: Final = "(sans nom)"
_WEIGHTIEST: Final = (Choice.WITHDRAW, Choice.MODIFY, Choice.PUBLISH)

Passages = Mapping[tuple[str, int], tuple[tuple[int, int], ...]]
"""Words of transcripts: file and turn → spans of the turn's text."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A quote that was shared, and what those who answered ask for it.

    Attributes:
        quote: as it was sent.
        case: the case of its bank.
        replies: who answers → the last reply; those who said nothing of it are not there.
    """

    quote: Sent
    case: str
    replies: Mapping[str, Reply]

    @property
    def choice(self) -> Choice | None:
        """What counts: one person who withdraws is enough, then one who wants other words."""
        asked = {reply.choice for reply in self.replies.values()}
        return next((choice for choice in _WEIGHTIEST if choice in asked), None)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What partners ask, on today's transcripts.

    Attributes:
        withdrawn: words that nobody may cite any more.
        modified: words to be cited otherwise than they were said.
        digests: of the public texts withdrawn, wherever their words are today.
        problems: withdrawn words that are nowhere to be found.
    """

    withdrawn: Passages = field(default_factory=dict)
    modified: Passages = field(default_factory=dict)
    digests: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()

    @property
    def count(self) -> int:
        """How many passages are withdrawn."""
        return sum(map(len, self.withdrawn.values()))


def standings(history: History) -> tuple[Standing, ...]:
    """Every quote that was shared, by case, then in the banks' order, with what is asked for it."""
    replies = _last_words(history)
    cases: dict[str, tuple[Sent, str]] = {}
    for bank in history.banks.values():
        for quote in bank.quotes:
            cases[quote.id] = quote, bank.case
    found = sorted(cases.values(), key=lambda pair: (pair[1], pair[0].id))
    return tuple(Standing(quote, case, replies.get(quote.id, {})) for quote, case in found)


def respondent(received: Received) -> str:
    """What makes two files those of one respondent: the browser, else the name."""
    return received.station or received.name.casefold()


def wishes(history: History, study: Study, transcripts: Sequence[Transcript]) -> Wishes:
    """Where the words are that partners withdrew or want changed.

    Args:
        history: what was shared and answered.
        study: holds the versions of transcripts.
        transcripts: as they are read today.
    """
    asked = [s for s in standings(history) if s.choice in {Choice.WITHDRAW, Choice.MODIFY}]
    versions, problems = read_versions(study, {s.quote.reference.sha256 for s in asked})
    known = {**{v.sha256: v for v in map(Version.of, transcripts)}, **versions}
    anchors = {s.quote.id: _anchor(s.quote.reference, known) for s in asked}
    spots = find_anchors([a for a in anchors.values() if a], transcripts, known)
    found: dict[Choice | None, list[Spot]] = {Choice.WITHDRAW: [], Choice.MODIFY: []}
    lost = list(problems)
    for standing in asked:
        anchor = anchors[standing.quote.id]
        spot = spots[anchor] if anchor else None
        if spot is None or spot.state is State.LOST:
            lost += [_lost(standing.quote)] if standing.choice is Choice.WITHDRAW else []
        else:
            found[standing.choice].append(spot)
    return Wishes(
        withdrawn=_passages(found[Choice.WITHDRAW]),
        modified=_passages(found[Choice.MODIFY]),
        digests=frozenset(s.quote.digest for s in asked if s.choice is Choice.WITHDRAW),
        problems=tuple(lost),
    )


def overlaps(passages: Passages, file: str, turn: int, start: int, end: int) -> bool:
    """Whether some of these words are among those of `passages`."""
    return any(a < end and start < b for a, b in passages.get((file, turn), ()))


def _last_words(history: History) -> Mapping[str, Mapping[str, Reply]]:
    """Quote → key of the respondent → the last reply, where a blank takes back no choice.

    The files of one browser count in the order in which it saved them, others as they came.
    """
    found: dict[str, dict[str, Reply]] = {}
    for received in sorted(history.received, key=lambda each: (each.station, each.number)):
        for reply in received.replies:
            said = found.setdefault(reply.quote, {})
            before = said.get(respondent(received))
            said[respondent(received)] = _after(before, reply) if before else reply
    return found


def _after(before: Reply, reply: Reply) -> Reply:
    """What stands once someone answers again."""
    return replace(before, comment=reply.comment) if reply.choice is None else reply


def _anchor(where: Reference, versions: Mapping[str, Version]) -> Anchor | None:
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
        " cherchez-la avec « piacen retrouver » avant de citer ce groupe."
    )
    return Problem(quote.reference.file, None, Level.WARNING, message)


def _passages(spots: Iterable[Spot]) -> Passages:
    found: dict[tuple[str, int], tuple[tuple[int, int], ...]] = {}
    for spot in spots:
        place = spot.file, spot.turn
        found[place] = (*found.get(place, ()), (spot.start, spot.end))
    return found
