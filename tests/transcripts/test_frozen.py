import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.errors import Level, Problem
from piacen_qual.model import (
    INTRO,
    Aside,
    Group,
    Participant,
    Role,
    Speaker,
    ThemeStart,
    Transcript,
    Turn,
)
from piacen_qual.transcripts.frozen import freeze, thaw

GROUP = Group("entrevue.txt", "Rivemont", 1, participants=(Participant("P1"),))
TRANSCRIPT = Transcript(
    file="entrevue.txt",
    format="txt",
    encoding="cp1252",
    sha256="ab" * 32,
    group=GROUP,
    speakers=(
        Speaker("A", ("Animatrice", "Anim."), Role.MODERATION),
        Speaker("P1", ("Line",), Role.PARTICIPANT, {"genre": "f", "âge": "35-54"}),
    ),
    themes=(ThemeStart(INTRO, 1, "début", 0.913),),
    turns=(
        Turn(1, "A", "Anim.", Role.MODERATION, INTRO, None, "Bonjour\u2028à tous « là »", 3),
        Turn(2, "P1", "Line", Role.PARTICIPANT, INTRO, 12.5, "Allô… 😀", 7),
    ),
    asides=(Aside(1, "titre", "Groupe 1"),),
)
PROBLEMS = (
    Problem("entrevue.txt", 3, Level.WARNING, "à vérifier."),
    Problem("entrevue.txt", None, Level.NOTE, "pour mémoire."),
)


def test_what_was_frozen_comes_back_equal_with_its_types() -> None:
    transcript, problems = thaw(freeze(TRANSCRIPT, PROBLEMS), GROUP)

    assert transcript == TRANSCRIPT
    assert problems == PROBLEMS
    assert [turn.role for turn in transcript.turns] == [Role.MODERATION, Role.PARTICIPANT]
    assert all(type(turn.role) is Role for turn in transcript.turns)
    assert all(type(problem.level) is Level for problem in problems)


def test_the_group_is_told_anew() -> None:
    other = Group("entrevue.txt", "Autre", 2)

    assert thaw(freeze(TRANSCRIPT, ()), other)[0].group == other


@given(st.text(st.characters(codec=None)), st.floats(allow_nan=False, allow_infinity=False))
def test_any_text_and_any_time_come_back(text: str, start: float) -> None:
    turn = Turn(1, text, text, Role.PARTICIPANT, INTRO, start, text, 1)
    transcript = Transcript(text, "txt", "utf-8", "", GROUP, (), (), (turn,))

    assert thaw(freeze(transcript, ()), GROUP)[0] == transcript


@pytest.mark.parametrize("name", ["entrevue_\udce9.txt", "\ud83d"])
def test_a_file_name_that_is_no_utf8_comes_back(name: str) -> None:
    transcript = Transcript(name, "txt", "utf-8", "", GROUP, (), (), ())

    assert thaw(freeze(transcript, ()), GROUP)[0].file == name
