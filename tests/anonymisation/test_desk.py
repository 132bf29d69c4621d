from collections.abc import Iterable

import pytest

from piacen_qual.anonymisation.answers import Act, Answer, Answers
from piacen_qual.anonymisation.candidates import Action, Candidate, Kind
from piacen_qual.anonymisation.desk import Desk, RefusedReplacementError, numbers_in
from tests.anonymisation.making import candidate

ROSE = tuple(candidate("Rose", turn=turn) for turn in (1, 2, 3))
CITY = candidate("Saint-Zénobe", turn=4, kind=Kind.PLACE)
SURE = candidate("Ovila", turn=5, action=Action.MASK)


class Memory:
    """Keeps answers for the time of a test."""

    def __init__(self) -> None:
        self.answers = Answers()

    def answer(
        self,
        action: Action,
        candidates: Iterable[Candidate],
        *,
        everywhere: bool = False,
        replacement: str = "",
    ) -> Answer:
        about = tuple(candidates)
        given = Answer(
            id=str(len(self.answers.log)),
            seq=len(self.answers.log),
            time="",
            coder="Julie",
            act=Act.MASK if action is Action.MASK else Act.KEEP,
            question=about[0].question,
            entity=about[0].entity,
            contexts=() if everywhere else tuple(each.context for each in about),
            replacement=replacement,
            over=tuple(each.id for each in self.answers.about(about[0].question)),
        )
        self.answers = Answers((*self.answers.log, given))
        return given

    def undo(self) -> Answer | None:
        if not self.answers.log:
            return None
        *before, last = self.answers.log
        self.answers = Answers(tuple(before))
        return last


def desk(*, everything: bool = False) -> Desk:
    return Desk((CITY, *ROSE, SURE), Memory(), everything=everything)


def asked(session: Desk) -> str:
    return session.current.question if session.current else ""


def test_questions_come_kind_by_kind_and_only_what_is_open() -> None:
    session = desk()
    assert (asked(session), session.rank, session.left) == ("personne:rose", (1, 1), 2)
    session.answer(Action.MASK)
    assert (asked(session), session.left) == ("lieu:saint-zénobe", 1)
    session.answer(Action.KEEP)
    assert (session.current, session.left) == (None, 0)


def test_some_passages_may_be_answered_apart() -> None:
    session = desk()
    session.answer(Action.MASK, (1, 3))
    assert session.current is not None
    assert [each.turn for each in session.passages(session.current)] == [2]
    session.answer(Action.KEEP)
    assert asked(session) == "lieu:saint-zénobe"
    (rose,) = (item for item in session.items if item.question == "personne:rose")
    assert [each.action for each in rose.now] == [Action.MASK, Action.KEEP, Action.MASK]


def test_masking_the_rest_leaves_what_was_kept() -> None:
    session = desk()
    session.answer(Action.KEEP, (1,))
    session.answer(Action.MASK)
    (rose,) = (item for item in session.items if item.question == "personne:rose")
    assert [each.action for each in rose.now] == [Action.KEEP, Action.MASK, Action.MASK]


def test_later_leaves_a_question_open() -> None:
    session = desk()
    session.later()
    assert (asked(session), session.left) == ("lieu:saint-zénobe", 2)
    session.later()
    session.later()
    assert session.current is None


def test_undo_asks_the_last_question_again() -> None:
    session = desk()
    session.answer(Action.MASK)
    session.answer(Action.KEEP)
    assert session.undo() is not None
    assert asked(session) == "lieu:saint-zénobe"
    session.undo()
    assert (asked(session), session.left) == ("personne:rose", 2)
    assert session.undo() is None


def test_a_whole_kind_may_be_answered_at_once() -> None:
    session = desk()
    assert session.answer_kind(Action.KEEP) == 1
    assert asked(session) == "lieu:saint-zénobe"


def test_what_is_sure_comes_up_only_when_everything_is_wanted() -> None:
    session = desk(everything=True)
    assert [item.question for item in session.items][:2] == ["personne:ovila", "personne:rose"]
    assert asked(session) == "personne:ovila"
    session.answer(Action.KEEP)
    assert session.items[0].now[0].action is Action.KEEP


@pytest.mark.parametrize("given", ["une amie", "[une amie]", " [ une  amie ] "])
def test_a_generalisation_of_ones_own_stands_in_brackets(given: str) -> None:
    memory = Memory()
    session = Desk(ROSE, memory)
    session.replace(given)
    assert memory.answers.replacement("personne:rose") == "[une amie]"


@pytest.mark.parametrize("given", ["", "[]", "Jacques", "[la rose]", "x" * 60, "[a\nb\x07]"])
def test_no_pseudonym_and_nothing_of_what_is_hidden_may_stand_there(given: str) -> None:
    session = desk()
    with pytest.raises(RefusedReplacementError, match="ne peut pas remplacer"):
        session.replace(given)
    assert session.left == 2


def test_numbers_are_read_as_people_type_them() -> None:
    assert numbers_in("1 3, 5-7") == (1, 3, 5, 6, 7)
    assert numbers_in("oui") == ()
