import pytest

from piacen_qual.study import Cache
from tests.anonymisation.making import NOBODY, asked, found

HEARD = [
    ("moi c’est marie soleil quévillon de longueuil", "marie soleil quévillon"),
    ("jimmy sévigny paré y’est venu hier", "jimmy sévigny paré"),
    ("monsieur bolduc y’est venu avec des chaises", "bolduc"),
    ("mon tonton pierrot faisait des appels", "tonton pierrot"),
    ("j’ai su ça par doris la semaine passée", "doris"),
    ("on est allés au centre des femmes l’accalmie en autobus", "centre des femmes l’accalmie"),
    ("je suis au comité logement de la petite hollande", "comité logement de la petite hollande"),
    ("je reste au 2260 rue valdombre avec mon chat", "2260 rue valdombre"),
]


@pytest.mark.parametrize(("text", "words"), HEARD)
def test_names_are_found_where_nothing_has_a_capital(text: str, words: str, cache: Cache) -> None:
    told = [each.text for each in found(cache, text, corpus=NOBODY)]
    assert words in told


def test_first_names_one_after_the_other_are_as_many_people(cache: Cache) -> None:
    assert asked(cache, "y’avait william yolande pis claire autour de la table") == [
        "william",
        "yolande",
        "claire",
    ]


HARMLESS = [
    "on a tous fait du pain pis du yoga la journée était sombre",
    "mon père voulait rien savoir du vaccin mon oncle malade non plus",
    "bravo tout le monde la madame était contente du monsieur",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_ordinary_words_are_left_alone(text: str, cache: Cache) -> None:
    assert asked(cache, text) == []
