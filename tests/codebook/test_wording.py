from dataclasses import replace

import pytest

from piacen_qual.codebook.schema import (
    Clues,
    Codebook,
    ConceptRef,
    Kind,
    Negation,
    Rule,
    Scope,
    Term,
)
from piacen_qual.codebook.wording import (
    clues_in_words,
    element_in_words,
    in_words,
    weight_in_words,
)
from piacen_qual.model import Theme
from tests.coding.making import codebook, elements, proche, regex, suite, termes
from tests.coding.making import rule as any_of

CONCEPTS = {
    "patron": ["boss", "direction"],
    "outil": ["pelle", "râteau", "@lame", "brouette", "seau", "corde"],
    "lame": ["couteau", "=scie", "sécat*"],
}
BOOK = replace(
    codebook(concepts=CONCEPTS),
    themes=(Theme("serre", "La serre"), Theme("marche", "Le marché")),
)


def words(rule: Rule, book: Codebook = BOOK, *, whole: bool = False) -> str:
    """The rule in words, with plain spaces and without its weight."""
    said = in_words(rule, book, whole=whole).replace("\xa0", " ")
    assert said.endswith(" Poids 0,7.")
    return said.removesuffix(" Poids 0,7.")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (termes("arroser"), "« arroser »."),
        (termes("=cours", "mobilis*"), "« cours » tel quel ou « mobilis… »."),
        (any_of(Kind.TERMS, "a", ("b", "c")), "« a », « b » ou « c »."),
        (
            proche("payer", "@patron"),
            "« payer » près d’un mot de @patron (boss, direction),"
            " au plus 5 mots entre les deux, dans la même phrase.",
        ),
        (
            suite("avantage", ("mais", "sauf que"), gap=1, scope=Scope.SEGMENT),
            "« avantage », puis « mais » ou « sauf que »,"
            " au plus 1 mot entre les deux, dans le même segment.",
        ),
        (
            proche("a", "b", "c", gap=0),
            "« a » près de « b » près de « c », sans aucun mot entre eux, dans la même phrase.",
        ),
        (termes("accès", negation=Negation.REQUIRED), "« accès »; seulement si c’est nié."),
        (termes("accès", negation=Negation.FORBIDDEN), "« accès »; si ce n’est pas nié."),
        (
            termes("accord", answers=True),
            "« accord »; au début d’une réponse à une autre participante.",
        ),
        (
            termes("facture", present=elements("forfait", "licence")),
            "« facture »; seulement si le segment contient aussi « forfait » ou « licence ».",
        ),
        (
            termes("papier", absent=elements("sur papier"), absent_in_segment=elements("x", "y")),
            "« papier »; sauf si la phrase contient « sur papier »;"
            " sauf si le segment contient « x » ou « y ».",
        ),
        (
            termes("papier", absent=elements("x"), scope=Scope.SEGMENT),
            "« papier »; sauf si le segment contient « x ».",
        ),
        (regex("^oui!"), "L’expression régulière « ^oui! »."),
        (regex("^oui!", reason="un oui lancé"), "Un oui lancé (expression régulière)."),
    ],
)
def test_a_rule_reads_as_a_sentence(rule: Rule, said: str) -> None:
    assert words(rule) == said


def test_every_kind_of_rule_has_words() -> None:
    for kind in Kind:
        made = Rule("k.1", 1, kind, elements("a", "b"), pattern="x")
        assert in_words(made, BOOK).endswith(". Poids 0,7.")


def test_long_lists_are_shortened_unless_all_is_asked_for() -> None:
    rule = termes(*(f"mot{letter}" for letter in "abcdefgh"))

    assert words(rule).endswith("« motf »… (8 au choix).")
    assert words(rule, whole=True).endswith("« motg » ou « moth ».")


def test_one_more_is_no_reason_to_shorten() -> None:
    assert "au choix" not in words(termes(*"abcdefg"))


def test_a_concept_shows_the_words_of_those_nested_in_it() -> None:
    rule = termes("@outil")

    assert words(rule) == "Un mot de @outil (pelle, râteau, couteau, scie tel quel… 8 en tout)."
    assert words(rule, whole=True) == (
        "Un mot de @outil (pelle, râteau, couteau, scie tel quel, sécat…, brouette, seau, corde)."
    )


def test_a_long_regular_expression_is_shown_whole_when_asked_for() -> None:
    rule = regex("a" * 60, reason="des a")

    assert words(replace(rule, reason="")) == f"L’expression régulière « {'a' * 40}… »."
    assert words(rule, whole=True) == f"L’expression régulière « {'a' * 60} »."


@pytest.mark.parametrize(
    ("themes", "other", "said"),
    [
        ({}, 1.0, "poids 0,6"),
        ({"serre": 1.1}, 0.5, "poids 0,66 sous La serre, 0,3 ailleurs"),
        ({"serre": 2.0}, 0.0, "poids 1 sous La serre; ne compte pas ailleurs"),
        (
            {"marche": 0.5, "serre": 1.0},
            0.5,
            "poids 0,6 sous La serre, 0,3 sous Le marché et ailleurs",
        ),
        (
            {"intro": 0.0, "cloture": 0.0},
            1.0,
            "poids 0,6; ne compte pas sous Introduction ni sous Clôture",
        ),
        ({"serre": 0.0}, 0.0, "ne compte pas sous La serre ni ailleurs"),
    ],
)
def test_a_weight_is_what_the_theme_makes_of_it(
    themes: dict[str, float], other: float, said: str
) -> None:
    rule = termes("a", weight=0.6, themes=themes, other_themes=other)
    assert weight_in_words(rule, BOOK) == said


def test_an_element_can_be_said_alone() -> None:
    (element,) = elements(("a", "@patron"))
    said = element_in_words(element, BOOK).replace("\xa0", " ")
    assert said == "« a » ou un mot de @patron (boss, direction)"


def test_clues_are_said_with_their_weights_the_heaviest_first() -> None:
    clues = Clues(-2.0, {}, ((Term("seau"), 0.5), (ConceptRef("patron"), -1.25)), 1)
    said = clues_in_words(clues, BOOK).replace("\xa0", " ")
    assert said == "un mot de @patron (boss, direction) (−1,25), « seau » (+0,5)"


def test_many_clues_are_shortened_unless_all_is_asked_for() -> None:
    clues = Clues(0.0, {}, tuple((Term(f"mot{n}"), n / 10) for n in range(20)), 1)
    assert clues_in_words(clues, BOOK).endswith("mot8\xa0» (+0,8)… (20 en tout)")
    assert "mot1\xa0»" in clues_in_words(clues, BOOK, whole=True)
