from dataclasses import replace

import pytest

from piacen_qual.codebook.schema import Negation, Rule
from piacen_qual.coding.reasons import reason
from tests.coding.making import proche, regex, suite, termes


def said(rule: Rule, *parts: str, factor: float = 1.0, others: tuple[str, ...] = ()) -> str:
    return reason(rule, parts, factor=factor, others=others).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("rule", "parts", "words"),
    [
        (termes("a"), ["pas assez"], "« pas assez » (règle code.1)"),
        (proche("a", "b"), ["a", "b"], "« a » près de « b » (règle code.1)"),
        (suite("a", "b"), ["a", "b"], "« a » suivi de « b » (règle code.1)"),
        (regex("a+"), ["aaa"], "« aaa » (règle code.1)"),
    ],
)
def test_a_reason_says_what_was_found_and_by_which_rule(
    rule: Rule, parts: list[str], words: str
) -> None:
    assert said(rule, *parts) == words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (proche("@vermine", "b"), "« a », du concept @vermine, près de « b »"),
        (suite("b", ("@v",)), "« a » suivi de « b », du concept @v"),
        (proche("b", ("@v", "@w")), "« a » près de « b », du concept @v ou @w"),
    ],
)
def test_the_concept_of_the_words_is_named(rule: Rule, words: str) -> None:
    assert said(rule, "a", "b") == f"{words} (règle code.1)"


def test_a_list_of_concepts_is_one_element_of_termes() -> None:
    assert said(termes("@v", "@w"), "rat") == "« rat », du concept @v ou @w (règle code.1)"


def test_no_concept_is_named_when_the_words_may_not_be_its_own() -> None:
    assert "concept" not in said(termes("@vermine", "mulot"), "rat")
    assert "concept" not in said(termes("@a", "@b", "@c", "@d"), "rat")


def test_a_required_negation_is_said() -> None:
    rule = termes("@gout", negation=Negation.REQUIRED)
    assert said(rule, "aime") == "« aime », du concept @gout, nié (règle code.1)"


@pytest.mark.parametrize(
    ("factor", "words"),
    [(1.2, "compte davantage sous ce thème"), (0.5, "compte moins sous ce thème")],
)
def test_what_the_theme_does_is_said(factor: float, words: str) -> None:
    assert said(termes("a"), "a", factor=factor) == f"« a » (règle code.1; {words})"


@pytest.mark.parametrize(
    ("others", "words"),
    [
        (("x",), "et une autre règle : x"),
        (("x", "y"), "et 2 autres règles : x, y"),
        (("x", "y", "z", "w"), "et 4 autres règles : x, y, z, …"),
        (("x, ailleurs", "x"), "et 2 autres règles : « x, ailleurs », x"),
    ],
)
def test_other_rules_that_fired_are_counted_and_named(others: tuple[str, ...], words: str) -> None:
    assert said(termes("a"), "a", others=others) == f"« a » (règle code.1; {words})"


def test_misspelt_words_are_told_with_what_they_are_read_as() -> None:
    slips = (("conexion", "connexion"), ("lentte", "lente"))
    told = "approximatif : « conexion » lu comme « connexion »; approximatif : « lentte » lu comme"
    words = reason(termes("a"), ["a"], slips=slips).replace("\xa0", " ")
    assert words == f"« a » (règle code.1; {told} « lente »)"


def test_the_researcher_s_own_words_come_first() -> None:
    rule = replace(termes("a"), reason="il en manque")
    assert said(rule, "a") == "il en manque"
    assert said(rule, "a", others=("x",)) == "il en manque (et une autre règle : x)"
