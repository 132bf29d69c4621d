import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from lxml import etree
from openpyxl.worksheet.worksheet import Worksheet

from piacen_qual.anonymisation.disclosure import K, Withheld, protect
from piacen_qual.exports.partner.workbook import bank_to_xlsx
from piacen_qual.partners.bank import PartnerBank
from piacen_qual.partners.sheet import COMMENT, DIGEST, MARK, QUOTE, REPLY
from piacen_qual.partners.voices import TITLE, VoiceTable
from tests.partners.making import HOSTILE, make_bank, public

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")
FORMULAS = ("=HYPERLINK(0)", "+1+cmd", "-1+1", "@SOMME(A1)", "＝1+1", "＠nom")


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


def of_voices(label: str) -> VoiceTable:
    """A table whose labels are all this one."""
    rows = protect([[7, 6]], [8], size=12)
    assert not isinstance(rows, Withheld)
    families, themes = (public(label),), (public(label), public(label))
    return VoiceTable(("nord_g1.txt",), (("h1",),), 12, K, families, themes, rows, suggested=True)


def test_the_table_cannot_be_written_in() -> None:
    book = opened(replace(make_bank(), table=of_voices("Vente")))
    assert [sheet.title for sheet in book if not sheet.protection.sheet] == []
    cells = [cell for row in book[TITLE].iter_rows() for cell in row]
    assert all(cell.protection.locked for cell in cells)
    assert "Vente" in [cell.value for cell in cells]


@pytest.mark.parametrize("label", FORMULAS)
def test_no_label_would_be_a_formula_in_a_csv_saved_from_it(label: str) -> None:
    bank = replace(make_bank(attribute=label), table=of_voices(label))
    quote = replace(bank.quotes[0], theme=public(label), codes=(public(label),))
    book = opened(replace(bank, quotes=(replace(quote, value=public(label)),)))
    texts = [str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value]
    assert [text for text in texts if text.startswith(FORMULA_STARTS)] == []
    labels = 7  # the attribute, its value, the theme, the code; a row and two columns of the table
    assert sum(text == f"'{label}" for text in texts) == labels


def test_properties_tell_a_title_and_what_the_library_puts_in() -> None:
    bank = replace(make_bank(), table=of_voices("Vente"))
    with zipfile.ZipFile(io.BytesIO(bank_to_xlsx(bank))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if "docProps" in name}
    assert set(parts) == {"docProps/app.xml", "docProps/core.xml"}
    told = [e for part in parts.values() for e in etree.XML(part).iter() if e.text]
    assert {etree.QName(e).localname: e.text for e in told if e.text not in {"0", "false"}} == {
        "title": bank.title,
        "created": "2000-01-01T00:00:00Z",
        "modified": "2000-01-01T00:00:00Z",
        "Application": "Microsoft Excel",
        "AppVersion": "12.0000",
        "i4": "2",  # how many names of sheets, then of ranges
        "lpstr": "Citations!Print_Titles",
    }
