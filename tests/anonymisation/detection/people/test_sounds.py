import pytest

from piacen_qual.model import Corpus, Participant
from piacen_qual.study import Cache
from tests.anonymisation.making import asked

HEARD = [
    ("moi je connais val de rama comme le robot l’écrit", "val de rama"),
    ("on a parlé à mamadou si soco pis c’est tout", "si soco"),
    ("la courte pointe nous a prêté des tables", "la courte pointe"),
    ("pis éloïse champou a fait le montage vidéo", "éloïse champou"),
    ("on a su ça de roc le page au mois de mai", "roc le page"),
]
CORPUS = Corpus(
    people=tuple(
        Participant("", name=name)
        for name in ("Rodrigo Valderrama", "Mamadou Cissokho", "Héloïse Champoux", "Rock Lepage")
    ),
    organisations=("La Courtepointe",),
)


@pytest.mark.parametrize(("text", "words"), HEARD)
def test_names_are_known_by_their_sound_where_a_machine_wrote(
    text: str, words: str, cache: Cache
) -> None:
    assert words in asked(cache, text, corpus=CORPUS)


def test_where_a_person_wrote_words_are_those_they_are(cache: Cache) -> None:
    assert asked(cache, "On a lu le page, la courte pointe.", corpus=CORPUS) == []
