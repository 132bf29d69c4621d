"""From events to what each coder holds now: undone events drop out, later ones win."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from piacen_qual.decisions.events import Act, Anchor, Event
from piacen_qual.journals.shelf import in_order

Successors = Mapping[str, tuple[str, ...]]
"""`Codebook.successors`: an old code → the code that replaced it, or those it was split into."""

UNCHANGED: Final[Successors] = MappingProxyType({})


class Verdict(StrEnum):
    """What a coder says of a code on some words."""

    ACCEPTED = "accepte"
    REJECTED = "rejete"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a coder holds of one code on some words.

    Attributes:
        coder: who.
        code: code id of today's codebook; the old one where it was split.
        verdict: whether the code stands.
        anchor: on which words, as they were.
        rule: the rule that suggested it, or "".
        event: id of the event that says so: the one to retract.
        seq: its rank among the coder's events.
        time: when, as the machine's clock gave it.
        shown: whether suggestions were on the screen.
        note: a remark.
        parts: the codes into which `code` was split: one of them must be chosen anew.
        chosen: whether the coder chose the words, rather than take those proposed.
        instead: of a rejected code, the one that the coder put in its place, or "".
        by: see `Event`.
    """

    coder: str
    code: str
    verdict: Verdict
    anchor: Anchor
    rule: str
    event: str
    seq: int
    time: str
    shown: bool
    note: str = ""
    parts: tuple[str, ...] = ()
    chosen: bool = False
    instead: str = ""
    by: str = ""

    @property
    def order(self) -> tuple[int, str, str]:
        """What comes last among one coder's decisions counts; the clock only breaks ties."""
        return self.seq, self.time, self.event


@dataclass(frozen=True, slots=True)
class Memo:
    """A note.

    Attributes:
        coder: who wrote it.
        anchor: on which words, turn 0 for the transcript as a whole; None for a memo on a code.
        code: code id, or "".
        note: the text.
        event: id of its event.
        seq: rank of the event.
        time: when.
    """

    coder: str
    anchor: Anchor | None
    code: str
    note: str
    event: str
    seq: int
    time: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A segment that a coder read, with the machine's suggestions before their eyes or not."""

    coder: str
    anchor: Anchor
    shown: bool
    event: str
    seq: int
    time: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """What all coders hold, by coder and in the order they decided.

    Coders do not bear on one another here, nor do transcripts: the replay of one coder's events
    on one transcript, with all retracts, is the same as that part of the whole.
    """

    codings: tuple[Decision, ...] = ()
    memos: tuple[Memo, ...] = ()
    seen: tuple[Seen, ...] = ()


def replay(events: Iterable[Event], successors: Successors = UNCHANGED) -> Decisions:
    """What stands once everything has been done, in whatever order the events come.

    For one coder and one code, a decision takes the place of earlier ones on overlapping words.

    Args:
        events: of any number of coders; repetitions do not count.
        successors: what became of old codes. Accepted and replaced by one: carried over. Accepted
            and split: kept under the old code, to be reviewed. Rejected: none of the parts stands.
    """
    fold = _Fold(successors)
    for event in live(events):
        fold.take(event)
    return fold.decisions()


def live(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events that hold, in order: neither undone (or done again since), nor `RETRACT`s.

    Undoing is retracting the last of a coder's; doing again, retracting that retract.
    """
    ordered = sorted({event.id: event for event in events}.values(), key=in_order)
    undone: set[tuple[str, str]] = set()
    for event in reversed(ordered):
        if event.act is Act.RETRACT and (event.coder, event.id) not in undone:
            undone.add((event.coder, event.target))
    return tuple(
        event
        for event in ordered
        if event.act is not Act.RETRACT and (event.coder, event.id) not in undone
    )


class _Fold:
    """Takes the events that hold, in order."""

    def __init__(self, successors: Successors) -> None:
        self._successors = successors
        self._codings: dict[tuple[object, ...], list[Decision]] = defaultdict(list)
        self._memos: dict[tuple[object, ...], Memo] = {}
        self._seen: dict[tuple[object, ...], Seen] = {}

    def take(self, event: Event) -> None:
        """Make of an event what it says."""
        anchor = event.anchor
        if event.act is Act.MEMO:
            self._remember(event)
        elif anchor is not None and event.act is Act.SEEN:
            seen = Seen(event.coder, anchor, event.shown, event.id, event.seq, event.time)
            self._seen.setdefault((event.coder, event.shown, *_words(anchor)), seen)
        elif anchor is not None:
            for decision in self._decided(event, anchor):
                place = (event.coder, decision.code, anchor.file, anchor.sha256, anchor.turn)
                others = [old for old in self._codings[place] if not _overlap(old.anchor, anchor)]
                self._codings[place] = [*others, decision]

    def decisions(self) -> Decisions:
        """What has been taken so far, as it stands."""
        codings = [decision for place in self._codings.values() for decision in place]
        codings.sort(key=lambda decision: (decision.coder, decision.order))
        return Decisions(tuple(codings), tuple(self._memos.values()), tuple(self._seen.values()))

    def _remember(self, event: Event) -> None:
        now = self._now(event.code)
        code = now[0] if len(now) == 1 else event.code
        memo = Memo(event.coder, event.anchor, code, event.note, event.id, event.seq, event.time)
        subject = (event.coder, code, event.anchor and _words(event.anchor))
        self._memos.pop(subject, None)
        if memo.note:
            self._memos[subject] = memo

    def _decided(self, event: Event, anchor: Anchor) -> Iterator[Decision]:
        """What an event says of each code that it speaks of."""
        stands = event.new_code or event.code
        new = () if event.act is Act.REJECT else self._now(stands)
        if event.act is Act.REJECT or event.act is Act.RECODE:
            old = self._now(event.code)
            for code in old if set(old).isdisjoint(new) else ():
                instead = new[0] if len(new) == 1 else event.new_code
                yield replace(_decision(event, anchor, code, Verdict.REJECTED), instead=instead)
        if len(new) == 1:
            yield _decision(event, anchor, new[0], Verdict.ACCEPTED)
        elif new:
            yield replace(_decision(event, anchor, stands, Verdict.ACCEPTED), parts=new)

    def _now(self, code: str) -> tuple[str, ...]:
        """What a code is called today."""
        return self._successors.get(code, (code,))


def _decision(event: Event, anchor: Anchor, code: str, verdict: Verdict) -> Decision:
    suggested = not event.new_code or verdict is Verdict.REJECTED
    return Decision(
        coder=event.coder,
        code=code,
        verdict=verdict,
        anchor=anchor,
        rule=event.rule if suggested else "",
        event=event.id,
        seq=event.seq,
        time=event.time,
        shown=event.shown,
        note=event.note,
        chosen=event.act is Act.SPAN,
        by=event.by,
    )


def _words(anchor: Anchor) -> tuple[str, str, int, int, int]:
    """Which words, in which version of which file."""
    return anchor.file, anchor.sha256, anchor.turn, anchor.start, anchor.end


def _overlap(a: Anchor, b: Anchor) -> bool:
    """Whether anchors on one turn share words."""
    return (a.start < b.end and b.start < a.end) or a.start == b.start
