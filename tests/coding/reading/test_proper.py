from piacen_qual.coding.reading.proper import known_words, names_in
from piacen_qual.study import Cache
from tests.coding.making import transcript

TALK = ("(rires) Hier, Ghislaine Thibodeau parlait avec nous.", "On mange des carottes.")


def test_names_are_found_where_they_stand(cache: Cache) -> None:
    read: list[int] = []
    (found,) = names_in([transcript(*TALK)], cache, read=read.append)
    named = [(TALK[one.turn][one.start : one.end], one.label) for one in found]
    assert named == [("Ghislaine Thibodeau", "PER")]
    assert sum(read) == len(TALK)


def test_names_are_kept_and_not_looked_for_again(cache: Cache) -> None:
    read: list[int] = []
    first = names_in([transcript(*TALK)], cache)
    assert names_in([transcript(*TALK)], cache, read=read.append) == first
    assert read == []


def test_words_of_french_are_told_from_others(cache: Cache) -> None:
    words = ["partir", "soi", "cœur", "chu", "rose", "tremblay", "ghislaine", "zxqv"]
    known = known_words(words, cache)
    assert known.french == {"partir", "soi", "cœur", "chu", "rose"}
    assert "partir" in known.common
    assert known_words(reversed(words), cache) == known
