"""The table of a bank, and what looking at a case may not do."""

import io
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

from piacen_qual.anonymisation.custody.key import destroy_key
from piacen_qual.study import open_study
from tests.cli.conftest import RunHere
from tests.cli.making import Run
from tests.cli.sharing import PASSPHRASE, copied, decide_everything, study_with_names
from tests.exports.partner.parsing import parsed

Partager = Callable[..., Run]
Lines = list[list[str]]


@pytest.fixture(autouse=True)
def somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIACEN_CODEUR", "Julie")
    monkeypatch.setenv("PIACEN_PHRASE", PASSPHRASE)


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nine people in the north, seven of whom say nothing."""
    study = study_with_names(tmp_path_factory.mktemp("decided") / "étude")
    corpus = study / "transcripts" / "corpus.yaml"
    silent = "".join(f"      - {{id: P{n}, etiquettes: [Poste {n}]}}\n" for n in range(3, 10))
    text = corpus.read_text("utf-8")
    first = text.index("  - fichier: équipe")
    corpus.write_text(text[:first] + silent + text[first:], encoding="utf-8")
    decide_everything(study)
    return study


@pytest.fixture
def study(decided: Path, tmp_path: Path) -> Path:
    return copied(decided, tmp_path / "étude")


@pytest.fixture
def partager(run_here: RunHere, monkeypatch: pytest.MonkeyPatch) -> Partager:
    def call(study: Path, *words: str | Path, typed: Sequence[str] = ()) -> Run:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
        return run_here("partager", "--etude", study, "--cas", "NORD", *words)

    return call


def tables(study: Path) -> tuple[Lines, Lines]:
    """The table as it is on the page, and in the workbook."""
    folder = study / "exports" / "partage" / "NORD"
    rows = parsed((folder / "citations-NORD.html").read_bytes()).xpath("//table//tr")
    page = [[cell.text_content() for cell in row.xpath("th | td")] for row in rows]
    book = openpyxl.load_workbook(folder / "citations-NORD.xlsx")
    if "Qui en a parlé" not in book.sheetnames:
        return page, []
    read = ([str(cell) for cell in row] for row in book["Qui en a parlé"].values)
    return page, [row for _, row in zip(page, read, strict=False)]


def files_of(study: Path) -> dict[str, bytes]:
    kept = (path for path in study.rglob("*") if path.is_file() and ".piacen" not in path.parts)
    return {str(path): path.read_bytes() for path in kept}


def test_a_case_of_enough_people_has_a_table_in_both_files(study: Path, partager: Partager) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    assert partager(study).code == 0
    page, book = tables(study)
    assert page == book
    assert page[0] == ["Sur 9 personnes", "Vente au marché", "Outils numériques", "En tout"]
    assert [row[1:3] for row in page[1:]] == [["moins de 5"] * 2] * 2


def test_it_is_the_whole_case_s_whatever_quotes_are_chosen(study: Path, partager: Partager) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    partager(study)
    whole = tables(study)
    assert partager(study, "--code", "out_panne").code == 0
    assert tables(study) == whole


def test_a_table_that_changed_is_given_no_more(study: Path, partager: Partager) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    partager(study)
    corpus = study / "transcripts" / "corpus.yaml"
    text = corpus.read_text("utf-8")
    corpus.write_text(text.replace("      - {id: P9, etiquettes: [Poste 9]}\n", ""), "utf-8")
    partager(study)
    assert tables(study) == ([], [])
    corpus.write_text(text, "utf-8")
    assert partager(study).code == 0
    assert tables(study)[0]
    done = partager(study, "--k", "6")  # another k asks for more people
    assert "si peu de personnes" in done.err
    assert tables(study) == ([], [])


def test_another_table_of_the_same_people_is_withheld_and_the_files_say_so(
    study: Path, partager: Partager
) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    partager(study)
    codebook = study / "codebook.yaml"
    text = codebook.read_text("utf-8").replace("Objets nommés", "Choses nommées")
    codebook.write_text(text, encoding="utf-8")
    for _ in range(2):
        assert "il a changé" in partager(study).err
        assert tables(study) == ([], [])
    page = (study / "exports/partage/NORD/citations-NORD.html").read_text("utf-8")
    assert "n’est pas donné, pour protéger" in page


def test_a_label_that_tells_a_name_takes_the_table_with_it(study: Path, partager: Partager) -> None:
    codebook = study / "codebook.yaml"
    text = codebook.read_text("utf-8").replace("Objets nommés", "Objets d’Omer Grandbois")
    codebook.write_text(text, encoding="utf-8")
    partager(study, "--signer", typed=["o"] * 9)
    assert "un de ses libellés" in partager(study).err
    assert tables(study) == ([], [])


@pytest.mark.parametrize("k", ["4", "1", "0", "-5"])
def test_a_smaller_k_is_refused(study: Path, partager: Partager, k: str) -> None:
    assert partager(study, "--k", k).code == 2
    assert not (study / "exports").exists()


def test_looking_changes_nothing(study: Path, partager: Partager) -> None:
    before = files_of(study)
    done = partager(study, "--apercu", "--json")
    assert done.code == 1
    assert json.loads(done.out)["table"] is True
    assert files_of(study) == before


def test_looking_changes_nothing_once_the_key_is_there_or_destroyed(
    study: Path, partager: Partager
) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    before = files_of(study)
    assert partager(study, "--apercu").code == 0
    assert files_of(study) == before
    destroy_key(open_study(study))
    before = files_of(study)
    done = partager(study, "--apercu")
    assert done.code == 1
    assert "Il n’y a pas de clé" in done.err
    assert files_of(study) == before


def test_a_file_is_scanned_without_coding_the_study(
    study: Path, partager: Partager, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> None:
        pytest.fail("the study was coded")

    monkeypatch.setattr("piacen_qual.coding.suggest.suggest", never)
    file = study / "notes.txt"
    file.write_text("Omer Grandbois", encoding="utf-8")
    assert partager(study, "--examiner", file).code == 1
