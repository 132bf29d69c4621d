import pytest

from piacen_qual.anonymisation.candidates import Action
from tests.anonymisation.making import shaped

SURE = [
    ("appelle au 819 555-0143, poste 6", "telephone", "819 555-0143, poste 6"),
    ("le (514) 555-0199", "telephone", "(514) 555-0199"),
    ("5145550199", "telephone", "5145550199"),
    ("au 514\u00a0555\u20110199", "telephone", "514\u00a0555\u20110199"),
    ("le +33 6 12 34 56 78", "telephone", "+33 6 12 34 56 78"),
    (
        "c’est le quatre cent dix-huit, cinq cinq cinq, zéro un trente et un, poste deux",
        "telephone",
        "quatre cent dix-huit, cinq cinq cinq, zéro un trente et un, poste deux",
    ),
    (
        "le huit un neuf triple cinq zéro deux fois un quatre",
        "telephone",
        "huit un neuf triple cinq zéro deux fois un quatre",
    ),
    ("le téléphone, c’était 555 01 62", "telephone", "555 01 62"),
    (
        "quatre cent dix huit cinq cinq cinq zero un trente poste douze",
        "telephone",
        "quatre cent dix huit cinq cinq cinq zero un trente poste douze",
    ),
]


@pytest.mark.parametrize(("text", "kind", "words"), SURE)
def test_what_can_be_nothing_else_is_masked(text: str, kind: str, words: str) -> None:
    assert (kind, words, Action.MASK) in shaped(text)


ASKED = [
    ("le 1 866 555-0177", "telephone"),
    ("au 555-0144", "telephone"),
    ("cinq cinq cinq, zéro un, soixante-deux", "telephone"),
    ("mon numéro, 555 0162", "telephone"),
    ("le un huit cents cinq cinq cinq zéro un quatre-vingt-dix-neuf", "telephone"),
    ("mon poste, c’est le 214", "telephone"),
    ("mon poste c’est deux cent douze", "telephone"),
]


@pytest.mark.parametrize(("text", "kind"), ASKED)
def test_what_may_be_something_else_is_asked_about(text: str, kind: str) -> None:
    assert [(told, action) for told, _, action in shaped(text)] == [(kind, Action.ASK)]


HARMLESS = [
    "Un, deux, un, deux, test de micro.",
    "Un deux trois quatre cinq six sept.",
    "Ça coûte 200 000 $, pis 1 200 000 personnes l’ont.",
    "On était dix, quinze, vingt, vingt-cinq, trente personnes.",
    "On a eu 412 clics, 514 vues pis 3 votes, de 100 20 fois, 5 à 3.",
    "On a fait double dix, triple dix, deux fois dix.",
    "Un poste de 35 heures, 2 jours au poste.",
    "En 2019, 2020 pis 2021, de 8 h 30 à 16 h 45.",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_look_alikes_are_left_alone(text: str) -> None:
    assert shaped(text) == []
