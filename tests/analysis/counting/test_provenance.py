"""Where counted codings come from, in words."""

import pytest

from piacen_qual.analysis.counting.provenance import counted, progress
from piacen_qual.decisions.sources import Source
from piacen_qual.decisions.standing import Summary

FILES = frozenset({"a.txt"})
GROUPS = {"a.txt": "NORD g1"}
NOTHING = Summary((), 0, 0, 12, 0, 0, 0, 0)
TWO = Summary((("Julie", 30), ("Zoé", 12)), 40, 31, 5, 0, 0, 0, 0, FILES)


def test_before_anyone_decided_there_are_only_suggestions() -> None:
    assert counted(Source.BOTH, NOTHING) == "suggestions, que personne n’a encore révisées"
    assert progress(Source.BOTH, NOTHING, GROUPS) == ()


def test_decisions_none_of_which_counts_are_not_nothing() -> None:
    lost = Summary((), 0, 0, 12, 0, 0, 3, 0)
    assert counted(Source.BOTH, lost) == (
        "suggestions; il y a des décisions, mais aucune ne compte"
    )
    assert progress(Source.BOTH, lost, GROUPS) == (
        "À revoir : 3 décisions sur des mots disparus (hors compte).",
    )


def test_who_read_and_put_no_code_decided_all_the_same() -> None:
    read = Summary((), 0, 0, 2, 0, 0, 0, 0, FILES)
    assert counted(Source.DECISIONS, read) == (
        "décisions (aucun code mis ni rejeté), et rien d’autre"
    )


def test_groups_in_which_nobody_decided_are_no_groups_in_which_nothing_is_said() -> None:
    groups = {**GROUPS, "b.txt": "NORD g2", "c.txt": "SUD g1"}
    told = "Sans décision : 2 groupes sur 3, où rien n’est compté (NORD g2, SUD g1)."
    assert told in progress(Source.DECISIONS, TWO, groups)
    assert told not in progress(Source.BOTH, TWO, groups)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (
            Source.BOTH,
            "décisions (Julie : 30, Zoé : 12), et suggestions là où personne n’a décidé",
        ),
        (Source.DECISIONS, "décisions (Julie : 30, Zoé : 12), et rien d’autre"),
        (Source.SUGGESTIONS, "suggestions seulement, sans égard aux décisions"),
    ],
)
def test_who_decided_and_what_else_counts_are_said(source: Source, told: str) -> None:
    assert counted(source, TWO) == told


def test_one_person_chosen_among_others_is_said() -> None:
    julie = Summary((("Julie", 30),), 30, 24, 15, 0, 0, 0, 0, FILES)
    assert counted(Source.DECISIONS, julie, alone=True) == (
        "décisions d’une seule personne (Julie : 30), et rien d’autre"
    )


def test_what_was_kept_and_what_is_left_are_counted() -> None:
    assert progress(Source.BOTH, TWO, GROUPS) == (
        "40 codages décidés, dont 31 retenus; 5 suggestions sans décision.",
    )
    assert progress(Source.DECISIONS, TWO, GROUPS) == (
        "40 codages décidés, dont 31 retenus; 5 suggestions sans décision, non comptées.",
    )
    assert progress(Source.SUGGESTIONS, TWO, GROUPS) == ()


def test_one_of_each_is_in_the_singular() -> None:
    one = Summary((("Julie", 1),), 1, 1, 1, 1, 1, 1, 1, FILES)
    assert progress(Source.DECISIONS, one, GROUPS) == (
        "1 codage décidé, dont 1 retenu; 1 suggestion sans décision, non comptée; 1 désaccord sans"
        " consensus (le code compte si la moitié au moins l’accepte).",
        "À revoir : 1 décision sur des mots corrigés depuis, 1 décision sur des mots disparus (hors"
        " compte), 1 décision sur un code scindé (hors compte).",
    )


def test_nothing_left_to_decide_is_no_zero_of_something_not_counted() -> None:
    done = Summary((("Julie", 2),), 2, 0, 0, 0, 0, 0, 0, FILES)
    assert progress(Source.DECISIONS, done, GROUPS) == (
        "2 codages décidés, dont 0 retenu; 0 suggestion sans décision.",
    )
