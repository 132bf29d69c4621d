"""However a transcriber types, the public text is typed in one way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.anonymisation.candidates import Kind
from piacen_qual.anonymisation.masking.even import Even
from piacen_qual.anonymisation.masking.pseudonyms import PSEUDONYMS
from piacen_qual.anonymisation.masking.public import OWN_NAME
from piacen_qual.anonymisation.masking.secret import tokens_of

MARKS = [
    *"'’‘\"“”«»‹›.…!?,;:-–—‑()[]%$ \xa0\u202f\t\u200b\u0301",
    *("...", ". . .", "--", " - ", " : ", "« ", " »", "«\xa0", "''", "..", "[rires]", "(…)"),
]
WORDS = ["c", "a", "oeuf", "cœur", "Œuvre", "poele", "12", "000", "8h30", "mot", "Mot", "é", "ﬁn"]


HABITS = [
    *("3", "trois", "17", "dix-sept", "vingt et un", "2 ou 3", "deux-trois", "mille", "5 000"),
    *("personnes", "ans", "h", "heures", "heures trente", "%", "pour cent", "$", "dollars", "les"),
    *("2e", "2020/21", "groupe", "Mme", "M.", "Monsieur", "ok", "O.K.", "okay", "etc", "etc."),
    *("zoom", "Internet", "wi-fi", "email", "St-Jean", "Ti-gars", "*rires*", "(rire)", "[xxx]"),
    *("Ecoute", "Etat", "A ce moment-là", "Ca", ".", ",", "…", "«", "»", "-", "Martinet"),
]
STANDS = [*PSEUDONYMS[::9], OWN_NAME, *(kind.generalisation for kind in Kind)]


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
        ("2,5% de 12 500$ à 8h30", "2,5\xa0% de 12\xa0500\xa0$ à 8\xa0h\xa030"),
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


LETTERS = [each for each in WORDS if each.isalpha()]


@given(st.lists(st.sampled_from([*MARKS, *LETTERS, " ", " "]), max_size=12))
def test_words_stay_and_places_are_in_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    result = Even.of(text)
    assert len(result.places) == len(text) + 1
    assert (result.places[0], result.places[-1]) == (0, len(result.text))
    assert list(result.places) == sorted(result.places)
    assert "".join(tokens_of(result.text)) == "".join(tokens_of(text))


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("Ecoute, l'Etat. A ce moment-là, Ca va", "Écoute, l’État. À ce moment-là, Ça va"),
        ("on est 3 employés ou 2 ou 3 autos", "on est trois employés ou deux ou trois autos"),
        ("2-3 fois, les 2, 16 ans. 5 ans", "Deux-trois fois, les deux, seize ans. Cinq ans"),
        ("à 22 personnes, vingt-et-un ans", "à vingt-deux personnes, vingt et un ans"),
        ("200 noms, 3 000 cas, 1 100 noms", "Deux cents noms, trois mille cas, 1100 noms"),
        ("de 15 à 20 ans, douze cents noms", "de quinze à vingt ans, douze cents noms"),
        ("à 9h, 1h, 21 h, 8h30", "à neuf heures, une heure, vingt et une heures, 8\xa0h\xa030"),
        ("5 %, 2,5 pour cent", "Cinq pour cent, 2,5\xa0%"),
        ("j'ai 50$, 2 000 $, 1 350$", "j’ai cinquante dollars, deux mille dollars, 1350\xa0$"),
        ("la 2e vague, 2020/21, 2020-2021", "la deuxième vague, 2020-2021, 2020-2021"),
        ("7 jours sur 7, la 9e", "Sept jours sur sept, la neuvième"),
        ("avec Mme Sauge et M. Thym", "avec madame Sauge et monsieur Thym"),
        ("Oui. M. Thym. Chère Madame Sauge", "Oui. Monsieur Thym. Chère madame Sauge"),
        ("ok, O.K., okay. C'est O.K. Bon", "OK, OK, OK. C’est OK. Bon"),
        ("*rires* (rire) [Inaudible] (xx)", "(rires) (rires) (inaudible) (inaudible)"),
        ("sur zoom, sur Internet, le Wi-Fi", "sur Zoom, sur internet, le wifi"),
        ("un E-mail, un email, un courriel", "un e-mail, un e-mail, un courriel"),
        ("etc... etc, un Ti-gars de St-Jean", "etc. etc., un ti-gars de Saint-Jean"),
        ("Y’a de quoi, qu’y’en a, y'avait rien", "Y a de quoi, qu’y en a, y avait rien"),
        ("y’est pas venu, y aime ça", "y’est pas venu, y aime ça"),
    ],
)  # fmt: skip
def test_one_word_in_two_spellings_is_spelt_in_one(typed: str, becomes: str) -> None:
    assert even(typed) == becomes


@pytest.mark.parametrize(
    "typed",
    [
        *("la page 3 sans rien", "le groupe 2 nous a dit", "le 13 mars", "en 2019, Lise", "24/7"),
        *("3,5 points", "1 personne", "pis là, puis oui", "un mot *fort*", "quelque chose de neuf"),
        *("j’en ai deux, trois", "Windows 3.1", "une couple d’heures", "les années 80"),
        *("en 2021 plusieurs", "douze cents noms", "mille deux cents noms", "1200 noms"),
        *("21 personnes", "les 31", "trois noms"),
    ],
)  # fmt: skip
def test_what_leaves_a_doubt_stays(typed: str) -> None:
    assert even(typed) == typed


@given(st.lists(st.sampled_from([*HABITS, *MARKS, *WORDS]), max_size=9), st.booleans())
def test_no_habit_comes_back(pieces: list[str], spaced: bool) -> None:
    text = (" " if spaced else "").join(pieces)
    result = Even.of(text)
    assert even(result.text) == result.text
    assert list(result.places) == sorted(result.places)
    assert (result.places[0], result.places[-1]) == (0, len(result.text))


@given(st.lists(st.sampled_from(HABITS), max_size=5), st.sampled_from(STANDS), st.integers(0, 5))
def test_what_stands_for_somebody_stays(pieces: list[str], stands: str, at: int) -> None:
    assert stands in even(" ".join([*pieces[:at], stands, *pieces[at:]])).replace("\xa0", " ")
