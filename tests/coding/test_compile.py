from dataclasses import replace

import pytest

from piacen_qual.codebook.schema import Negation
from piacen_qual.coding.compile import Word, code_digests, phrases
from tests.coding.making import code, codebook, proche, termes


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("Écran", [Word("écran")]),
        ("=écran", [Word("écran", surface=True)]),
        ("ordi*", [Word("ordi", prefix=True)]),
        ("pas assez", [Word("pas"), Word("assez")]),
        ("pas … assez", [Word("pas"), Word("assez", after_gap=True)]),
        ("pas ... assez", [Word("pas"), Word("assez", after_gap=True)]),
        ("=l’école", [Word("l'", surface=True), Word("école", surface=True)]),
        ("fait que", [Word("fait-que")]),
        ("100 %", [Word("100%")]),
        ("travailleur·euse·s", [Word("travailleurs")]),
        ("… oui …", [Word("oui")]),
    ],
)
def test_a_term_is_read_as_words(term: str, words: list[Word]) -> None:
    assert phrases(term)[0] == tuple(words)


@pytest.mark.parametrize("term", ["porte à porte", "porte-à-porte"])
def test_hyphens_or_not_it_is_the_same_term(term: str) -> None:
    apart = (Word("porte"), Word("à"), Word("porte"))
    assert set(phrases(term)) == {apart, (Word("porte-à-porte"),)}


@pytest.mark.parametrize("term", ["", "…", "?!", "* = -", "(rires)"])
def test_a_term_without_words_matches_nothing(term: str) -> None:
    assert phrases(term) == ()


def test_a_digest_follows_the_concepts_a_code_uses_and_no_others() -> None:
    def digests(**concepts: tuple[str, ...]) -> dict[str, str]:
        first = code(proche("@objet", "manquer"), name="un")
        second = code(termes("@autre"), name="deux")
        return code_digests(codebook(first, second, concepts=concepts))

    before = digests(objet=("@ecran",), ecran=("écran",), autre=("x",))
    after = digests(objet=("@ecran",), ecran=("écran", "moniteur"), autre=("x",))
    assert before["un"] != after["un"]
    assert before["deux"] == after["deux"]


def test_a_digest_ignores_what_is_applied_after_matching() -> None:
    rule = termes("écran")
    weighed = replace(rule, weight=0.1, themes={"acces": 0.5}, reason="parce que", line=99)
    negated = replace(rule, negation=Negation.REQUIRED)
    digest, same, other = (
        code_digests(codebook(code(each)))["code"] for each in (rule, weighed, negated)
    )
    assert digest == same
    assert digest != other
