import pytest

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.study import Cache
from tests.anonymisation.making import NOBODY, asked, found

SPELT = [
    ("C’est I, R, E, accent aigu, S.", "I, R, E, accent aigu, S"),
    ("O, apostrophe, H, deux E, R, E. Il vient de loin.", "O, apostrophe, H, deux E, R, E"),
    ("M, c, K majuscule, double N. Pas pire, hein?", "M, c, K majuscule, double N"),
    (
        "B comme Bravo, E, L comme dans lune, deux L, E.",
        "B comme Bravo, E, L comme dans lune, deux L, E",
    ),
    ("ça s’écrit t s h i k a p i personne l’a du premier coup", "t s h i k a p i"),
    ("S, U, É, tréma… ben voyons.", "S, U, É, tréma"),
    ("Avec deux L, accent grave, T.", "deux L, accent grave, T"),
]


@pytest.mark.parametrize(("text", "words"), SPELT)
def test_a_spelt_name_is_one_question(text: str, words: str, cache: Cache) -> None:
    assert words in asked(cache, text)


@pytest.mark.parametrize(
    "text", ["G comme Gaston, cinq, M comme Maman, deux, K, huit", "h comme hotel 2 x 1 e 4 y a"]
)
def test_a_spelt_postal_code_is_masked(text: str, cache: Cache) -> None:
    (code,) = found(cache, text, corpus=NOBODY)
    assert (code.kind, code.action) == (Kind.POSTAL_CODE, Action.MASK)


@pytest.mark.parametrize(
    "text",
    [
        "À 16 h 46, y a comme un plan A, un plan B.",
        "N’est-ce pas? D’accord. L’an 2, à 3 h.",
    ],
)
def test_letters_that_are_words_spell_nothing(text: str, cache: Cache) -> None:
    assert asked(cache, text) == []
