"""Files that come back from outside, whatever is in them: nothing runs, nothing breaks."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from piacen_qual.exports.partner.workbook import bank_to_xlsx
from piacen_qual.partners.answers import LONGEST_COMMENT
from piacen_qual.partners.bank import PartnerBank
from piacen_qual.partners.cleaning import clean
from piacen_qual.partners.reading import read_history
from piacen_qual.partners.sheet import COMMENT, REPLY
from piacen_qual.study import open_study
from tests.cli.conftest import RunHere
from tests.cli.making import Run, make_study
from tests.cli.sharing import share_turns
from tests.exports.partner.parsing import parsed
from tests.partners.making import HOSTILE, answers

LONG = "e" * 5_000_000
WRITTEN = "ici, le commentaire"
Write = Callable[[PartnerBank, str], bytes]
Receive = Callable[[bytes], Run]


@pytest.fixture(autouse=True)
def somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIACEN_CODEUR", "Julie")


@pytest.fixture
def study(tmp_path: Path) -> Path:
    return make_study(tmp_path / "étude")


@pytest.fixture
def bank(study: Path) -> PartnerBank:
    return share_turns(study, "Il nous manque du temps", "Mon ordinateur a planté")


@pytest.fixture
def recevoir(study: Path, run_here: RunHere) -> Receive:
    def call(data: bytes) -> Run:
        file = study / "réponses"
        file.write_bytes(data)
        return run_here("recevoir", file, "--etude", study)

    return call


def as_json(bank: PartnerBank, text: str) -> bytes:
    said = {"decision": "modifier", "texte": text, "commentaire": text}
    return answers(bank, said, nom=text, poste=text)


def as_sheet(bank: PartnerBank, text: str) -> bytes:
    """The workbook filled in; the text is put where no library would let it be."""
    book = openpyxl.load_workbook(io.BytesIO(bank_to_xlsx(bank)))
    sheet = book["Citations"]
    places = {cell.value: place for place, cell in enumerate(sheet[1], 1)}
    sheet.cell(2, places[REPLY]).value = "modifier"
    sheet.cell(2, places[COMMENT]).value = WRITTEN
    stream = io.BytesIO()
    book.save(stream)
    return repacked(stream.getvalue(), WRITTEN, spelt(text))


def spelt(text: str) -> str:
    """A text as Excel writes it in XML: what XML cannot say is `_x0000_`."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub("[\0-\x08\x0b-\x1f\ud800-\udfff]", lambda m: f"_x{ord(m[0]):04X}_", text)


def repacked(data: bytes, old: str, new: str) -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(old.encode(), new.encode()))
    return stream.getvalue()


def bomb(bank: PartnerBank) -> bytes:
    return repacked(bank_to_xlsx(bank), "</sst>", " " * 200_000_000 + "</sst>")


@pytest.mark.parametrize("write", [as_json, as_sheet])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_received_and_shown_as_texts(
    study: Path, bank: PartnerBank, recevoir: Receive, write: Write, text: str
) -> None:
    done = recevoir(write(bank, text))
    assert done.code == 0
    assert not set(done.out + done.err) & {"\0", "\x07", "\x1b", "\u202e"}
    (received,) = read_history(open_study(study))[0].received
    comment = received.replies[0].comment
    assert comment == clean(text) or write is as_sheet
    page = parsed((study / "exports" / "reponses_partenaires.html").read_bytes())
    assert not page.xpath("//script | //img | //@onmouseover")
    (shown,) = page.xpath("//dd[not(@class)]/text()")
    assert shown.removeprefix("'") == comment


@pytest.mark.parametrize("write", [as_json, as_sheet])
def test_comments_of_five_megabytes_are_cut(
    study: Path, bank: PartnerBank, recevoir: Receive, write: Write
) -> None:
    assert recevoir(write(bank, LONG)).code == 0
    (received,) = read_history(open_study(study))[0].received
    assert len(received.replies[0].comment) == LONGEST_COMMENT
    assert received.replies[0].comment.endswith("(coupé : trop long)")


@pytest.mark.parametrize("write", [as_json, as_sheet])
def test_answers_for_another_study_are_refused(
    study: Path, bank: PartnerBank, recevoir: Receive, write: Write
) -> None:
    data, other = write(bank, "Bon."), "e" + "9" * 38
    if write is as_sheet:
        data = repacked(data, bank.study, other)
    else:
        data = data.replace(bank.study.encode(), other.encode())
    done = recevoir(data)
    assert done.code == 1
    assert "répond à une autre étude" in done.err
    assert not read_history(open_study(study))[0].received


@pytest.mark.parametrize("write", [as_json, as_sheet])
def test_answers_for_a_bank_that_was_never_shared_are_refused(
    bank: PartnerBank, recevoir: Receive, write: Write
) -> None:
    data, other = write(bank, "Bon."), "b" + "9" * 38
    if write is as_sheet:
        data = repacked(data, bank.id, other)
    else:
        data = data.replace(bank.id.encode(), other.encode())
    done = recevoir(data)
    assert done.code == 1
    assert "que cette étude n’a pas partagée" in " ".join(done.err.split())


@pytest.mark.parametrize(
    "make",
    [
        bomb,
        lambda _: b"PK\x03\x04" + b"\0" * 100,
        lambda _: b"\0" * 1_000,
        lambda _: b"",
        lambda _: b"[" * 1_000_000,
        lambda _: json.dumps({"format": "reponses-piacen", "reponses": "x"}).encode("utf-16"),
        lambda _: b"<!doctype html><script>alert(1)</script>",
    ],
    ids=["zip bomb", "torn zip", "nulls", "empty", "deep", "utf-16", "page"],
)
def test_what_is_no_file_of_answers_is_refused_in_words(
    study: Path, bank: PartnerBank, recevoir: Receive, make: Callable[[PartnerBank], bytes]
) -> None:
    done = recevoir(make(bank))
    assert done.code == 2
    assert re.match("✗ (« réponses »|réponses :) ", done.err)
    assert not read_history(open_study(study))[0].received


def test_a_file_past_all_measure_is_not_opened(
    study: Path, bank: PartnerBank, recevoir: Receive, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = as_json(bank, "Bon.")
    monkeypatch.setattr("piacen_qual.partners.answers.LARGEST_FILE", len(data))
    assert recevoir(data).code == 0
    done = recevoir(data + b" ")
    assert done.code == 2
    assert "démesuré" in done.err
