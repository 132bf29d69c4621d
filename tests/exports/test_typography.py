"""The spaces and marks of French as printed in Québec."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.exports.typography import shown, typeset
from piacen_qual.model import Cell


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Codebook : version 2", "Codebook\xa0: version 2"),
        ("Codebook: version 2", "Codebook\xa0: version 2"),
        ("12 % des mots", "12\xa0% des mots"),
        ("12% des mots", "12\xa0% des mots"),
        ("un ; deux ! trois ?", "un; deux! trois?"),
        ("« oui »", "«\xa0oui\xa0»"),
        ("«oui»", "«\xa0oui\xa0»"),
        ("l'animation", "l’animation"),
        ("à 10:30", "à 10:30"),
        ("https://exemple.test", "https://exemple.test"),
        ("fin :", "fin\xa0:"),
        ("Quoi?!", "Quoi?!"),
        (": début", ": début"),
        ("", ""),
    ],
)
def test_our_words_are_typeset(text: str, printed: str) -> None:
    assert typeset(text) == printed


@given(st.text(alphabet="aé1 \xa0:;!?%«»'’.\n"))
def test_typesetting_twice_changes_nothing_more(text: str) -> None:
    assert typeset(typeset(text)) == typeset(text)


@pytest.mark.parametrize(
    ("value", "kind", "printed"),
    [
        (1234567, "entier", "1\xa0234\xa0567"),
        (0, "entier", "0"),
        (0.456789, "decimal", "0,46"),
        (0.1234, "part", "12,3\xa0%"),
        (1, "part", "100,0\xa0%"),
        (-0.456, "decimal", "-0,46"),
        (-0.004, "decimal", "0,00"),
        (-0.0004, "part", "0,0\xa0%"),
        (-0.0, "entier", "0"),
        (None, "part", ""),
        ("2/2 5/10 7", "texte", "2/2 5/10 7"),
        ("–", "entier", "–"),
    ],
)
def test_cells_are_shown_in_french(value: Cell, kind: str, printed: str) -> None:
    assert shown(value, kind) == printed
