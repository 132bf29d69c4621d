from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.coding.explaining.changes import Change, Fate, changes
from piacen_qual.model import Suggestion

MADE = Suggestion("nord_g1.txt", 3, 1, "jar", 0, 4, "seau", "jar.seau", 0.6, "pourquoi")

some_suggestions = st.lists(
    st.builds(
        lambda turn, code, score: replace(MADE, turn=turn, code=code, score=score),
        st.integers(1, 3),
        st.sampled_from(["jar", "eau"]),
        st.sampled_from([0.5, 0.6, 0.7]),
    ),
    unique_by=lambda made: (made.turn, made.code),
)


def test_a_suggestion_appears_vanishes_or_has_another_score() -> None:
    gone, kept = replace(MADE, turn=1), replace(MADE, turn=2)
    before = [gone, kept, MADE]
    new, surer = replace(MADE, turn=4), replace(MADE, score=0.9)

    assert changes(before, [kept, surer, new], renamed={}) == (
        Change(Fate.VANISHED, gone, 0.6),
        Change(Fate.RESCORED, surer, 0.6),
        Change(Fate.APPEARED, new, None),
    )


def test_a_code_that_changed_its_name_keeps_its_suggestions() -> None:
    after = replace(MADE, code="jardin", rule="jardin.seau")
    assert changes([MADE], [after], renamed={"jar": "jardin"}) == ()
    assert len(changes([MADE], [after], renamed={})) == 2


def test_turns_cut_otherwise_are_compared_whole_by_their_best_score() -> None:
    before = [MADE, replace(MADE, segment=2, score=0.8)]
    after = [replace(MADE, score=0.8)]
    assert changes(before, after, renamed={}, whole_turns=True) == ()
    assert len(changes(before, after, renamed={})) == 2


@given(some_suggestions)
def test_nothing_changes_when_nothing_does(made: list[Suggestion]) -> None:
    assert changes(made, reversed(made), renamed={}) == ()


@given(some_suggestions, some_suggestions)
def test_swapping_sides_swaps_what_appears_and_vanishes(
    one: list[Suggestion], other: list[Suggestion]
) -> None:
    swap = {Fate.APPEARED: Fate.VANISHED, Fate.VANISHED: Fate.APPEARED}
    there, back = changes(one, other, renamed={}), changes(other, one, renamed={})
    places = [(c.suggestion.turn, c.suggestion.code, c.fate) for c in there]
    assert places == [
        (c.suggestion.turn, c.suggestion.code, swap.get(c.fate, c.fate)) for c in back
    ]
