import math
from array import array
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.codebook.schema import Clues, Codebook, Family
from piacen_qual.coding.matching.weighed import Weighed, from_bytes
from piacen_qual.coding.suggest import suggest
from piacen_qual.model import Suggestion
from piacen_qual.study import Cache
from tests.coding.making import code, codebook, elements, termes, transcript, turn

TALK = transcript(
    turn(1, "Parlez-nous de l’essence.", speaker="Animatrice"),
    turn(2, "Je mets de l’essence, je fais de la route, pis le pont. Oui.", speaker="P1"),
    turn(3, "La souris, la souris.", speaker="P2", theme="bail"),
)


def clues(start: float, themes: dict[str, float] | None = None, **weights: float) -> Clues:
    named = {name.replace("_", "@"): weight for name, weight in weights.items()}
    return Clues(start, themes or {}, tuple(zip(elements(*named), named.values(), strict=True)), 1)


def book(learned: Clues, *rules: str, **options: object) -> Codebook:
    made = (termes(word, id=f"k.{word}", weight=1.0) for word in rules)
    return codebook(
        replace(code(*made, name="k"), clues=learned),
        concepts={"trajet": ["route", "pont"]},
        **options,
    )


def made(rules: Codebook, cache: Cache | None = None) -> tuple[Suggestion, ...]:
    return suggest([TALK], rules, cache or Cache(None), processes=1).suggestions


def sure(log_odds: float) -> float:
    return round(1 / (1 + math.exp(-log_odds)), 4)


def test_the_weights_of_the_words_of_a_segment_make_its_score() -> None:
    (suggestion,) = made(book(clues(-1, essence=2, pont=0.5, souris=-3)))
    assert (suggestion.turn, suggestion.score) == (2, sure(1.5))


def test_a_clue_counts_once_however_often_it_is_said() -> None:
    (suggestion,) = made(book(clues(-1, souris=1.5)))
    assert (suggestion.turn, suggestion.score) == (3, sure(0.5))


def test_a_concept_is_a_clue_too() -> None:
    (suggestion,) = made(book(clues(-1, _trajet=1.25)))
    assert (suggestion.score, suggestion.evidence) == (sure(0.25), "route")


def test_the_theme_adds_its_part() -> None:
    assert made(book(clues(-2, souris=1.5))) == ()
    (suggestion,) = made(book(clues(-2, {"bail": 1.0}, souris=1.5)))
    assert suggestion.score == sure(0.5)


def test_the_evidence_runs_from_the_first_clue_to_the_last_and_is_said_in_words() -> None:
    (suggestion,) = made(book(clues(-1, essence=2, pont=0.5, route=-0.1)))
    assert suggestion.evidence == "essence, je fais de la route, pis le pont"
    assert suggestion.rule == "k.indices"
    assert suggestion.reason == "indices\xa0: «\xa0essence\xa0» (+2,0), «\xa0pont\xa0» (+0,5)"


def test_rules_and_clues_add_up_and_the_rule_is_the_evidence() -> None:
    (suggestion,) = made(book(clues(-4, essence=1), "souris", rule_force=5.0))
    assert (suggestion.turn, suggestion.rule, suggestion.score) == (3, "k.souris", sure(1))


def test_clues_may_speak_against_what_a_rule_found() -> None:
    assert made(book(clues(-2, essence=1, souris=-4), "souris", rule_force=5.0)) == ()


def test_nothing_said_for_a_code_never_suggests_it() -> None:
    assert made(book(clues(3, souris=-1))) == ()


def test_clues_are_weighed_again_when_a_weight_or_a_concept_changes(cache: Cache) -> None:
    first = book(clues(-1, _trajet=1.25))
    assert [s.score for s in made(first, cache)] == [sure(0.25)]
    assert [s.score for s in made(book(clues(-1, _trajet=1.5)), cache)] == [sure(0.5)]
    elsewhere = replace(first, concepts=codebook(concepts={"trajet": ["souris"]}).concepts)
    assert [s.turn for s in made(elsewhere, cache)] == [3]
    assert [s.turn for s in made(first, cache)] == [2]


def test_a_code_with_clues_has_rivals_like_any_other() -> None:
    rivals = codebook(
        replace(code(name="a"), clues=clues(-1, essence=2)),
        replace(code(name="b"), clues=clues(-1, essence=1.25)),
    )
    assert [s.code for s in made(rivals)] == ["a", "b"]
    alone = replace(rivals, families=(Family("f", "F", share=1.0),))
    assert [s.code for s in made(alone)] == ["a"]


@pytest.mark.parametrize("threshold", [0.0, 0.5])
def test_every_evidence_is_a_slice_of_its_turn(threshold: float) -> None:
    for suggestion in made(book(clues(1, essence=1, souris=1), "pont", threshold=threshold)):
        text = TALK.turns[suggestion.turn - 1].text
        assert text[suggestion.start : suggestion.end] == suggestion.evidence


@given(st.lists(st.integers(-32_000, 32_000), min_size=2, max_size=40))
def test_what_clues_say_comes_back_from_the_cache_as_it_went(sums: list[int]) -> None:
    held = Weighed(("a", "b"), array("h", sums[: len(sums) // 2 * 2]), {"a": [[0, 1, 2, 1, 2, 30]]})
    assert from_bytes(held.to_bytes()) == held
    assert held.sum(0, "b") == sums[1] / 100
