"""However a transcriber types, the public text is typed in one way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.anonymisation.masking.even import Even
from piacen_qual.anonymisation.masking.secret import tokens_of

MARKS = [
    *"'’‘\"“”«»‹›.…!?,;:-–—‑()[]%$ \xa0\u202f\t\u200b\u0301",
    *("...", ". . .", "--", " - ", " : ", "« ", " »", "«\xa0", "''", "..", "[rires]", "(…)"),
]
WORDS = ["c", "a", "oeuf", "cœur", "Œuvre", "poele", "12", "000", "8h30", "mot", "Mot", "é", "ﬁn"]


def even(text: str) -> str:
    return Even.of(text).text


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("c'est  l\u2018ami", "c’est l’ami"),
        ("Quoi ? Bon\u202f! Oui ; non", "Quoi? Bon! Oui; non"),
        ("il dit : « bon »", "il dit\xa0: «\xa0bon\xa0»"),
        ('il dit: "bon", là', "il dit\xa0: «\xa0bon\xa0», là"),
        ("il dit “bon” là", "il dit «\xa0bon\xa0» là"),
        ("il dit 'bon' là, l'ami", "il dit «\xa0bon\xa0» là, l’ami"),
        ("« « Ben là » », qu'il dit", "«\xa0Ben là\xa0», qu’il dit"),
        ("«Elle dit \"non\".»", "«\xa0Elle dit “non”.\xa0»"),
        ("ben... pis . . . là …", "ben… pis… là…"),
        ("ben…pis (...) là", "ben… pis […] là"),
        ("[Rires] oui", "(rires) oui"),
        ("peut‑être -- ou non — ou mot—mot", "peut-être – ou non – ou mot – mot"),
        ("je v— je vais – là", "je v- je vais – là"),
        ("2010–2015", "2010-2015"),
        ("des oeuvres, un cœur, un foetus, la moelle", "des œuvres, un cœur, un fœtus, la moelle"),
        ("5% de 12 000$ à 8h30, 9 H", "5\xa0% de 12\xa0000\xa0$ à 8\xa0h\xa030, 9\xa0h"),
        ("Hein ?? Non !! Quoi !?!", "Hein? Non! Quoi?!"),
        ("e\u0301te\u0301 mot\u200b", "été mot"),
        ("fini.Pis là,oui", "fini. Pis là, oui"),
        ("[ville] , [une collègue]", "[ville], [une collègue]"),
        ("à 15:30", "à 15:30"),
    ],
)  # fmt: skip
def test_each_habit_gives_way(typed: str, becomes: str) -> None:
    assert even(typed) == becomes


@given(st.lists(st.sampled_from([*MARKS, *WORDS, " ", " "]), max_size=12))
def test_twice_changes_nothing_more(pieces: list[str]) -> None:
    once = even("".join(pieces))
    assert even(once) == once


@given(st.text(max_size=20))
def test_twice_changes_nothing_more_of_any_text(text: str) -> None:
    once = even(text)
    assert even(once) == once


@given(st.lists(st.sampled_from([*MARKS, *WORDS, " ", " "]), max_size=12))
def test_words_stay_and_places_are_in_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    result = Even.of(text)
    assert len(result.places) == len(text) + 1
    assert (result.places[0], result.places[-1]) == (0, len(result.text))
    assert list(result.places) == sorted(result.places)
    assert "".join(tokens_of(result.text)) == "".join(tokens_of(text))
