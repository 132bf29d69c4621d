"""Decisions where there are any, suggestions elsewhere: every command that counts says which."""

import csv
import hashlib
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from piacen_qual.analysis.codebook_review.proposals import Request
from piacen_qual.cli import steps
from piacen_qual.cli.lexique import desk
from piacen_qual.decisions.events import Act
from tests.cli.conftest import RunHere
from tests.cli.deciding import NORTH, RITA, SOUTH, Did, decide

JULIE = (
    Did(Act.ACCEPT, NORTH, 5, "manque du temps", "ven_temps", "temps", note="belle image"),
    Did(Act.REJECT, NORTH, 6, "pas assez d’heures", "ven_temps", "temps"),
    Did(Act.ADD, SOUTH, 2, "Tranquille", "ven_temps"),
    Did(Act.RECODE, RITA, 2, "manque de temps", "ven_temps", "temps", new_code="out_panne"),
    Did(Act.SPAN, SOUTH, 6, "le logiciel plante", "out_panne", "planter"),
    Did(Act.MEMO, SOUTH, 6, "le logiciel plante", note="lequel?"),
)
ZOE = (Did(Act.REJECT, NORTH, 5, "manque du temps", "ven_temps", "temps"),)


@pytest.fixture(scope="module")
def made(coded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The study, on which two people decided some things."""
    study = tmp_path_factory.mktemp("decisions") / "étude décidée"
    shutil.copytree(coded, study)
    decide(study, "Julie", *JULIE)
    decide(study, "Zoé", *ZOE)
    return study


@pytest.fixture
def study(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "copie")


def exported(study: Path, name: str) -> list[dict[str, str]]:
    data = (study / "exports" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(data)))


def places(rows: list[dict[str, str]], code: str) -> set[tuple[str, int]]:
    return {(row["fichier"], int(row["tour"])) for row in rows if row["code"] == code}


def flat(text: str) -> str:
    return " ".join(text.split())


def test_codages_hold_what_was_decided_and_what_nobody_looked_at(
    study: Path, run_here: RunHere
) -> None:
    done = run_here("coder", "--etude", study)

    assert done.code == 0
    rows = exported(study, "codages.csv")
    assert places(rows, "ven_temps") == {(NORTH, 5), (SOUTH, 2), (SOUTH, 3)}
    assert places(rows, "out_panne") == {(NORTH, 10), (SOUTH, 5), (SOUTH, 6), (RITA, 2)}
    by_place = {(row["code"], row["fichier"], row["tour"]): row for row in rows}
    span = by_place["out_panne", SOUTH, "6"]
    assert (span["extrait"], span["score"], span["regle"]) == (
        *("le logiciel plante", "1"),
        "out_panne.planter",
    )
    assert (span["source"], span["codeur"], span["memo"]) == (
        *("décision", "Julie"),
        "Julie\xa0: lequel?",
    )
    left = by_place["ven_temps", SOUTH, "3"]
    assert (left["source"], left["codeur"], left["memo"]) == ("suggestion", "", "")
    segments = {(row["fichier"], row["tour"]): row for row in exported(study, "segments.csv")}
    assert segments[SOUTH, "2"]["codes"] == "ven_temps"
    assert segments[NORTH, "6"]["codes"] == ""


def test_the_summary_of_the_coder_says_what_it_counts(study: Path, run_here: RunHere) -> None:
    said = flat(run_here("coder", "--etude", study).out)
    assert "Compté : décisions (Julie : 6, Zoé : 1), et suggestions là où personne" in said
    assert "6 codages décidés, dont 4 retenus; 8 suggestions sans décision; 1 désaccord" in said


def test_files_named_are_coded_without_a_word_on_decisions(made: Path, run_here: RunHere) -> None:
    done = run_here("coder", made / "transcripts" / RITA, "--etude", made)
    assert "Compté : suggestions seulement, sans égard aux décisions." in flat(done.out)


def test_coding_again_touches_no_decision(study: Path, run_here: RunHere) -> None:
    def digests() -> dict[str, tuple[str, int]]:
        return {
            path.relative_to(study).as_posix(): (
                hashlib.sha256(path.read_bytes()).hexdigest(),
                path.stat().st_mtime_ns,
            )
            for path in (study / "decisions").rglob("*")
            if path.is_file()
        }

    before = digests()
    assert any(name.endswith("julie.jsonl") for name in before)

    shutil.rmtree(study / ".piacen")
    for words in (("coder",), ("coder", "--json"), ("compter",), ("citer",), ("verifier",)):
        run_here(*words, "--etude", study)

    assert digests() == before


def test_suggestions_for_other_programs_are_still_all_the_machine_makes(
    study: Path, coded: Path, run_here: RunHere
) -> None:
    decided = run_here("coder", "--json", "--etude", study)
    assert decided.out == run_here("coder", "--json", "--etude", coded).out


def counted(run_here: RunHere, study: Path, *options: str) -> tuple[dict[str, int], list[str]]:
    """Segments by code, and the notes."""
    done = run_here("compter", "codes", "--json", "--etude", study, *options)
    assert done.code == 0, done.err
    (table,) = json.loads(done.out)["tables"]
    totals = {r["code"]: r["segments"] for r in table["rows"] if r["cas"] == "Total"}
    return totals, table["notes"]


@pytest.mark.parametrize(
    ("options", "totals", "told"),
    [
        ((), {"ven_temps": 3, "out_panne": 4, "obj_appareil": 5}, "et suggestions là où"),
        (
            ("--source", "decisions"),
            {"ven_temps": 2, "out_panne": 2, "obj_appareil": 0},
            "(Julie : 6, Zoé : 1), et rien d’autre.",
        ),
        (
            ("--source", "suggestions"),
            {"ven_temps": 4, "out_panne": 3, "obj_appareil": 5},
            "suggestions seulement, sans égard aux décisions.",
        ),
        (
            ("--codeur", "zoé"),
            {"ven_temps": 0, "out_panne": 0, "obj_appareil": 0},
            "décisions d’une seule personne (Zoé : 1), et rien d’autre.",
        ),
        (
            ("--codeur", "Zoé", "--source", "les-deux"),
            {"ven_temps": 3, "out_panne": 3, "obj_appareil": 5},
            "décisions d’une seule personne (Zoé : 1), et suggestions là où personne n’a décidé.",
        ),
    ],
)
def test_tables_count_what_is_asked_for_and_say_so(
    made: Path, run_here: RunHere, options: tuple[str, ...], totals: dict[str, int], told: str
) -> None:
    found, notes = counted(run_here, made, *options)
    assert found == totals
    assert sum(told in note for note in notes) == 1


def test_without_decisions_tables_say_that_nobody_looked(coded: Path, run_here: RunHere) -> None:
    _, notes = counted(run_here, coded)
    assert any("Compté : suggestions, que personne n’a encore révisées." in n for n in notes)


def quotes(run_here: RunHere, study: Path, *options: str) -> list[dict[str, Any]]:
    done = run_here("citer", "--json", "--etude", study, *options)
    assert done.code == 0, done.err
    return list(json.loads(done.out)["quotes"])


def test_quotes_say_whether_they_were_decided_and_rejected_ones_do_not_show(
    made: Path, run_here: RunHere
) -> None:
    found = quotes(run_here, made, "--code", "ven_temps", "--mots-min", "1")

    assert [(q["file"], q["turn"], q["source"]) for q in found if q["source"] != "suggestion"] == [
        (NORTH, 5, "Julie"),
        (SOUTH, 2, "Julie"),
    ]
    assert (NORTH, 6) not in {(quote["file"], quote["turn"]) for quote in found}
    assert {quote["memo"] for quote in found} == {"Julie : belle image", ""}


def test_the_mark_and_the_memo_stand_beside_each_quote(made: Path, run_here: RunHere) -> None:
    done = run_here("citer", "--etude", made)

    said = flat(done.out)
    marked = "(NORD, groupe 1, P1) · en désaccord (mis par Julie, pas par Zoé) mémo — Julie : belle"
    assert marked in said
    assert "(SUD, groupe 1, P2) · suggéré" in said
    assert "Source : décisions (Julie : 6, Zoé : 1), et suggestions là où" in said
    rows = exported(made, "citations.csv")
    assert {(row["source"], row["codeur"]) for row in rows} == {
        ("décision", "Julie"),
        ("suggestion", ""),
    }


def test_words_are_sought_in_the_segments_that_carry_a_code_now(
    made: Path, run_here: RunHere
) -> None:
    def found(*options: str) -> tuple[set[tuple[str, int]], str]:
        words = ("chercher", "fromages", "--code", "ven_temps")
        data = json.loads(run_here(*words, "--json", "--etude", made, *options).out)
        return {(line["file"], line["turn"]) for line in data["occurrences"]}, data["source"]

    assert found() == (
        {(SOUTH, 2)},
        "décisions (Julie : 6, Zoé : 1), et suggestions là où personne n’a décidé",
    )
    assert found("--source", "suggestions")[0] == set()
    shown = run_here("chercher", "fromages", "--code", "ven_temps", "--etude", made)
    assert "Segments codés ven_temps : décisions (Julie : 6, Zoé : 1)" in flat(shown.err)


def test_without_a_code_a_concordance_rests_on_no_coding(made: Path, run_here: RunHere) -> None:
    done = run_here("chercher", "fromages", "--json", "--etude", made)
    assert json.loads(done.out)["source"] is None
    refused = run_here("chercher", "fromages", "--codeur", "Julie", "--etude", made)
    assert (refused.code, "avec --code CODE" in flat(refused.err)) == (2, True)


def test_what_is_between_brackets_is_not_said_and_chercher_says_so(
    made: Path, run_here: RunHere
) -> None:
    done = run_here("chercher", "(rires)", "--etude", made)
    assert (done.code, "n’est pas une parole" in flat(done.err)) == (1, True)


def test_new_terms_are_drawn_from_what_people_kept(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Request] = []

    def propose(request: Request, *_: object, **__: object) -> tuple[()]:
        asked.append(request)
        return ()

    monkeypatch.setattr(desk, "propose", propose)
    work = steps.code(made)
    desk.Desk(work, "ven_temps", weight=None, coder="Julie").proposals([], 5, left=())

    (request,) = asked
    kept = {(coding.file, coding.turn) for coding in request.codings if coding.code == "ven_temps"}
    assert kept == {(NORTH, 5), (SOUTH, 2), (SOUTH, 3)}


def test_decisions_asked_for_where_there_are_none_are_no_empty_table(
    coded: Path, run_here: RunHere
) -> None:
    for options in (("--source", "decisions"), ("--codeur", "Julie")):
        done = run_here("compter", "--etude", coded, *options)
        assert (done.code, done.out) == (1, "")
        assert "Personne n’a encore rien décidé" in flat(done.err)


def test_somebody_who_decided_nothing_is_told_who_did(made: Path, run_here: RunHere) -> None:
    done = run_here("citer", "--codeur", "Marc", "--etude", made)
    assert done.code == 2
    assert "« Marc » n’existe pas ici. Possibles : Julie, Zoé." in flat(done.err)


def test_a_name_as_it_is_written_comes_before_one_that_is_nearly_it() -> None:
    assert steps.chosen("codeur", "Zoe", ["Zoé", "Zoe"]) == "Zoe"
    assert steps.chosen("codeur", "zoe", ["Zoé"]) == "Zoé"


def test_one_persons_suggestions_make_no_sense(made: Path, run_here: RunHere) -> None:
    done = run_here("compter", "--codeur", "Zoé", "--source", "suggestions", "--etude", made)
    assert (done.code, "Retirez l’une des deux" in flat(done.err)) == (2, True)


def test_a_damaged_line_is_told_and_the_rest_counts(study: Path, run_here: RunHere) -> None:
    log = study / "decisions" / "julie.jsonl"
    first, *others = log.read_bytes().split(b"\n")
    log.write_bytes(b"\n".join([first.replace(b"ven_temps", b"ven_tomps"), *others]))

    done = run_here("compter", "codes", "--etude", study)

    assert done.code == 2
    assert "decisions/julie.jsonl, ligne 1 : décision illisible" in flat(done.err)
    assert "décisions (Julie : 5, Zoé : 1)" in flat(done.out)


def test_decisions_none_of_which_counts_are_no_empty_table(study: Path, run_here: RunHere) -> None:
    for file in (NORTH, SOUTH, RITA):
        (study / "transcripts" / file).unlink()
    other = study / "transcripts" / "ouest_g1.txt"
    other.write_text("Animatrice : Alors?\nLéa : Rien du tout.\n", encoding="utf-8")

    done = run_here("compter", "--source", "decisions", "--etude", study)

    assert (done.code, done.out) == (1, "")
    assert "Aucune des décisions ne compte aujourd’hui" in flat(done.err)
    both = run_here("compter", "codes", "--etude", study)
    assert "il y a des décisions, mais aucune ne compte." in flat(both.out)
    assert "À revoir : 7 décisions sur des mots disparus (hors compte)." in flat(both.out)


def test_groups_without_decisions_are_named_where_only_decisions_count(
    study: Path, run_here: RunHere
) -> None:
    _, notes = counted(run_here, study, "--codeur", "Zoé")
    assert any("Sans décision : 2 groupes sur 3, où rien n’est compté" in note for note in notes)


def test_a_quote_too_short_to_stand_alone_is_shown_after_what_was_said_before(
    study: Path, run_here: RunHere
) -> None:
    done = run_here("citer", "--etude", study, "--mots-min", "1", "--nombre", "20")

    quotes = json.loads(
        run_here("citer", "--etude", study, "--mots-min", "1", "--nombre", "20", "--json").out
    )["quotes"]
    short = [quote for quote in quotes if quote["words"] < 15 and quote["before"]]
    assert 0 < len(short) == done.out.count("\n  avant — ")
    nearest = short[0]["before"].split("\n")[-1]
    assert f"avant — {flat(nearest)}" in flat(done.out)
