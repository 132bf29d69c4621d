import itertools
import math
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piacen_qual.transcripts.themes.lattice import (
    BACK,
    CHANGE,
    MEMORY,
    REOPEN,
    SKIP,
    UNCLOSED,
    UNDONE,
    Lattice,
)

Weights = list[list[float]]
Discussion = tuple[Weights, Weights, list[float], int]  # as `Lattice` takes it


def _worth(path: Sequence[int], discussion: Discussion) -> float:
    """What a path is worth, told from the prices alone (for K up to `MEMORY`)."""
    talk, opens, returns, themes = discussion
    opened: set[int] = set()
    total, before = 0.0, themes
    for at, state in enumerate(path):
        if state != before:
            if state == themes or (state == themes + 1 and before == themes):
                return -math.inf  # nobody goes back to the introduction, or closes what never began
            total += opens[at][state] - CHANGE
            if before == themes + 1:
                total -= REOPEN
            if state in opened:
                total += returns[at] - BACK
            elif state < themes:
                total -= SKIP * sum(theme not in opened for theme in range(state))
        if state < themes:
            opened.add(state)
        total += talk[at][state]
        before = state
    total -= UNDONE * (themes - len(opened))
    return total - (0.0 if path[-1] == themes + 1 else UNCLOSED)


def _everything(discussion: Discussion) -> Iterator[tuple[int, ...]]:
    """Every path, possible or not."""
    talk, *_, themes = discussion
    return itertools.product(range(themes + 2), repeat=len(talk))


@st.composite
def discussions(draw: st.DrawFn) -> Discussion:
    themes = draw(st.integers(1, 3))
    turns = draw(st.integers(1, 5))
    weights = st.lists(
        st.lists(st.floats(-15, 15), min_size=themes + 2, max_size=themes + 2),
        min_size=turns,
        max_size=turns,
    )
    returns = draw(st.lists(st.floats(0, 9), min_size=turns, max_size=turns))
    return draw(weights), draw(weights), returns, themes


@settings(max_examples=60, deadline=None)
@given(discussions())
def test_the_best_path_is_the_best_of_all_paths(discussion: Discussion) -> None:
    best = max(_worth(path, discussion) for path in _everything(discussion))

    found = Lattice(*discussion).best_path()

    assert _worth(found, discussion) == pytest.approx(best, abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(discussions())
def test_the_posterior_is_the_share_of_all_paths_through_each_state(
    discussion: Discussion,
) -> None:
    worths = {path: _worth(path, discussion) for path in _everything(discussion)}
    top = max(worths.values())
    shares = [[0.0] * len(row) for row in discussion[0]]
    for path, worth in worths.items():
        for at, state in enumerate(path):
            shares[at][state] += math.exp(worth - top)
    expected = [[share / sum(row) for share in row] for row in shares]

    found = Lattice(*discussion).posterior()

    for row, wanted in zip(found, expected, strict=True):
        assert row == pytest.approx(wanted, abs=1e-6)


@pytest.mark.parametrize("themes", [1, 4, MEMORY, MEMORY + 1, 12])
def test_rows_of_the_posterior_sum_to_one_and_agree_with_a_clear_path(themes: int) -> None:
    """Each theme is opened in order and talked of for four turns, then closed."""
    states = [themes, *(k for k in range(themes) for _ in range(4)), themes + 1]
    talk = [[3.0 * (state == here) for state in range(themes + 2)] for here in states]
    opens = [[9.0 if here != before else -9.0] * (themes + 2)
             for before, here in itertools.pairwise([themes, *states])]  # fmt: skip
    lattice = Lattice(talk, opens, [0.0] * len(talk), themes)

    assert lattice.best_path() == states
    for here, row in zip(states, lattice.posterior(), strict=True):
        assert sum(row) == pytest.approx(1)
        assert row[here] > 0.9


def test_a_long_discussion_does_not_underflow() -> None:
    talk = [[30.0, -30.0, 0.0, 0.0]] * 1_500 + [[-30.0, 30.0, 0.0, 0.0]] * 1_500
    opens = [[0.0] * 4] * 3_000
    lattice = Lattice(talk, opens, [0.0] * 3_000, 2)

    path = lattice.best_path()

    assert path[0] == 0
    assert path[1_499:1_501] == [0, 1]
    rows = lattice.posterior()
    assert all(sum(row) == pytest.approx(1) for row in rows)
    assert rows[1_499][0] == pytest.approx(1)
