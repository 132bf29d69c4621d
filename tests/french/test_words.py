"""Counting words."""

import pytest

from piacen_qual.french.words import count_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("… — !", 0),
        ("On est six.", 3),
        ("l’écran, qu'on a", 5),
        ("peut-être", 1),
        ("les intervenant·e·s", 2),
        ("Ben oui (rires), c'est ça [inaudible].", 5),
        ("(je pense bien)", 3),
        ("Zoom 2 😀", 2),
    ],
)
def test_words_are_counted_without_marks_and_punctuation(text: str, words: int) -> None:
    assert count_words(text) == words
