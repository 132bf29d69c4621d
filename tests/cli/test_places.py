from pathlib import Path, PureWindowsPath

import pytest

from piacen_qual.cli.places import (
    NoSuchTurnError,
    NotAPlaceError,
    UnknownTranscriptError,
    as_path,
    read_place,
    turn_of,
)
from piacen_qual.study import Study
from tests.coding.making import transcript

NAMES = ("nord_g1.txt", "nord_g2.docx", "équipe du sud g1.txt", "a:b_g1.txt")


@pytest.fixture
def study(tmp_path: Path) -> Study:
    folder = tmp_path / "transcripts"
    folder.mkdir()
    for name in NAMES:
        (folder / name).write_text("Zoé : Oui.", encoding="utf-8")
    return Study(tmp_path)


@pytest.mark.parametrize(
    ("given", "name", "number"),
    [
        ("nord_g1.txt:12", "nord_g1.txt", 12),
        ("nord_g2:3", "nord_g2.docx", 3),
        ("NORD_G1.TXT:1", "nord_g1.txt", 1),
        ("Equipe du Sud g1 : 4", "équipe du sud g1.txt", 4),
        ("a:b_g1.txt:7", "a:b_g1.txt", 7),
        ("nord_g1.txt:-2", "nord_g1.txt", -2),
    ],
)
def test_a_transcript_goes_by_its_name_case_accents_and_suffix_aside(
    study: Study, given: str, name: str, number: int
) -> None:
    assert read_place(given, study) == (study.transcripts / name, number)


def test_any_other_file_goes_by_its_path(study: Study, tmp_path: Path) -> None:
    other = tmp_path / "ailleurs:ici.txt"
    other.write_text("Zoé : Oui.", encoding="utf-8")
    assert read_place(f"{other}:2", study) == (other, 2)


@pytest.mark.parametrize(
    "given", ["nord_g1.txt", "nord_g1.txt:", ":4", "nord_g1.txt:4a", "nord_g1.txt:²", r"C:\x.vtt"]
)
def test_what_names_no_turn_is_refused_with_an_example(study: Study, given: str) -> None:
    with pytest.raises(NotAPlaceError, match=r"FICHIER:TOUR, par exemple « .+:12 »"):
        read_place(given, study)


def test_an_unknown_file_is_told_with_the_nearest_name(study: Study) -> None:
    with pytest.raises(UnknownTranscriptError, match=r"« nord_g1\.txt »\?"):
        read_place("nord_g11.txt:3", study)


def test_a_windows_path_keeps_its_colon(study: Study) -> None:
    given = str(PureWindowsPath("C:/verbatims/nord_g1.txt"))
    with pytest.raises(UnknownTranscriptError) as stop:
        read_place(f"{given}:12", study)
    assert given in str(stop.value)
    assert "« nord_g1.txt »?" in str(stop.value)


@pytest.mark.parametrize("number", [-1, 0, 3])
def test_turns_are_counted_from_one(number: int) -> None:
    talk = transcript("Oui.", "Non.")
    with pytest.raises(NoSuchTurnError, match="vont de 1 à 2"):
        turn_of(talk, number)
    assert [turn_of(talk, n).text for n in (1, 2)] == ["Oui.", "Non."]


def test_a_transcript_without_turns_says_so() -> None:
    with pytest.raises(NoSuchTurnError, match="aucun tour"):
        turn_of(transcript(), 1)


def test_a_file_goes_by_its_path_then_by_its_name_in_the_study(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert as_path(Path("nord_g2"), study) == study.transcripts / "nord_g2.docx"
    Path("nord_g1.txt").write_text("Zoé : Non.", encoding="utf-8")
    assert as_path(Path("nord_g1.txt"), study) == Path("nord_g1.txt")
    assert as_path(Path("absent.txt"), study) == Path("absent.txt")
