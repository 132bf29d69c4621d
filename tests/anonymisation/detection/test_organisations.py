from collections.abc import Callable

import pytest

from piacen_qual.study import Cache
from tests.anonymisation.making import asked

NAMED = [
    ("je travaille au Carrefour familial du Ruisseau, là", "Carrefour familial du Ruisseau"),
    ("à la Table en loisir de Haute-Ombre", "Table en loisir de Haute-Ombre"),
    ("on est à L’Ancrage depuis toujours", "L’Ancrage"),
    ("le CPE La Coccinelle a fermé", "CPE La Coccinelle"),
    ("la coop de l’Arc-en-Rive nous prête sa salle", "coop de l’Arc-en-Rive"),
    ("Au Pivot, on est trois.", "Pivot"),
    ("c’est la friperie Chez Ritha qui donne", "friperie Chez Ritha"),
]


@pytest.mark.parametrize(("text", "words"), NAMED)
def test_organisations_are_asked_about(text: str, words: str, cache: Cache) -> None:
    assert words in asked(cache, text)


HARMLESS = [
    "La Table s’est réunie à la Ville, pis le Conseil a dit non.",
    "La coop, c’est mieux que le Walmart, dit le ministère de la Santé.",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_any_organisation_may_be_called_is_left_alone(text: str, cache: Cache) -> None:
    assert asked(cache, text) == []


SMALL = [
    ("elle est allee a la maison du quartier des erables hier", "maison du quartier des erables"),
    ("cest meme passe dans le courrier des rives avec une photo", "le courrier des rives"),
    ("La docteure est à la Clinique boréale.", "Clinique boréale"),
    ("Il y a aussi le GRILL, faut le dire.", "GRILL"),
]


@pytest.mark.parametrize(("text", "words"), SMALL)
def test_organisations_of_ordinary_words_are_asked_about(
    text: str, words: str, cache: Cache
) -> None:
    assert words in asked(cache, text)


@pytest.mark.parametrize("text", ["La Table écoute, la Ville arrive, le Centre dit non."])
def test_a_verb_is_no_part_of_an_organisation(text: str, cache: Cache) -> None:
    assert asked(cache, text) == []


HEARD = [
    ("on est allés à lécole du muguet hier", "lécole du muguet"),
    ("elle tient le casse-croûte chez dany", "casse-croûte chez dany"),
    ("elle reste chez la mère bontemps, c’est le nom de l’auberge", "chez la mère bontemps"),
    ("la ligue des sourds de la rive nord jouait", "ligue des sourds de la rive nord"),
    ("on mangeait à la pizzeria la belle étoile", "pizzeria la belle étoile"),
    ("la chorale les pinsons du matin a chanté", "chorale les pinsons du matin"),
    ("le resto chez renard bleu livrait", "resto chez renard bleu"),
    ("au comité logement le râteau et la binette", "comité logement le râteau et la binette"),
    ("au carrefour des bricoles on triait", "carrefour des bricoles"),
    ("le projet les mains dans la terre a bien marché", "projet les mains dans la terre"),
    ("l’organisme s’appelle pousse verte", "pousse verte"),
    ("mon équipe de hockey les tornades du nord", "équipe de hockey les tornades du nord"),
    ("j’ai trouvé ça à la popote la louche d’or", "popote la louche d’or"),
]


@pytest.mark.parametrize(("text", "words"), HEARD)
def test_names_of_ordinary_words_are_taken_whole(text: str, words: str, cache: Cache) -> None:
    assert words in asked(cache, text)


def test_a_name_told_once_is_known_without_what_it_is(cache: Cache) -> None:
    texts = ("on va au centre la rose des champs", "ça vient de la rose des champs tout ça")
    assert "rose des champs" in asked(cache, *texts)[-1]


COMMON = [
    "on était à la salle communautaire pis à la bibliothèque municipale",
    "on a fait l’épicerie au complet dans le bureau en haut",
]


@pytest.mark.parametrize("text", COMMON)
def test_what_tells_a_place_from_no_other_is_no_name(text: str, cache: Cache) -> None:
    assert asked(cache, text) == []


def test_what_a_place_does_is_no_name(cache: Cache) -> None:
    assert asked(cache, "le réseau tombait pis ça marche fort quand on est fermé") == []


ANNOUNCED = [
    ("on a monté ça avec la {} l’an passé", "CDC de Beauvallon"),
    ("elle siège à la {} le mardi", "Table de quartier de l’Anse-Creuse"),
    ("mes gars vont à l’{} à pied", "école Sainte-Zénaïde"),
    ("à l’{} y’a une cour", "école secondaire des Trois-Merles"),
    ("il enseigne au {} à temps plein", "cégep du Pic-Bleu"),
    ("elle travaille à la {} le soir", "polyvalente du Grand-Héron"),
    ("ils sont au {} à matin", "CLSC de Val-Creux"),
    ("le {} a appelé", "CIUSSS de la Haute-Ombre"),
    ("le {} a appelé", "CISSS de la Haute-Ombre"),
    ("la {} a fermé", "Maison des jeunes de Beauvallon"),
]


@pytest.mark.parametrize(("text", "name"), ANNOUNCED)
@pytest.mark.parametrize("written", [str, str.lower])
def test_what_announces_an_organisation_is_asked_about_with_its_name(
    text: str, name: str, written: Callable[[str], str], cache: Cache
) -> None:
    told = asked(cache, text.format(written(name)))
    assert any(written(name) in each for each in told)  # without capitals, it may end later
