from piacen_qual.study import Cache
from tests.anonymisation.making import NOBODY, asked, found


def test_a_name_told_once_is_known_where_a_sentence_begins(cache: Cache) -> None:
    texts = ("On l’a appelé Premium, à cause des desserts.", "Premium est parti.")
    assert asked(cache, *texts) == ["Premium", "Premium"]


def test_a_part_of_a_name_is_the_person(cache: Cache) -> None:
    texts = ("C’est Esther Boulanger-Kotov qui signe.", "Boulanger a signé.")
    first, second = found(cache, *texts, corpus=NOBODY)
    assert (second.text, second.entity) == ("Boulanger", first.entity)


def test_a_word_of_an_organisation_of_several_words_is_no_name(cache: Cache) -> None:
    texts = ("La Table jeunesse du Bouclier est là.", "Table ou chaise, c’est pareil.")
    assert asked(cache, *texts) == ["Table jeunesse du Bouclier"]
