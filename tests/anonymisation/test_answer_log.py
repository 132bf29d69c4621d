from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.anonymisation.answer_lines import folder, from_line, read_answers, to_line
from piacen_qual.anonymisation.answer_log import AnswerLog
from piacen_qual.anonymisation.answers import Act, Answer, decided
from piacen_qual.anonymisation.candidates import Action
from piacen_qual.decisions.lock import LockedLogError
from piacen_qual.errors import Level
from piacen_qual.study import Study
from tests.anonymisation.making import candidate

TEXT = st.text(max_size=20)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
ANSWERS = st.builds(
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


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    (tmp_path / "transcripts").mkdir()
    yield Study(tmp_path)


@given(ANSWERS)
def test_a_line_gives_back_its_answer(answer: Answer) -> None:
    assert from_line(to_line(answer).rstrip(b"\n")) == answer


def test_answers_are_on_the_disk_and_replayed(study: Study) -> None:
    rose, lilas = candidate("Rose"), candidate("Lilas", turn=2)
    with AnswerLog(study, "Julie") as log:
        log.answer(Action.MASK, [rose], everywhere=True, replacement="[une amie]")
        log.answer(Action.KEEP, [lilas])
    answers, problems = read_answers(study)
    assert problems == ()
    assert [each.action for each in decided([rose, lilas], answers)] == [Action.MASK, Action.KEEP]
    assert answers.replacement(rose.entity) == "[une amie]"


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


def test_a_second_session_of_the_same_person_is_refused(study: Study) -> None:
    with AnswerLog(study, "Julie"), pytest.raises(LockedLogError, match="session ouverte"):
        AnswerLog(study, "julie").__enter__()


def test_a_torn_line_is_cut_and_said_and_a_damaged_one_is_an_error(study: Study) -> None:
    with AnswerLog(study, "Julie") as log:
        log.answer(Action.MASK, [candidate()])
        log.answer(Action.MASK, [candidate("Lilas")])
    path = folder(study) / "julie.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole[:-10])
    with AnswerLog(study, "Julie") as log:
        assert len(log.answers.live) == 1
        assert [problem.level for problem in log.problems] == [Level.WARNING]
    path.write_bytes(whole.replace(b"rose", b"lose", 1))
    answers, (problem,) = read_answers(study)
    assert len(answers.live) == 1
    assert (problem.level, problem.line) == (Level.ERROR, 1)


def test_copies_of_a_log_change_nothing(study: Study) -> None:
    with AnswerLog(study, "Julie") as log:
        log.answer(Action.MASK, [candidate()])
    path = folder(study) / "julie.jsonl"
    (folder(study) / "julie (copie en conflit).jsonl").write_bytes(path.read_bytes())
    assert len(read_answers(study)[0].live) == 1
