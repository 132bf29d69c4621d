"""What a session needs of a log of answers."""

from collections.abc import Iterable
from typing import Protocol

from piacen_qual.anonymisation.answering.answers import Answer, Answers
from piacen_qual.anonymisation.candidates import Action, Candidate


class Writer(Protocol):
    """What keeps answers: `answer_log.AnswerLog`."""

    coder: str

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

    def add(
        self, words: str, question: str, entity: str, *, contexts: tuple[str, ...] = ()
    ) -> Answer:
        """Keep words that the machine missed."""

    def undo(self) -> Answer | None:
        """Undo the last."""
