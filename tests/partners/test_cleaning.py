import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.partners.cleaning import CUT, alike, bounded, clean, neutral
from tests.partners.making import HOSTILE


@given(st.text(st.characters(codec=None)))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters(codec=None)))
def test_nothing_that_commands_or_reverses_is_left(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    kinds = {unicodedata.category(letter) for letter in cleaned} - {"Cf"}
    assert kinds.isdisjoint({"Cs"})
    assert not any(letter < " " and letter != "\n" for letter in cleaned)
    assert not set(cleaned) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\0\x7f")


def test_words_lines_and_accents_stay() -> None:
    assert (
        clean("  Ça coûte\tcher.\r\nOui\xa0!\u2028😀 👩🏽\u200d🌾 ")
        == "Ça coûte cher.\nOui\xa0!\n😀 👩🏽\u200d🌾"
    )


@given(st.text(), st.integers(min_value=len(CUT), max_value=200))
def test_a_bounded_text_is_never_longer(text: str, longest: int) -> None:
    assert len(bounded(text, longest)) <= longest


def test_a_text_of_five_megabytes_is_cut_and_says_so() -> None:
    assert bounded("é" * 5_000_000, 4_000).endswith(CUT)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@nom", "＝1"])
def test_a_formula_is_made_a_text(text: str) -> None:
    assert neutral(text) == f"'{text}"
    assert neutral(f"« {text} »") == f"« {text} »"


def test_what_a_spreadsheet_changes_does_not_make_another_text() -> None:
    assert alike("e\u0301t\u0301 \r\n la\xa0nuit ") == alike("é" + "t\u0301\nla nuit")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_can_be_written(text: str) -> None:
    clean(text).encode("utf-8")
