"""`piacen codebook voir`."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.codebook.conftest import RunCodebook, rewrite


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_code_is_shown_with_its_rules_in_words_and_what_they_find(
    coded: Path, run: RunCodebook
) -> None:
    done = run("voir", "ven_temps", "--etude", coded)

    assert done.code == 0
    assert done.out.startswith("ven_temps — Manque de temps\n")
    assert "Arguments · Vente au marché · ligne 19 du codebook\n" in done.out
    assert "Définition  On explique par le manque de temps.\n" in done.out
    assert "Exemples\n  • Il nous manque du temps.\n" in done.out
    assert "  temps · ligne 26 · 4 passages, 4 segments\n" in done.out
    assert (
        "Un mot de @manque (manquer, pas assez, à court) près de « temps » ou « heure »,"
        " au plus 5 mots entre les deux, dans la même phrase. Poids 0,8."
    ) in flat(done.out)
    assert "4 suggestions" in done.out
    assert "  nord_g1.txt:5 · P1 · Vente au marché · 0,80\n" in done.out
    assert "kiosque. [rires] On finit" in flat(done.out)
    assert "    → temps : « manque du temps »\n" in done.out


def test_segments_that_do_not_suffice_say_why(study: Path, run: RunCodebook) -> None:
    rewrite(study, ("poids: 0.8}\n  out_panne", "poids: 0.3}\n  out_panne"))
    done = run("voir", "ven_temps", "--etude", study)
    assert "0 suggestion, et 4 segments où les règles réagissent sans suffire." in flat(done.out)
    assert "· 0,30, sous le seuil\n" in done.out


def test_a_rival_of_the_family_is_told(study: Path, run: RunCodebook) -> None:
    rewrite(
        study,
        ("  arguments: Arguments", "  arguments: {libelle: Arguments, part_du_meilleur: 1}"),
        ("termes: [planter, tomber en panne], poids: 0.8", "termes: [kiosque], poids: 0.9"),
    )
    done = run("voir", "ven_temps", "--etude", study)
    assert "0,80, mais un code de la famille est plus sûr" in flat(done.out)


@pytest.mark.parametrize("asked", ["VEN_TEMPS", "Manque de temps", "temps"])
def test_a_code_goes_by_its_label_too(asked: str, coded: Path, run: RunCodebook) -> None:
    assert run("voir", asked, "--etude", coded).out.startswith("ven_temps — ")


def test_an_unknown_code_is_answered_by_those_that_come_near(coded: Path, run: RunCodebook) -> None:
    done = run("voir", "apareil", "--etude", coded)
    assert (done.code, done.out) == (2, "")
    assert "Aucun code ne s’appelle « apareil »." in flat(done.err)
    assert "\n  obj_appareil — Appareils\n" in done.err


def test_without_transcripts_a_code_is_shown_all_the_same(study: Path, run: RunCodebook) -> None:
    shutil.rmtree(study / "transcripts")
    done = run("voir", "ven_temps", "--etude", study)
    assert done.code == 0
    assert "  temps · ligne 26\n" in done.out
    assert "Sans transcription" in done.err


def test_long_turns_are_cut_around_their_passages_unless_all_is_asked_for(
    study: Path, run: RunCodebook
) -> None:
    north = study / "transcripts" / "nord_g1.txt"
    before, after = "Bon, les prunes d’abord. " * 12, " Pis les poires aussi." * 12
    said = north.read_text(encoding="utf-8")
    said = said.replace("Il nous manque du temps,", f"{before}Il nous manque du temps,")
    north.write_text(said.replace("On finit par courir.", after), encoding="utf-8")

    short = flat(run("voir", "ven_temps", "--etude", study).out)
    whole = flat(run("voir", "ven_temps", "--tout", "--etude", study).out)

    assert short.count("les prunes") < whole.count("les prunes") == 12
    assert "nord_g1.txt:5 · P1 · Vente au marché · 0,80 … " in short
    assert "…" not in whole


def test_other_programs_get_everything(coded: Path, run: RunCodebook) -> None:
    data = json.loads(run("voir", "ven_temps", "--json", "--etude", coded).out)

    assert set(data) == {"code", "rules", "segments"}
    assert data["code"]["id"] == "ven_temps"
    assert data["code"]["examples"] == [
        {"text": "Il nous manque du temps.", "line": 24, "theme": ""}
    ]
    (rule,) = data["rules"]
    assert set(rule) == {"rule", "line", "words", "passages", "segments", "suggestions"}
    assert len(data["segments"]) == 4
    for segment in data["segments"]:
        assert segment["suggested"] is True
        for passage in segment["passages"]:
            start = passage["start"] - segment["start"]
            end = passage["end"] - segment["start"]
            assert segment["text"][start:end] == passage["text"]


def test_without_a_code_all_are_listed_with_what_they_mean(study: Path, run: RunCodebook) -> None:
    done = run("voir", "--etude", study)
    assert done.code == 0
    assert "\nArguments\n" in done.out
    assert "  ven_temps — Manque de temps\n    On explique par le manque de temps.\n" in done.out
    data = json.loads(run("voir", "--json", "--etude", study).out)
    assert {"code", "label", "family", "definition"} == set(data["codes"][0])
    assert "ven_temps" in [code["code"] for code in data["codes"]]
