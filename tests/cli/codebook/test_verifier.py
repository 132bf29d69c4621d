"""`piacen codebook verifier`."""

import json
import shutil
from pathlib import Path

from piacen_qual.decisions.events import Act
from tests.cli.codebook.conftest import RunCodebook, rewrite
from tests.cli.deciding import NORTH, RITA, SOUTH, Did, decide

GOOD = "[L’ordinateur a planté.]"
TWINS = """\
      - {nom: planter, termes: [planter, tomber en panne], poids: 0.8}
      - {nom: plantage, termes: ['@planter'], poids: 0.8}
      - {nom: jamais, termes: [dirigeable]}
"""
RULE = "      - {nom: planter, termes: [planter, tomber en panne], poids: 0.8}\n"


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_sound_codebook_is_told_what_it_lacks(coded: Path, run: RunCodebook) -> None:
    done = run("verifier", "--etude", coded)

    assert done.code == 0
    assert done.out.startswith("Étude des marchés, version 3\n3 codes, 3 règles, 1 concept\n")
    assert "Trop peu d’exemples (3)\nIl faut 6 exemples et 4 contre-exemples.\n" in done.out
    assert "  • ven_temps : 1 exemple, 0 contre-exemple\n" in done.out
    assert "À corriger" not in done.out
    assert "3 exemples essayés; rien à corriger." in done.err


def test_an_example_that_fails_is_to_be_mended(study: Path, run: RunCodebook) -> None:
    rewrite(study, (GOOD, "[Tout va bien.]"))

    done = run("verifier", "--etude", study)

    assert done.code == 1
    assert "À corriger (1)" in done.out
    told = "ligne 32, code « out_panne » : l’exemple « Tout va bien. » ne reçoit pas ce code."
    assert told in flat(done.out)
    assert "1 chose à corriger." in done.err


def test_an_error_of_the_file_is_to_be_mended_and_hides_what_would_be_wrong(
    study: Path, run: RunCodebook
) -> None:
    rewrite(study, ('"@manque", [temps', "\"@manque\", '@perdu', [temps"))

    done = run("verifier", "--etude", study)

    assert done.code == 1
    assert "concept inconnu « @perdu »" in flat(done.out)
    assert "Codes sans règle (1)" in done.out
    assert "Concepts jamais employés" not in done.out


def test_rules_are_judged_by_what_they_do_in_the_study(study: Path, run: RunCodebook) -> None:
    rewrite(
        study,
        (RULE, TWINS),
        ("concepts:\n", "concepts:\n  planter: [planter, tomber en panne]\n  loin: [lune]\n"),
    )

    done = run("verifier", "--etude", study)

    assert done.code == 0
    assert "Concepts jamais employés (1)\n  • @loin (ligne 18)\n" in done.out
    assert "Règles muettes dans l’étude (1 sur 5)" in done.out
    assert "  • out_panne (1) : jamais\n" in done.out
    assert "  • out_panne.planter = out_panne.plantage (3 segments)\n" in done.out
    assert "  • out_panne.plantage, cachée par « planter » (3 passages)\n" in done.out
    assert "Les règles dans l’étude" not in done.out


def test_everything_can_be_asked_for(coded: Path, run: RunCodebook) -> None:
    done = run("verifier", "--tout", "--etude", coded)
    assert "Les règles dans l’étude" in done.out
    assert [line.split()[:2] for line in done.out.split("\n") if line.startswith("ven_temps.")] == [
        ["ven_temps.temps", "26"]
    ]


def test_a_long_list_is_shortened_and_says_so(study: Path, run: RunCodebook) -> None:
    unused = "".join(f"  c{n}: [mot]\n" for n in range(12))
    rewrite(study, ("concepts:\n", f"concepts:\n{unused}"))

    short, whole = run("verifier", "--etude", study), run("verifier", "--tout", "--etude", study)

    assert "  • @c7 (ligne 24)\n  … et 4 autres (--tout)\n" in short.out
    assert "@c8" not in short.out
    assert "  • @c11 (ligne 28)\n" in whole.out


def test_without_transcripts_the_examples_are_tried_all_the_same(
    study: Path, run: RunCodebook
) -> None:
    shutil.rmtree(study / "transcripts")
    rewrite(study, (GOOD, "[Tout va bien.]"))

    done = run("verifier", "--etude", study)

    assert done.code == 1
    assert "Sans transcription" in done.err
    assert "Règles muettes" not in done.out


def test_other_programs_get_everything(coded: Path, run: RunCodebook) -> None:
    done = run("verifier", "--json", "--etude", coded)
    data = json.loads(done.out)
    assert set(data) == {
        *("codes", "examples", "problems", "without_rules", "few_examples"),
        *("unused_concepts", "study"),
    }
    assert (data["codes"], data["examples"], data["problems"]) == (3, 3, [])
    assert data["few_examples"][0] == {"code": "ven_temps", "examples": 1, "counter_examples": 0}
    assert set(data["study"]) == {
        *("transcripts", "segments", "silent_rules", "inseparable_rules", "hidden_rules"),
        *("overlaps", "rules", "judged_rules", "judged_codes"),
    }
    assert (data["study"]["judged_rules"], data["study"]["judged_codes"]) == ([], [])
    assert data["study"]["rules"][0] == {
        "rule": "ven_temps.temps",
        "code": "ven_temps",
        "line": 26,
        "passages": 4,
        "segments": 4,
        "suggestions": 4,
    }


def test_a_problem_says_whether_it_must_be_mended(study: Path, run: RunCodebook) -> None:
    rewrite(study, (GOOD, "[Tout va bien.]"))
    (problem,) = json.loads(run("verifier", "--json", "--etude", study).out)["problems"]
    assert (problem["line"], problem["level"], problem["mend"]) == (32, "avertissement", True)


APPLIANCES = (
    Did(Act.REJECT, NORTH, 9, "téléphone", "obj_appareil", "noms"),
    Did(Act.REJECT, NORTH, 10, "ordinateur", "obj_appareil", "noms"),
    Did(Act.REJECT, RITA, 4, "téléphone", "obj_appareil", "noms"),
    Did(Act.ACCEPT, SOUTH, 5, "ordinateur", "obj_appareil", "noms"),
    Did(Act.ACCEPT, SOUTH, 6, "tablette", "obj_appareil", "noms"),
)
TIME = (
    Did(Act.ACCEPT, NORTH, 5, "manque du temps", "ven_temps", "temps"),
    Did(Act.ADD, NORTH, 3, "le pain", "ven_temps"),
)


def test_rules_are_judged_by_what_people_decided(study: Path, run: RunCodebook) -> None:
    decide(study, "Julie", *TIME, *APPLIANCES)

    out = run("verifier", "--etude", study).out

    rows = [line.split() for line in out.split("\n")]
    assert ["obj_appareil.noms", "5", "2", "40,0", "%", "3"] in rows
    assert ["ven_temps.temps", "1", "1", "—", "0"] in rows
    assert ["obj_appareil", "5", "2", "40,0", "%", "2", "2", "—"] in rows
    assert ["ven_temps", "1", "1", "—", "2", "1", "—"] in rows
    assert out.index("obj_appareil.noms") < out.index("ven_temps.temps")
    assert "acceptées : celles qui restent." in flat(out)


def test_without_decisions_nothing_is_said_of_them(coded: Path, run: RunCodebook) -> None:
    assert "décisions" not in run("verifier", "--tout", "--etude", coded).out


def test_other_programs_get_the_figures(study: Path, run: RunCodebook) -> None:
    decide(study, "Julie", *TIME, *APPLIANCES)

    data = json.loads(run("verifier", "--json", "--etude", study).out)["study"]

    assert data["judged_rules"] == [
        {
            "rule": "obj_appareil.noms",
            "accepted": 2,
            "rejected": 3,
            "again": 3,
            "precision": 0.4,
        },
        {
            "rule": "ven_temps.temps",
            "accepted": 1,
            "rejected": 0,
            "again": 0,
            "precision": None,
        },
    ]
    assert data["judged_codes"][1] == {
        "code": "ven_temps",
        "accepted": 1,
        "rejected": 0,
        "again": 0,
        "precision": None,
        "human": 2,
        "found": 1,
        "recall": None,
    }


def test_many_judged_rules_are_shortened(study: Path, run: RunCodebook) -> None:
    turns = [(NORTH, turn) for turn in (2, 3, 5, 6, 7, 9, 10, 11, 13)] + [(SOUTH, 2)]
    names = [f"mot{n}" for n in range(len(turns))]
    rules = "".join(f"      - {{nom: {name}, termes: [{name}]}}\n" for name in names)
    rewrite(study, (RULE, RULE + rules))
    kept = (
        Did(Act.ACCEPT, *turn, "e", "out_panne", name)
        for turn, name in zip(turns, names, strict=True)
    )
    decide(study, "Julie", *kept)

    short, whole = run("verifier", "--etude", study), run("verifier", "--tout", "--etude", study)

    assert "… et 2 autres règles (--tout)" in short.out
    assert [name for name in names if f"out_panne.{name} " not in short.out] == ["mot8", "mot9"]
    assert all(f"out_panne.{name} " in whole.out for name in names)
