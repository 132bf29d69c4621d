"""`piacen comparer`: agreement told, disagreements shown, and settled one by one."""

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from piacen_qual.decisions.events import Act, Event
from piacen_qual.decisions.lines import read_events
from piacen_qual.decisions.replay import live
from piacen_qual.journals.names import CONSENSUS
from piacen_qual.study import open_study
from tests.cli import making
from tests.cli.conftest import RunHere
from tests.cli.deciding import NORTH, RITA, SOUTH, Did, decide
from tests.cli.making import exports_of


def read(file: str, source: str, *turns: int) -> list[Did]:
    """Whole turns, from their lines in the file."""
    lines = source.split("\n")
    return [Did(Act.SEEN, file, n, lines[n - 1].partition(" : ")[2]) for n in turns]


READ = (*read(NORTH, making.NORTH, 5, 6, 7, 10), *read(SOUTH, making.SOUTH, 3, 5))
JULIE = (
    Did(Act.ACCEPT, NORTH, 5, "manque du temps", "ven_temps", "temps", note="belle [b] image"),
    Did(Act.REJECT, NORTH, 6, "pas assez d’heures", "ven_temps", "temps"),
    Did(Act.ACCEPT, NORTH, 10, "a planté", "out_panne", "planter"),
    Did(Act.ACCEPT, SOUTH, 3, "manque du temps", "ven_temps", "temps"),
    Did(Act.MEMO, NORTH, 6, "Nous autres", note="pas une plainte"),
)
ZOE = (
    Did(Act.ADD, NORTH, 5, "Il nous manque", "ven_temps"),
    Did(Act.ADD, NORTH, 6, "on n’a pas assez d’heures", "ven_temps"),
    Did(Act.ADD, NORTH, 7, "ça part vite", "ven_temps"),
    Did(Act.ADD, NORTH, 10, "Mon ordinateur a planté", "out_panne"),
)


@pytest.fixture(scope="module")
def made(coded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The study, on which Julie decided with the suggestions on the screen, and Zoé without."""
    study = tmp_path_factory.mktemp("comparer") / "étude comparée"
    shutil.copytree(coded, study)
    decide(study, "Julie", *JULIE, *READ)
    decide(study, "Zoé", *ZOE, *READ, shown=False)
    return study


@pytest.fixture
def study(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))  # nobody said who codes
    monkeypatch.delenv("PIACEN_CODEUR", raising=False)
    return shutil.copytree(made, tmp_path / "copie")


def answering(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    """Answers come from a pipe."""
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{answer}\n" for answer in answers)))


def settled(study: Path) -> list[Event]:
    events, problems = read_events(open_study(study))
    assert problems == ()
    return [event for event in live(events) if event.coder == CONSENSUS]


def as_json(run_here: RunHere, study: Path, *words: str) -> Any:
    done = run_here("comparer", "--etude", study, "--json", *words)
    assert done.code == 0, done.err
    return json.loads(done.out)


def test_agreement_is_told_code_by_code(study: Path, run_here: RunHere) -> None:
    done = run_here("comparer", "--etude", study)
    assert done.code == 0
    lines = {line.split()[0]: line.split() for line in done.out.split("\n") if line.strip()}
    assert lines["ven_temps"][1:4] == ["2/3", "6", "50,0"]
    assert lines["out_panne"][1:6] == ["1/1", "6", "100,0", "%", "1,00"]
    assert "non définis (accord 100 %) : obj_appareil." in done.out.replace("\n", " ")
    assert "3 désaccords : --desaccords les montre, --consensus les tranche." in done.err


def test_rounds_that_were_not_blind_are_told(study: Path, run_here: RunHere) -> None:
    said = run_here("comparer", "--etude", study).err.replace("\n", " ")
    assert "! Pas à l’aveugle : Julie (6 segments sur 6) avait les suggestions" in said
    assert "Zoé (" not in said
    notes = as_json(run_here, study)["notes"]
    assert any("Pas à l’aveugle" in note for note in notes)


def test_the_json_has_the_keys_of_its_contract(study: Path, run_here: RunHere) -> None:
    data = as_json(run_here, study)
    assert set(data) == {
        *("coders", "segments", "codes", "overall", "families", "disagreements", "notes"),
    }
    assert (data["coders"], data["segments"]) == (["Julie", "Zoé"], 6)
    keys = {"n", "prevalence", "percent", "alpha", "kappa", "ac1", "confidence_interval"}
    for figures in (*data["codes"], *data["families"], data["overall"]):
        assert keys < set(figures)
        low, high = figures["confidence_interval"] or (None, None)
        assert (low is None) or low <= figures["alpha"] <= high
    codes = {each["code"]: each for each in data["codes"]}
    assert codes["ven_temps"]["prevalences"] == {"Julie": 2 / 6, "Zoé": 3 / 6}
    assert codes["obj_appareil"]["percent"] == 1
    assert codes["obj_appareil"]["alpha"] is None
    assert codes["obj_appareil"]["reading"] == "non défini"
    assert set(data["overall"]["sets"]) == {"masi", "jaccard"}
    assert data["overall"]["sets"]["masi"]["n"] == 6
    sides = data["disagreements"][0]["sides"]
    assert [(side["coder"], side["put"]) for side in sides] == [("Julie", False), ("Zoé", True)]
    assert sides[0]["memos"] == ["pas une plainte"]


@pytest.mark.parametrize(
    ("words", "coders", "segments"),
    [
        (("--codeurs", "zoe,JULIE"), ["Zoé", "Julie"], 6),
        (("--codeurs", "Zoé", "--avec", "machine"), ["Zoé", "machine"], 6),
        (("--avec", "machine", "--cas", "sud"), ["Julie", "Zoé", "machine"], 2),
        (("--avec", "consensus", "--theme", "outils"), ["Julie", "Zoé", "consensus"], 2),
        (("--codeurs", "machine"), ["Julie", "Zoé", "machine"], 6),
    ],
)
def test_coders_and_segments_are_chosen(
    study: Path, run_here: RunHere, words: tuple[str, ...], coders: list[str], segments: int
) -> None:
    data = as_json(run_here, study, *words)
    assert (data["coders"], data["segments"]) == (coders, segments)


def test_codes_are_chosen(study: Path, run_here: RunHere) -> None:
    assert [each["code"] for each in as_json(run_here, study, "--famille", "objets")["codes"]] == [
        "obj_appareil"
    ]
    data = as_json(run_here, study, "--code", "out_panne")
    assert [each["code"] for each in data["codes"]] == ["out_panne"]
    assert data["disagreements"] == []


def test_one_person_alone_is_compared_with_the_machine(
    coded: Path, tmp_path: Path, run_here: RunHere
) -> None:
    study = shutil.copytree(coded, tmp_path / "seule")
    decide(study, "Julie", *JULIE, *READ)
    done = run_here("comparer", "--etude", study)
    assert (done.code, "machine" in done.out) == (0, True)
    assert "Julie a codé" in done.err
    refused = run_here("comparer", "--etude", study, "--consensus")
    assert refused.code == 1
    assert "à deux au moins" in refused.err


@pytest.mark.parametrize("words", [(), ("--json",), ("--consensus",), ("--avec", "machine")])
def test_without_any_decision_there_is_nothing_to_compare(
    coded: Path, run_here: RunHere, words: tuple[str, ...]
) -> None:
    done = run_here("comparer", "--etude", coded, *words)
    assert (done.code, done.out) == (1, "")
    assert "Personne n’a encore codé" in done.err
    assert not (coded / "decisions").exists()


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--codeurs", "Luc"), 2, "« Luc » n’existe pas ici"),
        (("--code", "ven_tmps"), 2, "Vouliez-vous dire « ven_temps »?"),
        (("--consensus", "--json"), 2, "va sans --json"),
        (("--theme", "intro"), 1, "Rien à comparer"),
    ],
)
def test_what_cannot_be_is_said(
    study: Path, run_here: RunHere, words: tuple[str, ...], code: int, told: str
) -> None:
    done = run_here("comparer", "--etude", study, *words)
    assert (done.code, done.out) == (code, "")
    assert told in done.err.replace("\n", " ")


def test_disagreements_are_shown_side_by_side(study: Path, run_here: RunHere) -> None:
    done = run_here("comparer", "--etude", study, "--desaccords")
    assert "1/3 · NORD g1 · Vente au marché · tour 6 · P2" in done.out
    assert "ven_temps : Manque de temps" in done.out
    first = done.out.split("2/3")[0]
    assert "→ Nous autres, on vend tout avant midi" in first
    row = next(line for line in first.split("\n") if "✗" in line)
    assert row.split() == ["✗", "rejeté", "✓", "mis"]
    assert "mémo — pas une plainte" in first
    assert "C’est vrai que ça part vite [/b] pis [bold] les" in done.out


def test_files_hold_the_measures_and_the_disagreements(study: Path, run_here: RunHere) -> None:
    shutil.rmtree(study / "exports")
    assert run_here("comparer", "--etude", study).code == 0
    written = exports_of(study)
    tables = ("accord_par_code", "accord_par_famille", "desaccords", "notes")
    assert set(written) == {
        *(f"accord_codeurs.{kind}" for kind in ("xlsx", "docx", "md", "json")),
        *(f"accord_codeurs/{name}{end}.csv" for name in tables for end in ("", "_excel")),
    }
    book = openpyxl.load_workbook(io.BytesIO(written["accord_codeurs.xlsx"]))
    assert book.sheetnames == ["accord_par_code", "accord_par_famille", "desaccords", "Notes"]
    rows = list(csv.DictReader(io.StringIO(written["accord_codeurs/desaccords.csv"].decode())))
    assert [row["tour"] for row in rows] == ["6", "7", "3"]
    assert rows[0]["avis_Zoé"] == "mis"
    assert {row["diffusion"] for row in rows} == {"confidentiel, non anonymisé"}
    page = docx.Document(io.BytesIO(written["accord_codeurs.docx"]))
    assert page.tables[0].cell(1, 0).text == "Manque de temps"
    assert "pas assez" not in written["accord_codeurs.md"].decode()


def test_disagreements_are_settled_one_by_one(
    study: Path, run_here: RunHere, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, "b", "m", "à relire", "a", "A")
    done = run_here("comparer", "--etude", study, "--consensus")
    assert done.code == 0
    assert "Animatrice : Parfait." in done.out
    assert "Aucun désaccord ne reste." in done.err
    added, memo, refused, accepted = settled(study)
    assert (added.act, added.code, added.shown) == (Act.ADD, "ven_temps", False)
    assert added.anchor is not None
    assert added.anchor.text == "on n’a pas assez d’heures"
    assert (memo.act, memo.note, memo.code) == (Act.MEMO, "à relire", "ven_temps")
    assert (refused.act, refused.anchor and refused.anchor.text) == (Act.REJECT, "ça part vite")
    assert (accepted.act, accepted.rule) == (Act.ACCEPT, "ven_temps.temps")
    data = as_json(run_here, study, "--codeurs", "consensus,Zoé", "--code", "ven_temps")
    assert data["codes"][0]["put"] == {"consensus": 3, "Zoé": 3}
    assert [each["turn"] for each in data["disagreements"]] == [7, 3]


def test_a_consensus_is_taken_up_where_it_was_left(
    study: Path, run_here: RunHere, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, "b", "q")
    first = run_here("comparer", "--etude", study, "--consensus")
    assert "Il reste 2 désaccords à trancher." in first.err
    answering(monkeypatch, "p", "?", "a", "q")
    again = run_here("comparer", "--etude", study, "--consensus")
    assert "3 désaccords, dont 1 déjà tranché." in again.err
    assert "1/3" not in again.out
    assert "3/3" in again.out
    assert "Il reste 1 désaccord à trancher." in again.err
    assert [event.anchor and event.anchor.turn for event in settled(study)] == [6, 3]


def test_answers_are_undone_back_to_the_first_even_of_an_earlier_session(
    study: Path, run_here: RunHere, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, "b")
    run_here("comparer", "--etude", study, "--consensus")
    answering(monkeypatch, "m", "un mémo", "a", "u", "u", "u", "a")
    done = run_here("comparer", "--etude", study, "--consensus")
    assert done.err.count("Annulé.") == 2
    assert "Mémo retiré." in done.err
    (only,) = settled(study)
    assert (only.act, only.anchor and only.anchor.turn) == (Act.REJECT, 6)


def test_the_last_answer_can_be_undone_when_all_is_settled(
    study: Path, run_here: RunHere, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, "a", "a", "a")
    run_here("comparer", "--etude", study, "--consensus")
    answering(monkeypatch, "u", "b", "q")
    done = run_here("comparer", "--etude", study, "--consensus")
    assert "3/3" in done.out
    assert [event.act for event in settled(study)] == [Act.REJECT, Act.REJECT, Act.REJECT]
    assert "Aucun désaccord ne reste." in done.err


def test_a_consensus_with_the_machine_is_told_as_such(
    study: Path, run_here: RunHere, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, "b")
    run_here(
        *("comparer", "--etude", study, "--consensus"),
        *("--codeurs", "Zoé", "--avec", "machine", "--code", "ven_temps"),
    )
    (only,) = settled(study)
    assert (only.act, only.shown) == (Act.REJECT, True)


def test_nothing_is_written_where_all_agree(study: Path, run_here: RunHere) -> None:
    done = run_here("comparer", "--etude", study, "--consensus", "--code", "out_panne")
    assert (done.code, "Aucun désaccord." in done.err) == (0, True)
    assert sorted(path.name for path in (study / "decisions").glob("consensus*")) == []


def test_what_people_decided_is_never_touched(
    study: Path, run_here: RunHere, monkeypatch: pytest.MonkeyPatch
) -> None:
    logs = sorted((study / "decisions").glob("*.jsonl"))
    before = [log.read_bytes() for log in logs]
    answering(monkeypatch, "a", "b", "u", "a")
    run_here("comparer", "--etude", study, "--consensus")
    run_here("comparer", "--etude", study, "--avec", "consensus")
    assert [log.read_bytes() for log in logs] == before
    assert RITA not in {event.anchor and event.anchor.file for event in settled(study)}


def lines(text: str) -> str:
    return " ".join(text.split())


def test_how_many_are_settled_is_told_and_compter_counts_those_that_are_not(
    study: Path, run_here: RunHere, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIACEN_CODEUR", "Rita")
    assert "; 3 désaccords sans consensus" in lines(run_here("compter", "--etude", study).out)
    answering(monkeypatch, "b", "q")
    run_here("comparer", "--etude", study, "--consensus")

    told = run_here("comparer", "--etude", study).err
    assert "3 désaccords, dont 1 tranché : --desaccords les montre, --consensus tranche" in told
    assert "; 2 désaccords sans consensus" in lines(run_here("compter", "--etude", study).out)
    shown = run_here("comparer", "--etude", study, "--desaccords")
    assert "tranché par Rita : mis, « on n’a pas assez d’heures »" in lines(shown.out)
    assert "3 désaccords, dont 1 tranché : --consensus tranche les autres." in shown.err
    answering(monkeypatch, "a", "a")
    run_here("comparer", "--etude", study, "--consensus")
    assert "3 désaccords, tranchés : --desaccords les montre." in (
        run_here("comparer", "--etude", study).err
    )


def test_nobody_is_advised_to_settle_anything_with_the_machine(
    study: Path, run_here: RunHere
) -> None:
    told = run_here("comparer", "--etude", study, "--codeurs", "Julie", "--avec", "machine").err
    assert "--desaccords les montre" in told
    assert "--consensus" not in told
    nobody = ("comparer", "--etude", study, "--consensus", "--codeurs", "consensus")
    for others, who in (((), "le consensus"), (("--avec", "machine"), "la machine")):
        refused = run_here(*nobody, *others)
        assert refused.code == 1
        assert f"il n’y a ici que {who}" in lines(refused.err)


def test_what_is_written_is_told_after_each_answer_and_who_settled_it_is_in_the_log(
    study: Path, run_here: RunHere, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIACEN_CODEUR", "Rita")
    answering(monkeypatch, "b", "a", "q")

    done = run_here("comparer", "--etude", study, "--consensus")

    assert "Écrit : ven_temps, mis, « on n’a pas assez d’heures »." in done.out
    assert "Écrit : ven_temps, pas mis." in done.out
    assert {event.by for event in settled(study)} == {"Rita"}
    disputes = as_json(run_here, study)["disagreements"]
    assert [each["settled"] for each in disputes] == [
        *({"put": True, "by": "Rita"}, {"put": False, "by": "Rita"}),
        None,
    ]


def test_another_code_or_other_words_can_settle_it(
    study: Path, run_here: RunHere, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, "c", "panne", "e", "part vite", "u", "e", "ça part", "q")

    run_here("comparer", "--etude", study, "--consensus")

    recoded, other = settled(study)
    assert (recoded.act, recoded.code, recoded.new_code) == (Act.RECODE, "ven_temps", "out_panne")
    assert (other.act, other.anchor and other.anchor.text) == (Act.SPAN, "ça part")
    answering(monkeypatch, "q")
    again = run_here("comparer", "--etude", study, "--consensus")
    assert "3 désaccords, dont 2 déjà tranchés." in again.err


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        (("b", "z", "a"), "réponse 2, « z » (2/3, ven_temps, tour 7 de nord_g1.txt) : « z » n’est"),
        (("b", "c", "xyz", "a"), "réponse 3, « xyz »"),
        (("b", "e", "pas là", "a"), "« pas là » n’est pas dans ce segment."),
        (("b", "u", "u", "a"), "Il n’y a rien à annuler."),
        (("b", "p", "p", "a"), "« a » : c’est le dernier."),
    ],
)
def test_answers_prepared_ahead_stop_at_the_first_that_is_refused(
    study: Path,
    run_here: RunHere,
    monkeypatch: pytest.MonkeyPatch,
    answers: tuple[str, ...],
    why: str,
) -> None:
    answering(monkeypatch, *answers)

    done = run_here("comparer", "--etude", study, "--consensus")

    assert done.code == 2
    assert why in lines(done.err)
    assert "Elle et les suivantes sont sans effet" in lines(done.err)
    assert len(settled(study)) <= 1


def test_the_definition_and_what_else_each_put_there_are_a_key_away(
    study: Path, run_here: RunHere, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(study, "Zoé", Did(Act.ADD, NORTH, 6, "Nous autres", "out_panne"))
    answering(monkeypatch, "?", "q")

    done = run_here("comparer", "--etude", study, "--consensus", "--code", "ven_temps")

    assert "Définition : " in done.out
    assert "Zoé : aussi out_panne" in done.out
    assert "Julie : aussi" not in done.out


def test_no_word_of_a_side_is_cut_however_many_coders_there_are(
    study: Path, run_here: RunHere, monkeypatch: pytest.MonkeyPatch
) -> None:
    coders = ("Bernadette-Amélie", "Kim", "Omer", "Rita", "Gus")
    for coder in coders:
        decide(study, coder, Did(Act.ADD, NORTH, 6, "on n’a pas assez d’heures", "ven_temps"))
    answering(monkeypatch, "q")

    done = run_here("comparer", "--etude", study, "--consensus", "--code", "ven_temps")

    assert all(coder in done.out for coder in coders)


def test_the_same_segment_again_and_all_of_a_segment_are_told_as_such(
    study: Path, run_here: RunHere
) -> None:
    turn = making.NORTH.split("\n")[5].partition(" : ")[2]
    decide(study, "Zoé", Did(Act.ADD, NORTH, 6, turn, "out_panne"))

    shown = run_here("comparer", "--etude", study, "--desaccords").out

    first, second, *_ = shown.split("/4 · ")[1:]
    assert "· même segment" not in first.split("\n")[0]
    assert "· tour 6 · P2 · même segment" in second.split("\n")[0]
    assert "tout le segment" in second


def test_the_whole_is_called_by_the_family_or_code_that_was_asked_for(
    study: Path, run_here: RunHere
) -> None:
    done = run_here("comparer", "--etude", study, "--code", "out_panne")
    assert "Tous les codes" not in done.out
    assert "Tous les codes" in run_here("comparer", "--etude", study).out
