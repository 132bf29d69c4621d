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
