import pytest

from piacen_qual.coding.matching.compile import Word, phrases


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
