"""Who speaks of what, as it is printed: what a reader can work out is asked of a solver."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from piacen_qual.anonymisation.disclosure import K, Withheld, protect
from piacen_qual.anonymisation.masking.secret import Secret, Secrets
from piacen_qual.anonymisation.scanning.scan import scan
from piacen_qual.exports.partner.bank_page import bank_to_html
from piacen_qual.exports.partner.files import files_of
from piacen_qual.exports.partner.workbook import bank_to_xlsx
from piacen_qual.partners.bank import PartnerBank
from piacen_qual.partners.voices import VoiceTable
from tests.exports.partner.parsing import parsed
from tests.partners.making import HOSTILE, make_bank, public

Lines = Sequence[Sequence[str]]
Goal = Mapping[int, int]  # column → how often it counts

FAMILIES, THEMES = ("Raisons", "Côtés"), ("Outils", "Vente", "Saison")
said = st.frozensets(st.sampled_from([(f, t) for f in range(2) for t in range(3)]))
studies = st.integers(2, 3).flatmap(
    lambda themes: st.tuples(st.just(themes), st.lists(said, min_size=9, max_size=32))
)


def table_of(people: Sequence[frozenset[tuple[int, int]]], themes: int) -> VoiceTable:
    """The table of people who each spoke of these things."""
    counts = [
        [sum((family, theme) in spoken for spoken in people) for theme in range(themes)]
        for family in range(len(FAMILIES))
    ]
    totals = [
        sum(any((family, theme) in spoken for theme in range(themes)) for spoken in people)
        for family in range(len(FAMILIES))
    ]
    rows = protect(counts, totals, size=len(people))
    assert not isinstance(rows, Withheld)
    labels = tuple(map(public, FAMILIES)), tuple(map(public, THEMES[:themes]))
    return VoiceTable(("nord_g1.txt",), (("h1",),), len(people), K, *labels, rows, suggested=True)


def bank_with(table: VoiceTable | None) -> PartnerBank:
    return replace(make_bank(), table=table)


def on_the_page(bank: PartnerBank) -> Lines:
    rows = parsed(bank_to_html(bank)).xpath("//details[@class='voices']//tr")
    return [[cell.text_content() for cell in row.xpath("th | td")] for row in rows]


def in_the_workbook(bank: PartnerBank) -> Lines:
    sheet = openpyxl.load_workbook(io.BytesIO(bank_to_xlsx(bank)))["Qui en a parlé"]
    rows = ([str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True))
    found = []
    for row in rows:
        if not any(row):
            break
        found.append(row)
    return found


def bounds_of(printed: str, size: int) -> tuple[int, int]:
    """What a reader makes of a cell."""
    if printed == "—":
        return 0, size
    (number,) = map(int, re.findall(r"\d+", printed))
    if printed.startswith("moins de"):
        return 0, number - 1
    return (number + 1, size) if printed.startswith("plus de") else (number, number)


def worked_out(cells: Sequence[str], size: int) -> Iterator[tuple[float, float]]:
    """The least and the most of everything that a row tells of; its last cell is the total."""
    bounds = [bounds_of(cell, size) for cell in cells]
    last = len(cells) - 1
    smaller = [
        [float(at == column) - (at == last) for at in range(last + 1)] for column in range(last)
    ]
    sums = [*[-1.0] * last, 1.0]
    goals: list[Goal] = [{at: 1} for at in range(last + 1)]
    if cells[last] != "—":
        goals += [{last: 1, at: -1} for at in range(last)]
    for goal in goals:
        weights = np.array([goal.get(at, 0) for at in range(last + 1)], dtype=float)
        ends = []
        for sign in (1, -1):
            answer = linprog(
                sign * weights, A_ub=[*smaller, sums], b_ub=np.zeros(last + 1), bounds=bounds
            )
            assert answer.success
            ends.append(sign * answer.fun)
        yield ends[0], ends[1]
        if len(goal) == 1:
            yield size - ends[1], size - ends[0]


@settings(max_examples=40, deadline=None)
@given(studies)
def test_no_small_count_can_be_worked_out_of_what_is_printed(
    study: tuple[int, list[frozenset[tuple[int, int]]]],
) -> None:
    themes, people = study
    bank = bank_with(table_of(people, themes))
    page = on_the_page(bank)
    assert page == in_the_workbook(bank)
    assert page[0][0] == f"Sur {len(people)} personnes"
    for _, *cells in page[1:]:
        for least, most in worked_out(cells, len(people)):
            assert least > K - 0.5 or most - least > K - 1.5


def test_what_is_hidden_is_said_with_the_reason() -> None:
    people = (
        [frozenset({(0, 0)})] * 7 + [frozenset({(0, 1)})] * 3 + [frozenset[tuple[int, int]]()] * 9
    )
    bank = bank_with(table_of(people, 2))
    page = parsed(bank_to_html(bank)).xpath("string(//details[@class='voices'])")
    sheet = openpyxl.load_workbook(io.BytesIO(bank_to_xlsx(bank)))["Qui en a parlé"]
    book = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    for text in (page, book):
        for words in ("Ce sont des personnes", "«\xa0moins de 5\xa0»", "«\xa0—\xa0»", "programme"):
            assert words in text


def test_without_a_table_there_is_none() -> None:
    assert on_the_page(bank_with(None)) == []
    book = openpyxl.load_workbook(io.BytesIO(bank_to_xlsx(bank_with(None))))
    assert book.sheetnames == ["À lire", "Citations"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_labels_are_text(text: str) -> None:
    table = replace(table_of([frozenset()] * 9, 2), families=(public(text), public("Côtés")))
    book = openpyxl.load_workbook(io.BytesIO(bank_to_xlsx(bank_with(table))))
    for row in book["Qui en a parlé"].iter_rows():
        for cell in row:
            assert cell.data_type != "f"
            assert cell.protection.locked
    assert len(on_the_page(bank_with(table))) == 3


def test_the_files_are_clean_and_a_name_in_a_label_is_found() -> None:
    table = table_of([frozenset()] * 9, 2)
    secrets = Secrets([Secret("Zoé Grandbois", "Personnes")])
    for name, data in files_of(bank_with(table)).items():
        assert not scan(data, secrets, name=name)
    named = replace(table, families=(public("Selon Zoé Grandbois"), public("Côtés")))
    for name, data in files_of(bank_with(named)).items():
        assert scan(data, secrets, name=name)
