from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from piacen_qual.review.drawing.cutting import cut, ending, shortened
from piacen_qual.review.drawing.paper import paragraph, part

TEXTS = st.text(st.sampled_from("ab é«»\xa0,—…中👩\u0301\u200bא"), max_size=60)


@given(TEXTS, st.integers(2, 20))
def test_lines_hold_every_character_but_the_spaces_they_end_at(text: str, width: int) -> None:
    lines = cut(text, width)
    assert lines[0][0] == 0
    assert lines[-1][1] == len(text)
    for (_, end), (start, _) in pairwise(lines):
        assert text[end:start].strip(" ") == ""


@given(TEXTS, st.integers(2, 20))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    for start, end in cut(text, width):
        assert sum(map(cell_len, text[start:end])) <= width


def test_a_guillemet_stays_with_its_word() -> None:
    text = "il a dit «\xa0oui\xa0» hier"
    assert [text[start:end] for start, end in cut(text, 14)] == ["il a dit", "«\xa0oui\xa0» hier"]
    for text in ("il a dit « oui » hier", "il a dit « oui 中 » hier"):
        for width in (9, 10, 14, 15, 16):
            lines = [text[start:end] for start, end in cut(text, width)]
            assert not any(line.endswith("«") or line.startswith("»") for line in lines)


@given(TEXTS, st.integers(2, 20))
def test_what_is_shortened_fits(text: str, width: int) -> None:
    for made in (shortened(text, width), ending(text, width)):
        assert cell_len(made) <= width or made == text


def test_the_beginning_or_the_end_is_kept() -> None:
    assert shortened("un deux trois", 8) == "un deux…"
    assert ending("un deux trois", 8) == "…trois"
    assert ending("un deux trois très", 16) == "…deux trois très"
    assert ending("est-ce qu’il disait", 14) == "…qu’il disait"
    assert ending("anticonstitutionnellement", 5) == "…ment"


def test_french_marks_stay_with_their_word_and_no_line_ends_with_a_blank() -> None:
    text = "Y a un « quitter » là :  oui ? Bon  !"
    for width in range(12, 30):
        lines = [text[start:end] for start, end in cut(text, width)]
        assert all(line == line.strip() for line in lines)
        assert not any(line.endswith("«") or line[0] in "»:?!" for line in lines)


@given(st.lists(st.tuples(TEXTS, st.sampled_from(["", "faint"])), max_size=4), st.integers(4, 20))
def test_pieces_keep_their_style_in_lines(pieces: list[tuple[str, str]], width: int) -> None:
    text = "".join(text for text, _ in pieces)
    inks = [style for piece, style in pieces for _ in piece]
    for start, end in cut(text, width):
        drawn = [(letter, style) for piece, style in part(pieces, (start, end)) for letter in piece]
        assert drawn == list(zip(text[start:end], inks[start:end], strict=True))
    assert len(paragraph(pieces, width)) == len(cut(text, width))
