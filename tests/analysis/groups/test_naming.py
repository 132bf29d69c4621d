"""Whom a text names, among the people of its group."""

import pytest

from piacen_qual.analysis.groups.naming import Names
from piacen_qual.model import Participant
from tests.analysis.making import make_transcript

GROUP = make_transcript(
    [("Animatrice", "outils", "Bon."), ("P1", "outils", "Oui."), ("Marie-Pier", "outils", "Non.")],
    participants=[
        Participant("P1", ("Luc A.", "iPhone de Luc"), "Luc Aubin", ("Ti-Luc", "le grand")),
        Participant("P2", ("P2",), "Rose Éthier"),
        Participant("P3", ("P3",), "Luce Roy", ("Mado",)),
        Participant("P4", ("P4",), "Jean-Guy Roy", ("Mado",)),
        Participant("Marie-Pier", ("Marie-Pier",)),
    ],
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Comme disait Luc, il en manque.", {"P1"}),
        ("Luc Aubin pis Ti-Luc, c’est le même.", {"P1"}),
        ("Luce a raison.", {"P3"}),
        ("J’aime l’idée d’Rose, pis celle de Marie-Pier!", {"P2", "Marie-Pier"}),
        ("Les roses sont fanées, la rose aussi.", set()),
        ("E\u0301thier, Rose E\u0301thier", {"P2"}),
        ("Jean-Guy l’a dit.", {"P4"}),
        ("Jean l’a dit, Guy aussi, le grand aussi.", set()),
        ("Mado l’a dit.", set()),  # two people bear that name
        ("", set()),
    ],
)
def test_people_are_known_by_the_names_of_corpus_yaml(text: str, named: set[str]) -> None:
    assert Names(GROUP).named(text) == named


def test_labels_that_are_names_name_people_when_nothing_else_is_known() -> None:
    talk = make_transcript(
        [(who, "outils", "Oui.") for who in ("Zoé", "Karim Benali", "P3", "Animatrice")]
    )
    assert Names(talk).named("Zoé, Karim, P3, Animatrice, Benali") == {"Zoé", "Karim Benali"}


def test_a_group_without_names_names_nobody() -> None:
    assert Names(make_transcript([("P1", "outils", "Oui.")])).named("Luc, P1") == frozenset()
