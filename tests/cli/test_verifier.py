"""`piacen verifier` tries the examples of the codebook."""

import json
import sys
from pathlib import Path

import pytest

from piacen_qual.cli.app import main
from piacen_qual.coding import trial
from piacen_qual.coding.versions import MissingModelError
from tests.cli.making import CODEBOOK, make_study

MISSED = "codebook.yaml, ligne 32 : code « out_panne » : l’exemple « Tout va bien. » ne reçoit pas"


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A study, one example of whose codebook says something else."""
    made = make_study(tmp_path)
    wrong = CODEBOOK.replace("[L’ordinateur a planté.]", "[Tout va bien.]")
    (made / "codebook.yaml").write_text(wrong, encoding="utf-8")
    return made


def verifier(*words: str | Path, monkeypatch: pytest.MonkeyPatch) -> int | str | None:
    monkeypatch.setattr(sys, "argv", ["piacen", "verifier", *map(str, words)])
    with pytest.raises(SystemExit) as stop:
        main()
    return stop.value.code


def flat(text: str) -> str:
    return " ".join(text.replace("\xa0", " ").split())


def test_an_example_that_fails_is_told_after_the_transcripts(
    study: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verifier("--etude", study, monkeypatch=monkeypatch) == 0

    said = capsys.readouterr()
    assert "nord_g1.txt" in said.out
    assert flat(said.err).count("ne reçoit pas ce code") == 1
    assert MISSED in flat(said.err)


def test_json_stays_what_it_is_and_counts_what_failed(
    study: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verifier("--json", "--etude", study, monkeypatch=monkeypatch) == 0

    said = capsys.readouterr()
    assert set(json.loads(said.out)) == {"transcripts"}
    assert "1 avertissement" in flat(said.err)


def test_examples_are_not_tried_when_files_are_named(
    study: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = study / "transcripts" / "nord_g1.txt"
    assert verifier(file, "--etude", study, monkeypatch=monkeypatch) == 0
    assert "l’exemple" not in capsys.readouterr().err


def test_without_the_french_model_everything_else_is_told(
    study: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(*_: object, **__: object) -> None:
        raise MissingModelError

    monkeypatch.setattr(trial, "try_examples", missing)
    assert verifier("--etude", study, monkeypatch=monkeypatch) == 0

    said = capsys.readouterr()
    assert "nord_g1.txt" in said.out
    assert "les exemples des codes n’ont pas été essayés" in flat(said.err)
    assert "python -m spacy download" in flat(said.err)
