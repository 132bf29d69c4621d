"""Units that coders rated alike are counted together; those drawn together stay together."""

from itertools import chain

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.analysis import agreement
from piacen_qual.analysis.reliability import patterns
from piacen_qual.analysis.reliability.patterns import UnequalRatingsError, bundled

RATINGS = st.sampled_from([0, 1, None])


@given(units=st.lists(st.tuples(RATINGS, RATINGS, RATINGS), max_size=20))
def test_no_unit_is_lost(units: list[tuple[int | None, ...]]) -> None:
    made = patterns.patterns([list(zip(*units, strict=True))])
    assert made.total.sum() == len(units)
    assert made.given_by_all(made.total).sum() == sum(r is not None for unit in units for r in unit)
    assert all(counts.sum() == len(units) for batch in made.drawn_again(5) for counts in batch)


def test_each_coder_s_ratings_are_counted() -> None:
    made = patterns.patterns([[["a", "b", "a"], ["b", None, "a"]]])
    assert dict(zip(made.values, made.given(made.total, 1)[0], strict=True)) == {"a": 1, "b": 1}
    assert list(made.raters) == [2, 1, 2]


@given(
    segments=st.lists(
        st.lists(st.tuples(RATINGS, RATINGS), min_size=3, max_size=3), min_size=1, max_size=8
    )
)
def test_units_in_bundles_are_the_same_units(
    segments: list[list[tuple[int | None, int | None]]],
) -> None:
    lists = [list(zip(*units, strict=True)) for units in zip(*segments, strict=True)]
    together = bundled([lists])
    alone = patterns.patterns([list(zip(*chain(*segments), strict=True))])
    for measure in (agreement.percent, agreement.alpha, agreement.ac1, agreement.kappa):
        figures = [agreement.value(units, measure(units)) for units in (together, alone)]
        assert figures[0] == pytest.approx(figures[1])


def test_what_is_bundled_is_drawn_together() -> None:
    together = bundled([[([0, 0], [0, 1]), ([0, 0], [0, 1]), ([1, 1], [1, 0])]])
    shares = {
        round(float(share), 9)
        for counts in together.drawn_again(50)
        for share in agreement.percent(together)(counts)
    }
    assert shares == {0, 0.5, 1}  # a segment agrees on all three codes, or on none


def test_draws_come_in_batches_that_memory_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    made = patterns.patterns([[[1, 0, 1, None], [1, 1, 0, 0]]])
    whole = np.concatenate(list(made.drawn_again(10)))
    monkeypatch.setattr(patterns, "ROOM", 12)
    sizes = [len(batch) for batch in made.drawn_again(10)]
    assert (whole.shape, sizes) == ((10, 4), [3, 3, 3, 1])


def test_lists_of_units_of_different_lengths_are_refused() -> None:
    with pytest.raises(UnequalRatingsError):
        bundled([[([1, 0], [1])]])


def test_a_group_is_drawn_alike_whatever_groups_stand_before_it() -> None:
    north, south = [[1, 0, 1, 0, 0], [1, 1, 0, 0, 0]], [[0, 0, 1], [0, 1, 1]]
    alone = patterns.patterns([south], names=["sud"])
    nothing: list[list[int | None]] = [[0, 0], [None, None]]
    after = patterns.patterns([nothing, south], least=2, names=["nord", "sud"])

    def drawn(made: patterns.Patterns) -> list[float]:
        (counts,) = made.drawn_again(50)
        return [float(share) for share in agreement.percent(made)(counts)]

    assert drawn(after) == drawn(alone)
    assert drawn(patterns.patterns([north], names=["a"])) != drawn(
        patterns.patterns([north], names=["b"])
    )
