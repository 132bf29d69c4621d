import pytest

from piacen_qual.codebook.additions import (
    CLUE,
    MENTION,
    Addition,
    NotATermError,
    UnknownConceptError,
    as_term,
    elements_of,
    find_target,
    name_of,
    own_rule,
    terms_of,
    usual_weight,
    widened,
)
from piacen_qual.codebook.finding import UnknownCodeError
from piacen_qual.codebook.load import parse_codebook
from piacen_qual.codebook.schema import Codebook, Term

CODEBOOK = """\
familles:
  raisons: Raisons
  objets: {libelle: Objets, objets: oui}
concepts:
  outil: [pelle, râteau]
  manque: [manquer, ['@outil', [pas assez]]]
codes:
  gel:
    famille: raisons
    definition: Il a gelé.
    regles:
      - geler
      - {nom: lexique, termes: [glace], poids: 0.3}
      - {proche: ['@manque', soleil], sauf: [pluie]}
  outil_nomme:
    famille: objets
    definition: Un outil est nommé.
    regles: [{termes: [pelle]}]
"""


@pytest.fixture(scope="module")
def book() -> Codebook:
    book, problems = parse_codebook(CODEBOOK.encode())
    assert not problems
    return book


@pytest.mark.parametrize(
    ("asked", "name"),
    [("@outil", "@outil"), ("outil", "@outil"), ("gel", "gel"), ("outil_nomme", "outil_nomme")],
)
def test_a_target_is_found_with_or_without_its_sign(book: Codebook, asked: str, name: str) -> None:
    assert name_of(find_target(book, asked)) == name


def test_an_unknown_concept_is_said_with_the_one_that_was_meant(book: Codebook) -> None:
    with pytest.raises(UnknownConceptError, match="Vouliez-vous dire « @outil »"):
        find_target(book, "@outils")
    with pytest.raises(UnknownCodeError):
        find_target(book, "neige")


def test_the_terms_of_a_target_are_those_of_nested_concepts_too(book: Codebook) -> None:
    manque, gel = find_target(book, "@manque"), find_target(book, "gel")
    assert list(terms_of(elements_of(manque), book.concepts)) == [
        *("manquer", "pelle", "râteau", "pas assez")
    ]
    assert list(terms_of(elements_of(gel), {})) == ["geler", "glace", "soleil"]


def test_a_concept_takes_a_term_at_its_end(book: Codebook) -> None:
    after = widened(book, Addition(find_target(book, "@outil"), "binette"))
    assert after.concepts["outil"].elements[-1] == Term("binette")
    assert after.concepts["manque"] == book.concepts["manque"]
    assert after.codes == book.codes


def test_a_code_takes_a_term_in_its_rule_lexique(book: Codebook) -> None:
    after = widened(book, Addition(find_target(book, "gel"), "givre", 0.9))
    rule = own_rule(after.codes[0])
    assert rule is not None
    assert rule.elements == (Term("glace"), Term("givre"))
    assert rule.weight == 0.3


def test_a_code_without_that_rule_gets_it(book: Codebook) -> None:
    after = widened(book, Addition(find_target(book, "outil_nomme"), "binette", 0.9))
    rule = own_rule(after.codes[1])
    assert rule is not None
    assert (rule.elements, rule.weight) == ((Term("binette"),), 0.9)


def test_a_mention_is_enough_for_things_named_and_not_for_arguments(book: Codebook) -> None:
    assert usual_weight(book, find_target(book, "outil_nomme")) == MENTION
    assert usual_weight(book, find_target(book, "gel")) == CLUE


@pytest.mark.parametrize("given", ["", "  ", "…", "@outil", "a\x07b", "a, b: [c]", "(rires)"])
def test_what_cannot_be_looked_up_is_no_term(given: str) -> None:
    with pytest.raises(NotATermError):
        as_term(given)


def test_a_term_stands_on_one_line() -> None:
    assert as_term("  de ma\n poche ") == "de ma poche"
