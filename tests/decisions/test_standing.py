from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.decisions.events import Act, Event
from piacen_qual.decisions.sources import Source
from piacen_qual.decisions.standing import Summary, standing, stands, summary
from piacen_qual.decisions.voices import differ
from piacen_qual.model import Coding, Segment
from tests.decisions.making import (
    FILE,
    NORD,
    TALK,
    anchor,
    event,
    placed,
    suggestion,
    transcript,
    whole_turns,
)

SUGGESTED = (
    suggestion(2, "Il manque", "manque"),
    suggestion(3, "prix", "prix"),
    suggestion(3, "Ça coûte cher", "argent"),
    suggestion(5, "le manque", "manque"),
)
PELLES, PRIX = anchor(2, "des pelles"), anchor(3, "prix")


def _stand(*events: Event, source: Source = Source.BOTH) -> list[tuple[int, str, str]]:
    """The turn, code and source of what stands."""
    found = standing(placed(*events), whole_turns(), SUGGESTED, source=source)
    return [(coding.turn, coding.code, coding.source) for coding in found]


ALL = [(s.turn, s.code, "suggestion") for s in SUGGESTED]


def test_without_decisions_suggestions_stand_as_they_are_and_in_their_order() -> None:
    assert _stand() == ALL
    assert _stand(source=Source.DECISIONS) == []
    (first, *_) = standing(placed(), whole_turns(), SUGGESTED)
    assert first == Coding(FILE, 2, 1, "manque", 0, 9, 0.8, "suggestion", "manque.1")


def test_what_people_decided_stands_in_the_place_of_what_the_machine_said() -> None:
    events = (
        event(Act.ACCEPT, PELLES, "manque", rule="manque.1"),
        event(Act.REJECT, anchor(3, "Ça"), "prix"),
        event(Act.ADD, anchor(5, "On pourrait"), "partage"),
    )

    assert _stand(*events) == [
        (2, "manque", "Julie"),
        (3, "argent", "suggestion"),
        (5, "manque", "suggestion"),
        (5, "partage", "Julie"),
    ]
    assert _stand(*events, source=Source.DECISIONS) == [
        (2, "manque", "Julie"),
        (5, "partage", "Julie"),
    ]
    assert _stand(*events, source=Source.SUGGESTIONS) == ALL
    (first, *_) = standing(placed(*events), whole_turns(), SUGGESTED)
    assert first == Coding(FILE, 2, 1, "manque", 10, 20, 1.0, "Julie", "manque.1")


def test_a_rejected_suggestion_never_shows_whatever_passage_the_machine_gives_next() -> None:
    rejected = event(Act.REJECT, anchor(3, "faque on partage"), "prix")

    assert (3, "prix", "suggestion") not in _stand(rejected)
    assert (3, "argent", "suggestion") in _stand(rejected)


def test_recoding_takes_the_suggestion_away() -> None:
    assert _stand(event(Act.RECODE, PRIX, "prix", new_code="valeur"))[1:3] == [
        (3, "argent", "suggestion"),
        (3, "valeur", "Julie"),
    ]


def test_a_suggestion_that_somebody_did_not_put_in_a_blind_round_does_not_show() -> None:
    whole = anchor(3, TALK[2])

    assert (3, "prix", "suggestion") not in _stand(event(Act.SEEN, whole, shown=False))
    assert (3, "prix", "suggestion") in _stand(event(Act.SEEN, whole, shown=True))


def test_half_of_the_coders_are_enough_and_all_who_accept_are_named() -> None:
    zoe, julie = anchor(3, "Ça coûte cher"), anchor(3, "le prix")
    yes = [event(Act.ADD, zoe, "valeur", coder="Zoé"), event(Act.ADD, julie, "valeur")]
    no = [event(Act.REJECT, zoe, "valeur", coder=coder) for coder in ("Ana", "Léo", "Max")]

    assert (3, "valeur", "Zoé") in _stand(yes[0], no[0])
    assert (3, "valeur", "Julie, Zoé") in _stand(*yes, *no[:2])
    assert (3, "valeur", "Julie, Zoé") not in _stand(*yes, *no)


@pytest.mark.parametrize(
    ("zoe", "julie", "words"),
    [
        ((Act.ADD, "Ça coûte cher"), (Act.ADD, TALK[2]), "Ça coûte cher"),
        ((Act.SPAN, "Ça coûte cher"), (Act.ACCEPT, "le prix"), "Ça coûte cher"),
        ((Act.SPAN, TALK[2]), (Act.ACCEPT, "le prix"), TALK[2]),
        ((Act.ADD, "Ça coûte cher"), (Act.ADD, "le prix"), "le prix"),
    ],
)
def test_words_that_somebody_chose_count_before_proposed_ones_and_those_before_the_whole_segment(
    zoe: tuple[Act, str], julie: tuple[Act, str], words: str
) -> None:
    events = [
        event(act, anchor(3, said), "valeur", coder=coder)
        for coder, (act, said) in (("Zoé", zoe), ("Julie", julie))
    ]
    found = standing(placed(*events), whole_turns(), SUGGESTED)
    (coding,) = (coding for coding in found if coding.code == "valeur")
    assert TALK[2][coding.start : coding.end] == words
    assert coding.source == "Julie, Zoé"


def test_a_code_in_dispute_names_who_is_against_until_a_consensus_settles_it() -> None:
    whole = anchor(3, TALK[2])
    events = [
        event(Act.ADD, PRIX, "valeur"),
        event(Act.SEEN, whole, coder="Zoé", shown=True),
        event(Act.ACCEPT, PELLES, "manque"),
    ]

    def against(*more: Event) -> dict[str, str]:
        found = standing(placed(*events, *more), whole_turns(), SUGGESTED)
        return {c.code: c.against for c in found if c.source != "suggestion"}

    assert against() == {"manque": "", "valeur": "Zoé"}
    assert summary(placed(*events), whole_turns(), SUGGESTED).disagreements == 1
    settled = event(Act.ADD, PRIX, "valeur", coder="consensus")
    assert against(settled) == {"manque": "", "valeur": ""}


@pytest.mark.parametrize("act", [Act.ADD, Act.REJECT])
def test_the_consensus_decides_where_it_spoke(act: Act) -> None:
    others = Act.REJECT if act is Act.ADD else Act.ADD
    events = [event(others, PRIX, "valeur", coder=coder) for coder in ("Ana", "Léo", "Max")]
    events.append(event(act, PRIX, "valeur", coder="consensus"))

    found = [coding for coding in _stand(*events) if coding[1] == "valeur"]
    assert found == ([(3, "valeur", "consensus")] if act is Act.ADD else [])


def test_the_words_of_a_coding_are_within_its_segment() -> None:
    cutting = (Segment(FILE, 2, 1, 0, 45), Segment(FILE, 2, 2, 46, len(TALK[1])))
    across = anchor(2, "pour dix. Pis la brouette est")

    (coding,) = standing(placed(event(Act.ADD, across, "a")), cutting, ())

    assert (coding.segment, coding.start, coding.end) == (2, 46, across.end)


def test_words_that_moved_stand_where_they_are_now() -> None:
    now = transcript("Bonjour.", *TALK)

    (coding,) = standing(placed(event(Act.ADD, PRIX, "a"), now=now), whole_turns(now), ())

    assert now.turns[coding.turn - 1].text[coding.start : coding.end] == "prix"
    assert coding.turn == 4


votes = st.dictionaries(st.sampled_from(["Ana", "Julie", "Léo", "Zoé"]), st.booleans())


@given(votes)
def test_votes_are_counted_whoever_they_are_of(given: dict[str, bool]) -> None:
    yes = list(given.values()).count(True)

    assert stands(given) == (yes > 0 and yes >= len(given) - yes)
    assert differ(given) == (0 < yes < len(given))
    for verdict in (True, False):
        assert stands({**given, "consensus": verdict}) is verdict
        assert not differ({**given, "consensus": verdict})


acts = st.sampled_from([Act.ACCEPT, Act.REJECT, Act.ADD, Act.SEEN])
events = st.builds(
    event,
    acts,
    st.sampled_from([PELLES, PRIX, anchor(5, "le manque")]),
    st.sampled_from(["manque", "prix", "valeur"]),
    coder=st.sampled_from(["Ana", "Julie", "consensus"]),
    shown=st.booleans(),
)


@given(st.lists(events, max_size=12))
def test_each_code_stands_once_in_a_segment_and_in_the_order_of_segments(made: list[Event]) -> None:
    found = standing(placed(*made), whole_turns(), SUGGESTED)

    marks = [(coding.file, coding.turn, coding.segment, coding.code) for coding in found]
    assert len(marks) == len(set(marks))
    assert all(a.turn <= b.turn for a, b in pairwise(found))
    decided = standing(placed(*made), whole_turns(), SUGGESTED, source=Source.DECISIONS)
    assert {c for c in found if c.source != "suggestion"} == set(decided)


def test_a_summary_tells_how_far_people_are() -> None:
    now = transcript(*TALK[:2], "Moi, c’est le coût. Ça coûte cher.", "Oui.", "Rien.")
    made = [
        event(Act.ACCEPT, PELLES, "manque"),
        event(Act.REJECT, PELLES, "manque", coder="Zoé"),
        event(Act.REJECT, PRIX, "prix"),
        event(Act.ADD, anchor(5, "quartier"), "partage"),
        event(Act.ACCEPT, PELLES, "large"),
    ]
    placement = placed(*made, now=now, large=("b", "c"))

    assert summary(placement, whole_turns(now), SUGGESTED) == Summary(
        coders=(("Julie", 2), ("Zoé", 1)),
        decided=2,
        accepted=1,
        undecided=2,
        disagreements=1,
        changed=1,
        lost=1,
        split=1,
        files=frozenset({FILE}),
    )


def test_a_transcript_that_was_only_read_is_one_that_somebody_looked_at() -> None:
    read = event(Act.SEEN, anchor(2, TALK[1]), shown=False)

    assert summary(placed(read), whole_turns(NORD), SUGGESTED).files == {FILE}


def test_nothing_decided_is_a_summary_of_nothing() -> None:
    found = summary(placed(), whole_turns(NORD), SUGGESTED)

    assert found == Summary((), 0, 0, len(SUGGESTED), 0, 0, 0, 0)
