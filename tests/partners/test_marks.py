import re

from piacen_qual.partners.marks import bank_mark, digest_of, quote_mark, study_mark


def test_marks_spell_nothing_and_are_no_numbers() -> None:
    for mark in (bank_mark(), study_mark(), quote_mark(()), digest_of("Bâ")):
        assert re.fullmatch(r"[a-z]\d+", mark)


def test_marks_are_drawn_anew_each_time() -> None:
    assert bank_mark() != bank_mark()
    drawn: set[str] = set()
    for _ in range(500):
        drawn.add(quote_mark(drawn))
    assert len(drawn) == 500


def test_a_digest_is_that_of_the_words() -> None:
    assert digest_of("a") == digest_of("a") != digest_of("b")
    assert len({len(digest_of(str(n))) for n in range(300)}) == 1
