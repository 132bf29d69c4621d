"""Files in exports/: the same each time, whatever the cache; never lost, never half-written."""

import csv
import io
import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.cli.making import command, exports_of, make_study, piacen, surroundings

ON_UNIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of Unix")


@pytest.fixture
def study(coded: Path, tmp_path: Path) -> Path:
    """A copy of the coded study, to be harmed."""
    return Path(shutil.copytree(coded, tmp_path / "copie d’étude"))


@pytest.fixture(scope="module")
def written(coded: Path) -> dict[str, bytes]:
    """What the three commands that write leave."""
    for name in ("coder", "compter", "citer"):
        assert piacen(name, "--etude", coded).code == 0
    return exports_of(coded)


def test_every_export_is_there_and_opens(written: dict[str, bytes]) -> None:
    assert {"segments.csv", "codages.csv", "codages_excel.csv", "tableaux.xlsx"} <= set(written)
    rows = list(csv.DictReader(io.StringIO(written["codages.csv"].decode("utf-8"))))
    assert {row["code"] for row in rows} == {"ven_temps", "out_panne", "obj_appareil"}
    assert {row["cas"] for row in rows} == {"NORD", "SUD"}
    assert all(row["extrait"] in row["raison"] for row in rows if row["code"] == "obj_appareil")
    assert written["codages_excel.csv"].startswith(b"\xef\xbb\xbf")
    for name, data in written.items():
        if name.endswith(".xlsx"):
            assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames
        if name.endswith(".docx"):
            assert docx.Document(io.BytesIO(data)).paragraphs
        if name.endswith(".json"):
            assert json.loads(data)
        if name.startswith("citations") and not name.endswith((".docx", ".xlsx")):
            assert "confidentiel, non anonymisé" in data.decode("utf-8").lower()


def test_no_text_becomes_a_formula(written: dict[str, bytes]) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(written["citations.xlsx"]))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert b"\n=2+2" not in written["segments_excel.csv"]
    assert b";=2+2" not in written["segments_excel.csv"]


def no_cache(cache: Path) -> None:
    shutil.rmtree(cache)


def damaged_cache(cache: Path) -> None:
    for path in cache.rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-3] + b"!!!")


def unwritable_cache(cache: Path) -> None:
    shutil.rmtree(cache)
    cache.write_text("un fichier à la place du dossier", encoding="utf-8")


@pytest.mark.parametrize("harm", [no_cache, damaged_cache, unwritable_cache])
def test_files_are_the_same_to_the_byte_whatever_the_cache(
    study: Path, written: dict[str, bytes], harm: Callable[[Path], None]
) -> None:
    shutil.rmtree(study / "exports")
    harm(study / ".piacen")

    assert piacen("coder", "--etude", study).code == 0

    made = exports_of(study)
    assert set(made) == {
        f"{name}{end}.csv" for name in ("segments", "codages") for end in ("", "_excel")
    }
    assert made == {name: written[name] for name in made}


def test_running_again_changes_no_byte(coded: Path, written: dict[str, bytes]) -> None:
    for name in ("compter", "citer"):
        assert piacen(name, "--etude", coded).code == 0
    again = exports_of(coded)
    assert [name for name in written if again[name] != written[name]] == []


def test_a_file_that_is_locked_does_not_stop_the_others(study: Path) -> None:
    locked = study / "exports" / "citations.docx"
    locked.unlink(missing_ok=True)
    (locked / "dedans").mkdir(parents=True)

    done = piacen("citer", "--etude", study)

    said = done.err.replace("\n", " ").replace("\xa0", " ")
    assert done.code == 2
    assert "ven_temps" in done.out
    assert "Impossible d’écrire citations.docx dans" in said
    assert "citations.md" in exports_of(study)
    assert (locked / "dedans").is_dir()


def test_exports_that_is_a_file_is_said_once_and_kept(study: Path) -> None:
    shutil.rmtree(study / "exports")
    (study / "exports").write_text("un fichier", encoding="utf-8")

    done = piacen("compter", "--etude", study)

    assert done.code == 2
    assert done.err.count("portent le même nom") == 1
    assert (study / "exports").read_text(encoding="utf-8") == "un fichier"


@ON_UNIX
def test_a_full_disk_loses_nothing(study: Path) -> None:
    import resource  # noqa: PLC0415 — of Unix only

    before = exports_of(study)
    (study / "transcripts" / "sud_g2.vtt").unlink()  # results would differ

    done = subprocess.run(
        command("coder", "--etude", study),
        env=surroundings({}),
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500)),
    )

    said = done.stderr.decode().replace("\n", " ").replace("\xa0", " ")
    assert done.returncode == 2
    assert "il n’y a plus de place sur le disque. Libérez de l’espace" in said
    assert "Traceback" not in said
    assert exports_of(study) == before


@ON_UNIX
def test_a_reader_that_leaves_early_does_not_cost_the_files(study: Path) -> None:
    shutil.rmtree(study / "exports")
    for words in (("compter", "--json"), ("coder",)):
        run = subprocess.Popen(
            command(*words, "--etude", study),
            env=surroundings({}),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert run.stdout is not None
        run.stdout.close()
        _, said = run.communicate(timeout=60)
        assert run.returncode == 0
        assert b"Traceback" not in said
        assert b"BrokenPipe" not in said
    assert {"tableaux.xlsx", "codages.csv"} <= set(exports_of(study))


@ON_UNIX
def test_a_reader_of_everything_said_may_leave_too(study: Path) -> None:
    shutil.rmtree(study / "exports")
    run = subprocess.Popen(
        command("coder", "--etude", study),
        env=surroundings({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert run.stdout is not None
    run.stdout.close()
    assert run.wait(timeout=60) == 0
    assert "codages.csv" in exports_of(study)


@ON_UNIX
def test_an_interruption_leaves_nothing_half_written(coded: Path, tmp_path: Path) -> None:
    study = make_study(tmp_path / "étude")
    shutil.copytree(coded / "exports", study / "exports")
    before = exports_of(study)
    run = subprocess.Popen(
        command("coder", "--etude", study),
        env=surroundings({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    deadline = time.monotonic() + 60
    while not list(study.glob(".piacen/transcripts/*")) and time.monotonic() < deadline:
        time.sleep(0.01)  # reading is done, coding begins

    run.send_signal(signal.SIGINT)
    out, said = run.communicate(timeout=60)

    assert run.returncode == 130
    assert out == b""
    assert "Interrompu. Rien n’a été écrit à moitié." in said.decode()
    assert b"Traceback" not in said
    assert exports_of(study) == before
