"""Decisions found again in transcripts that were corrected since."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final, Generic, NamedTuple, TypeVar

from piacen_qual.decisions.alignment import Words, in_common
from piacen_qual.decisions.events import Anchor
from piacen_qual.decisions.replay import Decision, Decisions, Memo, Seen
from piacen_qual.decisions.trails import Found, Trail
from piacen_qual.decisions.versions import Version
from piacen_qual.model import Role, Transcript

_ALIKE: Final = 0.3  # of the sequences of words of a transcript, at which another is the same talk
_SURE: Final = 50  # such sequences that both have: below, chance or good manners may do as much

What = TypeVar("What", Decision, Memo, Seen)


class State(StrEnum):
    """What became of words on which someone decided; the last two are for a person to look at."""

    INTACT = "intact"  # the same words in the same place
    MOVED = "deplace"  # the same words elsewhere
    CHANGED = "modifie"  # the words were corrected
    LOST = "orphelin"  # they are nowhere


@dataclass(frozen=True, slots=True)
class Spot:
    """Where words are today.

    Attributes:
        file: `Transcript.file`; for lost words, the file they were in, as for what follows.
        turn: `Turn.n`; 0 for the transcript as a whole.
        start: first character, an offset into the turn's text.
        end: end, exclusive.
        state: what became of them.
    """

    file: str
    turn: int
    start: int
    end: int
    state: State


@dataclass(frozen=True, slots=True)
class Placed(Generic[What]):
    """A decision, memo or reading, and where its words are; None for a memo on a code."""

    what: What
    spot: Spot | None


@dataclass(frozen=True, slots=True)
class Placement:
    """All that people decided, on today's transcripts; nothing is ever left out.

    Attributes:
        codings: in the order of `Decisions`, as are the others.
        memos: on words, transcripts and codes.
        seen: what was read.
    """

    codings: tuple[Placed[Decision], ...] = ()
    memos: tuple[Placed[Memo], ...] = ()
    seen: tuple[Placed[Seen], ...] = ()


def place(
    decisions: Decisions, transcripts: Sequence[Transcript], versions: Mapping[str, Version]
) -> Placement:
    """Where all that people decided is today.

    Args:
        decisions: of any version of the transcripts.
        transcripts: as they are read today.
        versions: by digest, the words of the versions decided on, as far as they are known.
    """
    anchors = [
        *(coding.anchor for coding in decisions.codings),
        *(memo.anchor for memo in decisions.memos if memo.anchor),
        *(seen.anchor for seen in decisions.seen),
    ]
    spots = find_anchors(anchors, transcripts, versions)
    return Placement(
        tuple(Placed(coding, spots[coding.anchor]) for coding in decisions.codings),
        tuple(
            Placed(memo, spots[memo.anchor] if memo.anchor else None) for memo in decisions.memos
        ),
        tuple(Placed(seen, spots[seen.anchor]) for seen in decisions.seen),
    )


def find_anchors(
    anchors: Iterable[Anchor],
    transcripts: Sequence[Transcript],
    versions: Mapping[str, Version],
) -> Mapping[Anchor, Spot]:
    """Where each anchor is today; see `place`.

    The words are followed from the version decided on to today's, then read there: they must be
    the same to be intact or moved, and enough of them and of what surrounds them must be, to be
    merely corrected. Where that fails, or the version is not known, the quote is searched with its
    context. When the file is gone they are looked for in the one that says the same, if there is
    one; if it is short, only those that nobody could have said by chance.
    """
    today = _Today(transcripts, versions)
    return {anchor: today.spot(anchor) for anchor in anchors}


class _Home(NamedTuple):
    """The file in which to look for words, and whether it is known to hold the same talk."""

    file: str
    sure: bool


class _Today:
    """Today's transcripts, and what became there of the versions decided on."""

    def __init__(self, transcripts: Sequence[Transcript], versions: Mapping[str, Version]) -> None:
        self._now = {transcript.file: Version.of(transcript) for transcript in transcripts}
        self._talks = {transcript.file: transcript for transcript in transcripts}
        self._versions = versions
        self._homes = cache(self._home)
        self._trails = cache(self._trail)

    def spot(self, anchor: Anchor) -> Spot:
        """Where the words of an anchor are."""
        home = self._homes(anchor.file, anchor.sha256)
        found = self._found(anchor, home) if home else None
        if home is None or found is None:
            return Spot(anchor.file, anchor.turn, anchor.start, anchor.end, State.LOST)
        here = (home.file, found.turn, found.start) == (anchor.file, anchor.turn, anchor.start)
        kept = State.INTACT if here else State.MOVED
        state = kept if found.same else State.CHANGED
        return Spot(home.file, found.turn, found.start, found.end, state)

    def _found(self, anchor: Anchor, home: _Home) -> Found | None:
        if self._now[home.file].holds(anchor) or (anchor.turn == 0 and home.sure):
            return Found(anchor.turn, anchor.start, anchor.end, same=True)
        return self._trails(home.file, anchor.sha256).follow(anchor, sure=home.sure)

    def _home(self, file: str, sha256: str) -> _Home | None:
        """The file in which to look: the same, or another that holds the same talk."""
        if file in self._now:
            return _Home(file, sure=True)
        for name, new in self._now.items():
            if new.sha256 == sha256:
                return _Home(name, sure=True)
        return self._renamed(self._versions[sha256]) if sha256 in self._versions else None

    def _renamed(self, old: Version) -> _Home | None:
        """The file whose participants say most of what was said."""
        words = Words.of(old.texts)
        common = {name: in_common(words, Words.of(_said(t))) for name, t in self._talks.items()}
        best = max(common, key=lambda name: common[name][0], default="")
        shared, every = common.get(best, (0, 0))
        return _Home(best, shared >= _SURE) if shared and shared >= _ALIKE * every else None

    def _trail(self, file: str, sha256: str) -> Trail:
        return Trail(self._versions.get(sha256), self._now[file])


def _said(transcript: Transcript) -> list[str]:
    """What participants say, if any speaks: the moderation asks every group the same."""
    told = [turn.text for turn in transcript.turns if turn.role is Role.PARTICIPANT]
    return told or [turn.text for turn in transcript.turns]
