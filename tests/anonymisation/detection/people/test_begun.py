import pytest

from piacen_qual.study import Cache
from tests.anonymisation.making import CORPUS, NOBODY, found

BEGUN = [
    ("Je tairai son nom… Cé… Cédrika, voilà.", "Cé… Cédrika"),
    ("avec viol euh violetta on pratique le soir", "viol euh violetta"),
    ("prenez votre temps colombe euh colm", "colombe euh colm"),
    ("Bon, Mé, Mélissandre, tu ouvres le bal?", "Mé, Mélissandre"),
]


@pytest.mark.parametrize(("text", "words"), BEGUN)
def test_a_name_goes_with_its_beginning(text: str, words: str, cache: Cache) -> None:
    assert words in [each.text for each in found(cache, text, corpus=NOBODY)]


def test_a_word_of_every_day_is_no_beginning(cache: Cache) -> None:
    told = [each.text for each in found(cache, "Son mari Marie-Ève le dit.", corpus=CORPUS)]
    assert told == ["Marie-Ève"]
