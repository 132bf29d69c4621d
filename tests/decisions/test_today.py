from dataclasses import replace
from pathlib import Path

import pytest

from piacen_qual.codebook.schema import Codebook
from piacen_qual.decisions.anchoring import State
from piacen_qual.decisions.events import Act
from piacen_qual.decisions.log import Log
from piacen_qual.decisions.today import decisions_today
from piacen_qual.model import Transcript
from piacen_qual.study import Study
from tests.decisions.making import FILE, NORD, TALK, transcript

BOOK = Codebook("t", "1", "0", (), (), {}, (), successors={"vieux": ("manque",)})
SUD = replace(transcript("Et chez vous?", "Il manque de tout."), file="sud_g1.txt")


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A study in which somebody decided on two transcripts."""
    (tmp_path / "transcripts").mkdir()
    for name in (FILE, SUD.file):
        (tmp_path / "transcripts" / name).write_text("", "utf-8")
    with Log(Study(tmp_path), "Julie", [NORD, SUD]) as log:
        log.append(Act.ACCEPT, at=(FILE, 2, 0, 9), code="vieux")
        log.append(Act.ACCEPT, at=(SUD.file, 2, 0, 9), code="manque")
        log.append(Act.MEMO, code="manque", note="n")
    return Study(tmp_path)


def _states(study: Study, *today: Transcript) -> list[tuple[str, str, State]]:
    placement, problems = decisions_today(study, BOOK, today)
    assert problems == ()
    assert len(placement.memos) == 1
    return [(p.what.code, p.spot.file, p.spot.state) for p in placement.codings if p.spot]


def test_everything_decided_is_found_under_the_codes_of_today(study: Study) -> None:
    assert _states(study, NORD, SUD) == [
        ("manque", FILE, State.INTACT),
        ("manque", SUD.file, State.INTACT),
    ]


def test_a_corrected_transcript_is_followed_thanks_to_the_words_that_were_kept(
    study: Study,
) -> None:
    corrected = transcript("Bonjour!", TALK[0], f"Bon. {TALK[1]}", *TALK[2:])

    assert _states(study, corrected, SUD)[0] == ("manque", FILE, State.MOVED)


def test_what_was_decided_on_a_transcript_not_asked_for_is_left_alone(study: Study) -> None:
    assert _states(study, SUD) == [("manque", SUD.file, State.INTACT)]


def test_what_was_decided_on_a_file_that_is_gone_is_lost_and_kept(study: Study) -> None:
    (study.transcripts / FILE).unlink()

    assert _states(study, SUD) == [
        ("manque", FILE, State.LOST),
        ("manque", SUD.file, State.INTACT),
    ]


def test_words_that_were_not_kept_are_told_and_searched(study: Study) -> None:
    for path in (study.root / "decisions" / "versions").iterdir():
        path.unlink()
    corrected = transcript("Bonjour!", *TALK)

    placement, problems = decisions_today(study, BOOK, [corrected, SUD])

    assert ["manque ou est abîmé" in problem.message for problem in problems] == [True]
    assert placement.codings[0].spot is not None
    assert placement.codings[0].spot.state is State.MOVED
