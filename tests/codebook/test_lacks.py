from dataclasses import replace

from piacen_qual.codebook.lacks import lacks, reached
from piacen_qual.codebook.schema import Clues, Code, ConceptRef, Example
from tests.coding.making import code, codebook, elements, termes


def exemplified(good: int, bad: int) -> Code:
    return replace(
        code(termes("a")),
        examples=(Example("Oui.", 1),) * good,
        counter_examples=(Example("Non.", 1),) * bad,
    )


def test_codes_without_rules_suggest_nothing() -> None:
    bare, ruled = code(name="nu"), code(termes("a"), name="muni")
    assert lacks(codebook(bare, ruled)).without_rules == (bare,)


def test_clues_suggest_without_rules_and_use_concepts() -> None:
    clues = Clues(-2.0, {}, ((ConceptRef("a"), 1.0),), 1)
    book = codebook(replace(code(), clues=clues), concepts={"a": ["x"], "b": ["y"]})
    assert lacks(book).without_rules == ()
    assert [concept.name for concept in lacks(book).unused] == ["b"]


def test_six_examples_and_four_counter_examples_are_enough() -> None:
    few = [exemplified(5, 4), exemplified(6, 3), exemplified(0, 0)]
    assert lacks(codebook(*few, exemplified(6, 4))).few_examples == tuple(few)


def test_a_concept_is_used_by_a_rule_a_condition_or_another_concept_in_use() -> None:
    rule = termes("@a", absent=elements("@b"))
    concepts = {"a": ["x", "@c"], "b": ["x"], "c": ["x"], "d": ["@e"], "e": ["x"]}

    found = lacks(codebook(code(rule), concepts=concepts))

    assert [concept.name for concept in found.unused] == ["d", "e"]


def test_what_a_concept_reaches_includes_itself_and_what_does_not_exist() -> None:
    book = codebook(concepts={"a": ["@b", "x"], "b": ["@c"], "d": ["y"]})
    assert reached(["a"], book.concepts) == {"a", "b", "c"}
