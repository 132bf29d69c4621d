"""What everybody decided, file by file, kept up to date as a coder goes on deciding.

What one coder decides on one file bears on nothing else: after a key, only that is folded anew, and
only words never met before are looked for in the transcripts.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Final

from piacen_qual.decisions.anchoring import Placed, Placement, Spot, State, find_anchors
from piacen_qual.decisions.events import Act, Anchor, Event
from piacen_qual.decisions.log import Words
from piacen_qual.decisions.replay import Decision, Memo, Seen, live, replay
from piacen_qual.decisions.versions import Version
from piacen_qual.decisions.voices import Voices, voices
from piacen_qual.model import Segment
from piacen_qual.review.keeping.history import Deed
from piacen_qual.review.keeping.matter import Matter

NO_FILE: Final = ""  # where memos on codes are

Owner = tuple[bool, str]
"""Whether events are the coder's of this session, and the file that they name."""


class Ledger:
    """The decisions of a study, for one coder who goes on deciding.

    Attributes:
        coder: who decides.
        matter: the study as it is today.
    """

    def __init__(
        self,
        coder: str,
        events: Iterable[Event],
        matter: Matter,
        versions: Mapping[str, Version],
    ) -> None:
        """Fold all that was decided so far.

        Args:
            coder: as the log spells it.
            events: of all coders.
            matter: the study.
            versions: by digest, the words that were decided on, as far as they are known.
        """
        self.coder = coder
        self.matter = matter
        self._events: dict[Owner, list[Event]] = defaultdict(list)
        self._retracts: list[Event] = []
        self._homes: dict[str, str] = {}  # event of this coder → the file that it names
        self._placed: dict[Owner, Placement] = {}
        self._voices: dict[str, Voices] = {}
        told = tuple(events)
        anchors = {event.anchor for event in told if event.anchor is not None}
        self._spots = {**find_anchors(anchors, matter.transcripts, versions)}
        for event in told:
            self._keep(event)
        for owner in self._events:
            self._fold(owner)

    def take(self, event: Event) -> None:
        """One more event of this coder, on words of today's transcripts."""
        if event.anchor is not None:
            a = event.anchor
            self._spots[a] = Spot(a.file, a.turn, a.start, a.end, State.INTACT)
        owner = (True, self._keep(event))
        touched = self._files(owner)
        self._fold(owner)
        for file in touched | self._files(owner):
            self._voices.pop(file, None)

    def voices(self, file: str) -> Voices:
        """Who says what in a file of today."""
        if file not in self._voices:
            codings = [each for placed in self._placed.values() for each in placed.codings]
            seen = [each for placed in self._placed.values() for each in placed.seen]
            here = Placement(
                codings=tuple(sorted((c for c in codings if _is_on(c, file)), key=_rank)),
                seen=tuple(each for each in seen if _is_on(each, file)),
            )
            self._voices[file] = voices(here, self.matter.of_file.get(file, ()))
        return self._voices[file]

    def held(self) -> list[Placed[Decision]]:
        """What this coder holds, in the order it was decided."""
        mine = (placed.codings for (own, _), placed in self._placed.items() if own)
        files = {each.spot.file for each in chain.from_iterable(mine) if each.spot}
        held = chain.from_iterable(self.voices(file).held for file in files)
        return sorted((each for each in held if each.what.coder == self.coder), key=_rank)

    def memos(self, file: str) -> list[Placed[Memo]]:
        """The memos of all coders on a file of today; with `NO_FILE`, those on codes."""
        everything = (placed.memos for placed in self._placed.values())
        return [
            memo
            for memo in chain.from_iterable(everything)
            if (memo.spot.file if memo.spot else NO_FILE) == file
        ]

    def segment_of(self, anchor: Anchor) -> Segment | None:
        """The segment in which the words of an anchor are today."""
        spot = self._spots.get(anchor)
        if spot is None or spot.state is State.LOST:
            return None
        return self.matter.segment_at(spot.file, spot.turn, spot.start, spot.end)

    def event(self, identity: str) -> Event:
        """An event of this coder."""
        own = self._events[True, self._homes[identity]]
        return next(event for event in own if event.id == identity)

    def of_same_memo(self, memo: Memo, at: Words | None) -> list[str]:
        """The events that made a memo, by id; none when a memo at `at` replaces it by itself."""
        anchor = memo.anchor
        if anchor is None or at is None:
            return []
        if anchor.sha256 == self._sha256(at[0]) and at == _words(anchor):
            return []
        own = self._events[True, anchor.file]
        return [each.id for each in own if each.act is Act.MEMO and each.anchor == anchor]

    def of_same_words(self, identity: str) -> list[str]:
        """The events that decide on the codes and the words that this one decides on, by id."""
        event = self.event(identity)
        own = self._events[True, self._homes[identity]]
        return [each.id for each in own if _alike(each, event)]

    def of_code(self, segment: Segment, code: str) -> list[Event]:
        """The events of this coder that decide on a code in a segment, and were not undone."""
        own = chain.from_iterable(events for (mine, _), events in self._events.items() if mine)
        here = [
            event
            for event in own
            if event.act not in {Act.MEMO, Act.SEEN} and code in self._codes(event)
            if event.anchor is not None and self._is_in(event.anchor, segment)
        ]
        return list(live([*here, *self._retracts]))

    def readings(self, segment: Segment) -> list[str]:
        """The events that say that this coder read a segment, by id."""
        seen = chain.from_iterable(each.seen for (mine, _), each in self._placed.items() if mine)
        return [each.what.event for each in seen if self._is_in(each.what.anchor, segment)]

    def subject(self, deed: Deed) -> Event:
        """The event that tells what an act was about: of what took decisions away, one of them."""
        acts = [each for each in deed if each.act not in {Act.RETRACT, Act.SEEN}]
        first = acts[0] if acts else deed[0]
        return self.event(first.target) if first.target in self._homes else first

    def _is_in(self, anchor: Anchor, segment: Segment) -> bool:
        spot = self._spots.get(anchor)
        near = spot is not None and (spot.file, spot.turn) == (segment.file, segment.turn)
        return near and self.segment_of(anchor) == segment

    def _codes(self, event: Event) -> set[str]:
        """The codes that an event speaks of, as they were called and as they are."""
        told = {event.code, event.new_code} - {""}
        successors = self.matter.codebook.successors
        return told.union(*(successors.get(code, ()) for code in told))

    def _keep(self, event: Event) -> str:
        """Put an event with those that it bears on, and tell the file that they name."""
        if event.act is Act.RETRACT:
            self._retracts.append(event)
            home = self._homes.get(event.target, NO_FILE)
        else:
            home = event.anchor.file if event.anchor else NO_FILE
            self._events[event.coder == self.coder, home].append(event)
        if event.coder == self.coder:
            self._homes[event.id] = home
        return home

    def _fold(self, owner: Owner) -> None:
        events = [*self._events[owner], *self._retracts]
        found = replay(events, self.matter.codebook.successors)
        self._placed[owner] = Placement(
            tuple(Placed(each, self._spots[each.anchor]) for each in found.codings),
            tuple(
                Placed(each, self._spots[each.anchor] if each.anchor else None)
                for each in found.memos
            ),
            tuple(Placed(each, self._spots[each.anchor]) for each in found.seen),
        )

    def _files(self, owner: Owner) -> set[str]:
        """Today's files on which an owner's decisions are."""
        placed = self._placed.get(owner, Placement())
        spots = [*(each.spot for each in placed.codings), *(each.spot for each in placed.seen)]
        return {spot.file for spot in spots if spot}

    def _sha256(self, file: str) -> str:
        return Version.of(self.matter.by_file[file]).sha256


def _is_on(placed: Placed[Decision] | Placed[Seen], file: str) -> bool:
    return placed.spot is not None and placed.spot.file == file


def _rank(placed: Placed[Decision]) -> tuple[str, tuple[int, str, str]]:
    return placed.what.coder, placed.what.order


def _words(anchor: Anchor) -> Words:
    return anchor.file, anchor.turn, anchor.start, anchor.end


def _alike(event: Event, other: Event) -> bool:
    """Whether two events decide on one code, on overlapping words of one version."""
    a, b = event.anchor, other.anchor
    if a is None or b is None or event.act in {Act.MEMO, Act.SEEN}:
        return False
    if (a.file, a.sha256, a.turn) != (b.file, b.sha256, b.turn):
        return False
    codes = {event.code, event.new_code} & {other.code, other.new_code} - {""}
    return bool(codes) and a.start < b.end and b.start < a.end
