"""A session of answers: which question comes next, what an answer makes of it. No screen here."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from piacen_qual.anonymisation.answering.answers import Answer
from piacen_qual.anonymisation.answering.log import AnswerLog
from piacen_qual.anonymisation.answering.mentions import sought
from piacen_qual.anonymisation.candidates import Action, Candidate, Kind
from piacen_qual.anonymisation.reading.normal import phrase
from piacen_qual.errors import PiacenError
from piacen_qual.review.identifiers.questions import Find, Item, Place, Questions
from piacen_qual.review.identifiers.refusals import MaskedAlreadyError, NowhereError
from piacen_qual.review.identifiers.replacing import generalisation
from piacen_qual.review.identifiers.scope import Scope, Which
from piacen_qual.review.identifiers.talk import Talk

_NEAR: Final = 8  # words offered where one is nowhere


class Desk:
    """Goes through questions, kind by kind; what is answered is kept at once.

    Whatever writes raises `UnwritableFileError` when the log cannot be written; nothing has changed
    then, neither there nor here.

    Attributes:
        questions: all there are.
        talk: the transcripts.
        coder: who answers.
        scope: what is gone through.
        queue: the questions gone through; answering does not change it.
    """

    def __init__(
        self,
        found: Iterable[Candidate],
        log: AnswerLog,
        talk: Talk,
        scope: Scope | None = None,
        *,
        more: Find = lambda passages: (),
    ) -> None:
        """Begin with the first question that waits.

        Args:
            found: as `detect` gives them, nobody's answers in them.
            log: where answers are kept.
            talk: the transcripts in which they were found.
            scope: see `Desk`; without it, what is to be decided.
            more: what answers bring up; looked for once nothing waits any more.
        """
        self.questions = Questions(found, talk.transcripts)
        self.talk = talk
        self.coder = log.coder
        self.queue: list[str] = []
        self._log = log
        self._more = more
        self._acts: list[int] = []  # how many answers each act of this session wrote
        self._at = 0
        self._read()
        self.go_through(scope or Scope())

    @property
    def shown(self) -> tuple[Item, ...]:
        """The questions gone through."""
        return tuple(self.questions.items[question] for question in self.queue)

    @property
    def current(self) -> Item | None:
        """The question asked now, or None when there is none to go through."""
        return self.questions.items[self.queue[self._at]] if self.queue else None

    @property
    def rank(self) -> tuple[int, int]:
        """The place of the current question among those gone through, from 1; their number."""
        return self._at + 1, len(self.queue)

    @property
    def left(self) -> int:
        """How many questions somebody has still to answer."""
        return sum(bool(item.waiting) for item in self.questions.items.values())

    @property
    def kind_left(self) -> list[Item]:
        """The questions gone through, of the current one's kind: those that wait, or all."""
        now = self.current
        alike = [each for each in self.shown if now and each.kind is now.kind]
        return [each for each in alike if each.waiting] or alike

    def replacement(self, passage: Candidate) -> str:
        """What people chose to put in the place of a passage, or ""."""
        return self._log.answers.replacement(passage)

    def concerned(self, item: Item, numbers: Collection[int] = ()) -> tuple[Candidate, ...]:
        """The passages that an answer to a question is about.

        Args:
            item: the question.
            numbers: places in `Item.now`, from 1; without it, those that wait, or all when none
                does.
        """
        chosen = tuple(each for n, each in enumerate(item.now, 1) if n in numbers)
        return chosen or item.waiting or item.now

    def count(self, scope: Scope) -> int:
        """How many questions would be gone through."""
        return len(self._within(scope))

    # going about

    def go_through(self, scope: Scope) -> None:
        """Change what is gone through; the current question stays if it is part of it."""
        now = self.current
        self.scope, self.queue = scope, self._within(scope)
        waiting = (n for n, item in enumerate(self.shown) if item.waiting)
        stays = now is not None and now.question in self.queue
        self._at = self.queue.index(now.question) if now and stays else next(waiting, 0)

    def go(self, question: str) -> None:
        """Go to a question, if there is such a one; it is gone through from now on."""
        if question in self.questions.items:
            with_it = {*self.queue, question}
            self.queue = [each for each in self.questions.items if each in with_it]
            self._at = self.queue.index(question)

    def step(self, by: int) -> bool:
        """Go some questions on or back, to the ends at most; false where there is no other."""
        before = self._at
        self._at = max(0, min(self._at + by, len(self.queue) - 1))
        return self._at != before

    def step_kind(self, by: int) -> bool:
        """Go to the next or the last kind, where something waits first; false at the ends."""
        now, shown = self.current, self.shown
        kinds = list(dict.fromkeys(item.kind for item in shown))
        place = kinds.index(now.kind) + by if now else -1
        if not 0 <= place < len(kinds):
            return False
        there = [n for n, item in enumerate(shown) if item.kind is kinds[place]]
        self._at = next((n for n in there if shown[n].waiting), there[0])
        return True

    def later(self, *, back: bool = False) -> bool:
        """Leave the current question as it is, and go to the next that waits, all around.

        False when no other does.
        """
        shown, size = self.shown, len(self.queue)
        places = ((self._at + (-n if back else n)) % size for n in range(1, size))
        there = next((n for n in places if shown[n].waiting), None)
        if there is not None:
            self._at = there
        return there is not None

    # answering

    def answer(self, action: Action, numbers: Sequence[int] = (), *, replacement: str = "") -> None:
        """Answer the current question, and go on when nothing in it waits any more.

        Args:
            action: mask or keep.
            numbers: places of passages in `Item.now`, from 1; without it, those that wait, or all
                when none does.
            replacement: what is to stand there.

        Raises:
            UnwritableFileError: the answer could not be kept; nothing has changed.
        """
        item = self.current
        if item is not None:
            self._write(item, action, numbers, replacement)
            self._done(1)
            after = self.questions.items.get(item.question)
            if after is None:  # all its words are in another question’s
                self._at -= 1
            if after is None or not after.waiting:
                self._go_on()

    def answer_kind(self, action: Action) -> int:
        """Answer `kind_left` alike, as one act; how many questions these were."""
        written = 0
        try:
            for item in self.kind_left:
                self._write(item, action)
                written += 1
        finally:
            self._done(written)
        self._go_on()
        return written

    def replace(self, given: str, numbers: Sequence[int] = ()) -> None:
        """Mask passages of the current question, with something of a person's own in their place.

        Raises:
            RefusedReplacementError: when it would tell what it hides, or is no generalisation.
        """
        item = self.current
        if item is not None:
            about, names = self.concerned(item, numbers), self.questions.names
            text = generalisation(given, about, names=names)
            self.answer(Action.MASK, numbers, replacement=text)

    def add(self, words: str, kind: Kind, given: str = "", *, at: Place | None = None) -> Item:
        """Mask words wherever they stand, and go to their question.

        Args:
            words: what is masked.
            kind: what they tell.
            given: something of a person's own to put in their place, or "".
            at: where they are masked, if not wherever they stand.

        Raises:
            NowhereError: they are in no transcript.
            MaskedAlreadyError: they are masked wherever they are.
            RefusedReplacementError: see `replace`.
            UnwritableFileError: it could not be kept; nothing has changed.
        """
        said, entity = phrase(words), self.questions.entity_of(words, kind)
        found = [e for e in self.questions.search(words, entity) if not at or e.is_in(at)]
        if not found:
            near = () if at else self.questions.beginning(words)[:_NEAR]
            raise NowhereError(words, near)
        if all(each.action is Action.MASK for each in found):
            raise MaskedAlreadyError(words)
        passages, names = (each.passage for each in found), self.questions.names
        stands = given and generalisation(given, passages, names=names)
        contexts = tuple(dict.fromkeys(each.passage.context for each in found)) if at else ()
        question = entity if entity.partition(":")[2] == said else f"{entity}/ajout {said}"
        question = f"{entity}/ici {contexts[0]}" if contexts else question
        self._log.add(sought(words), question, entity, contexts=contexts)
        self._done(1)
        self.go(question)
        item = self.questions.items[question]
        if stands:
            self._write(item, Action.MASK, replacement=stands)
            self._done(1)
            self._acts[-2:] = [2]
        return self.questions.items[question]

    def undo(self) -> tuple[Answer, ...]:
        """Undo the last act, of an earlier session too, and go to its question; () without any."""
        undone: list[Answer] = []
        wanted = self._acts.pop() if self._acts else 1
        try:
            while len(undone) < wanted and (answer := self._log.undo()):
                undone.append(answer)
        except PiacenError:
            self._acts.append(wanted - len(undone))
            raise
        finally:
            self._read()
        if undone:
            self.go(undone[-1].question)
        return tuple(undone)

    def _write(
        self, item: Item, action: Action, numbers: Sequence[int] = (), replacement: str = ""
    ) -> None:
        about = self.concerned(item, numbers)
        everywhere = action is Action.MASK and about == item.now
        self._log.answer(action, about, everywhere=everywhere, replacement=replacement)

    def _done(self, answers: int) -> None:
        if answers:
            self._acts.append(answers)
        self._read()
        open_only = self.scope.which is Which.OPEN
        if answers and open_only and not self.left and self.questions.more(self._more):
            self._read()
            now, items = self.current, self.questions.items
            gone_through = {*self.queue, *(q for q, item in items.items() if item.waiting)}
            self.queue = [question for question in items if question in gone_through]
            self._at = self.queue.index(now.question) if now else 0

    def _read(self) -> None:
        self.questions.read(self._log.answers)
        self.queue = [question for question in self.queue if question in self.questions.items]
        self._at = max(0, min(self._at, len(self.queue) - 1))

    def _within(self, scope: Scope) -> list[str]:
        items = self.questions.items.values()
        return [each.question for each in items if scope.takes(each.now, answered=each.answered)]

    def _go_on(self) -> None:
        if self.scope.which is Which.OPEN:
            self.later()
        else:
            self.step(1)


def numbers_in(text: str) -> tuple[int, ...]:
    """The numbers that are typed: `1 3`, `1,3`, `2-4`."""
    found: list[int] = []
    for first, last in re.findall(r"(\d{1,4})(?:\s*-\s*(\d{1,4}))?", text):
        found += range(int(first), int(last or first) + 1)
    return tuple(found)
