import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.coding.matching.segments import cut, segments
from tests.coding.making import transcript, turn


def parts(text: str, words: int) -> list[str]:
    return [text[start:end] for start, end in cut(text, words)]


def test_a_short_turn_is_one_segment_without_the_blanks_around_it() -> None:
    assert parts("  Oui, bon. Non. ", 120) == ["Oui, bon. Non."]


def test_a_long_turn_is_cut_at_sentence_ends_into_even_parts() -> None:
    sentence = "Un deux trois quatre cinq."
    assert parts(" ".join([sentence] * 6), 12) == [f"{sentence} {sentence}"] * 3


def test_a_long_sentence_is_cut_after_a_pause_or_between_words() -> None:
    assert parts("un deux trois, quatre cinq six", 4) == ["un deux trois,", "quatre cinq six"]
    assert parts("un deux trois quatre cinq six", 3) == ["un deux trois", "quatre cinq six"]


def test_only_participants_have_segments_and_each_knows_its_turn() -> None:
    read = transcript(
        turn(1, "Alors?", speaker="Animatrice"),
        turn(2, "Un deux. Trois quatre.", speaker="P1"),
        turn(3, "…", speaker="O1"),
        turn(4, "Cinq.", speaker="P2"),
    )
    found = segments(read, 2)
    assert [(each.turn, each.n, each.start, each.end) for each in found] == [
        (2, 1, 0, 8),
        (2, 2, 9, 22),
        (4, 1, 0, 5),
    ]


@pytest.mark.parametrize("text", ["", " \xa0 "])
def test_an_empty_turn_has_no_segment(text: str) -> None:
    assert cut(text, 120) == []


@given(st.text(alphabet="ab ,.!…é\n", max_size=300), st.integers(1, 30))
def test_each_visible_character_is_in_one_segment_and_none_is_much_too_long(
    text: str, words: int
) -> None:
    found = parts(text, words)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(len(part.split()) <= 2 * words for part in found)
