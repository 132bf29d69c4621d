"""Writes what a coder does in their log, and undoes it."""

from collections.abc import Iterable
from itertools import chain, repeat
from typing import Any

from piacen_qual.decisions.events import Act, Event
from piacen_qual.decisions.log import Log, Words
from piacen_qual.review.keeping.history import DROPPED, REPLACED, WITHDRAWN, Deed, History
from piacen_qual.review.keeping.ledger import Ledger


class Pen:
    """The coder's hand: an act is on the disk, then in the ledger, and can be undone.

    Whatever writes raises `UnwritableFileError` when the log cannot be written; what was not
    written did not happen.

    Attributes:
        done: how many acts of this session hold, memos aside.
        memos: how many memos do.
    """

    def __init__(self, log: Log, ledger: Ledger, *, shown: bool) -> None:
        """Take what the coder did before, to be undone too.

        Args:
            log: open.
            ledger: made of its events.
            shown: whether suggestions are before the coder's eyes.
        """
        self._log = log
        self._ledger = ledger
        self._shown = shown
        self._history = History(event for event in log.events if event.coder == log.coder)
        self.done = 0
        self.memos = 0

    @property
    def last(self) -> Deed:
        """The act that would be undone; () when there is none."""
        return self._history.last

    def read(self, at: Words) -> Event:
        """Write that a segment was read: undone with the act before, if that was in it."""
        event = self._note(Act.SEEN, at=at)
        self._history.read(event)
        return event

    def write(self, act: Act, *, instead: Iterable[str] = (), **what: Any) -> Event:
        """Write an act.

        Args:
            act: what.
            instead: ids of the events that it takes the place of, where it does not by itself.
            **what: as for `Log.append`; with `shown`, what was before the coder's eyes when they
                first decided.
        """
        retracts = [(Act.RETRACT, {"target": old, "note": REPLACED}) for old in instead]
        return self._act([(act, what), *retracts])[0]

    def write_all(self, act: Act, each: Iterable[dict[str, Any]]) -> Deed:
        """Write several events that are one act, and are undone together."""
        return self._act([(act, what) for what in each])

    def drop(self, events: Iterable[str]) -> Deed:
        """Take decisions away, by the ids of their events: there is nothing left to decide on."""
        return self._take_away(events, DROPPED)

    def withdraw(self, events: Iterable[str]) -> Deed:
        """Take decisions away, by the ids of their events: they are to be made again, or not."""
        return self._take_away(events, WITHDRAWN)

    def undo(self) -> Deed:
        """Undo the coder's last act, of an earlier session too; () when there is none."""
        deed = self._history.last
        if deed:
            self._history.undid(self._retract(deed))
            self._count(deed, -1)
        return deed

    def redo(self) -> Deed:
        """Do again what was undone last in this session; () when there is nothing."""
        if not self._history.next:
            return ()
        self._retract(self._history.next)
        deed = self._history.redid()
        self._count(deed, 1)
        return deed

    def _take_away(self, events: Iterable[str], note: str) -> Deed:
        notes = chain([note], repeat(REPLACED))
        retracts = [{"target": old, "note": note} for old, note in zip(events, notes, strict=False)]
        return self._act([(Act.RETRACT, what) for what in retracts])

    def _count(self, deed: Deed, by: int) -> None:
        if deed[0].act is Act.MEMO:
            self.memos += by
        elif deed[0].act is not Act.SEEN:
            self.done += by

    def _act(self, events: Iterable[tuple[Act, dict[str, Any]]]) -> Deed:
        written: list[Event] = []
        try:
            for act, what in events:
                written.append(self._note(act, **what))
        finally:  # what was written before a refusal can be undone
            if written:
                self._history.did(tuple(written))
                self._count(tuple(written), 1)
        return tuple(written)

    def _note(self, act: Act, **what: Any) -> Event:
        event = self._log.append(act, **{"shown": self._shown} | what)
        self._ledger.take(event)
        return event

    def _retract(self, deed: Deed) -> Deed:
        return tuple(self._note(Act.RETRACT, target=event.id) for event in reversed(deed))
