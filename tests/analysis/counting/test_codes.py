"""Codes against cases, groups and themes; moderators and observers nowhere."""

from dataclasses import replace

import pytest

from piacen_qual.analysis.counting.codes import coder_summary, codes_by, codes_side_by_side
from piacen_qual.analysis.material import Unit
from tests.analysis.making import (
    CODEBOOK,
    CODINGS,
    NORD_1,
    NORD_2,
    SUD,
    make_code,
    make_coding,
    make_material,
    make_transcript,
    only,
    records,
)


def test_counts_groups_speakers_segments_and_words_of_each_case() -> None:
    row = only(codes_by(make_material()), code="manque", cas="NORD")
    assert (row["groupes"], row["groupes_n"]) == (1, 2)
    assert (row["locuteurs"], row["locuteurs_n"]) == (1, 5)  # P3 of group 1 never speaks
    assert (row["segments"], row["mots"]) == (2, 19)
    assert row["part_mots"] == pytest.approx(19 / 38)


def test_the_total_adds_people_of_different_groups_who_have_the_same_number() -> None:
    row = only(codes_by(make_material()), code="manque", cas="Total")
    assert (row["groupes"], row["groupes_n"], row["locuteurs"], row["locuteurs_n"]) == (2, 3, 2, 6)


def test_a_code_that_never_came_up_keeps_its_rows_of_zeros() -> None:
    rows = [row for row in records(codes_by(make_material())) if row["code"] == "jamais_dit"]
    assert [row["cas"] for row in rows] == ["NORD", "SUD", "Total"]
    assert all(row["segments"] == 0 and row["part_mots"] == 0 for row in rows)


def test_codes_are_ordered_by_groups_then_speakers_and_not_by_segments() -> None:
    often = [make_coding(NORD_1, n, "jamais_dit", "i") for n in (2, 4)]
    often.append(make_coding(NORD_1, 3, "jamais_dit", "j"))
    twice = [make_coding(NORD_1, 6, "contre", "On"), make_coding(SUD, 2, "contre", "Il")]
    material = make_material(codings=[*often, *twice, make_coding(NORD_1, 2, "pour", "Il")])
    codes = [row["code"] for row in records(codes_by(material)) if row["cas"] == "Total"]
    assert codes[:3] == ["jamais_dit", "manque", "prix"]
    assert codes[3:5] == ["contre", "pour"]


def test_one_talkative_person_weighs_less_than_two_groups() -> None:
    talkative = [make_coding(NORD_1, n, "prix", "e") for n in (2, 4)]
    shared = [make_coding(NORD_2, 4, "jamais_dit", "Bof"), make_coding(SUD, 2, "jamais_dit", "Il")]
    again = make_coding(NORD_1, 3, "prix", "j")
    table = codes_by(make_material(codings=[*talkative, again, *shared]))
    assert next(row["code"] for row in records(table)) == "jamais_dit"


def test_by_theme_only_groups_where_the_theme_came_up_are_in_the_denominator() -> None:
    table = codes_by(make_material(), Unit.THEME)
    assert only(table, code="manque", theme="La saison")["groupes_n"] == 1
    assert only(table, code="manque", theme="La saison")["locuteurs_n"] == 3
    assert only(table, code="manque", theme="Les outils")["groupes_n"] == 3


def test_by_group_two_files_with_one_title_are_told_apart() -> None:
    twin = make_transcript([("P1", "outils", "Oui.")], file="nord_bis.txt")
    labels = make_material([NORD_1, twin], []).labels(Unit.GROUP)
    assert labels == ("NORD, groupe 1 (nord_g1.txt)", "NORD, groupe 1 (nord_bis.txt)")


def test_two_coders_who_agree_on_a_segment_count_once() -> None:
    twice = [make_coding(NORD_1, 2, "manque", "Il"), make_coding(NORD_1, 2, "manque", "manque")]
    assert only(codes_by(make_material(codings=twice)), code="manque", cas="Total")["segments"] == 1


def test_codings_of_unknown_codes_or_segments_are_left_out_and_said() -> None:
    unknown = make_coding(NORD_1, 2, "disparu", "Il")
    moderation = make_coding(NORD_1, 1, "manque", "Avez")
    table = codes_by(make_material(codings=[*CODINGS, unknown, moderation]))
    assert only(table, code="manque", cas="Total")["segments"] == 3
    assert any("2 codages dont le code ou le segment n’existe pas" in note for note in table.notes)


def test_notes_hold_denominators_source_codebook_version_and_date() -> None:
    notes = " ".join(codes_by(make_material()).notes)
    assert "NORD : 2 groupes, 5 personnes, 6 segments, 38 mots." in notes
    assert "suggestions" in notes
    assert "version 0.3" in notes
    assert "2031-06-01" in notes


def test_side_by_side_says_groups_speakers_segments_in_one_cell() -> None:
    raisons, cotes = codes_side_by_side(make_material())
    assert only(raisons, code="prix") == {
        "code": "prix",
        "NORD": "2/2 2/5 2",
        "SUD": "–",
        "Total": "2/3 2/6 2",
    }
    assert "Jamais : jamais_dit." in raisons.notes
    assert cotes.title == "Côtés par cas"


def test_side_by_side_by_group_leaves_out_what_is_always_one_group() -> None:
    raisons = codes_side_by_side(make_material(), Unit.GROUP)[0]
    assert only(raisons, code="prix")["NORD, groupe 1"] == "1/3 1"


def test_side_by_side_can_name_codes_in_words() -> None:
    raisons = codes_side_by_side(make_material(), labels=True)[0]
    assert {row["code"] for row in records(raisons)} == {"Il en manque", "Le prix"}


def test_four_cases_and_their_total_fit_in_80_columns() -> None:
    sizes = {"TNC": (5, 5), "CMT": (5, 5), "RQI": (4, 4), "TJE": (5,)}  # people in each group
    transcripts = [
        make_transcript(
            [(f"P{n % size + 1}", "outils", "Il en manque.") for n in range(12)],
            file=f"{case}_{number}.txt",
            case=case,
            number=number,
        )
        for case, groups in sizes.items()
        for number, size in enumerate(groups, 1)
    ]
    codings = [
        make_coding(transcript, turn.n, "manque", "manque")
        for transcript in transcripts
        for turn in transcript.turns
        if turn.speaker != "P1"
    ]
    table = codes_side_by_side(make_material(transcripts, codings))[0]
    widest = [max(len(str(row[n])) for row in table.rows) for n in range(1, 6)]
    longest_id = len("for_accompagnement")
    assert table.rows[0][1] == "2/2 8/10 18"
    assert longest_id + sum(widest) + 5 <= 80  # one blank between columns


def test_a_family_that_codes_name_without_declaring_it_is_shown_all_the_same() -> None:
    stray = make_code("seul", "oubliee")
    book = replace(CODEBOOK, codes=(*CODEBOOK.codes, stray))
    table = codes_by(replace(make_material(), codebook=book))
    assert only(table, code="seul", cas="Total")["famille"] == "oubliee"


def test_coder_summary_counts_segments_per_code_and_case() -> None:
    table = coder_summary(make_material())
    assert only(table, code="manque") == {"code": "manque", "NORD": 2, "SUD": 1, "total": 3}
    assert "Jamais : jamais_dit." in table.notes


def test_a_single_case_is_its_own_total_said_once() -> None:
    material = make_material([NORD_1, NORD_2], [])
    table = coder_summary(material)
    assert [column.key for column in table.columns] == ["code", "total"]
    assert [note for note in table.notes if "groupe" in note] == [
        note for note in table.notes if note.startswith("Ensemble")
    ]


def test_a_study_without_any_coding_or_turn_still_has_its_tables() -> None:
    empty = make_transcript([])
    table = codes_by(make_material([empty], []))
    assert only(table, code="manque", cas="NORD")["part_mots"] is None
    assert coder_summary(make_material([empty], [])).rows == ()
