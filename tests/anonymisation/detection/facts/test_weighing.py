from piacen_qual.anonymisation.candidates import Kind
from piacen_qual.anonymisation.detection.facts.weighing import (
    START,
    heaviest,
    kind_of,
    main_topic,
    weight,
    weights,
)


def test_a_clause_without_signs_weighs_the_start() -> None:
    assert weight({}) == weights()[START]


def test_weights_add_up_by_size() -> None:
    gained = weight({"sujet:maladie": 1.0}) - weight({})
    assert weight({"sujet:maladie": 0.5}) - weight({}) == gained / 2


def test_a_sign_that_was_never_seen_weighs_nothing() -> None:
    assert weight({"mot:xylophonographe": 1.0}) == weight({})


def test_the_topic_that_weighs_most_tells_the_kind() -> None:
    topic = main_topic({"sujet:maladie": 1.0, "sujet:outil": 1.0})
    assert topic == "maladie"
    assert kind_of(topic) is Kind.HEALTH


def test_without_a_topic_it_is_what_somebody_does() -> None:
    assert kind_of(main_topic({"mot:chose": 1.0})) is Kind.ROLE


def test_words_of_any_clause_are_no_reason() -> None:
    words = ("je", "suis", "diabetique")
    found = {"mot:je": 1.0, "mot:suis": 1.0, "sujet:maladie": 1.0}
    assert heaviest(words, found) == [2]
