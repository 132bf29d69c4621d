"""What `piacen compter` tells of what happens within groups, and from group to group."""

import csv
import io
import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from piacen_qual.decisions.events import Act
from tests.cli.conftest import RunHere
from tests.cli.deciding import NORTH, SOUTH, Did, decide
from tests.cli.making import exports_of


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        ("accords", "Le silence n’est pas un accord."),
        ("reponses", "Qui prend la parole après qui : NORD, groupe 1"),
        ("saturation", "Saturation : Arguments"),
    ],
)
def test_a_subject_is_shown_in_80_columns(
    coded: Path, run_here: RunHere, subject: str, told: str
) -> None:
    done = run_here("compter", subject, "--etude", coded)
    assert done.code == 0
    assert told in done.out.replace("\n", " ")


def test_saturation_says_what_tells_the_order(coded: Path, run_here: RunHere) -> None:
    said = run_here("compter", "saturation", "--etude", coded).out.replace("\n", " ")
    assert "celui des fichiers, faute de date (AAAA-MM-JJ) dans corpus.yaml : sud_g2.vtt" in said


@pytest.mark.parametrize(
    ("subject", "tables"),
    [
        ("accords", ["accords", "accords_par_groupe"]),
        ("reponses", ["echanges", "reponses"]),
        ("saturation", ["saturation_arguments"]),
    ],
)
def test_other_programs_and_files_get_whole_tables(
    coded: Path, run_here: RunHere, subject: str, tables: list[str]
) -> None:
    done = run_here("compter", subject, "--json", "--etude", coded)
    assert [table["name"] for table in json.loads(done.out)["tables"]] == tables
    written = exports_of(coded)
    sheets = openpyxl.load_workbook(io.BytesIO(written["tableaux.xlsx"])).sheetnames
    assert set(tables) <= set(sheets)
    for name in tables:
        rows = list(csv.DictReader(io.StringIO(written[f"tableaux/{name}.csv"].decode())))
        assert rows


def test_who_speaks_after_whom_is_counted_in_the_study(coded: Path, run_here: RunHere) -> None:
    run_here("compter", "reponses", "--etude", coded)
    data = exports_of(coded)["tableaux/reponses.csv"].decode()
    rows = [row for row in csv.DictReader(io.StringIO(data)) if row["cas"] == "NORD"]
    found = {(row["qui"], row["apres"]): int(row["tours"]) for row in rows}
    assert found == {
        ("P1", "animation"): 3,
        ("P1", "P2"): 2,
        ("P2", "animation"): 1,
        ("P2", "P1"): 3,
    }


def test_one_case_alone_has_its_own_denominators_and_says_so(
    coded: Path, tmp_path: Path, run_here: RunHere
) -> None:
    study = shutil.copytree(coded, tmp_path / "un cas")
    decide(study, "Julie", Did(Act.ACCEPT, NORTH, 5, "manque du temps", "ven_temps"))
    decide(study, "Zoé", Did(Act.ACCEPT, SOUTH, 3, "manque du temps", "ven_temps"))

    done = run_here("compter", "--etude", study, "--cas", "nord")

    said = " ".join(done.out.split())
    assert done.code == 0
    assert "Choix : cas NORD. Ensemble : 1 groupe" in said
    assert "SUD" not in said
    assert "décisions (Julie : 1), et" in said
    for table in ("accords", "reponses", "saturation"):
        assert "SUD" not in run_here("compter", table, "--etude", study, "--cas", "NORD").out
    wrong = run_here("compter", "--etude", study, "--cas", "est")
    assert (wrong.code, "« est » n’existe pas ici" in wrong.err) == (2, True)
