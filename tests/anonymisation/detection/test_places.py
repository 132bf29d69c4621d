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
    ("elle vient de saint-juste en arrière", "saint-juste"),
    ("elle montait dans la ligne 45 pour le wifi", "ligne 45"),
]


@pytest.mark.parametrize(("text", "words"), CAPTIONS)
def test_places_are_found_where_nothing_has_a_capital(text: str, words: str, cache: Cache) -> None:
    assert words in asked(cache, text)


ORDINARY = [
    ("je suis née à nouvelle pis j’y suis restée", "nouvelle"),
    ("les gens de la patrie sont venus nous aider", "la patrie"),
    ("a la motte ils ont pas de réseau", "la motte"),
    ("clairière c’est dans le comté d’à côté", "clairière"),
    ("on arrive de saint-évariste pis de baie-des-oies", "saint-évariste"),
    ("on arrive de saint-évariste pis de baie-des-oies", "baie-des-oies"),
    ("y montait jusqu’au fond-de-la-coulée", "fond-de-la-coulée"),
    ("on pêchait sur le lac champlain", "lac champlain"),
]


@pytest.mark.parametrize(("text", "words"), ORDINARY)
def test_places_that_are_ordinary_words_are_asked_about_where_one_is_from_there(
    text: str, words: str, cache: Cache
) -> None:
    assert words in asked(cache, text)


WORDS = [
    "la patrie c’est un gros mot pis la porte est barrée",
    "j’ai une nouvelle idée à propos de la motte de beurre",
]


@pytest.mark.parametrize("text", WORDS)
def test_the_same_words_elsewhere_are_no_places(text: str, cache: Cache) -> None:
    assert asked(cache, text) == []


@pytest.mark.parametrize("name", ["Hochelaga", "Rosemont", "Saint-Roch", "Petite-Patrie"])
def test_neighbourhoods_of_cities_are_asked_about_however_they_are_typed(
    name: str, cache: Cache
) -> None:
    for written in (name, name.lower()):
        assert written in asked(cache, f"on reste dans {written} depuis l’automne")


def test_a_turn_is_no_tower_and_kin_no_village(cache: Cache) -> None:
    assert asked(cache, "on fait un tour rapide avec ma belle-soeur") == []


def test_what_everybody_knows_is_no_place_but_where_one_goes(cache: Cache) -> None:
    assert asked(cache, "le char c’est un toyota pis on va à québec") == ["québec"]
