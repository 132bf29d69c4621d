from dataclasses import replace

from piacen_qual.analysis.counting.voices import voices
from tests.analysis.making import CODEBOOK, CODINGS, NORD_1, NORD_2, make_coding, make_material


def test_people_are_counted_not_passages() -> None:
    found = voices(make_material(), "NORD")
    assert found.families == ("Raisons", "Côtés", "Objets")
    assert found.themes == ("Les outils", "La saison")
    assert found.counts == ((2, 0), (2, 0), (2, 0))  # P1 of each group; P2 and P1; P1 of each
    assert found.totals == (2, 2, 2)
    assert found.files == (NORD_1.file, NORD_2.file)


def test_silent_people_count_among_those_who_took_part() -> None:
    assert voices(make_material(), "NORD").size == 5
    assert voices(make_material(), "EST").size == 0


def test_who_speaks_under_two_themes_is_one_person_in_the_total() -> None:
    codings = (*CODINGS, make_coding(NORD_1, 6, "pour", "range"))
    found = voices(make_material(codings=codings), "NORD")
    assert (found.counts[1], found.totals[1]) == ((2, 1), 2)


def test_codes_that_nobody_decided_are_told_of() -> None:
    decided = tuple(replace(coding, source="Julie") for coding in CODINGS)
    assert voices(make_material(), "NORD").suggested
    assert not voices(make_material(codings=decided), "NORD").suggested


def test_a_study_without_a_guide_has_no_columns() -> None:
    material = replace(make_material(), codebook=replace(CODEBOOK, themes=()))
    assert voices(material, "NORD").themes == ()
