import unicodedata

import pytest

from piacen_qual.french.forms import comparable, full_forms, readable


@pytest.mark.parametrize(
    ("token", "form"),
    [
        ("Écran", "écran"),
        (unicodedata.normalize("NFD", "Écran"), "écran"),
        ("L’", "l'"),
        ("Y’", "y"),
        ("-t-il", "il"),
        ("-tu", "tu"),
        ("22 h 40", "22h40"),
        ("100\xa0%", "100%"),
        ("C.A.", "ca"),
        ("Fait que", "fait-que"),
        ("intervenant·e·s", "intervenants"),
    ],
)
def test_a_token_is_compared_by_its_plain_form(token: str, form: str) -> None:
    assert comparable(token) == form


@pytest.mark.parametrize(
    ("token", "word"),
    [
        ("Chu", "Suis"),
        ("pis", "puis"),
        ("fait qu’", "donc"),
        ("Étudiant·e", "Étudiant"),
        ("L’", "L'"),
        ("cell", "cell"),
    ],
)
def test_the_tagger_reads_standard_french_in_the_same_case(token: str, word: str) -> None:
    assert readable(token) == word


def test_an_elided_form_has_full_forms() -> None:
    assert full_forms("l'") == ("le", "la")
    assert full_forms("écran") == ()
