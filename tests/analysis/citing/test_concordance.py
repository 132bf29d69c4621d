"""Finding words, and showing them in their context."""

from typing import Any

import pytest

from piacen_qual.analysis.citing.concordance import concordance
from piacen_qual.analysis.citing.search import Hit, find
from piacen_qual.codebook.schema import Concept, Kind, Rule, Term
from piacen_qual.coding.matching.index import Index, Material
from piacen_qual.coding.matching.match import Matcher
from piacen_qual.coding.reading.annotate import Annotator
from piacen_qual.study import Cache
from tests.analysis.making import (
    CODINGS,
    NORD_1,
    NORD_2,
    SUD,
    make_transcript,
    whole_turns,
)

GROUPS = (NORD_1, NORD_2, SUD)
NO_CACHE = Cache(None)


def _found(text: str, words: str, *, approximate: bool = True) -> list[tuple[str, str]]:
    talk = make_transcript([("P1", "outils", text)])
    hits = find([talk], words, NO_CACHE, approximate=approximate)
    return [(text[hit.start : hit.end], hit.how) for hit in hits]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Une réunion, des Réunions.", "reunion", [("réunion", "forme"), ("Réunions", "lemme")]),
        ("Mon laptop pis mon ordi.", "ordinateur", [("ordi", "lemme")]),
        ("Les intervenant·e·s d’ici.", "intervenant", [("intervenant·e·s", "lemme")]),
        ("On télétravaillait.", "télétravailler", [("télétravaillait", "lemme")]),
        ("J’ai pas d'écouteurs.", "écouteur", [("écouteurs", "lemme")]),
        ("Ils mettent, j’ai mis.", "mettre", [("mettent", "lemme"), ("mis", "lemme")]),
        ("J’ai, tu as, ils ont.", "avoir", [("ai", "lemme"), ("as", "lemme"), ("ont", "lemme")]),
        ("On les mettait dehors.", "mettre dehors", [("mettait dehors", "lemme")]),
        ("Une réunion.", "réunions", [("réunion", "lemme")]),
        ("Les portes, on les portait.", "porte", [("portes", "lemme")]),
        ("L’équipe, une équipée.", "equipe", [("équipe", "forme"), ("équipée", "lemme")]),
        ("On s’est rendu là. Rendez-vous.", "rendez vous", [("Rendez-vous", "forme")]),
        ("Mettre tout ça dehors.", "mettre … dehors", [("Mettre tout ça dehors", "lemme")]),
        ("Mettre, mis, mises.", "=mis", [("mis", "forme")]),
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


def test_a_word_of_the_language_is_no_slip_of_another_one() -> None:
    assert _found("Les données. Tu donnes.", "données") == [("données", "forme")]


@pytest.mark.parametrize("term", ["mettre", "conseil", "pas assez", "porte-à-porte", "pel*"])
def test_what_a_rule_finds_is_found(term: str) -> None:
    text = "Mettons que le porte à porte, c’est pas, euh, assez : des conseils, des pelles."
    talk = make_transcript([("P1", "outils", text)])
    (annotation,) = Annotator(NO_CACHE).annotate([talk])
    index = Index([Material(talk, whole_turns(talk), annotation)])
    matches = Matcher(index, {}).matches(Rule("r", 1, Kind.TERMS, (Term(term),)))
    hits = find([talk], term, NO_CACHE)
    assert matches
    assert {(m.start, m.end) for m in matches} <= {(hit.start, hit.end) for hit in hits}


def test_without_tolerance_only_forms_of_the_word_are_found() -> None:
    assert _found("La visoconférence gèle.", "visioconférence", approximate=False) == []


def test_a_line_has_its_place_and_whole_words_around() -> None:
    lines = concordance(GROUPS, find(GROUPS, "bloque", NO_CACHE), width=13)
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
    hits = find(GROUPS, "pelle", NO_CACHE)
    lines = concordance(GROUPS, hits, codings=CODINGS, segments=whole_turns(*GROUPS), **asked)
    assert [(line.file, line.turn) for line in lines] == places


@pytest.mark.parametrize("width", [0, 1, 5, 40])
def test_context_is_never_wider_than_asked(width: int) -> None:
    for line in concordance(GROUPS, find(GROUPS, "manque", NO_CACHE), width=width):
        assert len(line.left) <= width
        assert len(line.right) <= width


def test_hits_may_come_from_elsewhere() -> None:
    (line,) = concordance(GROUPS, [Hit("sud_g1.txt", 2, 0, 2), Hit("ailleurs.txt", 1, 0, 2)])
    assert line.keyword == "Il"


def test_a_concept_stands_for_all_its_words() -> None:
    talk = make_transcript([("P1", "outils", "Il nous manque du temps, pas assez de bras.")])
    concepts = {"manque": Concept("manque", 1, (Term("manquer"), Term("pas assez")))}

    found = find([talk], "@manque", NO_CACHE, concepts=concepts)

    text = talk.turns[0].text
    assert [text[hit.start : hit.end] for hit in found] == ["manque", "pas assez"]
