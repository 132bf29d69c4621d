import re

import pytest

from piacen_qual.coding.reading import tagger
from piacen_qual.french.capitals import accents


def accented(text: str) -> str:
    letters = list(text)
    for place, letter in accents(text):
        letters[place] = letter
    return "".join(letters)


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("Ecoute, l’Etat", "Écoute, l’État"),
        ("Etre là. Etes-vous là? Eté", "Être là. Êtes-vous là? Été"),
        ("Elève, Egaux, Evénement", "Élève, Égaux, Événement"),
        ("A ce moment-là. A cause de ça", "À ce moment-là. À cause de ça"),
        ("A l’époque, A chaque fois", "À l’époque, À chaque fois"),
        ("Ca va. Ca, oui. Ile, Agé", "Ça va. Ça, oui. Île, Âgé"),
    ],
)
def test_a_capital_has_its_accent_where_french_leaves_no_doubt(typed: str, becomes: str) -> None:
    assert accented(typed) == becomes
    assert accented(becomes) == becomes


@pytest.mark.parametrize(
    "typed",
    [
        *("A l’a dit", "A dit non", "A ses affaires", "A la veut", "A un chum", "A t’y dit ça?"),
        *("Elle", "Eh ben", "Euh", "Et", "Est", "En", "CA", "Eminem", "Etsy", "Elementor"),
        *("A part demain", "Ou ça?", "Ever", "Ethnie", "Echo"),
    ],
)  # fmt: skip
def test_what_may_be_another_word_stays(typed: str) -> None:
    assert accented(typed) == typed


def test_no_word_of_the_lexicon_has_its_capital_changed() -> None:
    words = {word for known in tagger.french_lexicon()._words.values() for word in known}
    plain = (word.capitalize() for word in words if re.match("[aceio]", word))
    assert [word for word in plain if accented(word) != word] == []
