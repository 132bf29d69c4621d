"""Finding words, and showing them in their context."""

from typing import Any

import pytest

from piacen_qual.analysis.concordance import Hit, concordance, concordance_table, find
from piacen_qual.model import CONFIDENTIAL
from tests.analysis.making import (
    CODINGS,
    NORD_1,
    NORD_2,
    SUD,
    make_transcript,
    records,
    whole_turns,
)

GROUPS = (NORD_1, NORD_2, SUD)


def _found(text: str, words: str, **asked: bool) -> list[tuple[str, str]]:
    talk = make_transcript([("P1", "outils", text)])
    return [(text[hit.start : hit.end], hit.how) for hit in find([talk], words, **asked)]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Une réunion, des Réunions.", "reunion", [("réunion", "forme"), ("Réunions", "racine")]),
        ("Mon laptop pis mon ordi.", "ordinateur", [("ordi", "racine")]),
        ("Les intervenant·e·s d’ici.", "intervenant", [("intervenant·e·s", "racine")]),
        ("On télétravaillait.", "télétravailler", [("télétravaillait", "racine")]),
        ("J’ai pas d'écouteurs.", "écouteur", [("écouteurs", "racine")]),
        ("La visoconférence gèle.", "visioconférence", [("visoconférence", "approx")]),
        (
            "Le conseil d’administration.",
            "conseil administration",
            [("conseil d’administration", "forme")],
        ),
        ("Le conseil, lui, administration.", "conseil administration", []),
        (
            "Un conseil euh (rires) municipal",
            "conseil municipal",
            [("conseil euh (rires) municipal", "forme")],
        ),
        ("La porte. Poste, poste, poste.", "porte", [("porte", "forme")]),
        ("Le bac, le lac, le sac.", "bac", [("bac", "forme")]),
        ("Rien de ça.", "", []),
        ("Rien de ça.", "…", []),
    ],
)
def test_words_are_found_under_their_forms(
    text: str, words: str, found: list[tuple[str, str]]
) -> None:
    assert _found(text, words) == found


def test_a_word_misspelt_by_whoever_asks_is_found() -> None:
    assert (
        _found("La formation, la formation, la formation.", "formtion")
        == [("formation", "approx")] * 3
    )


def test_without_tolerance_only_forms_of_the_word_are_found() -> None:
    assert _found("La visoconférence gèle.", "visioconférence", approximate=False) == []


def test_a_line_has_its_place_and_whole_words_around() -> None:
    lines = concordance(GROUPS, find(GROUPS, "bloque"), width=13)
    assert len(lines) == 1
    line = lines[0]
    assert (line.title, line.case, line.theme, line.speaker) == (
        "NORD, groupe 2",
        "NORD",
        "outils",
        "P1",
    )
    assert (line.left, line.keyword, line.right) == ("le prix qui ", "bloque", ".")
    assert (line.turn, line.line) == (2, 4)


@pytest.mark.parametrize(
    ("asked", "places"),
    [
        ({}, [("nord_g1.txt", 2), ("nord_g2.txt", 2), ("sud_g1.txt", 2)]),
        ({"case": "SUD"}, [("sud_g1.txt", 2)]),
        ({"theme": "saison"}, []),
        ({"speaker": "P2"}, []),
        ({"code": "contre"}, [("nord_g2.txt", 2)]),
        (
            {"moderation": True},
            [("nord_g1.txt", 1), ("nord_g1.txt", 2), ("nord_g2.txt", 2), ("sud_g1.txt", 2)],
        ),
    ],
)
def test_filters(asked: dict[str, Any], places: list[tuple[str, int]]) -> None:
    hits = find(GROUPS, "pelle")
    lines = concordance(GROUPS, hits, codings=CODINGS, segments=whole_turns(*GROUPS), **asked)
    assert [(line.file, line.turn) for line in lines] == places


@pytest.mark.parametrize("width", [0, 1, 5, 40])
def test_context_is_never_wider_than_asked(width: int) -> None:
    for line in concordance(GROUPS, find(GROUPS, "manque"), width=width):
        assert len(line.left) <= width
        assert len(line.right) <= width


def test_hits_may_come_from_elsewhere() -> None:
    (line,) = concordance(GROUPS, [Hit("sud_g1.txt", 2, 0, 2), Hit("ailleurs.txt", 1, 0, 2)])
    assert line.keyword == "Il"


def test_the_table_of_a_concordance_says_that_it_is_confidential() -> None:
    table = concordance_table(concordance(GROUPS, find(GROUPS, "pelle")), "pelle")
    assert {row["diffusion"] for row in records(table)} == {CONFIDENTIAL}
    assert [row["mot"] for row in records(table)] == ["pelles", "pelle", "Pelle"]
