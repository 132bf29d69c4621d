import pytest

from piacen_qual.study import Cache
from tests.anonymisation.making import asked

ANY_WORD = [
    ("quand corbeille est partie on a fermé la lumière", "corbeille"),
    ("demandez donc à fourchette pour la clé du local", "fourchette"),
    ("on a soupé chez pelouse avec toute la gang", "pelouse"),
    ("la nouvelle elle s’appelle valise pis elle est fine", "valise"),
    ("pis cerceau lui y voulait rien savoir", "cerceau"),
    ("les bardeau ont pas internet", "bardeau"),
    ("le nom de ma gérante c’est horloge", "horloge"),
    ("pis gamelle zvirblisko a ramassé les chaises", "gamelle zvirblisko"),
]


@pytest.mark.parametrize(("text", "words"), ANY_WORD)
def test_a_word_without_article_is_a_name_where_only_a_name_stands(
    text: str, words: str, cache: Cache
) -> None:
    assert words in asked(cache, text)


RARE = [
    ("merci jacinthe on se reparle demain", "jacinthe"),
    ("ma voisine pervenche a cousu des masques", "pervenche"),
    ("y’a candide qui fait le tour des maisons", "candide"),
    ("océane pis givre sont arrivés en retard", "givre"),
    ("avec fidèle on a monté le chapiteau", "fidèle"),
    ("j’ai dit à modeste de fermer son micro", "modeste"),
    ("loyal le plus vieux est rendu au cégep", "loyal"),
    ("parfait ntakirutimana nous a montré comment", "parfait ntakirutimana"),
    ("Espoir non plus, on l’a pas revu.", "Espoir"),
    ("Garance? Elle est partie.", "Garance"),
]


@pytest.mark.parametrize(("text", "words"), RARE)
def test_a_word_that_is_seldom_a_name_is_one_where_names_stand(
    text: str, words: str, cache: Cache
) -> None:
    assert words in asked(cache, text)


HARMLESS = [
    "parfait fait que on commence avec une étoile pis un soleil dans le cahier",
    "la prune pis la neige on a eu ça en octobre avec la modestie qui vient avec",
    "quand maman travaille pis que personne répond on attend chez nous",
    "demande à parler pis dis à date ce que ça donne",
    "Parfait. Merveille des merveilles, la neige est belle.",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_the_same_words_elsewhere_are_words(text: str, cache: Cache) -> None:
    assert asked(cache, text) == []


TITLED = [
    ("le notaire mouton a tout signé", "notaire mouton"),
    ("docteure grandmaison passait le jeudi", "docteure grandmaison"),
    ("on a vu le diacre rossignol en ligne", "diacre rossignol"),
    ("madame k a pas voulu dire son nom", "k"),
    ("c’est soeur marie de la charité qui priait", "soeur marie de la charité"),
    ("le frère théodule avait la clé", "frère théodule"),
]


@pytest.mark.parametrize(("text", "words"), TITLED)
def test_a_title_and_the_word_after_are_somebody(text: str, words: str, cache: Cache) -> None:
    assert words in asked(cache, text)


WHOLE = [
    ("c’était jean-guy bardeau qui chauffait", "jean-guy bardeau"),
    ("rodrigo da fonseca est venu", "rodrigo da fonseca"),
    ("v. jolibois a signé le cahier", "v. jolibois"),
    ("On a vu. R. Jolibois, comme il signe.", "R. Jolibois"),
]


@pytest.mark.parametrize(("text", "words"), WHOLE)
def test_a_name_is_taken_whole(text: str, words: str, cache: Cache) -> None:
    assert words in asked(cache, text)
