from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.anonymisation.answering.answers import Act, Answer, decided
from piacen_qual.anonymisation.answering.lines import ANSWERS, read_answers
from piacen_qual.anonymisation.answering.log import AnswerLog
from piacen_qual.anonymisation.candidates import Action
from piacen_qual.journals.shelf import Newer
from piacen_qual.study import Study
from tests.anonymisation.making import candidate

TEXT = st.text(max_size=20)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
GIVEN = st.builds(
    Answer,
    id=TEXT,
    seq=st.integers(1, 10**6),
    time=TEXT,
    coder=TEXT,
    act=st.sampled_from([Act.MASK, Act.KEEP]),
    question=st.text(min_size=1, max_size=20),
    entity=TEXT,
    contexts=TEXTS,
    replacement=TEXT,
    over=TEXTS,
)
ADDITIONS = st.builds(replace, GIVEN, act=st.just(Act.ADD), words=st.text(min_size=1, max_size=9))


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    (tmp_path / "transcripts").mkdir()
    yield Study(tmp_path)


@given(GIVEN | ADDITIONS)
def test_a_line_gives_back_its_answer(answer: Answer) -> None:
    assert ANSWERS.from_line(ANSWERS.to_line(answer).rstrip(b"\n")) == answer


def test_answers_are_on_the_disk_and_replayed(study: Study) -> None:
    rose, lilas = candidate("Rose"), candidate("Lilas", turn=2)
    with AnswerLog(study, "Julie") as log:
        log.answer(Action.MASK, [rose], everywhere=True, replacement="[une amie]")
        log.answer(Action.KEEP, [lilas])
    answers, problems = read_answers(study)
    assert problems == ()
    assert [each.action for each in decided([rose, lilas], answers)] == [Action.MASK, Action.KEEP]
    assert answers.replacement(rose) == "[une amie]"


def test_words_that_are_added_are_on_the_disk_and_replayed(study: Study) -> None:
    with AnswerLog(study, "Julie") as log:
        log.add("ti paul", "personne:ti paul", "personne:ti paul")
    answers, problems = read_answers(study)
    assert problems == ()
    assert [each.words for each in answers.additions] == ["ti paul"]
    with AnswerLog(study, "Julie") as log:
        log.undo()
    assert read_answers(study)[0].additions == ()


def test_an_addition_without_words_is_none_of_ours() -> None:
    nothing = Answer("1", 1, "", "Julie", Act.ADD, "personne:x", "personne:x")
    line = ANSWERS.to_line(nothing).rstrip(b"\n")
    assert ANSWERS.from_line(line) == Newer("Julie", 1)


def test_undo_works_back_over_sessions(study: Study) -> None:
    with AnswerLog(study, "Julie") as log:
        log.answer(Action.MASK, [candidate()])
    with AnswerLog(study, "Julie") as log:
        undone = log.undo()
        assert undone is not None
        assert undone.question == "personne:rose"
        assert log.undo() is None
    assert read_answers(study)[0].live == ()


def test_an_answer_names_those_it_takes_the_place_of(study: Study) -> None:
    with AnswerLog(study, "Julie") as log:
        first = log.answer(Action.MASK, [candidate()], everywhere=True)
    with AnswerLog(study, "Omer") as log:
        second = log.answer(Action.KEEP, [candidate()])
    assert second.over == (first.id,)
