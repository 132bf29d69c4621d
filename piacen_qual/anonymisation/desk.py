"""A session of answers: which question comes next, what an answer makes of it. No screen here."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Final, Protocol

from piacen_qual.anonymisation.answers import Answer, Answers, decided
from piacen_qual.anonymisation.candidates import Action, Candidate, Kind
from piacen_qual.anonymisation.normal import phrase
from piacen_qual.errors import PiacenError

_LONGEST: Final = 40  # characters of what stands in the place of words
_KINDS: Final = list(Kind)


class Writer(Protocol):
    """What keeps answers: `answer_log.AnswerLog`."""

    @property
    def answers(self) -> Answers:
        """Everything that was answered."""

    def answer(
        self,
        action: Action,
        candidates: Iterable[Candidate],
        *,
        everywhere: bool = False,
        replacement: str = "",
    ) -> Answer:
        """Keep an answer."""

    def undo(self) -> Answer | None:
        """Undo the last."""


class RefusedReplacementError(PiacenError):
    """What was given cannot stand in the place of words."""

    def __init__(self, given: str) -> None:
        """Say what can."""
        super().__init__(
            f"« {given} » ne peut pas remplacer ces mots : donnez une généralité, comme [quartier]"
            f" ou [une collègue], d’au plus {_LONGEST} caractères, qui ne reprend rien de ce"
            " qu’elle cache. Les pseudonymes, eux, sont tirés au sort."
        )


@dataclass(frozen=True, slots=True)
class Item:
    """One question: words that are decided together.

    Attributes:
        question: `Candidate.question`.
        found: every passage, as the machine found it.
        now: the same as people decided.
    """

    question: str
    found: tuple[Candidate, ...]
    now: tuple[Candidate, ...]

    @property
    def kind(self) -> Kind:
        """What the words tell."""
        return self.found[0].kind

    @property
    def entity(self) -> str:
        """Whom or what they name."""
        return self.found[0].entity

    @property
    def waiting(self) -> tuple[Candidate, ...]:
        """The passages that nobody decided."""
        return tuple(each for each in self.now if each.action is Action.ASK)

    @property
    def spellings(self) -> tuple[str, ...]:
        """The words as they are written, the most frequent first."""
        texts = [each.text for each in self.found]
        return tuple(sorted(dict.fromkeys(texts), key=lambda text: -texts.count(text)))


class Desk:
    """Goes through questions, kind by kind; what is answered is kept at once.

    Attributes:
        everything: whether questions that are decided come up too.
    """

    def __init__(
        self, found: Iterable[Candidate], writer: Writer, *, everything: bool = False
    ) -> None:
        """Begin with the first question.

        Args:
            found: as `detect` gives them, nobody's answers in them.
            writer: where answers are kept.
            everything: see `Desk`.
        """
        self.everything = everything
        self._writer = writer
        self._found = _by_question(found)
        self._queue = [q for q in self._found if everything or self._item(q).waiting]
        self._at = 0

    @property
    def current(self) -> Item | None:
        """The question asked now, or None when there are no more."""
        return self._item(self._queue[self._at]) if self._at < len(self._queue) else None

    @property
    def items(self) -> tuple[Item, ...]:
        """All questions, decided or not, in order."""
        return tuple(self._item(question) for question in self._found)

    @property
    def rank(self) -> tuple[int, int]:
        """The place of the current question in its kind, from 1, and how many these are."""
        kind = self._kind(self._at)
        places = [n for n in range(len(self._queue)) if self._kind(n) is kind]
        return places.index(self._at) + 1, len(places)

    @property
    def left(self) -> int:
        """How many questions somebody has still to answer."""
        return sum(bool(item.waiting) for item in self.items)

    def passages(self, item: Item) -> tuple[Candidate, ...]:
        """The passages of a question that its answer will be about, in the order shown."""
        return item.now if self.everything else item.waiting or item.now

    def answer(self, action: Action, numbers: Sequence[int] = (), *, replacement: str = "") -> None:
        """Answer the current question, for all its passages or for some, and go on.

        Args:
            action: mask or keep.
            numbers: places of passages, from 1, in what `passages` gives; all without it. The
                others are then asked about once more.
            replacement: what is to stand there.

        Raises:
            UnwritableFileError: the answer could not be kept; nothing has changed.
        """
        item = self.current
        if item is None:
            return
        shown = self.passages(item)
        about = tuple(shown[n - 1] for n in sorted(set(numbers)) if 0 < n <= len(shown)) or shown
        everywhere = action is Action.MASK and about == shown and len(shown) == len(item.found)
        self._writer.answer(action, about, everywhere=everywhere, replacement=replacement)
        if about == shown or not self._item(item.question).waiting:
            self.later()

    def answer_kind(self, action: Action) -> int:
        """Answer alike all questions of the current kind from here on; how many these were."""
        kind, before = self._kind(self._at), self._at
        while self._at < len(self._queue) and self._kind(self._at) is kind:
            self.answer(action)
        return self._at - before

    def replace(self, given: str) -> None:
        """Mask the current question's words, with something of a person's own in their place.

        Raises:
            RefusedReplacementError: when it would tell what it hides, or is no generalisation.
        """
        item = self.current
        text = f"[{' '.join(given.strip().strip('[]').split())}]"
        if item is None:
            return
        hidden = {word for each in item.found for word in phrase(each.text).split()}
        hidden |= set(phrase(item.entity.partition(":")[2]).split())
        told = {word for word in phrase(text).split() if word in hidden and len(word) > 2}
        general = text[1:2].islower() and text.isprintable() and len(text) <= _LONGEST
        if told or not general:
            raise RefusedReplacementError(given)
        self.answer(Action.MASK, replacement=text)

    def later(self) -> None:
        """Leave the current question as it is, and go on."""
        self._at = min(self._at + 1, len(self._queue))

    def undo(self) -> Item | None:
        """Undo the last answer, and ask its question again; None when there is none."""
        answer = self._writer.undo()
        if answer is None:
            return None
        if answer.question not in self._found:  # of text that is no longer there
            return self.current
        if answer.question not in self._queue:
            self._queue.insert(self._at, answer.question)
        self._at = self._queue.index(answer.question)
        return self.current

    def _item(self, question: str) -> Item:
        found = self._found[question]
        return Item(question, found, decided(found, self._writer.answers))

    def _kind(self, at: int) -> Kind | None:
        return self._found[self._queue[at]][0].kind if at < len(self._queue) else None


def _by_question(found: Iterable[Candidate]) -> dict[str, tuple[Candidate, ...]]:
    """The candidates of each question, by kind, then by whom they name."""
    ordered = sorted(found, key=attrgetter("question"))
    groups = [tuple(group) for _, group in groupby(ordered, key=attrgetter("question"))]
    groups.sort(key=lambda group: (_KINDS.index(group[0].kind), group[0].entity, group[0].question))
    return {group[0].question: group for group in groups}


def numbers_in(text: str) -> tuple[int, ...]:
    """The numbers that are typed: `1 3`, `1,3`, `2-4`."""
    found: list[int] = []
    for first, last in re.findall(r"(\d{1,4})(?:\s*-\s*(\d{1,4}))?", text):
        found += range(int(first), int(last or first) + 1)
    return tuple(found)
