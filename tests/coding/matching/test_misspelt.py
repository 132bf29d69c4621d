from collections.abc import Iterable, Mapping

import pytest

from piacen_qual.codebook.schema import Rule
from piacen_qual.coding.matching.index import Index, Material
from piacen_qual.coding.matching.match import Match, Matcher
from piacen_qual.coding.matching.segments import segments
from piacen_qual.coding.reading.annotate import Annotator
from piacen_qual.model import Transcript
from piacen_qual.study import Cache
from tests.coding.making import codebook, proche, suite, termes, transcript

NOWHERE = Cache(None)


def matched(
    rule: Rule, *talks: Transcript, concepts: Mapping[str, Iterable[str]] | None = None
) -> list[tuple[str, list[tuple[str, str]]]]:
    """The passages, each with what was read in them as what."""
    with Annotator(NOWHERE, processes=1) as annotator:
        read = annotator.annotate(talks)
    index = Index([Material(t, segments(t, 120), a) for t, a in zip(talks, read, strict=True)])
    matches = Matcher(index, codebook(concepts=concepts).concepts).matches(rule)
    return [_told(match, index.turns[match.segment].text) for match in matches]


def _told(match: Match, text: str) -> tuple[str, list[tuple[str, str]]]:
    return text[match.start : match.end], [(text[s:e], word) for s, e, word in match.slips]


def found(given: Rule, text: str, **options: object) -> list[tuple[str, list[tuple[str, str]]]]:
    return matched(given, transcript(text), **options)  # type: ignore[arg-type]


LOOSE = termes("connexion", approx=True)


@pytest.mark.parametrize("slip", ["conexion", "connexoin", "connxion", "connexionn", "conexions"])
def test_a_misspelt_word_is_found_and_told(slip: str) -> None:
    assert found(LOOSE, f"Une {slip} lente.") == [(slip, [(slip, "connexion")])]


def test_a_rule_that_is_not_approximate_finds_none() -> None:
    assert found(termes("connexion"), "Une conexion lente.") == []


def test_what_is_well_spelt_is_no_slip() -> None:
    assert found(LOOSE, "Des connexions, une CONNEXION.") == [("connexions", []), ("CONNEXION", [])]


def test_names_are_not_misspelt_words() -> None:
    assert found(termes("marie", "martin", "montre", approx=True), "Mme Montrre et Marttin.") == []
    assert found(LOOSE, "Conexion lente.") == []


@pytest.mark.parametrize("term", ["=connexion", "connex*"])
def test_what_is_asked_to_the_letter_is_found_to_the_letter(term: str) -> None:
    assert found(termes(term, approx=True), "Une connxion lente.") == []


def test_any_form_of_a_word_may_be_misspelt() -> None:
    assert found(termes("travailler", approx=True), "On travaillle trop.") == [
        ("travaillle", [("travaillle", "travailler")])
    ]


def test_a_word_that_only_the_codebook_has_may_be_misspelt() -> None:
    wooclap = termes("wooclap", approx=True)
    assert found(wooclap, "On a pris wooclapp.") == [("wooclapp", [("wooclapp", "wooclap")])]
    assert found(wooclap, "On a pris ooclap.") == []
    assert found(termes("jitsi", approx=True), "On a pris jitsii.") == []  # too short


def test_what_a_term_of_the_rule_says_is_no_slip_for_another() -> None:
    assert found(termes("wooclap", "wooclapp", approx=True), "On a pris wooclapp.") == [
        ("wooclapp", [])
    ]


def test_slips_are_found_in_expressions_concepts_and_conditions() -> None:
    text = "La mauvaise conexion de la tablete."
    expression = termes("mauvaise connexion", approx=True)
    assert found(expression, text) == [("mauvaise conexion", [("conexion", "connexion")])]
    near = proche("@objet", "connexion", approx=True)
    assert found(near, text, concepts={"objet": ("tablette",)}) == [
        ("conexion de la tablete", [("conexion", "connexion"), ("tablete", "tablette")])
    ]
    cancelled = termes("mauvais", approx=True, absent=termes("tablette").elements)
    assert found(cancelled, text) == []


def test_a_form_is_read_alike_whatever_the_company() -> None:
    loose = suite("mauvaise", "connexion", approx=True)
    alone = transcript("Une mauvaise conexion.")
    other = transcript("La collection, la connexion, la convection.", file="b.txt")
    assert matched(loose, alone, other) == matched(loose, other, alone) == matched(loose, alone)


def test_two_rules_read_the_same_form_each_as_its_own_word() -> None:
    said = "Une conexions lente."
    assert found(termes("connexions", approx=True), said)[0][1] == [("conexions", "connexions")]
    assert found(termes("lent", "connexion", approx=True), said)[0][1] == [
        ("conexions", "connexion")
    ]
