import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from piacen_qual.exports.partner.workbook import bank_to_xlsx
from piacen_qual.partners.bank import PartnerBank
from piacen_qual.partners.sheet import COMMENT, DIGEST, MARK, QUOTE, REPLY
from tests.partners.making import HOSTILE, make_bank, public


def opened(bank: PartnerBank) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(bank_to_xlsx(bank)))


def columns(sheet: Worksheet) -> dict[str, int]:
    return {str(cell.value): place for place, cell in enumerate(sheet[1], 1)}


def test_only_the_reply_and_the_comment_can_be_written() -> None:
    book = opened(make_bank())
    assert all(sheet.protection.sheet for sheet in book)
    sheet = book["Citations"]
    free = {
        sheet.cell(1, place).value
        for row in sheet.iter_rows(min_row=2)
        for place, cell in enumerate(row, 1)
        if not cell.protection.locked
    }
    assert free == {REPLY, COMMENT}
    assert all(cell.protection.locked for row in book["À lire"].iter_rows() for cell in row)


def test_the_reply_is_chosen_from_a_list() -> None:
    sheet = opened(make_bank())["Citations"]
    (validation,) = sheet.data_validations.dataValidation
    assert validation.formula1 == '"publier,modifier,retirer"'
    assert str(validation.sqref) == "D2:D4"


def test_a_row_tells_the_quote_its_id_and_its_digest() -> None:
    bank = make_bank(attribute="Genre")
    sheet = opened(bank)["Citations"]
    places = columns(sheet)
    for number, quote in enumerate(bank.quotes, 2):
        assert quote.words in str(sheet.cell(number, places[QUOTE]).value)
        assert sheet.cell(number, places[MARK]).value == quote.id
        assert sheet.cell(number, places[DIGEST]).value == quote.digest
        assert sheet.cell(number, places["Genre"]).value == "f"


def test_the_first_sheet_says_what_to_do() -> None:
    sheet = opened(replace(make_bank(), contact=public("equipe@exemple.ca")))["À lire"]
    text = "\n".join(str(row[0].value) for row in sheet.iter_rows())
    for said in (
        "Données codées (dépersonnalisées).",
        "vendredi 11 décembre 2026",
        "ne vaut pas accord",
        "Renvoyez ensuite le fichier à equipe@exemple.ca.",
    ):
        assert said in text


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_a_formula_a_link_or_a_command(text: str) -> None:
    book = opened(make_bank(text, attribute=text))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
                assert not str(cell.value or "").startswith(("=", "+", "-", "@"))


def test_the_file_tells_nobody_and_no_moment() -> None:
    with zipfile.ZipFile(io.BytesIO(bank_to_xlsx(make_bank()))) as archive:
        core = archive.read("docProps/core.xml").decode()
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
    assert "2000-01-01T00:00:00Z" in core
    assert "<dc:creator></dc:creator>" in core
    assert bank_to_xlsx(make_bank()) == bank_to_xlsx(make_bank())
