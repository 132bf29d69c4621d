import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.decisions.events import Act, Anchor, Event
from piacen_qual.decisions.replay import Decisions, Verdict, live, replay
from tests.decisions.making import anchor, event

PELLES, BROUETTE, PRIX = (
    anchor(2, "Il manque des pelles"),
    anchor(2, "la brouette"),
    anchor(3, "cher"),
)
ACTS = [Act.ACCEPT, Act.REJECT, Act.ADD, Act.RECODE, Act.SPAN, Act.MEMO, Act.SEEN]
SPLIT = {"vieux": ("a",), "large": ("b", "c")}


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """What two coders may do, undoing included, in the order they do it."""
    events: list[Event] = []
    for seq in range(draw(st.integers(0, 14))):
        coder = draw(st.sampled_from(["Julie", "Zoé"]))
        mine = [each.id for each in events if each.coder == coder]
        if mine and draw(st.integers(0, 3)) == 0:
            target = draw(st.sampled_from(mine))
            events.append(event(Act.RETRACT, seq=seq, coder=coder, target=target))
            continue
        codes = st.sampled_from(["a", "b", "vieux", "large"])
        events.append(
            event(
                draw(st.sampled_from(ACTS)),
                draw(st.sampled_from([PELLES, BROUETTE, PRIX])),
                draw(codes),
                new_code=draw(codes),
                note=draw(st.sampled_from(["", "n"])),
                seq=seq,
                coder=coder,
                shown=draw(st.booleans()),
            )
        )
    return events


@given(histories(), st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_count(events: list[Event], chance: random.Random) -> None:
    again = [*events, *chance.choices(events, k=5)] if events else []
    chance.shuffle(again)

    assert replay(again, SPLIT) == replay(events, SPLIT)
    assert replay(live(events), SPLIT) == replay(events, SPLIT)


@given(histories(), st.integers(0, 14))
def test_two_copies_merge_into_the_same_in_both_orders(events: list[Event], common: int) -> None:
    here, there = events[:common] + events[common::2], events[:common] + events[common + 1 :: 2]

    assert replay(here + there, SPLIT) == replay(there + here, SPLIT) == replay(events, SPLIT)


@given(histories())
def test_undoing_goes_back_to_before_the_first_decision(events: list[Event]) -> None:
    done = list(events)
    while held := [each for each in live(done) if each.coder == "Julie"]:
        done.append(event(Act.RETRACT, target=held[-1].id))

    others = [each for each in events if each.coder != "Julie"]
    assert replay(done, SPLIT) == replay(others, SPLIT)


@given(histories())
def test_undoing_the_last_is_as_if_it_had_not_been_done(events: list[Event]) -> None:
    held = [each for each in live(events) if each.coder == "Julie"]
    if held:
        undo = event(Act.RETRACT, target=held[-1].id)
        redo = event(Act.RETRACT, target=undo.id)

        assert replay([*events, undo], SPLIT) == replay(
            [each for each in live(events) if each.id != held[-1].id], SPLIT
        )
        assert replay([*events, undo, redo], SPLIT) == replay(events, SPLIT)


@given(histories())
def test_coders_and_transcripts_can_be_replayed_apart(events: list[Event]) -> None:
    whole = replay(events, SPLIT)
    apart = [
        replay([each for each in events if each.coder == coder], SPLIT)
        for coder in ("Julie", "Zoé")
    ]

    assert whole.codings == tuple(coding for each in apart for coding in each.codings)
    assert set(whole.memos) == {memo for each in apart for memo in each.memos}


def _held(*events: Event, **successors: tuple[str, ...]) -> list[tuple[str, Verdict, Anchor]]:
    return [(c.code, c.verdict, c.anchor) for c in replay(events, successors).codings]


@pytest.mark.parametrize("act", [Act.ACCEPT, Act.ADD, Act.SPAN])
def test_what_is_accepted_added_or_put_on_other_words_stands(act: Act) -> None:
    assert _held(event(act, PELLES, "a")) == [("a", Verdict.ACCEPTED, PELLES)]


def test_the_last_word_on_the_same_words_counts_and_other_words_are_apart() -> None:
    wider = anchor(2, "Il manque des pelles, on en a deux")

    assert _held(
        event(Act.ACCEPT, PELLES, "a"),
        event(Act.ACCEPT, BROUETTE, "a"),
        event(Act.ACCEPT, PELLES, "b"),
        event(Act.REJECT, PELLES, "a"),
        event(Act.SPAN, wider, "a"),
    ) == [
        ("a", Verdict.ACCEPTED, BROUETTE),
        ("b", Verdict.ACCEPTED, PELLES),
        ("a", Verdict.ACCEPTED, wider),
    ]


def test_a_coder_does_not_undo_what_another_did() -> None:
    first = event(Act.ACCEPT, PELLES, "a", coder="Zoé")

    assert _held(first, event(Act.RETRACT, target=first.id)) == [("a", Verdict.ACCEPTED, PELLES)]


def test_recoding_rejects_one_code_and_accepts_the_other_and_only_the_first_was_the_rules() -> None:
    made = event(Act.RECODE, PELLES, "a", new_code="b", rule="a.1")

    rejected, accepted = replay([made]).codings
    assert (rejected.code, rejected.verdict, rejected.rule) == ("a", Verdict.REJECTED, "a.1")
    assert (accepted.code, accepted.verdict, accepted.rule) == ("b", Verdict.ACCEPTED, "")
    assert rejected.event == accepted.event == made.id


def test_a_memo_takes_the_place_of_the_one_on_the_same_thing_and_an_empty_one_erases_it() -> None:
    memos = [
        event(Act.MEMO, PELLES, note="un"),
        event(Act.MEMO, PRIX, note="deux"),
        event(Act.MEMO, None, "a", note="trois"),
        event(Act.MEMO, PELLES, note="quatre"),
        event(Act.MEMO, PRIX, note=""),
    ]

    assert sorted(memo.note for memo in replay(memos).memos) == ["quatre", "trois"]


def test_what_was_read_is_told_with_and_without_suggestions_once_each() -> None:
    seen = replay([event(Act.SEEN, PELLES, shown=shown) for shown in (True, False, True)]).seen

    assert sorted(each.shown for each in seen) == [False, True]


def test_a_renamed_or_merged_code_carries_its_decisions_over() -> None:
    events = [event(Act.ACCEPT, PELLES, "vieux"), event(Act.REJECT, PELLES, "ancien")]

    assert _held(*events, vieux=("a",), ancien=("a",)) == [("a", Verdict.REJECTED, PELLES)]


def test_a_split_code_is_kept_under_its_old_name_to_be_reviewed() -> None:
    (kept,) = replay([event(Act.ACCEPT, PELLES, "large")], SPLIT).codings

    assert (kept.code, kept.parts, kept.verdict) == ("large", ("b", "c"), Verdict.ACCEPTED)


def test_a_rejection_of_a_split_code_holds_for_each_part() -> None:
    assert _held(event(Act.REJECT, PELLES, "large"), **SPLIT) == [
        ("b", Verdict.REJECTED, PELLES),
        ("c", Verdict.REJECTED, PELLES),
    ]


def test_choosing_a_part_of_a_split_code_says_nothing_of_the_other_part() -> None:
    assert _held(event(Act.RECODE, PELLES, "large", new_code="b"), **SPLIT) == [
        ("b", Verdict.ACCEPTED, PELLES)
    ]


def test_nothing_makes_nothing() -> None:
    assert replay([]) == Decisions()


def test_a_code_replaced_by_another_says_by_which_and_who_was_at_the_keyboard() -> None:
    recoded = event(Act.RECODE, PELLES, "manque", new_code="outil", coder="consensus", by="Ana")

    old, new = sorted(replay([recoded], {"outil": ("outils",)}).codings, key=lambda each: each.code)

    assert (old.code, old.verdict, old.instead, old.by) == (
        *("manque", Verdict.REJECTED),
        *("outils", "Ana"),
    )
    assert (new.code, new.instead) == ("outils", "")
