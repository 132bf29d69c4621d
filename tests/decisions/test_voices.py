from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.decisions.events import Act, Anchor, Event
from piacen_qual.decisions.voices import Voices, differ, has_moved, voices
from piacen_qual.model import Segment
from tests.decisions.making import FILE, NORD, TALK, anchor, event, placed, transcript, whole_turns

PELLES, BROUETTE = anchor(2, "Il manque des pelles"), anchor(2, "la brouette")
HERE = (FILE, 2, 1)
HALVES = (Segment(FILE, 2, 1, 0, 45), Segment(FILE, 2, 2, 46, len(TALK[1])))


def _voices(
    *events: Event,
    cutting: tuple[Segment, ...] = whole_turns(),
    split: Mapping[str, tuple[str, ...]] | None = None,
) -> Voices:
    return voices(placed(*events, now=NORD, **(split or {})), cutting)


def test_a_coder_has_one_vote_per_code_in_a_segment_their_last_word() -> None:
    said = _voices(
        event(Act.ACCEPT, PELLES, "manque"),
        event(Act.REJECT, BROUETTE, "manque"),
        event(Act.ACCEPT, BROUETTE, "prix"),
        event(Act.ACCEPT, PELLES, "manque", coder="Zoé"),
    )

    assert said.votes(HERE, "manque") == {"Julie": False, "Zoé": True}
    assert said.votes(HERE, "prix") == {"Julie": True}
    assert said.votes(HERE, "outil") == said.votes((FILE, 3, 1), "manque") == {}


def test_a_rejection_holds_for_its_segment_whatever_its_words_and_no_further() -> None:
    said = _voices(event(Act.REJECT, PELLES, "manque"), cutting=HALVES)

    assert said.votes(HERE, "manque") == {"Julie": False}
    assert said.votes((FILE, 2, 2), "manque") == {}


def test_words_on_two_segments_belong_to_the_one_that_holds_most_of_them() -> None:
    across = anchor(2, "pour dix. Pis la brouette est")

    assert list(_voices(event(Act.ADD, across, "a"), cutting=HALVES).said) == [(FILE, 2, 2)]


def test_whoever_read_a_segment_is_against_the_codes_of_others_that_they_did_not_put() -> None:
    whole = anchor(2, TALK[1])
    said = _voices(
        event(Act.SEEN, whole, shown=False),
        event(Act.ACCEPT, PELLES, "manque", shown=False),
        event(Act.SEEN, whole, coder="Zoé", shown=True),
        event(Act.SEEN, whole, coder="consensus", shown=False),
    )

    assert said.votes(HERE, "manque") == {"Julie": True, "Zoé": False}
    assert differ(said.votes(HERE, "manque"))
    assert said.votes(HERE, "prix") == {"Julie": False}  # Zoé may have read it before suggestions
    assert said.blind[HERE] == {"Julie", "consensus"}
    assert said.shown == {HERE: {"Zoé"}}


def test_what_was_read_was_read_however_it_is_cut_today() -> None:
    said = _voices(event(Act.SEEN, anchor(2, TALK[1])), cutting=HALVES)

    assert set(said.shown) == {HERE, (FILE, 2, 2)}


def test_a_split_code_waits_until_its_coder_chooses_one_of_its_parts() -> None:
    split = {"large": ("b", "c")}
    old, since = event(Act.ACCEPT, PELLES, "large"), event(Act.ADD, BROUETTE, "c")

    (waiting,) = _voices(old, event(Act.ADD, PELLES, "b", coder="Zoé"), split=split).review
    assert waiting.what.event == old.id
    assert _voices(old, split=split).said == {}
    assert _voices(old, since, split=split).review == ()
    assert _voices(since, event(Act.ACCEPT, PELLES, "large"), split=split).review != ()
    assert _voices(old, event(Act.REJECT, PELLES, "large"), split=split).review == ()


def test_decisions_on_lost_words_or_on_the_moderation_are_outside() -> None:
    lost, asked = event(Act.ACCEPT, PELLES, "a"), event(Act.ACCEPT, anchor(1, "De quoi"), "a")
    now = transcript(TALK[0], "Non.", *TALK[2:])

    said = voices(placed(lost, asked, now=now), whole_turns(now))

    assert [placed.what.event for placed in said.outside] == [lost.id, asked.id]
    assert said.said == {}


def test_a_decision_made_again_on_corrected_words_is_held_once_and_waits_no_more() -> None:
    now = transcript(TALK[0], TALK[1].replace("deux", "trois"), *TALK[2:])
    old = event(Act.ACCEPT, anchor(2, "on en a deux"), "manque")
    anew = event(Act.ACCEPT, anchor(2, "on en a trois", now), "manque")

    (before,) = voices(placed(old, now=now), whole_turns(now)).held
    (after,) = voices(placed(old, anew, now=now), whole_turns(now)).held

    assert (before.what.event, has_moved(before)) == (old.id, True)
    assert (after.what.event, has_moved(after)) == (anew.id, False)


@given(st.permutations([PELLES, BROUETTE, anchor(3, "cher"), anchor(5, "le manque")]))
def test_the_order_of_decisions_on_different_things_is_all_one(order: list[Anchor]) -> None:
    said = _voices(*(event(Act.ACCEPT, at, f"code_{at.turn}") for at in order))

    assert {place: set(codes) for place, codes in said.said.items()} == {
        (NORD.file, turn, 1): {f"code_{turn}"} for turn in (2, 3, 5)
    }
