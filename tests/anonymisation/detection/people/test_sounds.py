from dataclasses import replace

import pytest

from piacen_qual.model import Corpus, Participant
from piacen_qual.study import Cache
from tests.anonymisation.making import asked, found

HEARD = [
    ("moi je connais val de rama comme le robot l’écrit", "val de rama"),
    ("on a parlé à mamadou si soco pis c’est tout", "mamadou si soco"),
    ("la courte pointe nous a prêté des tables", "la courte pointe"),
    ("pis éloïse champou a fait le montage vidéo", "éloïse champou"),
    ("c’est éloïse chant pou qui tenait la caisse", "éloïse chant pou"),
    ("rodrigo valle d’érama pis moi", "rodrigo valle d’érama"),
    ("les filles de l’en clos ont tout rangé", "l’en clos"),
    ("le micro à colleen fitz maurices marchait pas", "colleen fitz maurices"),
    ("on a su ça de roc le page au mois de mai", "roc le page"),
]
CORPUS = Corpus(
    people=tuple(
        Participant("", name=name)
        for name in (
            *("Rodrigo Valderrama", "Mamadou Cissokho", "Héloïse Champoux", "Rock Lepage"),
            "Colleen Fitzmaurice",
        )
    ),
    organisations=("La Courtepointe", "L’Enclos"),
)


@pytest.mark.parametrize(("text", "words"), HEARD)
def test_names_are_known_by_their_sound_where_a_machine_wrote(
    text: str, words: str, cache: Cache
) -> None:
    assert words in asked(cache, text, corpus=CORPUS)


def test_where_a_person_wrote_words_are_those_they_are(cache: Cache) -> None:
    assert asked(cache, "On a lu le page, la courte pointe.", corpus=CORPUS) == []


def test_a_name_takes_nothing_of_what_stands_beside(cache: Cache) -> None:
    texts = ("faut que rodrigo revienne", "on la connaît champoux elle rit", "héloïse rock")
    told = [each.text for each in found(cache, *texts, corpus=CORPUS)]
    assert told == ["rodrigo", "champoux", "héloïse", "rock"]


CUT = [
    ("r valderrama pis h champoux ont signé", ["r valderrama", "h champoux"]),
    ("on mange à la popote le mardi", ["popote"]),
    ("on va à l’enclau demain", ["l’enclau"]),
]


@pytest.mark.parametrize(("text", "words"), CUT)
def test_names_said_short_are_known_in_captions(text: str, words: list[str], cache: Cache) -> None:
    named = replace(CORPUS, organisations=(*CORPUS.organisations, "Popote Le Chaudron"))
    assert [each.text for each in found(cache, text, corpus=named)] == words
