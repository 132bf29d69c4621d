from pathlib import Path

from tests.cli.making import piacen


def test_a_new_study_works_at_once_and_keeps_verbatims_out_of_git(tmp_path: Path) -> None:
    made = piacen("init", "Mon étude", cwd=tmp_path)
    study = tmp_path / "Mon étude"

    assert made.code == 0
    assert "Placez-vous dans ce dossier" in made.out
    ignored = (study / ".gitignore").read_text(encoding="utf-8")
    assert {"/transcripts/", "/decisions/", "/exports/", "/.piacen/"} <= set(ignored.split("\n"))
    checked = piacen("verifier", cwd=study)
    assert checked.code == 0
    assert "✗" not in checked.err
    assert "!" not in checked.err
    coded = piacen("coder", cwd=study)
    assert coded.code == 0
    assert "arg_temps" in coded.out
    assert (study / "exports" / "segments.csv").is_file()


def test_a_folder_that_holds_something_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("à garder", encoding="utf-8")

    into_folder, into_file = piacen("init", tmp_path), piacen("init", tmp_path / "notes.txt")

    assert (into_folder.code, into_file.code) == (2, 2)
    assert "n’est pas vide" in into_folder.err
    assert "est un fichier" in into_file.err
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
