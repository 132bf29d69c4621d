from collections import Counter

import pytest

from piacen_qual.errors import Level, Problem
from piacen_qual.model import Group, Participant, Role
from piacen_qual.transcripts.speakers.people import Person, identify

GROUP = Group(
    "jardin.txt",
    moderators=("Animatrice",),
    observers=("Coralie",),
    participants=(
        Participant(
            "P1", ("Luc A.", "iPhone de Luc"), "Luc Arsenault", ("Ti-Luc",), {"genre": "h"}
        ),
        Participant("P2", ("Aline",), "Aline Roy"),
    ),
)


def _identify(group: Group, **counts: int) -> tuple[dict[str, Person], tuple[Problem, ...]]:
    labels = {label.replace("_", " "): count for label, count in counts.items()}
    lines = {label: n for n, label in enumerate(labels, 1)}
    return identify(Counter(labels), lines, group, "jardin.txt")


def _ids(**counts: int) -> dict[str, str]:
    return {label: person.id for label, person in _identify(Group("x"), **counts)[0].items()}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Chercheur", "Checheur"),
        ("INTERVENANTE 2", "INTERVENATE 2"),
        ("Animatrice", "Animatirce"),
        ("Intervenante 3", "Intervenant 3"),
        ("Véronique", "Véroniqe"),
        ("P3 (TNCDC)", "P3 (TNCD)"),
        ("Luc Arsenault", "Luc"),
        ("M. Houde (Val-Doré)", "M. Houde"),
        ("Luc Arsenault", "iPhone de Luc"),
        ("Le Président (M. Houde)", "Le Président"),
        ("Animatrice", "Anim"),
    ],
)
def test_a_label_like_another_is_the_same_person_and_it_is_said(right: str, wrong: str) -> None:
    people, (problem,) = identify(
        Counter({right: 20, wrong: 2, "Zoé": 9}), {right: 1, wrong: 7, "Zoé": 2}, Group("x"), "x"
    )
    assert people[wrong] == people[right]
    assert people[right].id == right
    assert people[right].labels == (right, wrong)
    assert (problem.line, problem.level) == (7, Level.WARNING)
    assert wrong in problem.message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Intervenante 1", "Intervenante 2"),
        ("P1", "P11"),
        ("Marie", "Mario"),
        ("Simon", "Simone"),
        ("Animatrice", "Animateur"),
        ("Participant", "Participante"),
        ("M. Roy", "Mme Roy"),
        ("JB", "JD"),
        ("Marie", "Marie-Pier"),
        ("Le Président (M. Houde)", "Le Président (Mme Côté)"),
        ("Le Président (M. Houde)", "Le Vice-Président (M. Houde)"),
    ],
)
@pytest.mark.parametrize("count", [1, 20])
def test_two_people_are_never_made_one(one: str, other: str, count: int) -> None:
    people, problems = identify(
        Counter({one: 20, other: count}), {one: 1, other: 2}, Group("x"), "x"
    )
    assert people[one].id != people[other].id
    assert problems == ()


def test_a_part_of_two_names_is_nobody_s() -> None:
    ids = _ids(Aline_Roy=9, Aline_Houde=9, Aline=2)
    assert len(set(ids.values())) == 3


def test_a_misspelling_is_rare_beside_the_right_spelling() -> None:
    ids = _ids(Mathilde=9, Mathilda=8)
    assert len(set(ids.values())) == 2


def test_two_slips_of_one_label_join_it() -> None:
    ids = _ids(INTERVENANTE_5=20, INTEVENANTE_5=1, INTERVENATE_5=1)
    assert set(ids.values()) == {"INTERVENANTE 5"}


def test_corpus_yaml_tells_who_is_who() -> None:
    people, problems = _identify(GROUP, Animatrice=9, iPhone_de_Luc=4, luc_a=2, Coralie=1, ALINE=5)
    assert {label: (person.id, person.role) for label, person in people.items()} == {
        "Animatrice": ("Animatrice", Role.MODERATION),
        "iPhone de Luc": ("P1", Role.PARTICIPANT),
        "luc a": ("P1", Role.PARTICIPANT),
        "Coralie": ("Coralie", Role.OBSERVATION),
        "ALINE": ("P2", Role.PARTICIPANT),
    }
    assert people["luc a"].attributes == {"genre": "h"}
    assert problems == ()


def test_an_unknown_person_is_kept_and_said() -> None:
    people, problems = _identify(GROUP, Animatrice=9, Aline=4, Bernard=3, Des_voix=1)
    assert people["Bernard"].id == "Bernard"
    assert [(problem.line, problem.level) for problem in problems] == [
        (3, Level.WARNING),
        (4, Level.NOTE),
    ]


def test_a_remark_on_the_manner_is_no_part_of_the_id() -> None:
    ids = identify(
        Counter({"P1 (en riant)": 1, "P1": 1}), {"P1 (en riant)": 1, "P1": 2}, GROUP, "x"
    )
    assert {person.id for person in ids[0].values()} == {"P1"}
