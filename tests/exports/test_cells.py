"""What XML and Excel cannot hold."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from piacen_qual.exports.cells import CUT, LONGEST, excel_text, xml_text


@given(st.text(st.characters(codec=None)))
def test_any_text_becomes_one_that_xml_accepts_of_the_same_length(text: str) -> None:
    kept = xml_text(text)
    assert len(kept) == len(text.replace("\r\n", "\n"))
    element = etree.Element("t")
    element.text = kept


def test_a_text_as_long_as_a_cell_is_whole() -> None:
    assert excel_text("a" * LONGEST) == "a" * LONGEST
    assert excel_text("😀" * (LONGEST // 2)) == "😀" * (LONGEST // 2)


def test_a_longer_text_is_cut_between_characters_and_says_so() -> None:
    for text in ("a" * (LONGEST + 1), "😀" * LONGEST, "a" + "😀" * LONGEST):
        cut = excel_text(text)
        assert cut.endswith(CUT)
        assert text.startswith(cut.removesuffix(CUT))
        assert LONGEST - 1 <= len(cut.encode("utf-16-le")) // 2 <= LONGEST
