from piacen_qual.anonymisation.reading.lists import load_lists
from piacen_qual.study import Cache


def test_lists_have_names_of_many_countries_as_they_are_matched(cache: Cache) -> None:
    lists = load_lists(cache)
    assert {"genevieve", "mamadou", "guadalupe"} <= lists.first_names
    assert {"tremblay", "nguyen"} <= lists.surnames
    assert {"trois rivieres", "gatineau", "hochelaga maisonneuve"} <= lists.places
    assert lists.french_names <= lists.first_names


def test_lists_have_no_words_that_are_mere_sounds(cache: Cache) -> None:
    lists = load_lists(cache)
    assert {"la", "de", "oh"}.isdisjoint(lists.first_names | lists.surnames)
