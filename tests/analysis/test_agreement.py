"""Agreement: published tables, what other programs find, and laws that any ratings obey."""

import math
import random
from collections.abc import Callable, Hashable, Sequence
from itertools import chain
from typing import Any, Final, Literal

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import jaccard_distance
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats import inter_rater

from piacen_qual.analysis import agreement
from piacen_qual.analysis.agreement import (
    cohen_kappa,
    fleiss_kappa,
    gwet_ac1,
    krippendorff_alpha,
    percent_agreement,
)
from piacen_qual.analysis.reliability.distances import Distance
from piacen_qual.analysis.reliability.patterns import UnequalRatingsError, patterns

Table = list[list[Any]]

_: Final = None
EXAMPLE_C: Table = [  # Krippendorff (2011), example C; Gwet (2014) takes it up
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]
DIAGNOSES: Final = """
    00060 03003 01401 00006 03030 20400 00402 20310 20040 00006
    10050 11040 03300 10050 02031 00501 30012 51000 02040 10203
    00006 01050 02013 20040 10041 05010 40002 02040 10500 00006
"""  # Fleiss (1971), table 1: how many of 6 psychiatrists put each patient in each of 5 categories
JUDGES: Final = ((88, 14, 18), (10, 40, 10), (2, 6, 12))  # Cohen (1960), table 1, of 200 patients

MEASURES: Final[dict[str, Callable[[Table], float | None]]] = {
    "percent": percent_agreement,
    "alpha": krippendorff_alpha,
    "fleiss": fleiss_kappa,
    "ac1": gwet_ac1,
    "kappa": lambda ratings: cohen_kappa(ratings[0], ratings[1]),
}

INTEGERS: Final = st.integers(0, 3)


@st.composite
def tables(draw: st.DrawFn, values: st.SearchStrategy[Any] = INTEGERS) -> Table:
    """Ratings of up to four coders on up to a dozen units, some of them missing."""
    rating = st.none() | values
    units = draw(st.integers(1, 12))
    coders = draw(st.integers(2, 4))
    return [draw(st.lists(rating, min_size=units, max_size=units)) for _ in range(coders)]


def sets() -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from("abcd"), max_size=3)


def random_tables(how_many: int, *, missing: float) -> list[Table]:
    chance = random.Random(7)  # noqa: S311 — nothing secret
    return [
        [
            [
                None if chance.random() < missing else min(4, int(chance.expovariate(0.7)))
                for _ in range(units)
            ]
            for _ in range(chance.randint(2, 5))
        ]
        for units in (chance.randint(2, 40) for _ in range(how_many))
    ]


def in_columns(rows: Sequence[Sequence[int]]) -> Table:
    """Two coders' ratings from a table of how often each pair of categories was given."""
    pairs = [(a, b) for a, row in enumerate(rows) for b, n in enumerate(row) for _ in range(n)]
    return [[a for a, _ in pairs], [b for _, b in pairs]]


def same(one: float | None, other: float | None) -> bool:
    return one == pytest.approx(other, abs=1e-9) if one is not None else other is None


# Published tables


@pytest.mark.parametrize(
    ("distance", "published"),
    [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)],
)
def test_alpha_of_example_c(distance: Distance, published: float) -> None:
    assert krippendorff_alpha(EXAMPLE_C, distance=distance) == pytest.approx(published, abs=5e-4)


def test_ac1_and_the_generalised_kappa_of_example_c_as_gwet_gives_them() -> None:
    assert gwet_ac1(EXAMPLE_C) == pytest.approx(0.77544, abs=5e-6)
    assert fleiss_kappa(EXAMPLE_C) == pytest.approx(0.76117, abs=5e-6)
    assert percent_agreement(EXAMPLE_C) == pytest.approx(0.81818, abs=5e-6)


def test_kappa_of_fleiss_diagnoses() -> None:
    patients = [
        list(chain(*([n] * int(k) for n, k in enumerate(row)))) for row in DIAGNOSES.split()
    ]
    assert fleiss_kappa(list(zip(*patients, strict=True))) == pytest.approx(0.430, abs=5e-4)


def test_kappa_of_cohen_s_judges() -> None:
    a, b = in_columns(JUDGES)
    assert cohen_kappa(a, b) == pytest.approx(0.492, abs=5e-4)
    assert percent_agreement([a, b]) == pytest.approx(0.70)


def test_ac1_stands_where_kappa_falls_because_nearly_all_is_of_one_kind() -> None:
    a, b = in_columns(((118, 5), (2, 0)))
    assert cohen_kappa(a, b) == pytest.approx(-20 / 855)
    assert gwet_ac1([a, b]) == pytest.approx((0.944 - 0.054432) / 0.945568)


# What other programs find


@pytest.mark.parametrize("distance", ["nominal", "ordinal", "interval", "ratio"])
def test_alpha_is_that_of_the_krippendorff_package(
    distance: Literal["nominal", "ordinal", "interval", "ratio"],
) -> None:
    compared = 0
    for ratings in random_tables(150, missing=0.3):
        ours = krippendorff_alpha(ratings, distance=distance)
        if ours is not None:
            compared += 1
            theirs = krippendorff.alpha(
                np.array(ratings, dtype=float), level_of_measurement=distance
            )
            assert ours == pytest.approx(theirs, abs=1e-12), ratings
    assert compared > 100


def test_kappas_are_those_of_scikit_learn_and_statsmodels() -> None:
    for ratings in random_tables(150, missing=0):
        a, b = ratings[:2]
        ours = cohen_kappa(a, b)
        if ours is None:
            assert len({*a, *b}) == 1
            continue
        assert ours == pytest.approx(cohen_kappa_score(a, b), abs=1e-12)
        counts = inter_rater.aggregate_raters(np.array(ratings).T)[0]
        assert fleiss_kappa(ratings) == pytest.approx(inter_rater.fleiss_kappa(counts), abs=1e-12)


def test_kappa_of_two_is_over_the_units_that_both_rated() -> None:
    for ratings in random_tables(50, missing=0.3):
        a, b = ratings[:2]
        both = [pair for pair in zip(a, b, strict=True) if None not in pair]
        assert same(cohen_kappa(a, b), cohen_kappa([x for x, _ in both], [y for _, y in both]))


def masi_apart(a: frozenset[str], b: frozenset[str]) -> float:
    """MASI as Passonneau (2006) words it, the thirds not rounded."""
    if a == b:
        return 0.0
    kinship = 2 / 3 if a < b or b < a else 1 / 3 if a & b else 0
    return 1 - kinship * len(a & b) / len(a | b)


@pytest.mark.parametrize(
    ("distance", "theirs"), [("jaccard", jaccard_distance), ("masi", masi_apart)]
)
@given(ratings=tables(sets()))
@settings(max_examples=80, deadline=None)
def test_alpha_of_sets_is_that_of_nltk(
    distance: Distance, theirs: Callable[..., float], ratings: Table
) -> None:
    def apart(a: frozenset[str], b: frozenset[str]) -> float:
        return theirs(a, b) if a | b else 0.0  # nltk divides by zero there

    units = [unit for unit in zip(*ratings, strict=True) if len(unit) - unit.count(None) > 1]
    triples = [(c, u, said) for u, unit in enumerate(units) for c, said in enumerate(unit)]
    ours = krippendorff_alpha(ratings, distance=distance)
    assume(ours is not None)
    task = AnnotationTask([t for t in triples if t[2] is not None], distance=apart)
    assert ours == pytest.approx(task.alpha(), abs=1e-9)


# Laws


@pytest.mark.parametrize("name", ["percent", "alpha", "fleiss", "ac1"])
@given(ratings=tables(), chance=st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_coders_and_of_units_changes_nothing(
    name: str, ratings: Table, chance: random.Random
) -> None:
    coders = chance.sample(ratings, len(ratings))
    places = chance.sample(range(len(ratings[0])), len(ratings[0]))
    moved = [[coder[n] for n in places] for coder in coders]
    assert same(MEASURES[name](moved), MEASURES[name](ratings))


@pytest.mark.parametrize("name", MEASURES)
@given(ratings=tables(), names=st.permutations(["non", "oui", (1, 2), frozenset({3})]))
@settings(deadline=None)
def test_the_names_of_categories_change_nothing(
    name: str, ratings: Table, names: list[Hashable]
) -> None:
    renamed = [[None if said is None else names[said] for said in coder] for coder in ratings]
    assert same(MEASURES[name](renamed), MEASURES[name](ratings))


@pytest.mark.parametrize("distance", ["nominal", "ordinal", "interval", "ratio"])
@given(said=st.lists(st.integers(0, 3), min_size=2), coders=st.integers(2, 4))
def test_coders_who_say_the_same_agree_fully(
    distance: Distance, said: list[int], coders: int
) -> None:
    assume(len(set(said)) > 1)
    ratings = [said] * coders
    assert krippendorff_alpha(ratings, distance=distance) == 1
    assert [measure(ratings) for measure in MEASURES.values()] == pytest.approx([1] * 5)


@pytest.mark.parametrize("distance", ["jaccard", "masi"])
@given(said=st.lists(sets(), min_size=2), coders=st.integers(2, 4))
def test_coders_who_put_the_same_sets_agree_fully(
    distance: Distance, said: list[frozenset[str]], coders: int
) -> None:
    assume(len(set(said)) > 1)
    assert krippendorff_alpha([said] * coders, distance=distance) == 1


@given(ratings=tables(), coder=st.integers(0, 3))
@settings(deadline=None)
def test_nothing_is_above_one_and_a_coder_who_rates_nothing_changes_nothing(
    ratings: Table, coder: int
) -> None:
    silent: list[Any] = [None] * len(ratings[0])
    more = [*ratings[:coder], silent, *ratings[coder:]]
    for name in ("percent", "alpha", "fleiss", "ac1"):
        found = MEASURES[name](ratings)
        assert found is None or found <= 1 + 1e-12
        assert same(MEASURES[name](more), found)


@given(ratings=tables(), alone=st.integers(0, 3))
@settings(deadline=None)
def test_units_that_one_coder_rated_change_neither_percent_nor_alpha(
    ratings: Table, alone: int
) -> None:
    more = [[*coder, alone if n == 0 else None] for n, coder in enumerate(ratings)]
    assert same(percent_agreement(more), percent_agreement(ratings))
    assert same(krippendorff_alpha(more), krippendorff_alpha(ratings))


@given(ratings=tables(sets()))
@settings(deadline=None)
def test_sets_may_be_given_as_lists_in_any_order_and_with_repetitions(ratings: Table) -> None:
    as_lists = [
        [None if said is None else [*sorted(said, reverse=n % 2 == 0), *said] for said in coder]
        for n, coder in enumerate(ratings)
    ]
    as_sets = [[None if said is None else set(said) for said in coder] for coder in ratings]
    for distance in ("jaccard", "masi"):
        found = krippendorff_alpha(ratings, distance=distance)
        assert same(krippendorff_alpha(as_lists, distance=distance), found)
        assert same(krippendorff_alpha(as_sets, distance=distance), found)
    assert same(krippendorff_alpha(as_sets), krippendorff_alpha(ratings))


# Where there is nothing to say


@pytest.mark.parametrize(
    "ratings",
    [
        [],
        [[], []],
        [[1, 0, 1]],
        [[1, None], [None, 1]],
        [[None, None], [None, None]],
        [[math.nan, 1], [1, math.nan]],
    ],
)
def test_without_a_unit_that_two_rated_everything_is_undefined(ratings: Table) -> None:
    for measure in (percent_agreement, krippendorff_alpha, fleiss_kappa, gwet_ac1):
        assert measure(ratings) is None
    for distance in ("ordinal", "interval", "ratio"):
        assert krippendorff_alpha(ratings, distance=distance) is None
    assert cohen_kappa([], []) is None


def test_without_variation_only_the_percent_is_defined() -> None:
    ratings: Table = [[0, 0, 0, None], [0, 0, 0, 0], [0, None, 0, 0]]
    assert percent_agreement(ratings) == 1
    assert krippendorff_alpha(ratings) is None
    assert fleiss_kappa(ratings) is None
    assert gwet_ac1(ratings) is None
    assert cohen_kappa(*ratings[:2]) is None


def test_two_constant_coders_who_differ_agree_no_more_than_chance() -> None:
    assert cohen_kappa([0, 0, 0], [1, 1, 1]) == 0
    assert percent_agreement([[0, 0, 0], [1, 1, 1]]) == 0
    assert (krippendorff_alpha([[0, 0, 0], [1, 1, 1]]) or 0) < 0


def test_a_rating_that_is_no_number_is_missing() -> None:
    holes = [[math.nan if said is None else said for said in coder] for coder in EXAMPLE_C]
    assert krippendorff_alpha(holes, distance="interval") == krippendorff_alpha(
        EXAMPLE_C, distance="interval"
    )


def test_empty_sets_are_alike() -> None:
    nothing: frozenset[str] = frozenset()
    one = frozenset("a")
    ratings = [[nothing, nothing, one, one], [nothing, nothing, one, nothing]]
    for distance in ("jaccard", "masi"):
        assert same(krippendorff_alpha(ratings, distance=distance), krippendorff_alpha(ratings))


def test_coders_who_do_not_rate_the_same_units_are_refused() -> None:
    with pytest.raises(UnequalRatingsError, match="2, 3"):
        percent_agreement([[1, 0], [1, 0, 1]])
    with pytest.raises(UnequalRatingsError):
        cohen_kappa([1], [1, 0])


# The interval


def naive_interval(groups: list[Table], draws: int) -> tuple[float, float]:
    """The bootstrap as textbooks have it, unit by unit."""
    chance = random.Random(5)  # noqa: S311 — nothing secret
    found = []
    for _ in range(draws):
        drawn: list[tuple[Any, ...]] = []
        for ratings in groups:
            units = list(zip(*ratings, strict=True))
            drawn += chance.choices(units, k=len(units))
        value = krippendorff_alpha(list(zip(*drawn, strict=True)))
        found += [] if value is None else [value]
    low, high = np.quantile(found, (0.025, 0.975))
    return float(low), float(high)


def test_the_interval_is_that_of_units_drawn_one_by_one() -> None:
    groups = random_tables(40, missing=0.2)
    three = [ratings[:2] for ratings in groups if len(ratings[0]) > 20][:3]
    units = patterns(three)
    ours = agreement.interval(agreement.alpha(units), units.drawn_again(draws=4000))
    assert ours == pytest.approx(naive_interval(three, 1500), abs=0.03)


def test_units_are_drawn_within_their_group() -> None:
    united, divided = [[1, 0] * 10, [1, 0] * 10], [[1, 0] * 10, [0, 1] * 10]
    units = patterns([united, divided])
    assert agreement.interval(agreement.percent(units), units.drawn_again()) == (0.5, 0.5)
    together = patterns([[[*a, *b] for a, b in zip(united, divided, strict=True)]])
    low, high = agreement.interval(agreement.percent(together), together.drawn_again()) or (0, 0)
    assert low < 0.4
    assert high > 0.6


def test_the_same_seed_gives_the_same_interval() -> None:
    units = patterns([EXAMPLE_C])
    alpha = agreement.alpha(units)
    first, again = (agreement.interval(alpha, units.drawn_again(seed=3)) for _ in range(2))
    other = agreement.interval(alpha, units.drawn_again(seed=4))
    assert first == again != other


@pytest.mark.parametrize("distance", ["nominal", "ordinal", "interval", "ratio"])
def test_the_interval_holds_the_figure(distance: Distance) -> None:
    units = patterns([EXAMPLE_C])
    alpha = agreement.alpha(units, distance)
    low, high = agreement.interval(alpha, units.drawn_again()) or (1, 0)
    assert low < (agreement.value(units, alpha) or 0) < high


def test_a_code_so_rare_that_most_draws_miss_it_has_no_interval() -> None:
    rare = patterns([[[1] + [0] * 50, [1] + [0] * 50]])
    seldom = [counts for counts in rare.drawn_again() if counts.any()]
    assert agreement.interval(agreement.alpha(rare), seldom) == (1, 1)
    never = patterns([[[0] * 50, [0] * 50], [[], []]])
    assert agreement.interval(agreement.alpha(never), never.drawn_again()) is None
