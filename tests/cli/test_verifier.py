"""`piacen verifier` tries the examples of the codebook, and tells what became of decisions."""

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from piacen_qual.cli.app import main
from piacen_qual.coding import trial
from piacen_qual.coding.reading.versions import MissingModelError
from piacen_qual.decisions.events import Act
from tests.cli.conftest import RunHere
from tests.cli.deciding import NORTH, RITA, Did, decide
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
    assert set(json.loads(said.out)) == {"transcripts", "decisions"}
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


DECIDED = (
    Did(Act.ACCEPT, NORTH, 3, "le pain de seigle", "ven_temps"),
    Did(Act.ACCEPT, NORTH, 5, "manque du temps", "ven_temps", "temps"),
    Did(Act.REJECT, NORTH, 10, "planté", "out_panne", "planter"),
    Did(Act.ACCEPT, RITA, 2, "manque de temps", "ven_temps", "temps"),
)


@pytest.fixture
def decided(coded: Path, tmp_path: Path) -> Path:
    """A study on which a person decided some things."""
    made = shutil.copytree(coded, tmp_path / "étude")
    decide(made, "Julie", *DECIDED)
    return made


def correct(study: Path, file: str, *changes: tuple[str, str]) -> None:
    path = study / "transcripts" / file
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def decisions(study: Path, run_here: RunHere) -> dict[str, Any]:
    done = run_here("verifier", "--json", "--etude", study)
    return dict(json.loads(done.out)["decisions"])


def test_decisions_are_where_they_were_and_nothing_is_to_be_done(
    decided: Path, run_here: RunHere
) -> None:
    done = run_here("verifier", "--etude", decided)
    assert (done.code, done.out.count("Décisions : ")) == (0, 2)
    assert "Décisions : 3 intactes\n" in done.out
    assert "reviser" not in done.err


def test_a_transcript_named_is_shown_with_its_decisions_and_no_others(
    decided: Path, run_here: RunHere
) -> None:
    correct(decided, NORTH, ("manque du temps", "manque du bon temps"))
    (decided / "transcripts" / RITA).unlink()

    done = run_here("verifier", "nord_g1", "--etude", decided)

    assert "Décisions : 2 intactes, 1 modifiée\n" in done.out
    assert "« piacen reviser --deplaces --codeur Julie »." in flat(done.err)
    assert RITA not in done.err
    told = json.loads(run_here("verifier", "nord_g1", "--json", "--etude", decided).out)
    assert [each["file"] for each in told["decisions"]["transcripts"]] == [NORTH]


def test_what_a_corrected_transcript_moved_is_told_with_what_to_do(
    decided: Path, run_here: RunHere
) -> None:
    correct(
        decided,
        NORTH,
        ("Animatrice : Parfait.", "Omer : Ben oui.\nAnimatrice : Parfait."),
        ("manque du temps", "manque du bon temps"),
        (
            "Zoé : Mon ordinateur a planté au mois d’août, j’ai perdu toutes les commandes de la"
            " semaine.\n",
            "",
        ),
    )

    done = run_here("verifier", "--etude", decided)

    assert "Décisions : 1 intacte, 1 modifiée, 1 orpheline\n" in done.out
    told = (
        "nord_g1.txt : des mots sur lesquels on avait décidé ont été corrigés depuis : 1 modifiée,"
        " 1 orpheline. À revoir par Julie (2), avec « piacen reviser --deplaces --codeur Julie »."
    )
    assert told in flat(done.err)
    assert decisions(decided, run_here)["transcripts"] == [
        {"file": NORTH, "intact": 1, "deplace": 0, "modifie": 1, "orphelin": 1},
        {"file": RITA, "intact": 1, "deplace": 0, "modifie": 0, "orphelin": 0},
    ]


def test_decisions_of_a_transcript_that_is_gone_are_told(decided: Path, run_here: RunHere) -> None:
    (decided / "transcripts" / NORTH).unlink()
    said = flat(run_here("verifier", "--etude", decided).err)
    assert "nord_g1.txt : cette transcription n’est plus lue : 3 décisions n’y comptent" in said


def test_damaged_and_torn_lines_and_codes_that_are_no_more_are_told(
    decided: Path, run_here: RunHere
) -> None:
    log = decided / "decisions" / "julie.jsonl"
    lines = log.read_bytes().split(b"\n")
    lines[0] = lines[0].replace(b"ven_temps", b"ven_tomps")
    log.write_bytes(b"\n".join(lines)[:-20])
    book = decided / "codebook.yaml"
    text = book.read_text(encoding="utf-8")
    text = text.replace("  out_panne:", "  panne:").replace("  ven_temps:", "  temps:")
    book.write_text(
        text + "correspondances: {ven_temps: [temps, obj_appareil]}\n", encoding="utf-8"
    )

    problems = decisions(decided, run_here)["problems"]

    told = {(each["file"], each["line"]): each["message"] for each in problems}
    assert "illisible" in told["decisions/julie.jsonl", 1]
    assert "incomplète" in told["decisions/julie.jsonl", 4]
    about = [each["message"] for each in problems if each["file"] == "codebook.yaml"]
    assert any("« out_panne », qui n’existe pas" in message for message in about)
    assert any("« ven_temps » a été scindé (temps, obj_appareil)" in m for m in about)


def test_a_file_that_is_not_of_the_study_has_no_decisions(
    decided: Path, tmp_path: Path, run_here: RunHere
) -> None:
    file = shutil.copy(decided / "transcripts" / NORTH, tmp_path / NORTH)
    done = run_here("verifier", file, "--json", "--etude", decided)
    assert json.loads(done.out)["decisions"] == {"transcripts": [], "problems": []}
