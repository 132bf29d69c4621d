import os
import sys
import unicodedata
from pathlib import Path

import pytest

from piacen_qual.errors import Level, UnreadableFileError
from piacen_qual.model import INTRO, Role, Theme
from piacen_qual.study import Study, open_study
from piacen_qual.transcripts import library, reader
from piacen_qual.transcripts.library import Library, read_library
from tests.transcripts.themes.discussions import FIRST, HOUSING, talk

WORDS = {"A": "Animatrice", "C": "Observatrice"}


def _written(*turns: tuple[str, str]) -> str:
    return "".join(f"{who} : {text}\n\n" for who, text in turns)


HOUSE = _written(
    *((WORDS.get(turn.speaker, f"P{turn.speaker}"), turn.text) for turn in talk(*FIRST).turns)
)


def _study(root: Path, corpus: str = "", **files: str) -> Study:
    folder = root / "transcripts"
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    if corpus:
        (folder / "corpus.yaml").write_text(corpus, encoding="utf-8")
    return open_study(root)


def _read(study: Study, guide: tuple[Theme, ...] = HOUSING) -> Library:
    return read_library(study, guide)


def test_every_transcript_of_the_study_is_read_with_its_themes_and_roles(tmp_path: Path) -> None:
    found = _read(_study(tmp_path, rivemont_g1=HOUSE, rivemont_g2=HOUSE))

    assert [transcript.title for transcript in found.transcripts] == [
        "RIVEMONT, groupe 1",
        "RIVEMONT, groupe 2",
    ]
    first = found.transcripts[0]
    assert [(start.theme, start.first_turn) for start in first.themes] == talk(*FIRST).starts
    assert tuple(turn.theme for turn in first.turns) == talk(*FIRST).truth
    assert {speaker.id: speaker.role for speaker in first.speakers}["Animatrice"] is Role.MODERATION
    assert found.unread == ()


def test_corpus_yaml_describes_groups_and_overrules_themes(tmp_path: Path) -> None:
    corpus = (
        "groupes:\n  - fichier: a.txt\n    cas: Rivemont\n    groupe: 3\n"
        "    participants:\n      - {id: P1, genre: f}\n    themes: {9: avenir}\n"
    )

    (transcript,) = _read(_study(tmp_path, corpus, a=HOUSE)).transcripts

    assert transcript.title == "Rivemont, groupe 3"
    assert transcript.turns[8].theme == "avenir"
    attributes = {speaker.id: dict(speaker.attributes) for speaker in transcript.speakers}
    assert attributes["P1"] == {"genre": "f"}


def test_a_file_that_cannot_be_read_is_told_and_does_not_stop_the_others(tmp_path: Path) -> None:
    study = _study(tmp_path, a=HOUSE, b="", d=HOUSE)
    (study.transcripts / "c.docx").write_bytes(b"PK\x03\x04 ceci n'est pas un docx")

    found = _read(study)

    assert [transcript.file for transcript in found.transcripts] == ["a.txt", "d.txt"]
    assert found.unread == ("b.txt", "c.docx")
    assert {p.file for p in found.problems if p.level is Level.ERROR} == {"b.txt", "c.docx"}


def test_a_group_described_without_its_file_is_told(tmp_path: Path) -> None:
    corpus = "groupes: [{fichier: a.txt}, {fichier: perdu.txt}]"

    told = [p.message for p in _read(_study(tmp_path, corpus, a=HOUSE)).problems]

    assert [message for message in told if "perdu.txt" in message] == [
        "le fichier « perdu.txt » est décrit, mais n’est pas dans transcripts/."
    ]


def test_problems_of_corpus_yaml_are_told_once(tmp_path: Path) -> None:
    found = _read(_study(tmp_path, "inconnu: x\n", a=HOUSE, b=HOUSE))

    assert [p.line for p in found.problems if "clé inconnue" in p.message] == [1]


def test_problems_of_corpus_yaml_are_told_in_a_study_without_transcripts(tmp_path: Path) -> None:
    found = _read(_study(tmp_path, "inconnu: x\n"))

    assert found.transcripts == ()
    assert [p.line for p in found.problems if "clé inconnue" in p.message] == [1]


def test_one_corpus_yaml_is_one_whatever_the_way_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [_study(tmp_path, "inconnu: x\n", a=HOUSE).transcripts / "a.txt"]
    monkeypatch.chdir(tmp_path)

    found = read_library(Study(Path()), HOUSING, files)

    assert [p.line for p in found.problems if "clé inconnue" in p.message] == [1]


def test_a_corpus_yaml_that_is_no_yaml_is_a_stop(tmp_path: Path) -> None:
    study = _study(tmp_path, "groupes: [\n", a=HOUSE)

    with pytest.raises(UnreadableFileError, match=r"corpus\.yaml"):
        _read(study)


def test_files_named_are_read_alone_and_by_the_corpus_yaml_beside_them(tmp_path: Path) -> None:
    study = _study(tmp_path / "etude", "groupes: [{fichier: a.txt, cas: Ici}]", a=HOUSE, b=HOUSE)
    elsewhere = _study(tmp_path / "autre", "groupes: [{fichier: a.txt, cas: Là}]", a=HOUSE)
    (tmp_path / "a.txt").write_text(HOUSE, encoding="utf-8")
    files = [study.transcripts / "a.txt", elsewhere.transcripts / "a.txt", tmp_path / "a.txt"]

    found = read_library(study, HOUSING, files)

    assert [transcript.group.case for transcript in found.transcripts] == ["Ici", "Là", "Ici"]
    assert not any("b.txt" in problem.message for problem in found.problems)


def test_a_file_is_read_outside_of_any_study_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "seul.txt").write_text(HOUSE, encoding="utf-8")

    found = read_library(Study(tmp_path), (), [tmp_path / "seul.txt"])

    assert [transcript.file for transcript in found.transcripts] == ["seul.txt"]
    assert {turn.theme for turn in found.transcripts[0].turns} == {INTRO}
    assert [child.name for child in tmp_path.iterdir()] == ["seul.txt"]


def test_progress_is_told_before_each_file(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []

    read_library(
        _study(tmp_path, a=HOUSE, b=HOUSE), HOUSING, progress=lambda *step: told.append(step)
    )

    assert told == [(0, 2, "a.txt"), (1, 2, "b.txt")]


def _refuse_to_read(*_: object) -> None:
    raise AssertionError("the cache should have been enough")


def test_a_second_reading_comes_from_the_cache_and_is_equal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = _study(tmp_path, a=HOUSE)
    first = _read(study)

    monkeypatch.setattr(reader, "read_transcript", _refuse_to_read)

    assert _read(study) == first


@pytest.mark.parametrize("change", ["text", "corpus", "guide", "version"])
def test_what_the_reading_depends_on_makes_it_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    study = _study(tmp_path, a=HOUSE)
    _read(study)
    guide = HOUSING[:2] if change == "guide" else HOUSING
    if change == "text":
        (study.transcripts / "a.txt").write_text(HOUSE + "P1 : Bye.\n", encoding="utf-8")
    elif change == "corpus":
        study.corpus.write_text("groupes: [{fichier: a.txt, cas: X}]", encoding="utf-8")
    elif change == "version":
        monkeypatch.setattr(library, "code_version", lambda *_: "autre")

    monkeypatch.setattr(reader, "read_transcript", _refuse_to_read)

    with pytest.raises(AssertionError, match="cache"):
        _read(study, guide)


def test_a_damaged_or_unwritable_cache_only_costs_time(tmp_path: Path) -> None:
    study = _study(tmp_path, a=HOUSE)
    first = _read(study)
    for path in (tmp_path / ".piacen" / "transcripts").iterdir():
        path.write_bytes(b"gribouillis")
    assert _read(study) == first

    for path in (tmp_path / ".piacen" / "transcripts").iterdir():
        path.unlink()
    (tmp_path / ".piacen" / "transcripts").rmdir()
    (tmp_path / ".piacen" / "transcripts").write_text("un fichier", encoding="utf-8")
    assert _read(study) == first


def test_accents_written_apart_in_a_file_name_find_their_group(tmp_path: Path) -> None:
    study = _study(tmp_path, "groupes: [{fichier: été à Rivemont.txt, cas: Été}]")
    name = unicodedata.normalize("NFD", "été à Rivemont.txt")
    (study.transcripts / name).write_text(HOUSE, encoding="utf-8")

    found = _read(study)

    assert [t.group.case for t in found.transcripts] == ["Été"]
    assert not any("n’est pas dans transcripts" in problem.message for problem in found.problems)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux allows any bytes in a name")
def test_a_file_name_that_is_no_utf8_is_read(tmp_path: Path) -> None:
    study = _study(tmp_path)
    raw = os.fsencode(study.transcripts) + b"/entrevue_\xe9.txt"
    Path(os.fsdecode(raw)).write_text(HOUSE, encoding="utf-8")

    assert len(_read(study).transcripts) == 1
    assert len(_read(study).transcripts) == 1
