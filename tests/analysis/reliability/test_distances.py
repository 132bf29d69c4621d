"""Distances between ratings, few of them or many."""

import random
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.analysis import agreement
from piacen_qual.analysis.reliability import distances
from piacen_qual.analysis.reliability.distances import Distance, UnfitRatingError
from piacen_qual.analysis.reliability.patterns import patterns

DISTANCES: tuple[Distance, ...] = ("nominal", "ordinal", "interval", "ratio")


def all_of(values: list[object], distance: Distance) -> list[list[float]]:
    given = np.ones(len(values))
    every = np.arange(len(values))
    return [list(row) for row in distances.distances(values, distance, given).rows(every)]


@pytest.mark.parametrize(
    ("a", "b", "jaccard", "masi"),
    [
        ("ab", "ab", 0, 0),
        ("ab", "abc", 1 / 3, 1 - 2 / 3 * 2 / 3),
        ("ab", "bc", 2 / 3, 1 - 1 / 3 * 1 / 3),
        ("ab", "cd", 1, 1),
        ("", "ab", 1, 1),
        ("", "", 0, 0),
    ],
)
def test_sets_are_as_far_as_what_they_share(a: str, b: str, jaccard: float, masi: float) -> None:
    values: list[object] = [frozenset(a), frozenset(b)]
    assert all_of(values, "jaccard")[0][1] == pytest.approx(jaccard)
    assert all_of(values, "masi")[0][1] == pytest.approx(masi)


@pytest.mark.parametrize("distance", DISTANCES)
@given(values=st.lists(st.integers(0, 50), min_size=1, max_size=8, unique=True))
def test_distances_are_symmetric_and_zero_from_a_value_to_itself(
    distance: Distance, values: list[object]
) -> None:
    matrix = np.array(all_of(values, distance))
    assert (matrix == matrix.T).all()
    assert (matrix.diagonal() == 0).all()
    assert (matrix >= 0).all()


def test_pairs_are_cells_of_the_rows() -> None:
    chance = random.Random(2)  # noqa: S311 — nothing secret
    held = [frozenset(chance.sample("abcdef", chance.randint(0, 4))) for _ in range(30)]
    a, b = np.arange(30), np.arange(30)[::-1]
    cases: list[tuple[Sequence[object], Distance]] = [
        (held, "masi"),
        (held, "jaccard"),
        (range(30), "ratio"),
        (range(30), "nominal"),
    ]
    for values, distance in cases:
        found = distances.distances(values, distance, np.ones(30))
        assert found.pairs(a, b) == pytest.approx(found.rows(a)[a, b])


@pytest.mark.parametrize(
    ("values", "distance"),
    [
        (["a", 1], "ordinal"),
        (["a", "b"], "interval"),
        ([1, -1], "ratio"),
        (["ab", "cd"], "jaccard"),
        ([1, 2], "masi"),
    ],
)
def test_ratings_that_a_distance_cannot_compare_are_refused(
    values: list[object], distance: Distance
) -> None:
    with pytest.raises(UnfitRatingError, match=distance):
        agreement.krippendorff_alpha([values, values], distance=distance)


def test_many_different_sets_give_the_same_figures_as_few(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(11)  # noqa: S311 — nothing secret
    truth = [{letter for letter in "abcdefgh" if chance.random() < 0.25} for _ in range(600)]
    coders = [
        [frozenset(held ^ set(chance.sample("abcdefgh", chance.randint(0, 1)))) for held in truth]
        for _ in range(3)
    ]
    units = patterns([coders])

    def both() -> tuple[float, float, float]:
        alpha = agreement.alpha(units, "masi")
        low, high = agreement.interval(alpha, units.drawn_again()) or (0, 0)
        return agreement.value(units, alpha) or 0, low, high

    exact = both()
    monkeypatch.setattr(distances, "EXACT", 10)
    monkeypatch.setattr(distances, "BLOCK", 100)
    figure, low, high = both()
    assert figure == pytest.approx(exact[0], abs=1e-6)
    assert (low, high) == pytest.approx(exact[1:], abs=0.002)
    assert low < figure < high
