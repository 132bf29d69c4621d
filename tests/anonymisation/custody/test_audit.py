"""The audit log tells who did what and when, and never an original word."""

import json
from pathlib import Path

import pytest

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.custody.audit import NAME, AuditAct, read_audit, record, replaced
from piacen_qual.anonymisation.custody.place import key_folder
from piacen_qual.study import Study
from tests.anonymisation.making import candidate

MASKED = (
    candidate("Ovila Tremblant", action=Action.MASK),
    candidate("Val-Perdu", kind=Kind.PLACE, action=Action.MASK),
    candidate("Rose", action=Action.KEEP),
)


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return Study(tmp_path)


def test_what_is_recorded_is_read_again_in_order(study: Study) -> None:
    record(study, AuditAct.KEY_MADE, who="Julie")
    record(study, AuditAct.SHARED, who="Omar", case="NORD", quotes=5, counts=replaced(MASKED))
    (made, shared), problems = read_audit(study)
    assert not problems
    assert (made.act, made.who) == (AuditAct.KEY_MADE, "Julie")
    assert (shared.case, shared.quotes) == ("NORD", 5)
    assert shared.counts == {Kind.PERSON: 1, Kind.PLACE: 1}
    assert made.time <= shared.time


def test_no_original_is_in_it(study: Study) -> None:
    record(study, AuditAct.SHARED, who="Omar", counts=replaced(MASKED))
    (line,) = (key_folder(study) / NAME).read_text(encoding="utf-8").splitlines()
    assert set(json.loads(line)) == {"v", "time", "who", "act", "case", "quotes", "counts", "sum"}
    assert not [word for word in ("Ovila", "Tremblant", "Val", "Rose") if word in line]


def test_a_changed_line_is_told_and_the_others_are_read(study: Study) -> None:
    for who in ("Julie", "Omar"):
        record(study, AuditAct.KEY_OPENED, who=who)
    path = key_folder(study) / NAME
    path.write_bytes(path.read_bytes().replace(b"Julie", b"Marie"))
    (entry,), (problem,) = read_audit(study)
    assert entry.who == "Omar"
    assert problem.line == 1
    assert "illisible" in problem.message


def test_a_study_without_a_log_has_done_nothing(study: Study) -> None:
    assert read_audit(study) == ((), ())
