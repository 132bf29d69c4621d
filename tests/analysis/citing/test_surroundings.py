"""What stands around a quote."""

from piacen_qual.analysis.citing.surroundings import WORDS, after, before
from tests.analysis.making import make_transcript

TALK = make_transcript(
    [
        ("Animatrice", "outils", "Les outils, ça va?"),
        ("P1", "outils", "Bof."),
        ("P2", "outils", "Moi j’ai ma pelle. Elle est vieille. Mais bon."),
        ("P1", "outils", "La mienne aussi."),
    ]
)


def test_the_moderators_question_comes_before_the_turn_just_before() -> None:
    assert before(TALK, TALK.turns[2], 0) == "Animatrice\xa0: Les outils, ça va?\nP1\xa0: Bof."


def test_a_question_just_before_is_not_repeated() -> None:
    assert before(TALK, TALK.turns[1], 0) == "Animatrice\xa0: Les outils, ça va?"


def test_what_the_person_said_first_is_context_too() -> None:
    turn = TALK.turns[2]
    start = turn.text.index("Elle")
    assert before(TALK, turn, start).endswith("P1\xa0: Bof.\nP2\xa0: Moi j’ai ma pelle.")
    assert after(TALK, turn, turn.text.index(" Mais")) == "P2\xa0: Mais bon."


def test_after_a_whole_turn_comes_the_next_one_if_there_is_one() -> None:
    assert after(TALK, TALK.turns[2], len(TALK.turns[2].text)) == "P1\xa0: La mienne aussi."
    assert after(TALK, TALK.turns[3], len(TALK.turns[3].text)) == ""
    assert before(TALK, TALK.turns[0], 0) == ""


def test_long_turns_are_shortened_on_the_side_away_from_the_quote() -> None:
    numbered = " ".join(f"mot{n}" for n in range(100))
    talk = make_transcript([("P1", "outils", numbered), ("P2", "outils", "Oui.")])
    head = after(make_transcript([("P2", "x", "Oui."), ("P1", "x", numbered)]), TALK.turns[0], 99)
    tail = before(talk, talk.turns[1], 0)
    assert tail.startswith(f"P1\xa0: … mot{100 - WORDS} ") and tail.endswith(" mot99")
    assert head.startswith("P1\xa0: mot0 ") and head.endswith(f" mot{WORDS - 1} …")
