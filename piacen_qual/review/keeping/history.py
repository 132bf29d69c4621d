"""What a coder did, to be undone act by act back to the first."""

from collections.abc import Iterable
from typing import Final

from piacen_qual.decisions.events import Act, Event

Deed = tuple[Event, ...]
"""The events of one act, in the order they were written."""

REPLACED: Final = "remplacée"  # note of a retract: the decision was made again on other words
DROPPED: Final = "orpheline"  # note of a retract: its words are gone, and it with them
WITHDRAWN: Final = "retirée"  # note of a retract: the coder has nothing to say of it any more


class History:
    """The acts of a coder that hold, and those undone in this session.

    Reading a segment goes with the act before, if that was done in it, and is undone with it; else
    it is undone alone. A retract is an act only if it has a note: it then takes a decision away for
    good, and may go with the act before; the others are what undoing left in the log.
    """

    def __init__(self, events: Iterable[Event]) -> None:
        """Take all the events of one coder, in order."""
        self._done = _deeds(tuple(events))
        self._undone: list[tuple[Deed, Deed]] = []

    @property
    def last(self) -> Deed:
        """The act to undo, or ()."""
        return self._done[-1] if self._done else ()

    @property
    def next(self) -> Deed:
        """The retracts of the act to do again, or ()."""
        return self._undone[-1][1] if self._undone else ()

    def did(self, deed: Deed) -> None:
        """The coder did this; what was undone before can no longer be done again."""
        self._done.append(deed)
        self._undone.clear()

    def read(self, event: Event) -> None:
        """The coder read a segment."""
        _read(self._done, event)

    def undid(self, retracts: Deed) -> None:
        """The last act was undone by these."""
        self._undone.append((self._done.pop(), retracts))

    def redid(self) -> Deed:
        """The act undone last holds again; it is returned."""
        deed, _ = self._undone.pop()
        self._done.append(deed)
        return deed


def _deeds(events: tuple[Event, ...]) -> list[Deed]:
    """The acts that hold."""
    undone: set[str] = set()
    for event in reversed(events):
        if event.act is Act.RETRACT and event.id not in undone and not event.note:
            undone.add(event.target)
    deeds: list[Deed] = []
    for event in events:
        if event.id in undone:
            continue
        if event.act is Act.SEEN:
            _read(deeds, event)
        elif event.act is not Act.RETRACT or event.note in {DROPPED, WITHDRAWN}:
            deeds.append((event,))
        elif event.note == REPLACED and deeds:
            deeds[-1] = (*deeds[-1], event)
    return deeds


def _read(deeds: list[Deed], event: Event) -> None:
    """Put a reading with the last act, or after it."""
    if deeds and _same_words(deeds[-1][0], event):
        deeds[-1] = (*deeds[-1], event)
    else:
        deeds.append((event,))


def _same_words(act: Event, reading: Event) -> bool:
    """Whether an act was done in the segment that was read."""
    a, b = act.anchor, reading.anchor
    if act.act is Act.MEMO or a is None or b is None:
        return False
    if (a.file, a.sha256, a.turn) != (b.file, b.sha256, b.turn):
        return False
    return a.start < b.end and b.start < a.end
