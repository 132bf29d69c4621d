"""Codes on the same segment."""

import pytest

from piacen_qual.analysis.counting.cooccurrence import cooccurrence, cooccurrence_matrix, crossings
from tests.analysis.making import NORD_1, make_coding, make_material, only, records


def test_pairs_hold_their_count_and_jaccard() -> None:
    row = only(cooccurrence(make_material()), code_1="manque", code_2="outil")
    assert (row["ensemble"], row["segments_1"], row["segments_2"]) == (3, 3, 4)
    assert row["jaccard"] == pytest.approx(3 / 4)


def test_only_pairs_that_meet_are_listed_most_frequent_first() -> None:
    counts = [row["ensemble"] for row in records(cooccurrence(make_material()))]
    assert counts == [3, 2, 1, 1, 1]


def test_two_coders_on_one_segment_do_not_make_a_pair() -> None:
    twice = [make_coding(NORD_1, 2, "manque", "Il"), make_coding(NORD_1, 2, "manque", "manque")]
    assert cooccurrence(make_material(codings=twice)).rows == ()


def test_the_matrix_is_symmetric_and_its_diagonal_holds_segments() -> None:
    table = cooccurrence_matrix(make_material())
    rows = {str(row["code"]): row for row in records(table)}
    assert rows["outil"]["outil"] == 4
    assert all(rows[a][b] == rows[b][a] for a in rows for b in rows)
    assert "jamais_dit" not in rows


def test_the_largest_family_is_crossed_with_the_small_ones_but_not_with_objects() -> None:
    (table,) = crossings(make_material())
    assert table.title == "Raisons × Côtés"
    assert only(table, code="prix") == {
        "code": "prix",
        "libelle": "Le prix",
        "pour": 0,
        "contre": 1,
        "aucun": 1,
        "segments": 2,
    }
