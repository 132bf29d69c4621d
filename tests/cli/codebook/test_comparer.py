"""`piacen codebook comparer`."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.codebook.conftest import RunCodebook, rewrite


@pytest.fixture
def old(study: Path) -> Path:
    """The codebook as it was; the study has another."""
    path = study / "ancien.yaml"
    shutil.copy(study / "codebook.yaml", path)
    return path


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_codebook_compared_with_itself_says_so(study: Path, old: Path, run: RunCodebook) -> None:
    done = run("comparer", old, "--etude", study)
    assert done.code == 0
    assert done.out.startswith("Les deux codebooks disent la même chose.\n")
    assert "Les mêmes, avec les mêmes scores." in done.out


def test_differences_are_told_kind_by_kind_and_then_what_comes_of_them(
    study: Path, old: Path, run: RunCodebook
) -> None:
    rewrite(
        study,
        ("seuil: 0.5", "seuil: 0.4"),
        ("manque: [manquer, pas assez,", "manque: [manquer,"),
        ("obj_appareil:", "obj_machine:"),
        ("nom: planter,", "nom: en panne,"),
        (
            "tomber en panne], poids: 0.8}",
            "tomber en panne], poids: 0.8}\n      - {nom: perdu, termes: [perdre], poids: 0.45}",
        ),
    )

    done = run("comparer", old, "--etude", study)

    assert done.code == 0
    for told in (
        "Réglages\n  ~ seuil « 0.5 » → « 0.4 »\n",
        "Concepts\n  ~ manque : mots − « pas assez »\n",
        "Codes\n  = obj_appareil devient obj_machine\n",
        "Règles\n  + out_panne.perdu\n  = out_panne.planter devient out_panne.en panne\n"
        "  ~ ven_temps.temps : par @manque\n",
    ):
        assert told in done.out
    assert "Disparues (1)\n  − ven_temps 0,80 · nord_g1.txt:6 · « pas assez d’heures »" in done.out
    assert "Autre score (1)\n  ~ out_panne 0,80 → 0,89 · nord_g1.txt:10 · « planté »" in done.out
    assert "obj_machine 0" not in done.out


def test_two_files_can_be_named(study: Path, old: Path, run: RunCodebook) -> None:
    (study / "codebook.yaml").write_text("titre: rien\n", encoding="utf-8")
    done = run("comparer", old, old, "--etude", study)
    assert done.out.startswith("Les deux codebooks disent la même chose.\n")


def test_another_guide_has_the_transcripts_read_again(
    study: Path, old: Path, run: RunCodebook
) -> None:
    rewrite(
        study,
        ("numériques utilisez-vous", "informatiques préférez-vous"),
        ("[temps, heure]], poids: 0.8}", "[temps, heure]], poids: 0.8, theme: [vente]}"),
    )
    done = run("comparer", old, "--etude", study)
    assert "Thèmes\n  ~ outils : questions" in done.out
    assert "Règles\n  ~ ven_temps.temps : theme + « autres : 0 », « vente : 1 »\n" in done.out


def test_segments_cut_otherwise_are_no_change(study: Path, old: Path, run: RunCodebook) -> None:
    rewrite(study, ("seuil: 0.5", "seuil: 0.5\nsegment_mots: 20"))
    done = run("comparer", old, "--etude", study)
    assert "~ segment_mots « 120 » → « 20 »" in done.out
    assert "Les mêmes, avec les mêmes scores." in done.out


def test_without_transcripts_the_files_are_compared_all_the_same(
    study: Path, old: Path, run: RunCodebook
) -> None:
    shutil.rmtree(study / "transcripts")
    rewrite(study, ("seuil: 0.5", "seuil: 0.4"))
    done = run("comparer", old, "--etude", study)
    assert "~ seuil" in done.out
    assert "Sans transcription" in done.err


def test_a_file_that_does_not_exist_is_said(study: Path, run: RunCodebook) -> None:
    done = run("comparer", study / "perdu.yaml", "--etude", study)
    assert (done.code, done.out) == (2, "")
    assert "perdu.yaml : le fichier n’existe pas." in flat(done.err).replace("/ ", "/")


def test_other_programs_get_everything(study: Path, old: Path, run: RunCodebook) -> None:
    rewrite(study, ("manque: [manquer, pas assez,", "manque: [manquer,"))

    data = json.loads(run("comparer", old, "--json", "--etude", study).out)

    assert set(data) == {
        *("before", "after", "settings", "themes", "families", "concepts", "codes", "rules"),
        "suggestions",
    }
    assert data["rules"]["changed"] == [
        {"id": "ven_temps.temps", "keys": [], "through": ["manque"]}
    ]
    made = data["suggestions"]
    (change,) = made["changes"]
    assert made["before"] - made["after"] == 1
    assert (change["fate"], change["code"], change["turn"]) == ("disparue", "ven_temps", 6)
