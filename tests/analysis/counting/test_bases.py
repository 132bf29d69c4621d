"""Denominators: participants only, silent ones included."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.analysis.counting.bases import TOTAL, Counts, bases, dated
from piacen_qual.analysis.material import Unit, participants_of
from piacen_qual.model import Participant
from tests.analysis.making import CODEBOOK, NORD_1, NORD_2, make_material, make_transcript


def test_participants_are_those_of_corpus_yaml_and_whoever_speaks_as_one() -> None:
    transcript = make_transcript(
        [("Animatrice", "outils", "Bonjour."), ("Josée", "outils", "Allô.")],
        participants=[Participant("P1"), Participant("Animatrice"), Participant("")],
    )
    assert participants_of(transcript) == ("P1", "Josée")


def test_moderation_and_observation_are_in_no_denominator() -> None:
    found = bases(make_material([NORD_2], []), Unit.CASE)
    assert found["NORD"] == Counts(groups=1, speakers=2, passages=2, words=9)


def test_a_theme_that_only_the_moderator_spoke_on_still_came_up() -> None:
    transcript = make_transcript(
        [("Animatrice", "saison", "Et l’hiver?"), ("P1", "outils", "Bof.")]
    )
    found = bases(make_material([transcript], []), Unit.THEME)
    assert found["La saison"] == Counts(groups=1, speakers=1, passages=0, words=0)


def test_a_group_without_a_case_has_a_name_of_its_own() -> None:
    found = bases(make_material([make_transcript([("P1", "x", "Oui.")], case="")], []), Unit.CASE)
    assert found["(cas inconnu)"].speakers == 1


said = st.lists(
    st.tuples(
        st.sampled_from(["P1", "P2", "Animatrice"]),
        st.sampled_from(["intro", "outils", "saison"]),
        st.sampled_from(["Oui.", "Il y en a trois.", ""]),
    ),
    max_size=6,
)


@given(st.lists(st.tuples(said, st.sampled_from(["A", "B"])), min_size=1, max_size=4))
def test_units_add_up_to_the_total(groups: list[tuple[list[tuple[str, str, str]], str]]) -> None:
    transcripts = [
        make_transcript(turns, file=f"{n}.txt", case=case, number=n)
        for n, (turns, case) in enumerate(groups)
    ]
    for unit in (Unit.CASE, Unit.GROUP):
        found = bases(make_material(transcripts, []), unit)
        total = found.pop(TOTAL)
        assert total.groups == sum(base.groups for base in found.values())
        assert total.speakers == sum(base.speakers for base in found.values())
        assert total.words == sum(base.words for base in found.values())


@pytest.mark.parametrize(
    ("title", "version", "named"),
    [
        ("Jardins", "0.3", "Jardins, version 0.3"),
        ("Jardins", "", "Jardins, sans version"),
        ("", "3", "sans titre, version 3"),
    ],
)
def test_a_codebook_without_title_or_version_is_named_all_the_same(
    title: str, version: str, named: str
) -> None:
    book = replace(CODEBOOK, title=title, version=version)
    told = dated(replace(make_material(), codebook=book))
    assert told == f"Codebook : {named} (empreinte abcdef01). Date : 2031-06-01."


def test_the_small_study_is_what_the_other_tests_believe() -> None:
    assert participants_of(NORD_1) == ("P1", "P2", "P3")
