"""Themes against cases; who spoke, and who did not."""

import pytest

from piacen_qual.analysis.counting.themes import (
    participants_by_theme,
    participants_side_by_side,
    talk_share,
    themes_by_case,
    themes_side_by_side,
)
from tests.analysis.making import make_material, make_transcript, only, records


def test_turns_participants_words_and_codings_of_each_theme_and_case() -> None:
    row = only(themes_by_case(make_material()), theme="Les outils", cas="NORD")
    assert (row["groupes"], row["groupes_n"], row["locuteurs"], row["locuteurs_n"]) == (2, 2, 4, 5)
    assert (row["tours"], row["mots"]) == (5, 35)
    assert row["part_mots"] == pytest.approx(35 / 38)
    assert (row["segments_codes"], row["codages"]) == (4, 9)


def test_themes_follow_the_guide_after_the_introduction() -> None:
    said = [("P1", theme, "Oui.") for theme in ("cloture", "zut", "saison", "intro", "outils")]
    table = themes_by_case(make_material([make_transcript(said)], []))
    themes = list(dict.fromkeys(row["theme"] for row in records(table)))
    assert themes == ["Introduction", "Les outils", "La saison", "Clôture", "zut"]


def test_side_by_side_says_speakers_words_and_codings() -> None:
    row = only(themes_side_by_side(make_material()), theme="Les outils")
    assert row == {
        "theme": "Les outils",
        "NORD": "4/5 35 9",
        "SUD": "1/1 7 2",
        "Total": "5/6 42 11",
    }


def test_a_theme_that_never_came_up_in_a_case_is_a_dash() -> None:
    assert only(themes_side_by_side(make_material()), theme="La saison")["SUD"] == "–"


def test_shares_of_a_group_add_up_to_one_and_the_silent_have_their_row() -> None:
    rows = [
        row for row in records(talk_share(make_material())) if row["groupe"] == "NORD, groupe 1"
    ]
    assert [row["locuteur"] for row in rows] == ["P1", "P2", "P3"]
    assert sum(float(row["part_mots"] or 0) for row in rows) == pytest.approx(1)
    assert (rows[2]["tours"], rows[2]["mots"]) == (0, 0)


def test_talk_share_carries_the_attributes_of_corpus_yaml() -> None:
    row = only(talk_share(make_material()), groupe="NORD, groupe 1", locuteur="P1")
    assert (row["fonction"], row["age"]) == ("direction", "35-54")


def test_a_group_where_nobody_speaks_has_no_share() -> None:
    silent = make_transcript([("Animatrice", "outils", "Allô?"), ("P1", "outils", "(rires)")])
    assert only(talk_share(make_material([silent], [])), locuteur="P1")["part_mots"] is None


def test_silence_is_shown_and_told_apart_from_agreement() -> None:
    table = participants_by_theme(make_material())
    silent = only(table, groupe="NORD, groupe 1", locuteur="P3", theme="La saison")
    assert (silent["tours"], silent["pour"], silent["contre"]) == (0, 0, 0)
    assert only(table, locuteur="P2", groupe="NORD, groupe 1", theme="Les outils")["pour"] == 1
    assert "Le silence n’est pas un accord." in table.notes[0]


def test_side_by_side_a_silent_participant_has_dashes() -> None:
    table = participants_side_by_side(make_material())
    assert only(table, locuteur="NORD, groupe 1, P2") == {
        "locuteur": "NORD, groupe 1, P2",
        "outils": "1 7",
        "saison": "1 3",
    }
    assert only(table, locuteur="NORD, groupe 1, P3")["outils"] == "–"


def test_only_themes_that_came_up_in_the_group_have_rows() -> None:
    rows = records(participants_by_theme(make_material()))
    assert {row["theme"] for row in rows if row["cas"] == "SUD"} == {"Les outils"}
