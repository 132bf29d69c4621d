"""Answers as lines of a log, and every line of a study read back."""

from dataclasses import asdict
from typing import Any, Final

from piacen_qual.anonymisation.answering.answers import Act, Answer, Answers
from piacen_qual.errors import Problem
from piacen_qual.journals.shelf import Shelf, said
from piacen_qual.study import Study

_LISTS: Final = ("contexts", "over")


def _answer(told: dict[str, Any]) -> Answer | None:
    """The answer, or None where something is not as this version writes it."""
    try:
        told |= {name: tuple(told[name]) for name in _LISTS if name in told}
        answer = Answer(**(told | {"act": Act(told["act"])}))
    except (KeyError, TypeError, ValueError):
        return None
    return answer if _is_typed(answer) else None


def _is_typed(answer: Answer) -> bool:
    """Whether each value is of the kind its field holds, and the answer says what it is about."""
    values: dict[str, Any] = asdict(answer)
    lists = [item for name in _LISTS for item in values.pop(name)]
    whole = type(values.pop("seq")) is int
    texts = all(isinstance(value, str) for value in (*values.values(), *lists))
    return whole and texts and _is_about_something(answer)


def _is_about_something(answer: Answer) -> bool:
    if answer.act is Act.RETRACT:
        return bool(answer.target)
    return bool(answer.question) and bool(answer.words) is (answer.act is Act.ADD)


ANSWERS: Final = Shelf(said, _answer, "réponse", folder="anonymisation", strict=True)
"""Each person's answers. A line that is not understood may be the one that says to mask."""


def read_answers(study: Study) -> tuple[Answers, tuple[Problem, ...]]:
    """Every answer of a study, and what could not be read: see `Shelf.read`."""
    contents = ANSWERS.read(study)
    return Answers(contents.records), contents.problems
