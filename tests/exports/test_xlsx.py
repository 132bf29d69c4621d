"""Workbooks, read back."""

import io
import zipfile

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from piacen_qual.exports.xlsx import quotes_to_xlsx, sheet_names, tables_to_xlsx
from piacen_qual.model import CONFIDENTIAL, Table
from tests.exports.making import BANK, BROKEN, HARD, SMALL, table_of


def _open(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_numbers_are_numbers_and_shares_are_percentages() -> None:
    sheet = _open(tables_to_xlsx([SMALL]))["petit"]
    assert [cell.value for cell in sheet[1]] == ["Nom", "Nombre", "Jaccard", "Part"]
    assert [cell.value for cell in sheet[2]] == ["Zoé", 1234, 0.456789, 0.125]
    assert [cell.value for cell in sheet[3]] == ["Rien", 0, None, None]
    assert sheet["D2"].number_format == "0.0%"


def test_the_heading_stays_in_view_and_columns_can_be_filtered() -> None:
    sheet = _open(tables_to_xlsx([SMALL]))["petit"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:D4"


def test_long_texts_are_wrapped_in_columns_of_bearable_width() -> None:
    sheet = _open(tables_to_xlsx([table_of("mot " * 200)]))["durs"]
    assert 50 < sheet.column_dimensions["A"].width < 70
    assert sheet["A2"].alignment.wrap_text


@pytest.mark.parametrize(("text", "lines"), [("mot " * 30, 2), ("un\ndeux\ntrois", 3)])
def test_a_row_is_as_high_as_its_wrapped_text(text: str, lines: int) -> None:
    sheet = _open(tables_to_xlsx([table_of(text.strip())]))["durs"]
    assert sheet.row_dimensions[2].height == 15 * lines
    assert sheet.row_dimensions[1].height is None


@pytest.mark.parametrize("text", [text for text in HARD if text])
def test_text_is_only_ever_text(text: str) -> None:
    cell = _open(tables_to_xlsx([table_of(text)]))["durs"]["A2"]
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert _unescaped(str(cell.value)) == text.replace("\r\n", "\n").replace("\r", "\n")


def _unescaped(text: str) -> str:
    """What Excel shows for the escapes that openpyxl leaves as they are."""
    return text.replace("_x005F_", "_")


@pytest.mark.parametrize("text", BROKEN)
def test_what_xml_refuses_is_replaced_and_nothing_else_is_lost(text: str) -> None:
    value = str(_open(tables_to_xlsx([table_of(text, "fin")]))["durs"]["A2"].value)
    assert "\ufffd" in value
    assert len(value) == len(text)


def test_a_text_too_long_for_excel_is_cut_and_says_so() -> None:
    value = str(_open(tables_to_xlsx([table_of("a" * 40_000)]))["durs"]["A2"].value)
    assert len(value) == 32_767
    assert "coupé" in value


def test_notes_have_their_sheet_typeset() -> None:
    sheet = _open(tables_to_xlsx([SMALL]))["Notes"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["petit", "Petit tableau\xa0: l’essentiel"],
        ["petit", "Sur 12\xa0% des mots\xa0: tous."],
    ]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (["codes", "Codes"], ["codes", "Codes 2"]),
        (["a" * 40, "a" * 40], ["a" * 31, "a" * 29 + " 2"]),
        (["[a]:b*?/\\c"], ["a b c"]),
        (["'cité'", "", "History"], ["cité", "Feuille", "History 2"]),
    ],
)
def test_sheet_names_are_ones_that_excel_accepts(wanted: list[str], names: list[str]) -> None:
    assert sheet_names(wanted) == names
    tables = [table_of("x", name=name) for name in wanted]
    assert _open(tables_to_xlsx(tables)).sheetnames == [*names, "Notes"]


def test_rows_that_a_sheet_cannot_hold_are_left_out_and_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("piacen_qual.exports.xlsx.MOST_ROWS", 2)
    book = _open(tables_to_xlsx([table_of("a", "b", "c", "d")]))
    assert [cell.value for cell in book["durs"]["A"]] == ["Texte", "a", "b"]
    assert "2 lignes de trop" in str(book["Notes"]["B3"].value)


def test_the_same_tables_make_the_same_bytes() -> None:
    assert tables_to_xlsx([SMALL, table_of(*HARD)]) == tables_to_xlsx([SMALL, table_of(*HARD)])


def test_nobody_is_named_as_the_author_and_dates_are_fixed() -> None:
    data = tables_to_xlsx([SMALL], title="Tableaux")
    about = _open(data).properties
    assert (about.creator or "", about.lastModifiedBy or "") == ("", "")
    assert about.created is not None
    assert about.created.year == 2000
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_tables_without_rows_or_columns_are_sheets_all_the_same() -> None:
    book = _open(tables_to_xlsx([Table("vide", "Vide", (), ()), table_of()]))
    assert book.sheetnames == ["vide", "durs", "Notes"]


def test_a_quote_bank_says_that_it_is_confidential_in_each_row_and_on_each_page() -> None:
    book = _open(quotes_to_xlsx(BANK))
    sheet = book["citations"]
    assert sheet["A1"].value == "Diffusion"
    assert [sheet.cell(row, 1).value for row in (2, 3, 4)] == [CONFIDENTIAL] * 3
    assert sheet.oddHeader is not None
    assert sheet.oddHeader.center.text == CONFIDENTIAL.capitalize()
    assert book["Notes"]["B3"].value == f"{CONFIDENTIAL.capitalize()}."
