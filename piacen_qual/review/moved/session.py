"""Decisions on words that were corrected or are gone since: a person looks at them one by one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from piacen_qual.decisions.anchoring import Placed, State
from piacen_qual.decisions.events import Act, Anchor, Event
from piacen_qual.decisions.log import Words
from piacen_qual.decisions.replay import Decision, Verdict
from piacen_qual.decisions.trails import Trail
from piacen_qual.decisions.versions import Version
from piacen_qual.decisions.voices import has_moved
from piacen_qual.errors import PiacenError
from piacen_qual.model import Turn
from piacen_qual.review.coding.filters import Filter
from piacen_qual.review.keeping.history import Deed
from piacen_qual.review.keeping.ledger import Ledger
from piacen_qual.review.keeping.pen import Pen
from piacen_qual.review.words import Span, changes, closest

ALIKE: Final = 60  # of 100, for words that may be those that are lost


class NothingMovedError(PiacenError):
    """No decision of the coder is on words that changed."""

    exit_code = 1

    def __init__(self, coder: str) -> None:
        """Say that all is well."""
        super().__init__(
            f"Aucune décision de « {coder} » n’est à revoir : toutes sont sur leurs mots."
        )


@dataclass(frozen=True, slots=True)
class Case:
    """A decision to look at again.

    Attributes:
        event: the event that made it, or the last of those that did.
        placed: the decision, and where its words are today, if they are anywhere.
    """

    event: Event
    placed: Placed[Decision]

    @property
    def anchor(self) -> Anchor:
        """The words decided on, as they were."""
        return self.placed.what.anchor

    @property
    def state(self) -> State:
        """`CHANGED` or `LOST`."""
        return State.LOST if self.placed.spot is None else self.placed.spot.state


class MovedSession:
    """A coder goes through their decisions whose words were corrected or are gone.

    No suggestion is shown: whoever decided blind still did.

    Whatever writes raises `UnwritableFileError` when the log cannot be written.

    Attributes:
        matter: the study.
        coder: who decides.
        cases: what is gone through; settling a case does not take it away.
        at: number of the current case, from 0.
        turn: the turn of today in which its words are, or are to be looked for; None when the
            transcript is gone.
    """

    def __init__(
        self,
        pen: Pen,
        ledger: Ledger,
        versions: Mapping[str, Version],
        wanted: Filter | None = None,
    ) -> None:
        """Begin with the first case.

        Args:
            pen: of the coder.
            ledger: the same as the pen's.
            versions: the words that were decided on, as far as they are known.
            wanted: which transcripts, themes and code to go through.

        Raises:
            NothingMovedError: when there is nothing to look at.
        """
        self._pen = pen
        self._ledger = ledger
        self._versions = versions
        self._trail = cache(self._followed)
        self.matter = ledger.matter
        self.coder = ledger.coder
        self.cases = tuple(_cases(ledger, wanted or Filter()))
        if not self.cases:
            raise NothingMovedError(ledger.coder)
        self.turn: Turn | None = None
        self._waiting = {case.event.id for case in self.cases}
        self._go(0)

    @property
    def done(self) -> int:
        """How many acts of this session hold, memos aside."""
        return self._pen.done

    @property
    def left(self) -> int:
        """How many cases are not settled."""
        return len(self._waiting)

    @property
    def case(self) -> Case:
        """The current one."""
        return self.cases[self.at]

    @property
    def settled(self) -> bool:
        """Whether the current case is."""
        return self.case.event.id not in self._waiting

    @property
    def file(self) -> str:
        """The transcript in which the words are, or are to be looked for."""
        spot = self.case.placed.spot
        return spot.file if spot else self.case.anchor.file

    @property
    def gone(self) -> bool:
        """Whether that transcript is not in the study any more, or is empty."""
        return self.turn is None

    def old_turn(self) -> tuple[str, int, int]:
        """The turn as it was, and where the words are in it; as much as is known of it."""
        anchor = self.case.anchor
        version = self._versions.get(anchor.sha256)
        if version is not None and anchor.turn <= len(version.texts):
            return version.texts[anchor.turn - 1], anchor.start, anchor.end
        start = len(anchor.before)
        return f"{anchor.before}{anchor.text}{anchor.after}", start, start + len(anchor.text)

    def words(self) -> tuple[int, int] | None:
        """The words of the turn looked at that stand for the old ones, if they are in it."""
        spot = self.case.placed.spot
        if self.turn is None or spot is None or self.case.state is State.LOST:
            return None
        return (spot.start, spot.end) if spot.turn == self.turn.n else None

    def corrections(self) -> tuple[Sequence[Span], Sequence[Span]]:
        """Which of the words are no longer the same: in the old turn, and in the one looked at."""
        words = self.words()
        if words is None or self.turn is None:
            return (), ()
        text, start, end = self.old_turn()
        return changes(text, (start, end), self.turn.text, words)

    @property
    def elsewhere(self) -> int:
        """The turn that has the words, when another is looked at; else 0."""
        spot = self.case.placed.spot
        if self.turn is None or spot is None or self.case.state is State.LOST:
            return 0
        return 0 if spot.turn == self.turn.n else spot.turn

    def likely_words(self) -> tuple[int, int] | None:
        """The words of the turn looked at that may be the lost ones, if some resemble them."""
        if self.turn is None or self.case.state is not State.LOST:
            return None
        alike, words = closest(self.turn.text, self.case.anchor.text)
        return words if alike >= ALIKE else None

    def look(self, by: int) -> bool:
        """Look at another turn of today, some turns down or up."""
        if self.turn is None:
            return False
        there, turns = self.turn.n + by, self.matter.by_file[self.file].turns
        if not 1 <= there <= len(turns):
            return False
        self.turn = turns[there - 1]
        return True

    def keep(self) -> Event | None:
        """The decision stands on the corrected words; None when there are none."""
        if self.case.state is State.LOST or self.case.placed.spot is None:
            return None
        spot = self.case.placed.spot
        return self._restate((spot.file, spot.turn, spot.start, spot.end))

    def choose(self, start: int, end: int) -> Event | None:
        """The decision stands on these words of the turn that is looked at."""
        if self.turn is None:
            return None
        return self._restate((self.file, self.turn.n, start, end))

    def reject(self) -> Deed:
        """The code does not stand on the corrected words; a decision on lost words is dropped."""
        what, spot = self.case.placed.what, self.case.placed.spot
        if self.case.state is State.LOST or spot is None or what.verdict is Verdict.REJECTED:
            deed = self._pen.drop(self._ledger.of_same_words(what.event))
        else:
            at = (spot.file, spot.turn, spot.start, spot.end)
            told = {"at": at, "code": what.code, "rule": what.rule, "shown": what.shown}
            deed = self._pen.write_all(Act.REJECT, [told])
        self._settle()
        return deed

    def forward(self) -> bool:
        """Go to the next case; false at the end."""
        return self._go(self.at + 1)

    def back(self) -> bool:
        """Go to the case before."""
        return self._go(self.at - 1)

    @property
    def undone_elsewhere(self) -> Deed:
        """The act that would be undone, when it is of an earlier session; else ()."""
        return () if self._pen.done > 0 else self._pen.last

    def undo(self) -> Deed:
        """Undo the coder's last act, of an earlier session too; () when there is none."""
        return self._show(self._pen.undo())

    def redo(self) -> Deed:
        """Do again what was undone last."""
        return self._show(self._pen.redo())

    def subject(self, deed: Deed) -> Event:
        """The event that tells what an act was about."""
        return self._ledger.subject(deed)

    def _restate(self, at: Words) -> Event:
        """The same decision on words of today."""
        old, spot = self.case.event, self.case.placed.spot
        before = spot and self._ledger.segment_of(self.case.anchor)
        same = before is not None and before == self.matter.segment_at(*at)
        event = self._pen.write(
            old.act,
            at=at,
            code=old.code,
            new_code=old.new_code,
            rule=old.rule,
            note=old.note,
            shown=old.shown,
            instead=() if same else self._ledger.of_same_words(old.id),
        )
        self._settle()
        return event

    def _settle(self) -> None:
        """Go on to the next case that waits, if there is one."""
        self._refresh()
        order = [*range(self.at + 1, len(self.cases)), *range(self.at)]
        waiting = (n for n in order if self.cases[n].event.id in self._waiting)
        self._go(next(waiting, self.at))

    def _refresh(self) -> None:
        waiting = {case.event.id for case in _cases(self._ledger, Filter())}
        self._waiting = {case.event.id for case in self.cases} & waiting

    def _show(self, deed: Deed) -> Deed:
        """Go to the case that waits again, or no longer does."""
        before = self._waiting
        self._refresh()
        changed = before ^ self._waiting
        self._go(next((n for n, c in enumerate(self.cases) if c.event.id in changed), self.at))
        return deed

    def _go(self, at: int) -> bool:
        if not 0 <= at < len(self.cases):
            return False
        self.at = at
        self.turn = self._nearest()
        return True

    def _nearest(self) -> Turn | None:
        """The turn of the words or, when they are lost, the likeliest where the old turn went."""
        transcript, spot = self.matter.by_file.get(self.file), self.case.placed.spot
        if transcript is None or not transcript.turns:
            return None
        if spot is not None and self.case.state is not State.LOST:
            return transcript.turns[spot.turn - 1]
        anchor = self.case.anchor
        there = self._trail(self.file, anchor.sha256).landing(anchor.turn)
        alike = {n: closest(transcript.turns[n - 1].text, anchor.text)[0] for n in there}
        return transcript.turns[max(there, key=lambda n: (alike[n], -abs(n - anchor.turn))) - 1]

    def _followed(self, file: str, sha256: str) -> Trail:
        """From a version that was decided on to today's."""
        return Trail(self._versions.get(sha256), Version.of(self.matter.by_file[file]))


def _cases(ledger: Ledger, wanted: Filter) -> Iterator[Case]:
    """The decisions that the coder holds and whose words are not what they were."""
    met: set[str] = set()
    for placed in ledger.held():
        if placed.what.event in met or not has_moved(placed):
            continue
        met.add(placed.what.event)
        if _is_wanted(placed, ledger, wanted):
            yield Case(ledger.event(placed.what.event), placed)


def _is_wanted(placed: Placed[Decision], ledger: Ledger, wanted: Filter) -> bool:
    spot = placed.spot
    file = spot.file if spot else placed.what.anchor.file
    transcript = ledger.matter.by_file.get(file)
    if wanted.code not in {"", placed.what.code} or (wanted.files and file not in wanted.files):
        return False
    if transcript is None or not transcript.turns:
        return not (wanted.case or wanted.group or wanted.theme)
    turn = transcript.turns[min(spot.turn if spot else 1, len(transcript.turns)) - 1]
    return wanted.is_in(transcript.group, turn.theme)
