import shutil
import subprocess
from pathlib import Path

import pytest

from piacen_qual.anonymisation.custody.place import check_place, key_path
from piacen_qual.study import Study
from tests.cli.conftest import RunHere
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


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_takes_nothing_confidential_of_a_new_study(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run_here: RunHere
) -> None:
    monkeypatch.chdir(tmp_path)
    git = ("git", "-c", "core.quotePath=false", "-C", "étude")
    assert run_here("init", "étude").code == 0
    subprocess.run([*git, "init", "-q"], check=True)
    study = Study(tmp_path / "étude")
    check_place(study)
    logs = (study.root / "decisions" / "julie.jsonl", study.exports / "segments.csv")
    for path in (key_path(study), study.root / ".piacen" / "a" / "b", *logs):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    taken = subprocess.run(
        [*git, "ls-files", "-z", "--others", "--exclude-standard"], check=True, capture_output=True
    )
    assert set(taken.stdout.decode().split("\0")) == {"", ".gitignore", "codebook.yaml"}
