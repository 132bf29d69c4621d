"""Decisions found again in transcripts that were corrected since."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final, Generic, TypeVar

from piacen_qual.decisions.alignment import Words, likeness
from piacen_qual.decisions.events import Anchor
from piacen_qual.decisions.replay import Decision, Decisions, Memo, Seen
from piacen_qual.decisions.trails import Found, Trail
from piacen_qual.decisions.versions import Version
from piacen_qual.model import Transcript

_ALIKE: Final = 0.3  # of the sequences of words of a transcript, at which another is the same talk

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
    context.
    """
    today = _Today(transcripts, versions)
    return {anchor: today.spot(anchor) for anchor in anchors}


class _Today:
    """Today's transcripts, and what became there of the versions decided on."""

    def __init__(self, transcripts: Sequence[Transcript], versions: Mapping[str, Version]) -> None:
        self._now = {transcript.file: Version.of(transcript) for transcript in transcripts}
        self._versions = versions
        self._homes = cache(self._home)
        self._trails = cache(self._trail)

    def spot(self, anchor: Anchor) -> Spot:
        """Where the words of an anchor are."""
        home = self._homes(anchor.file, anchor.sha256)
        found = self._found(anchor, home) if home else None
        if found is None:
            return Spot(anchor.file, anchor.turn, anchor.start, anchor.end, State.LOST)
        here = (home, found.turn, found.start) == (anchor.file, anchor.turn, anchor.start)
        kept = State.INTACT if here else State.MOVED
        return Spot(home, found.turn, found.start, found.end, kept if found.same else State.CHANGED)

    def _found(self, anchor: Anchor, home: str) -> Found | None:
        if anchor.turn == 0 or self._now[home].holds(anchor):
            return Found(anchor.turn, anchor.start, anchor.end, same=True)
        return self._trails(home, anchor.sha256).follow(anchor)

    def _home(self, file: str, sha256: str) -> str:
        """The file in which to look: the same, or another that holds the same talk; or ""."""
        if file in self._now or sha256 not in self._versions:
            return file if file in self._now else ""
        old = Words.of(self._versions[sha256].texts)
        alike = {name: likeness(old, Words.of(new.texts)) for name, new in self._now.items()}
        best = max(alike, key=lambda name: alike[name], default="")
        return best if best and alike[best] >= _ALIKE else ""

    def _trail(self, file: str, sha256: str) -> Trail:
        return Trail(self._versions.get(sha256), self._now[file])
