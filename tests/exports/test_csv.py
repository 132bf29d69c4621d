"""CSV for Excel, CSV for the rest."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.exports.csv import Dialect, quotes_to_csv, table_to_csv
from piacen_qual.model import CONFIDENTIAL
from tests.exports.making import BANK, BROKEN, FORMULAS, HARD, SMALL, table_of


def _read(data: bytes, delimiter: str = ",") -> list[list[str]]:
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_plain_csv_has_keys_points_and_every_text_as_it_is() -> None:
    assert _read(table_to_csv(SMALL)) == [
        ["nom", "n", "jaccard", "part"],
        ["Zoé", "1234", "0.456789", "0.125"],
        ["Rien", "0", "", ""],
        ["Tout", "-3", "1", "1"],
    ]
    assert not table_to_csv(SMALL).startswith(b"\xef\xbb\xbf")


@given(st.lists(st.text(), max_size=4))
def test_plain_csv_is_faithful(texts: list[str]) -> None:
    assert [row or [""] for row in _read(table_to_csv(table_of(*texts)))[1:]] == [
        [t] for t in texts
    ]


@pytest.mark.parametrize("text", [*HARD, *BROKEN])
def test_plain_csv_holds_what_is_hard_to_hold(text: str) -> None:
    assert _read(table_to_csv(table_of(text, "fin")))[1:] == [[text], ["fin"]]


def test_excel_csv_has_a_mark_semicolons_labels_and_decimal_commas() -> None:
    data = table_to_csv(SMALL, Dialect.EXCEL)
    assert data.startswith(b"\xef\xbb\xbf")
    assert _read(data, ";") == [
        ["Nom", "Nombre", "Jaccard", "Part"],
        ["Zoé", "1234", "0,456789", "0,125"],
        ["Rien", "0", "", ""],
        ["Tout", "-3", "1", "1"],
    ]


@pytest.mark.parametrize("text", FORMULAS)
def test_excel_csv_has_no_formula(text: str) -> None:
    assert _read(table_to_csv(table_of(text), Dialect.EXCEL), ";")[1] == [
        f"'{text}".replace("\r", "\n")
    ]


def test_excel_csv_cuts_what_a_cell_cannot_hold() -> None:
    (cell,) = _read(table_to_csv(table_of("a" * 40_000), Dialect.EXCEL), ";")[1]
    assert len(cell) == 32_767
    assert "coupé" in cell


@pytest.mark.parametrize("dialect", Dialect)
def test_each_quote_says_that_it_is_confidential(dialect: Dialect) -> None:
    _, *rows = _read(quotes_to_csv(BANK, dialect), ";" if dialect is Dialect.EXCEL else ",")
    assert [row[0] for row in rows] == [CONFIDENTIAL] * 3


def test_a_quote_keeps_its_words() -> None:
    head, first, *_ = _read(quotes_to_csv(BANK))
    row = dict(zip(head, first, strict=True))
    assert row["citation"] == "Il manque des pelles, c’est plate."
    assert row["extrait"] == "manque"
    assert row["attribution"] == "(NORD, groupe 1, P3)"
    assert row["avant"].startswith("Animatrice\xa0: Et les pelles?")
