"""Figures on a panel: who put what, how often, and what to make of alpha."""

import pytest

from piacen_qual.analysis.agreement import gwet_ac1
from piacen_qual.analysis.reliability.measures import Agreement, on_code, on_codes, on_sets
from piacen_qual.analysis.reliability.patterns import patterns
from piacen_qual.analysis.reliability.ratings import Panel

PLACES = tuple(("a.txt" if n < 12 else "b.txt", n, 1) for n in range(24))
OFTEN = ([1] * 8 + [0] * 16, [1] * 7 + [0] * 16 + [1])
RARE = ([1] + [0] * 23, [1] + [0] * 23)
NEVER = ([0] * 24, [0] * 24)
HALF = ([1] * 6 + [0] * 6 + [None] * 12, [1] * 5 + [0] * 7 + [1] * 12)
PANEL = Panel(
    ("Julie", "Luc"),
    PLACES,
    {"souvent": OFTEN, "rare": RARE, "jamais": NEVER, "moitie": HALF},
)


def figures(alpha: float | None, low: float = 1.0, least: int = 50) -> Agreement:
    return Agreement(100, (), (), least, 0.9, alpha, (low, 1.0))


def test_only_segments_that_two_spoke_of_are_counted() -> None:
    found = on_code(PANEL, "moitie")
    assert (found.n, found.put, found.prevalence) == (12, (6, 5), (0.5, 5 / 12))
    assert found.mean_prevalence == pytest.approx(11 / 24)
    assert found.percent == pytest.approx(11 / 12)


def test_without_variation_there_is_a_percent_and_no_word() -> None:
    found = on_code(PANEL, "jamais")
    assert (found.percent, found.alpha, found.kappa, found.ac1) == (1, None, None, None)
    assert (found.interval, found.reading, found.is_rare) == (None, "non défini", False)


def test_nothing_is_said_of_a_code_put_on_fewer_than_five_segments() -> None:
    found = on_code(PANEL, "rare")
    assert (found.alpha, found.least, found.reading) == (1, 1, "trop rare")
    nearly_everywhere = Panel(("a", "b"), PLACES, {"x": ([0] + [1] * 23, [1] * 24)})
    assert on_code(nearly_everywhere, "x").reading == "trop rare"
    assert on_code(PANEL, "souvent").least == 9


@pytest.mark.parametrize(
    ("found", "word"),
    [
        (figures(0.8, 0.8), "fiable"),
        (figures(0.95, 0.79), "fiable*"),
        (figures(0.79, 0.7), "prudence"),
        (figures(0.667, 0.2), "prudence*"),
        (figures(0.66, -0.5), "faible"),
        (figures(-0.2, -1.3), "faible"),
        (figures(0.9, 0.9, least=4), "trop rare"),
        (figures(None, least=0), "non défini"),
    ],
)
def test_alpha_has_a_word_and_the_interval_may_doubt_it(found: Agreement, word: str) -> None:
    assert found.reading == word


def test_kappa_is_for_two() -> None:
    assert on_code(PANEL, "souvent").kappa is not None
    three = Panel(("a", "b", "c"), PLACES, {"souvent": (*OFTEN, OFTEN[0])})
    found = on_code(three, "souvent")
    assert found.kappa is None
    assert found.alpha is not None


def test_codes_one_by_one_are_pooled() -> None:
    found = on_codes(PANEL, ["souvent", "rare", "moitie"])
    assert (found.n, found.put) == (60, (15, 14))
    assert found.percent == pytest.approx((22 + 24 + 11) / 60)
    low, high = found.interval or (1, 0)
    assert low <= (found.alpha or 0) <= high


def test_codes_of_a_segment_are_compared_where_coders_spoke_of_all() -> None:
    both = on_sets(PANEL, ["souvent", "rare"])
    assert both.n == 24
    assert both.percent == pytest.approx(22 / 24)
    assert on_sets(PANEL, ["souvent", "moitie"]).n == 12
    assert on_sets(PANEL, ["souvent", "rare"], "jaccard").alpha == pytest.approx(
        both.alpha, abs=0.1
    )
    assert (both.kappa, both.put) == (None, ())


def test_nobody_in_common_is_undefined() -> None:
    apart = Panel(("a", "b"), PLACES[:2], {"x": ([1, None], [None, 1])})
    for found in (on_code(apart, "x"), on_codes(apart, ["x"]), on_sets(apart, ["x"])):
        assert (found.n, found.percent, found.alpha, found.interval) == (0, None, None, None)
        assert found.reading == "non défini"
    assert on_code(apart, "x").prevalence == (None, None)
    assert patterns([]).total.shape == (1, 0)


def test_segments_that_one_person_alone_coded_bear_on_no_figure() -> None:
    alone = tuple(("c.txt", n, 1) for n in range(30))
    more = Panel(
        PANEL.coders,
        (*PLACES, *alone),
        {code: (*map(list, columns),) for code, columns in PANEL.ratings.items()},
    )
    for columns in more.ratings.values():
        columns[0].extend([1] * 30)  # type: ignore[attr-defined]
        columns[1].extend([None] * 30)  # type: ignore[attr-defined]

    for code in ("souvent", "rare", "moitie"):
        assert on_code(more, code) == on_code(PANEL, code)
    codes = ("souvent", "moitie")
    assert on_codes(more, codes) == on_codes(PANEL, codes)
    assert on_sets(more, codes) == on_sets(PANEL, codes)


def test_ac1_is_that_of_the_segments_that_two_coded() -> None:
    both = HALF[0][:12], HALF[1][:12]
    assert on_code(PANEL, "moitie").ac1 == pytest.approx(gwet_ac1(both))
    assert on_code(PANEL, "moitie").ac1 != pytest.approx(gwet_ac1(HALF))
