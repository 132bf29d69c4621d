from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.analysis.withdrawal import left, touched
from piacen_qual.model import RETIRED

LETTERS = "abcdefghij" * 4
PLACE = st.integers(0, len(LETTERS))
SPAN = st.tuples(PLACE, PLACE).map(lambda pair: (min(pair), max(pair)))


@given(st.lists(SPAN, max_size=5), SPAN)
def test_what_is_withdrawn_is_gone_and_the_rest_stays_in_order(
    spans: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    start, end = asked
    gone = {at for first, last in spans for at in range(first, last)}
    kept = "".join(LETTERS[at] for at in range(start, end) if at not in gone)
    told = left(LETTERS, spans, start, end)
    assert told.replace(RETIRED, "") == kept
    assert RETIRED * 2 not in told
    assert (RETIRED in told) == touched(spans, start, end) == bool(gone & set(range(start, end)))


def test_a_mark_stands_where_words_were() -> None:
    assert left("un deux trois", [(3, 7)], 0, 13) == f"un {RETIRED} trois"
    assert left("un deux trois", [(3, 7), (5, 13)], 3, 13) == RETIRED
    assert left("un deux trois", [], 3, 7) == "deux"
