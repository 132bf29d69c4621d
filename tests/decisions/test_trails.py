"""Where to look for words that are lost."""

from piacen_qual.decisions.trails import Trail
from piacen_qual.decisions.versions import Version
from tests.decisions.making import NORD, TALK, transcript


def trail(*texts: str) -> Trail:
    return Trail(Version.of(NORD), Version.of(transcript(*texts)))


def test_a_turn_went_where_most_of_its_words_are() -> None:
    merged = f"{TALK[1]} {TALK[2].removeprefix('Moi, c’est le prix.')}"
    assert trail("Bonjour.", TALK[0], merged, *TALK[3:]).landing(3) == range(3, 4)
    assert trail(*TALK[:3], "Non.", TALK[4]).landing(4) == range(4, 5)


def test_a_turn_of_which_nothing_is_left_is_looked_for_between_its_neighbours() -> None:
    assert trail("Ouf!", *TALK[:3], "Hum.", "Bof.", TALK[4]).landing(4) == range(5, 7)
    assert trail(*TALK[:3]).landing(5) == range(3, 4)
    assert trail(*TALK[1:]).landing(1) == range(1, 2)


def test_nothing_is_known_of_where_a_turn_went_without_its_words() -> None:
    today = Version.of(transcript(*TALK))
    assert Trail(None, today).landing(3) == range(1, 6)
    assert Trail(Version.of(NORD), today).landing(99) == range(1, 6)
    assert trail("Rien de tout cela").landing(2) == range(1, 2)
