"""What `piacen coder --expliquer` shows and refuses."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.making import Run, piacen


def explained(study: Path, place: str, *words: str) -> Run:
    return piacen("coder", "--expliquer", place, *words, "--etude", study)


def flat(run: Run) -> str:
    return " ".join(run.out.replace("\xa0", " ").split())


def as_data(study: Path, place: str, *words: str) -> Any:
    run = explained(study, place, *words, "--json")
    assert run.code == 0, run.err
    return json.loads(run.out)


def test_a_turn_is_shown_with_its_codes_their_rules_and_scores(coded: Path) -> None:
    run = explained(coded, "nord_g1.txt:5")
    said = flat(run)
    assert (run.code, run.err) == (0, "")
    assert said.startswith("nord_g1.txt, tour 5 P1 · Vente au marché Avant, Animatrice : ")
    assert "[rires] On finit par courir." in said
    assert "0,80 ven_temps · Manque de temps" in said
    assert "« manque », du concept @manque, près de « temps » (règle temps)" in said


def test_every_line_fits_80_columns(coded: Path) -> None:
    for words in ((), ("--tout",), ("--code", "out_panne")):
        run = explained(coded, "nord_g1:5", *words)
        assert max(map(len, run.out.split("\n"))) <= 80


def test_the_rule_that_nearly_fired_is_told_with_what_stopped_it(
    coded: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "ailleurs_g1.txt"
    lines = ("Animatrice : Ça va bien?", "Zoé : Ça manque, oui. Le temps aussi {0}.", "Omer : Bon.")
    elsewhere.write_text("\n".join(lines * 2), encoding="utf-8")
    run = explained(coded, f"{elsewhere}:2")
    said = flat(run)
    assert "Le temps aussi {0}. Aucun code n’est suggéré. Règles qui ont failli réagir" in said
    assert "0,80 ven_temps.temps Trouvé : « manque », « temps »." in said
    assert "Mais les éléments ne sont pas dans la même phrase (portee)." in said


def test_every_rule_of_a_code_asked_for_is_told_in_words(coded: Path) -> None:
    said = flat(explained(coded, "nord_g1:5", "--code", "pannes"))
    assert "out_panne n’est pas suggéré." in said
    assert "out_panne.planter « planter » ou « tomber en panne ». Poids 0,8." in said
    assert "Rien de cela n’est dans le segment." in said
    assert "ven_temps" not in said


def test_a_turn_of_the_moderation_is_never_coded(coded: Path) -> None:
    run = explained(coded, "nord_g1:1")
    assert (run.code, run.err) == (0, "")
    assert "tour de table pour commencer? L’animation n’est jamais codée" in flat(run)


def test_a_verbatim_is_neither_markup_nor_a_template(coded: Path) -> None:
    said = flat(explained(coded, "nord_g1:7"))
    assert "vite [/b] pis [bold] les légumes [/bold] aussi" in said


def test_the_same_comes_as_data(coded: Path) -> None:
    data = as_data(coded, "nord_g1:5")
    assert (data["file"], data["n"], data["role"], data["theme"]) == (
        *("nord_g1.txt", 5, "participant"),
        "vente",
    )
    assert set(data) >= {"text", "speaker", "segments", "threshold", "codes", "near"}
    (only,) = data["codes"]
    assert (only["code"], only["outcome"], only["score"]) == ("ven_temps", "suggere", 0.8)
    (rule,) = only["rules"]
    assert (rule["rule"], rule["weight"], rule["witnesses"]) == ("ven_temps.temps", 0.8, 1)
    for passage in rule["passages"]:
        assert data["text"][passage["start"] : passage["end"]] == passage["evidence"]


def test_what_stopped_a_rule_comes_as_data_with_its_words(coded: Path) -> None:
    (near,) = as_data(coded, "nord_g1:3", "--code", "ven_temps")["near"]
    assert (near["rule"], near["found"]) == ("ven_temps.temps", [])
    assert [each["stop"] for each in near["obstacles"]] == ["element", "element"]
    assert all(each["message"].startswith("il manque ") for each in near["obstacles"])


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("nord_g1.txt:99", "« nord_g1.txt » n’a pas de tour 99 : ses tours vont de 1 à 13."),
        ("nord_g1.txt", "écrivez FICHIER:TOUR, par exemple « nord_g1.txt:12 »"),
        ("nord_g9.txt:1", "Vouliez-vous dire « nord_g1.txt »?"),
    ],
)
def test_what_names_no_turn_is_refused_before_anything_is_coded(
    coded: Path, place: str, told: str
) -> None:
    run = explained(coded, place)
    assert (run.code, run.out) == (2, "")
    assert told in " ".join(run.err.replace("\xa0", " ").split())


@pytest.mark.parametrize(
    "words",
    [("--tout",), ("--code", "ven_temps"), ("nord_g1.txt", "--expliquer", "nord_g1.txt:5")],
)
def test_options_that_explain_nothing_alone_are_refused(
    coded: Path, words: tuple[str, ...]
) -> None:
    run = piacen("coder", *words, "--etude", coded)
    assert (run.code, run.out) == (2, "")
    assert "--expliquer FICHIER:TOUR" in run.err


def test_nothing_is_written_when_a_turn_is_explained(coded: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (coded / "exports").rglob("*")}
    explained(coded, "nord_g1:5")
    assert {path: path.stat().st_mtime_ns for path in (coded / "exports").rglob("*")} == before
