import pytest

from piacen_qual.study import Cache
from tests.anonymisation.making import asked

NAMED = [
    ("Je viens de Rivière-aux-Geais.", "Rivière-aux-Geais"),
    ("je reste à longueuil astheure", "longueuil"),
    ("jusqu’à Val-d’Or en autobus", "Val-d’Or"),
    ("au lac Castorin, l’été", "lac Castorin"),
    ("Ma famille est à Thiès, pis moi ici.", "Thiès"),
]


@pytest.mark.parametrize(("text", "words"), NAMED)
def test_places_are_asked_about(text: str, words: str, cache: Cache) -> None:
    assert words in asked(cache, text)


HARMLESS = ["Hola, ça va? Bah oui.", "En mai, à Noël pis à la Saint-Jean, on ferme au Québec."]


@pytest.mark.parametrize("text", HARMLESS)
def test_words_that_a_list_of_cities_has_too_are_left_alone(text: str, cache: Cache) -> None:
    assert asked(cache, text) == []


CAPTIONS = [
    ("on descend au metro cartier pis on marche", "metro cartier"),
    ("aller retour jusqu’au terminus panama avec les cahiers", "terminus panama"),
    ("on jouait dehors au parc michel chartrand avec les jeunes", "parc michel chartrand"),
    ("elle est rendue a saint jean depuis hier", "saint jean"),
    ("elle montait dans la ligne 45 pour le wifi", "ligne 45"),
]


@pytest.mark.parametrize(("text", "words"), CAPTIONS)
def test_places_are_found_where_nothing_has_a_capital(text: str, words: str, cache: Cache) -> None:
    assert words in asked(cache, text)
