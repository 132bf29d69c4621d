import time

import pytest

from piacen_qual.codebook.problems import Problems
from piacen_qual.codebook.references import references, sound_concepts
from piacen_qual.codebook.schema import AnyOf, Concept, ConceptRef, Term


def _concepts(**named: str) -> dict[str, Concept]:
    """Concepts from the names each mentions, one line each."""
    return {
        name: Concept(name, line, (Term("mot"), *map(ConceptRef, others.split())))
        for line, (name, others) in enumerate(named.items(), 1)
    }


def test_references_are_found_within_alternatives_each_once() -> None:
    elements = (ConceptRef("a"), Term("a"), AnyOf((ConceptRef("b"), AnyOf((ConceptRef("a"),)))))

    assert list(references(elements)) == ["a", "b"]


@pytest.mark.parametrize(
    ("concepts", "bad", "paths"),
    [
        (_concepts(a="b", b=""), set(), []),
        (_concepts(a="b c", b="c", c=""), set(), []),
        (_concepts(a="a"), {"a"}, ["@a → @a"]),
        (_concepts(a="b", b="a"), {"a", "b"}, ["@a → @b → @a"]),
        (_concepts(a="b", b="b c", c=""), {"a", "b"}, ["@b → @b"]),
        (_concepts(a="b", b="a", c="c", d="a", e=""), {"a", "b", "c", "d"},
         ["@a → @b → @a", "@c → @c"]),
    ],
)  # fmt: skip
def test_cycles_are_told_once_as_a_path_and_spoil_what_leads_to_them(
    concepts: dict[str, Concept], bad: set[str], paths: list[str]
) -> None:
    problems = Problems("codebook.yaml")

    sound, spoilt = sound_concepts(concepts, problems)

    assert spoilt == bad
    assert set(sound) == set(concepts) - bad
    told = [problem.message for problem in problems.found]
    assert len(told) == len(paths)
    assert all(f"({path})" in message for path, message in zip(paths, told, strict=True))


def test_an_unknown_concept_is_told_with_a_suggestion_and_spoils_those_above() -> None:
    problems = Problems("codebook.yaml")

    sound, spoilt = sound_concepts(_concepts(argent="", cout="argents", prix="cout"), problems)

    assert set(sound) == {"argent"}
    assert spoilt == {"cout", "prix"}
    assert [(p.line, p.message) for p in problems.found] == [
        (2, "concept « cout » : concept inconnu « @argents ». Vouliez-vous dire « @argent »?")
    ]


def test_a_chain_of_two_thousand_concepts_is_followed_without_recursion() -> None:
    chain = {f"c{n}": f"c{n + 1}" for n in range(2_000)} | {"c2000": ""}
    problems = Problems("codebook.yaml")
    started = time.perf_counter()

    sound, _ = sound_concepts(_concepts(**chain), problems)

    assert len(sound) == 2_001
    assert problems.found == []
    assert time.perf_counter() - started < 5
