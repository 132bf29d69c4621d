import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.french.numerals import LARGEST, LETTERS, in_letters, of_letters


@pytest.mark.parametrize(
    ("number", "letters"),
    [
        (0, "zéro"),
        (16, "seize"),
        (17, "dix-sept"),
        (21, "vingt et un"),
        (71, "soixante et onze"),
        (77, "soixante-dix-sept"),
        (80, "quatre-vingts"),
        (81, "quatre-vingt-un"),
        (99, "quatre-vingt-dix-neuf"),
        (100, "cent"),
        (200, "deux cents"),
        (280, "deux cent quatre-vingts"),
        (1000, "mille"),
        (80_000, "quatre-vingt mille"),
        (200_003, "deux cent mille trois"),
    ],
)
def test_numbers_in_letters(number: int, letters: str) -> None:
    assert in_letters(number) == letters


@given(st.integers(0, LARGEST))
def test_what_is_put_in_letters_is_read_back(number: int) -> None:
    letters = in_letters(number)
    assert of_letters(letters) == number
    assert of_letters(letters.replace(" ", "-").upper()) == number
    assert re.fullmatch(LETTERS, letters)


@pytest.mark.parametrize("words", ["deux trois", "vingt dix", "mille mille", "cent cent", "", "et"])
def test_words_that_make_no_number_are_none(words: str) -> None:
    assert of_letters(words) is None


@pytest.mark.parametrize("number", [-1, LARGEST + 1])
def test_other_numbers_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        in_letters(number)
