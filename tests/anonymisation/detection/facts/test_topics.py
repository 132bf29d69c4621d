import pytest

from piacen_qual.anonymisation.detection.facts.topics import KIN, KINDS, USUAL, topics_of


@pytest.mark.parametrize(
    ("word", "topic"),
    [
        ("diabetique", "maladie"),
        ("soeurs", "fratrie"),
        ("belle soeur", "fratrie"),
        ("penitencier", "droit"),
        ("togo", "pays"),
        ("motoneiges", "vehicule"),
    ],
)
def test_a_word_tells_its_topic_in_any_form(word: str, topic: str) -> None:
    assert topic in topics_of(word)


def test_a_word_of_nothing_tells_nothing() -> None:
    assert topics_of("formulaire") == frozenset()


def test_every_kin_topic_is_of_family() -> None:
    assert {KINDS[topic] for topic in KIN} == {"famille"}


def test_what_everybody_speaks_of_tells_nothing_of_anybody() -> None:
    assert USUAL.isdisjoint(KINDS)
