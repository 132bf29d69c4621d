"""What each group brings that none before it had brought."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from piacen_qual.analysis.groups.saturation import saturation
from piacen_qual.analysis.material import Material
from piacen_qual.codebook.schema import Family
from piacen_qual.model import Coding, Transcript
from tests.analysis.making import (
    CODEBOOK,
    CODINGS,
    NORD_1,
    NORD_2,
    SUD,
    make_code,
    make_coding,
    make_material,
    only,
    records,
)


def on(transcript: Transcript, date: str) -> Transcript:
    return replace(transcript, group=replace(transcript.group, date=date))


def held(*dates: str, codings: Sequence[Coding] = CODINGS) -> Material:
    talks = zip((NORD_1, NORD_2, SUD), dates, strict=True)
    return make_material([on(talk, date) for talk, date in talks], codings)


def test_new_codes_are_counted_in_the_order_groups_were_held() -> None:
    (table,) = saturation(held("2031-05-09", "2031-05-02", "2031-05-16"))
    rows = [(row["groupe"], row["codes"], row["nouveaux"], row["cumul"]) for row in records(table)]
    assert rows == [
        ("NORD, groupe 2", 1, 1, 1),
        ("NORD, groupe 1", 2, 1, 2),
        ("SUD, groupe 1", 1, 0, 2),
    ]
    assert only(table, rang=2)["lesquels"] == "manque"
    assert only(table, rang=3)["lesquels"] is None
    assert only(table, rang=3)["part"] == pytest.approx(2 / 3)


def test_codes_that_never_come_are_listed() -> None:
    (table,) = saturation(held("2031", "2032", "2033"))
    assert "2 codes sur 3." in table.notes[0]
    assert table.notes[1] == "Jamais : jamais_dit."


def test_on_one_date_files_keep_their_order() -> None:
    (table,) = saturation(held("2031-05-02", "2031-05-02", "2031-05-01"))
    groups = [row["groupe"] for row in records(table)]
    assert groups == ["SUD, groupe 1", "NORD, groupe 1", "NORD, groupe 2"]
    assert "les dates de corpus.yaml" in table.notes[0]


@pytest.mark.parametrize("missing", ["", "16 mai 2031", "bientôt"])
def test_without_dates_files_keep_their_order_and_it_is_said(missing: str) -> None:
    (table,) = saturation(held("2031-05-09", missing, "2031-05-02"))
    assert next(row["groupe"] for row in records(table)) == "NORD, groupe 1"
    assert "celui des fichiers, faute de date" in table.notes[0]
    assert "nord_g2.txt" in table.notes[0]


def test_long_families_have_a_table_and_short_ones_and_objects_none() -> None:
    family = Family("mondes", "Mondes")
    codes = tuple(make_code(f"monde_{n}", "mondes") for n in range(5))
    book = replace(
        CODEBOOK,
        families=(*CODEBOOK.families, family),
        codes=(*CODEBOOK.codes, *codes, make_code("raison_4", "raisons")),
    )
    made = replace(held("2031", "2032", "2033"), codebook=book)
    assert [table.name for table in saturation(made)] == ["saturation_mondes"]


def test_what_is_known_only_grows() -> None:
    codings = [make_coding(talk, 2, code, "e") for talk in (NORD_1, SUD) for code in ("prix",)]
    (table,) = saturation(held("2031", "2032", "2033", codings=codings))
    assert [row["cumul"] for row in records(table)] == [1, 1, 1]
    assert sum(int(row["nouveaux"] or 0) for row in records(table)) == 1
