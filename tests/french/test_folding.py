import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.french.folding import fold, lower, plain


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Écran", "ecran"),
        ("L’ÉTÉ", "l'ete"),
        ("cœur", "coeur"),
        ("porte\u2011à\u2011porte", "porte-a-porte"),
        ("100\xa0%", "100 %"),
        (unicodedata.normalize("NFD", "Déjà"), "deja"),
        ("télé\xadtravail", "teletravail"),
    ],
)
def test_case_accents_apostrophes_and_hyphens_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_accents_are_kept_when_they_count() -> None:
    assert lower("ÉQUIPÉ") == "équipé"


@given(st.text())
def test_plain_moves_no_character(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.text())
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
