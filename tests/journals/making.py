"""The three kinds of logs, each in a few words: to write to, and to read back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from piacen_qual.anonymisation.answering.lines import ANSWERS
from piacen_qual.anonymisation.answering.log import AnswerLog
from piacen_qual.anonymisation.candidates import Action
from piacen_qual.decisions.events import Act
from piacen_qual.decisions.lines import DECISIONS
from piacen_qual.decisions.log import Log
from piacen_qual.errors import Problem
from piacen_qual.journals.session import Session
from piacen_qual.journals.shelf import Shelf
from piacen_qual.partners.entries import ENTRIES, Signed
from piacen_qual.partners.log import PartnerLog
from piacen_qual.study import Study
from tests.anonymisation.making import candidate
from tests.decisions.making import FILE, NORD


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of logs.

    Attributes:
        shelf: where its files are.
        session: a person's session, not open yet.
        write: has a session write what is told by a word.
        word: which word a record was told by.
    """

    shelf: Shelf[Any]
    session: Callable[[Study, str], Session[Any]]
    write: Callable[[Any, str], Any]
    word: Callable[[Any], str]

    @contextmanager
    def open(self, study: Study, coder: str) -> Iterator[Callable[[str], Any]]:
        """What writes a word in a session of someone."""
        with self.session(study, coder) as session:
            yield lambda word: self.write(session, word)

    def wrote(self, study: Study, coder: str, *words: str) -> list[Any]:
        """The records of a session that wrote these words."""
        with self.open(study, coder) as write:
            return [write(word) for word in words]

    def read(self, study: Study) -> tuple[list[str], tuple[Problem, ...]]:
        """The words of all that was written, and what is wrong."""
        contents = self.shelf.read(study)
        return [self.word(record) for record in contents.records], contents.problems


KINDS = {
    "decisions": Kind(
        DECISIONS,
        lambda study, coder: Log(study, coder, [NORD]),
        lambda log, word: log.append(Act.ACCEPT, at=(FILE, 2, 0, 9), code=word),
        lambda event: str(event.code),
    ),
    "answers": Kind(
        ANSWERS,
        AnswerLog,
        lambda log, word: log.answer(Action.MASK, [candidate(word)]),
        lambda answer: str(answer.question.partition(":")[2]),
    ),
    "partners": Kind(
        ENTRIES,
        PartnerLog,
        lambda log, word: log.add(Signed(word, fit=True)),
        lambda entry: str(entry.what.digest),
    ),
}
