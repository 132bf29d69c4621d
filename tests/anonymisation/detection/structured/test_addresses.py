import pytest

from piacen_qual.anonymisation.candidates import Action
from piacen_qual.study import Cache
from tests.anonymisation.making import NOBODY, asked, found

ADDRESSES = [
    ("au 1425, rue des Lilas, app. 12, en haut", "1425, rue des Lilas, app. 12", Action.MASK),
    ("au 58, rue de la Grève, logement 2", "58, rue de la Grève, logement 2", Action.MASK),
    (
        "appartement 9, 318 avenue du Merle-Noir",
        "appartement 9, 318 avenue du Merle-Noir",
        Action.MASK,
    ),
    ("sur la rue des Trembles, au 44, en haut", "rue des Trembles, au 44", Action.ASK),
    ("sur le rang Saint-Cyrille, là", "rang Saint-Cyrille", Action.ASK),
    ("dans la 3e avenue, au fond", "3e avenue", Action.ASK),
    ("elle reste à l’appartement 204, en haut", "appartement 204", Action.ASK),
]


@pytest.mark.parametrize(("text", "words", "action"), ADDRESSES)
def test_addresses_are_masked_with_a_door_and_asked_about_without(
    text: str, words: str, action: Action, cache: Cache
) -> None:
    told = [(each.text, each.action) for each in found(cache, text, corpus=NOBODY)]
    assert (words, action) in told


def test_a_door_of_no_street_is_none(cache: Cache) -> None:
    assert asked(cache, "On a vu 12 personnes, 418 repas, à la porte du local.") == []


HEARD = [
    (
        "on livrait au trois cent deux rang de la belle rivière",
        "trois cent deux rang de la belle rivière",
    ),
    ("c’est au deux mille un chemin du four à pain", "deux mille un chemin du four à pain"),
    ("elle reste dans le cinquième rang ouest", "cinquième rang ouest"),
    ("Passé le rang 8 Est, y’a rien.", "rang 8 Est"),
    ("j’habite sur des bouleaux en haut", "des bouleaux"),
    ("y’a eu un feu au coin de commerciale pis de l’abattoir", "commerciale pis de l’abattoir"),
    ("son bureau est dans le bloc d en arrière", "bloc d"),
    (
        "au douze trente-deux caouette appartement six b",
        "douze trente-deux caouette appartement six b",
    ),
    ("la rue des castors la rue des loutres c’est pareil", "rue des loutres"),
    ("c’est le cent douze c rue du tanneur", "cent douze c rue du tanneur"),
    ("je reste au quatre cent deux de la rue des ormes", "quatre cent deux de la rue des ormes"),
    ("son local est au 88 de la principale", "88 de la principale"),
    ("elle reste au trente-deux quarante des érables", "trente-deux quarante des érables"),
    ("il est dans la chambre 118 au bout", "chambre 118"),
    ("on monte la côte à bardeau l’hiver", "côte à bardeau"),
]


@pytest.mark.parametrize(("text", "words"), HEARD)
def test_addresses_are_taken_whole_where_nothing_has_a_capital(
    text: str, words: str, cache: Cache
) -> None:
    assert words in [each.text for each in found(cache, text, corpus=NOBODY)]


def test_where_one_stands_is_no_address(cache: Cache) -> None:
    assert asked(cache, "on reste sur place pis dans le coin pis le monde est content") == []
