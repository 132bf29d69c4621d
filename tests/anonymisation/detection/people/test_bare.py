import pytest

from piacen_qual.study import Cache
from tests.anonymisation.making import CORPUS, asked, found

HARMLESS = [
    "jai casse la tete de mes benevoles cetait lecole qui le voulait",
    "cest le pere de la mere du bebe jetais la quon rie ou quon pleure",
    "jexagère pas cétait jusquà minuit sur lécran pis jouvre la porte avec laccès",
    "on a tous aime ca la grosse pierre etait la on la prend",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_words_without_accents_or_apostrophes_are_words(text: str, cache: Cache) -> None:
    assert [each.text for each in found(cache, text) if each.source != "faits"] == []


NAMED = [
    ("moi cest mado pis elle cest theberge la voisine", "mado"),
    ("on a vu avec ghislaine theberge que ca marchait", "ghislaine theberge"),
    ("attends merveille cest pas la fille du voisin", "merveille"),
    ("ca cest rose a dit non mais on a dit oui", "rose"),
    ("mon frere ouassi a tout branche ca en dix minutes", "ouassi"),
    ("la soeur de claire a toute compris ca", "claire"),
    ("y avait tit louis qui faisait le taxi pour nous", "tit louis"),
]


@pytest.mark.parametrize(("text", "words"), NAMED)
def test_names_are_still_names(text: str, words: str, cache: Cache) -> None:
    assert words in asked(cache, text)


def test_words_that_lost_an_accent_are_no_misspelt_names(cache: Cache) -> None:
    assert found(cache, "le pere a mis du the sur le pese personne", corpus=CORPUS) == ()
