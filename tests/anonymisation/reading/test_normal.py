import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.anonymisation.reading.normal import Normal, phrase

WRITTEN = [
    ("LUC", "luc"),
    ("Lùc", "luc"),
    ("Lu\u0300c", "luc"),
    ("Lu\u200bc", "luc"),
    ("Lu\u00adc", "luc"),
    ("L\u03c5c", "luc"),
    ("\uff2c\uff35\uff23", "luc"),
    ("Marie‑Ève", "marie-eve"),
    ("Marie–Ève", "marie-eve"),
    ("l’Œuvre", "l'oeuvre"),
    ("rue\u00a0Roy", "rue roy"),
    ("rue\nRoy", "rue roy"),
]


@pytest.mark.parametrize(("raw", "text"), WRITTEN)
def test_ways_to_write_a_word_are_one(raw: str, text: str) -> None:
    assert Normal.of(raw).text == text


def test_a_span_comes_back_to_the_letters_that_gave_it() -> None:
    raw = "C’est l’œuvre de Jose\u0301\u200be, là."
    normal = Normal.of(raw)
    at = normal.text.index("josee")
    assert normal.written(at, at + 5) == "Jose\u0301\u200be"
    at = normal.text.index("oeuvre")
    assert normal.written(at, at + 6) == "œuvre"


@given(st.text(max_size=60))
def test_every_span_lies_in_the_raw_text_in_order(raw: str) -> None:
    normal = Normal.of(raw)
    spans = [normal.span(at, at + 1) for at in range(len(normal.text))]
    assert all(0 <= start < end <= len(raw) for start, end in spans)
    assert spans == sorted(spans)


@given(st.text(max_size=60), st.data())
def test_what_a_span_gives_back_is_matched_as_the_span(raw: str, data: st.DataObject) -> None:
    normal = Normal.of(raw)
    if not normal.text:
        return
    start = data.draw(st.integers(0, len(normal.text) - 1))
    end = data.draw(st.integers(start + 1, len(normal.text)))
    assert normal.text[start:end] in Normal.of(normal.written(start, end)).text


@given(st.text(alphabet="abcÉèœ’-‑ \u00a0\u200b\u0301", max_size=40))
def test_matching_what_was_matched_changes_nothing(raw: str) -> None:
    text = Normal.of(raw).text
    assert Normal.of(text).text == text


def test_a_phrase_is_words_alone() -> None:
    assert phrase("L’Arc-en-Sol (Est)") == "l arc en sol est"
