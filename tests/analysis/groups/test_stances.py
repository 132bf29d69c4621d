"""Agreement, disagreement and silence: three things that are never taken for one another."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.analysis.groups.stances import stance_codes, stance_matrix, stances_by_group
from piacen_qual.analysis.material import Material
from piacen_qual.codebook.schema import Family
from piacen_qual.model import Participant
from tests.analysis.making import (
    CODEBOOK,
    make_code,
    make_coding,
    make_material,
    make_transcript,
    only,
    records,
)

BOOK = replace(
    CODEBOOK,
    families=(*CODEBOOK.families, Family("echange", "Échange")),
    codes=(
        *CODEBOOK.codes,
        make_code("nuance", "cotes", "Nuancée"),
        make_code("appui", "echange", "Accord"),
        make_code("refus", "echange", "Désaccord"),
    ),
)
TALK = make_transcript(
    [
        ("Animatrice", "intro", "Bonjour!"),
        ("P1", "intro", "Oui, bonjour!"),
        ("Animatrice", "outils", "Alors, les pelles?"),
        ("P1", "outils", "J’en veux."),
        ("P2", "outils", "Moi aussi, t’as raison."),
        ("P1", "outils", "Merci. J’en veux pour tous."),
        ("P3", "outils", "Bof, il pleut."),
        ("Animatrice", "saison", "Et l’hiver?"),
        ("P2", "saison", "Moi non."),
    ],
    participants=[Participant(f"P{n}") for n in (1, 2, 3, 4)],
)
CODINGS = (
    make_coding(TALK, 2, "appui", "Oui"),
    make_coding(TALK, 4, "pour", "veux"),
    make_coding(TALK, 5, "pour", "aussi"),
    make_coding(TALK, 5, "appui", "raison"),
    make_coding(TALK, 6, "pour", "veux"),
    make_coding(TALK, 6, "manque", "tous"),
    make_coding(TALK, 9, "refus", "non"),
)


def material() -> Material:
    return replace(make_material([TALK], CODINGS), codebook=BOOK)


def test_stances_are_the_short_families_beside_the_main_one() -> None:
    assert stance_codes(material()) == ("pour", "contre", "nuance", "appui", "refus")


@pytest.mark.parametrize(
    ("person", "tools", "season"),
    [
        ("P1", "P2", "–"),  # two segments for, then silent
        ("P2", "P1 A1", "D1"),
        ("P3", "·", "–"),  # spoke, and took no side
        ("P4", "–", "–"),
        ("ensemble", "P2 A1 ·1 –1", "D1 –3"),  # people, not segments
    ],
)
def test_each_person_has_a_side_on_each_theme_or_none_or_is_silent(
    person: str, tools: str, season: str
) -> None:
    row = only(stance_matrix(material()), personne=f"NORD g1 {person}")
    assert (row["outils"], row["saison"]) == (tools, season)
    assert "intro" not in row


def test_silence_is_not_consensus_and_every_table_says_so() -> None:
    table = stance_matrix(material())
    assert "P = Pour, C = Contre, N = Nuancée, A = Accord, D = Désaccord" in table.notes[0]
    assert "Le silence n’est pas un accord." in table.notes[0]
    assert "Le silence n’est pas un accord." in stances_by_group(material()).notes[0]


def test_people_are_counted_per_group_and_theme() -> None:
    row = only(stances_by_group(material()), theme="Les outils")
    assert (row["personnes"], row["silence"], row["sans_parti"]) == (4, 1, 1)
    assert (row["pour"], row["appui"], row["refus"]) == (2, 1, 0)
    assert only(stances_by_group(material()), theme="Introduction")["appui"] == 1


def test_a_theme_that_did_not_come_up_in_a_group_is_neither_silence_nor_agreement() -> None:
    other = make_transcript(
        [("P1", "outils", "J’en veux.")], file="nord_g2.txt", number=2, participants=()
    )
    both = replace(make_material([TALK, other], CODINGS), codebook=BOOK)
    assert only(stance_matrix(both), personne="NORD g2 P1")["saison"] is None
    assert only(stance_matrix(both), personne="NORD g2 ensemble")["saison"] is None


def test_letters_tell_labels_apart() -> None:
    codes = (
        *CODEBOOK.codes[:3],
        make_code("pour", "cotes", "Pour"),
        make_code("contre", "cotes", "Pour et contre"),
        make_code("autre", "cotes", "Contre"),
    )
    book = replace(CODEBOOK, codes=codes)
    talk = make_material([TALK], [make_coding(TALK, 4, code, "J") for code in ("pour", "contre")])
    row = only(stance_matrix(replace(talk, codebook=book)), personne="NORD g1 P1")
    assert row["outils"] == "Pour1 Pour 1"


@given(
    coded=st.lists(
        st.tuples(st.sampled_from([4, 5, 6, 7, 9]), st.sampled_from(["pour", "contre", "appui"]))
    )
)
def test_everyone_in_a_group_is_counted_on_each_theme(coded: list[tuple[int, str]]) -> None:
    codings = [make_coding(TALK, turn, code, "") for turn, code in coded]
    table = stances_by_group(replace(make_material([TALK], codings), codebook=BOOK))
    for row in records(table):
        sides = sum(int(row[code] or 0) for code in ("pour", "contre", "appui"))
        alone = int(row["silence"] or 0) + int(row["sans_parti"] or 0)
        assert alone <= int(row["personnes"] or 0) <= alone + sides


def test_without_short_families_or_turns_there_is_still_a_table() -> None:
    bare = replace(CODEBOOK, families=CODEBOOK.families[:1], codes=CODEBOOK.codes[:3])
    empty = make_material([make_transcript([])], [])
    assert only(stance_matrix(replace(empty, codebook=bare)), personne="NORD g1 ensemble")
    assert stances_by_group(replace(empty, codebook=bare)).rows == ()
