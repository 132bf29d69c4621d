"""`piacen partager --examiner`: finished files of every format, and all that a study hides."""

import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import docx
import openpyxl
import pytest

from tests.anonymisation.papers import pdf, qdpx, shown
from tests.cli.conftest import RunHere
from tests.cli.sharing import copied, decide_everything
from tests.cli.test_partager import Partager, partager, somebody

__all__ = ["partager", "somebody"]

Examine = Callable[[Path, str, bytes], list[str]]


def docx_saying(words: str) -> bytes:
    document, data = docx.Document(), io.BytesIO()
    document.add_paragraph(words)
    document.save(data)
    return data.getvalue()


def xlsx_saying(words: str) -> bytes:
    book, data = openpyxl.Workbook(), io.BytesIO()
    book.create_sheet("a")["B2"] = words
    book.save(data)
    return data.getvalue()


FORMATS: Final[Mapping[str, Callable[[str], bytes]]] = {
    "banque.docx": docx_saying,
    "banque.xlsx": xlsx_saying,
    "banque.html": lambda words: f"<!doctype html><html><p>{words}</p></html>".encode(),
    "banque.csv": lambda words: f"a;b\n1;{words}\n".encode(),
    "banque.qdpx": lambda words: qdpx(note=words),
    "banque.pdf": lambda words: pdf(shown(words), packed=True),
}


@pytest.fixture
def examine(run_here: RunHere, tmp_path: Path) -> Examine:
    """What is found of names and masked words in a file."""

    def call(study: Path, name: str, data: bytes) -> list[str]:
        file = tmp_path / name
        file.write_bytes(data)
        done = run_here("partager", "--examiner", file, "--json", "--etude", study)
        leaks = [leak for leak in json.loads(done.out)["leaks"] if "heure" not in leak["kind"]]
        assert done.code == bool(json.loads(done.out)["leaks"])
        return [leak["found"] for leak in leaks]

    return call


@pytest.mark.parametrize("name", FORMATS)
def test_a_name_is_found_in_a_file_of_any_format(signed: Path, examine: Examine, name: str) -> None:
    found = examine(signed, name, FORMATS[name]("On a vu Omer Grandbois hier."))
    assert "Omer Grandbois" in found
    assert not examine(signed, name, FORMATS[name]("On a vu du monde hier."))


def test_the_name_of_a_transcript_is_found(signed: Path, examine: Examine) -> None:
    assert examine(signed, "a.txt", "voir équipe du sud g1".encode()) == ["équipe du sud g1"]


def test_words_that_a_person_masked_are_found_and_left_out_of_labels(
    signed: Path, examine: Examine, partager: Partager, tmp_path: Path
) -> None:
    study = copied(signed, tmp_path / "étude")
    assert not examine(study, "a.txt", b"des Poireaux")
    partager(study, "--signer", "--tout", typed=["c poireaux", "q"])
    decide_everything(study)
    assert examine(study, "a.txt", b"des Poireaux") == ["Poireaux"]
    codebook = study / "codebook.yaml"
    told = codebook.read_text("utf-8").replace("libelle: Pannes", "libelle: Pannes de poireaux")
    codebook.write_text(told, encoding="utf-8")
    assert "« poireaux »" in partager(study, "--apercu").err
