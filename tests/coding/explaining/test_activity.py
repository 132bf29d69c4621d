from dataclasses import replace

from piacen_qual.codebook.schema import Code, Rule
from piacen_qual.coding.explaining.activity import (
    RuleActivity,
    activity,
    hidden,
    inseparable,
    silent,
)
from piacen_qual.coding.suggest import suggest
from piacen_qual.model import Transcript
from piacen_qual.study import Cache
from tests.coding.making import code, codebook, proche, termes, transcript, turn

TALK = transcript(
    "On manque de tuyau.",
    "Le tuyau de la serre a percé, on manque d’eau.",
    turn(3, "Encore un tuyau.", theme="vente"),
    "Rien à dire.",
)


def watched(*codes: Code, cache: Cache, talk: Transcript = TALK) -> dict[str, RuleActivity]:
    """What the rules do, by their name in their code."""
    book = codebook(*codes)
    made = suggest([talk], book, cache).suggestions
    return {rule.name: rule for rule in activity([talk], book, cache, made)}


def named(id_: str, *words: str, **options: object) -> Rule:
    return termes(*words, id=f"jar.{id_}", **options)


def jar(*rules: Rule) -> Code:
    return code(*rules, name="jar")


def test_a_rule_counts_its_passages_its_segments_and_the_suggestions_it_leads(cache: Cache) -> None:
    strong, weak = named("manque", "manquer", weight=0.9), named("tuyau", "tuyau", weight=0.6)

    rules = watched(jar(strong, weak), cache=cache)

    assert {name: len(rule.passages) for name, rule in rules.items()} == {"manque": 2, "tuyau": 3}
    assert {s.turn for s in rules["tuyau"].segments} == {1, 2, 3}
    assert (rules["manque"].leads, rules["tuyau"].leads) == (2, 1)
    first = rules["tuyau"].passages[0]
    assert TALK.turns[0].text[first.start : first.end] == "tuyau"
    assert first.weight == 0.6


def test_where_a_rule_does_not_count_it_is_idle(cache: Cache) -> None:
    rule = named("tuyau", "tuyau", themes={"acces": 1.0}, other_themes=0.0)

    found = watched(jar(rule), cache=cache)["tuyau"]

    assert [passage.segment.turn for passage in found.passages] == [1, 2]
    assert [passage.segment.turn for passage in found.idle] == [3]


def test_a_rule_is_silent_when_it_never_fires_or_never_counts(cache: Cache) -> None:
    never, muted = (
        named("grêle", "grêle"),
        named("tuyau", "tuyau", other_themes=0.0, themes={"x": 1}),
    )
    rules = watched(jar(never, muted, named("manque", "manquer")), cache=cache)
    assert [rule.name for rule in silent(rules.values())] == ["grêle", "tuyau"]


def test_rules_that_fire_in_the_same_segments_are_inseparable_whatever_their_code(
    cache: Cache,
) -> None:
    other = code(termes("manquer", id="eau.manque"), name="eau")
    rules = watched(
        jar(named("on manque", "on manque"), named("tuyau", "tuyau")), other, cache=cache
    )
    assert [[rule.rule.id for rule in group] for group in inseparable(rules.values())] == [
        ["jar.on manque", "eau.manque"]
    ]


def test_one_segment_in_common_proves_nothing(cache: Cache) -> None:
    rules = watched(jar(named("serre", "serre"), named("eau", "eau")), cache=cache)
    assert inseparable(rules.values()) == hidden(rules.values()) == ()


def test_a_rule_is_hidden_when_another_of_its_code_finds_as_much_everywhere(cache: Cache) -> None:
    wide, narrow = (
        named("manque de", "on manque", weight=0.7),
        named("manque", "manquer", weight=0.5),
    )

    rules = watched(jar(narrow, wide, named("tuyau", "tuyau")), cache=cache)

    assert [(rule.name, by.name) for rule, by in hidden(rules.values())] == [
        ("manque", "manque de")
    ]


def test_a_rule_that_weighs_more_is_not_hidden(cache: Cache) -> None:
    wide, narrow = (
        named("manque de", "on manque", weight=0.5),
        named("manque", "manquer", weight=0.7),
    )
    assert hidden(watched(jar(narrow, wide), cache=cache).values()) == ()


def test_of_rules_that_hide_each_other_the_later_one_is_hidden(cache: Cache) -> None:
    rules = watched(jar(named("un", "manquer"), named("deux", "manquer")), cache=cache)
    assert [(rule.name, by.name) for rule, by in hidden(rules.values())] == [("deux", "un")]


def test_a_rule_of_another_code_hides_nothing(cache: Cache) -> None:
    other = code(termes("manquer", id="eau.manque"), name="eau")
    assert hidden(watched(jar(named("un", "manquer")), other, cache=cache).values()) == ()


def test_several_transcripts_count_together(cache: Cache) -> None:
    book = codebook(jar(replace(proche("tuyau", "percer"), id="jar.percé")))
    talks = [TALK, replace(TALK, file="nord_g2.txt")]
    (found,) = activity(talks, book, cache)
    assert [passage.segment.file for passage in found.passages] == ["tj_g1.txt", "nord_g2.txt"]
