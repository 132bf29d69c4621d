import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.cli.screen import folded, literal

WORDS = st.text(st.sampled_from("aé« »:\xa0\n "), max_size=60)


@given(WORDS, st.integers(5, 20))
def test_folding_moves_no_character_and_fills_no_line_too_much(text: str, width: int) -> None:
    lines = folded(literal(text), width).plain

    assert lines.replace("\n", " ") == text.replace("\n", " ")
    assert all(len(line) <= width or " " not in line.strip(" ") for line in lines.split("\n"))


def test_a_guillemet_stays_with_its_word() -> None:
    assert folded(literal("il a dit «\xa0oui\xa0»"), 14).plain == "il a dit\n«\xa0oui\xa0»"


def test_styles_stay_where_they_are_when_lines_are_cut() -> None:
    text = literal("un deux trois")
    text.stylize("bold", 8, 13)

    lines = folded(text, 8)

    assert lines.plain == "un deux\ntrois"
    assert [lines.plain[span.start : span.end] for span in lines.spans] == ["trois"]


@pytest.mark.parametrize("text", ["\x1b[31mrouge", "bip\x07", "\x9b2J", "retour\rici"])
def test_no_character_of_a_verbatim_commands_the_terminal(text: str) -> None:
    shown = literal(text).plain
    assert len(shown) == len(text)
    assert all(letter.isprintable() for letter in shown)
