from dataclasses import fields, replace
from typing import Any

import pytest

from piacen_qual.codebook import contents
from piacen_qual.codebook.schema import (
    Clues,
    Concept,
    ConceptRef,
    Example,
    Family,
    Kind,
    Negation,
    Rule,
    Scope,
    Term,
)
from tests.coding.making import code, elements, proche, rule

PLAIN = Rule("k.1", 1, Kind.NEAR, elements("a", "b"))
OTHERWISE: dict[str, Any] = {
    "kind": Kind.SEQUENCE,
    "elements": elements("a", "c"),
    "pattern": "x",
    "gap": 2,
    "scope": Scope.SEGMENT,
    "negation": Negation.REQUIRED,
    "present": elements("c"),
    "absent": elements("c"),
    "absent_in_segment": elements("c"),
    "themes": {"serre": 0.5},
    "other_themes": 0.2,
    "approx": True,
    "answers": True,
    "weight": 0.1,
    "reason": "parce que",
}


@pytest.mark.parametrize("field", [f.name for f in fields(Rule) if f.name not in {"id", "line"}])
def test_nothing_that_decides_what_a_rule_does_is_left_out(field: str) -> None:
    plain = replace(PLAIN, themes={"marche": 1.0})
    assert contents.of_rule(plain, {}) != contents.of_rule(
        replace(plain, **{field: OTHERWISE[field]}), {}
    )


def test_names_lines_order_and_repeats_say_nothing() -> None:
    one = rule(Kind.TERMS, "a", "b", ("c", "a"), id="k.un", line=1)
    other = rule(Kind.TERMS, "c", ("b", "a"), id="k.deux", line=2)
    assert contents.of_rule(one, {}) == contents.of_rule(other, {})


def test_keys_are_those_that_researchers_write() -> None:
    near = proche(
        "a",
        ("b", "@c"),
        gap=3,
        weight=0.5,
        absent=elements("d"),
        themes={"serre": 1.1},
        other_themes=0.0,
    )
    found = {key: texts for key, texts in contents.of_rule(near, {"c": "neuf"}).items() if texts}
    assert found == {
        "proche, élément 1": ("a",),
        "proche, élément 2": ("@neuf", "b"),
        "ecart": ("3",),
        "portee": ("phrase",),
        "nie": ("indifferente",),
        "sauf": ("d",),
        "theme": ("autres : 0", "serre : 1.1"),
        "poids": ("0.5",),
    }


def test_a_code_says_its_examples_with_their_theme_and_no_label_that_is_its_id() -> None:
    made = replace(code(), examples=(Example("Oui.", 1, "serre"), Example("Bof.", 2)))
    found = {key: texts for key, texts in contents.of_code(made, {}).items() if texts}
    assert found == {
        "famille": ("f",),
        "definition": ("d",),
        "exemples": ("Bof.", "Oui. (thème serre)"),
    }


def test_a_code_says_its_clues() -> None:
    clues = Clues(-2.0, {"serre": 0.5}, ((Term("prix"), 1.25), (ConceptRef("vieux"), -1.0)), 1)
    made = replace(code(), clues=clues)
    assert contents.of_code(made, {"vieux": "neuf"})["indices"] == (
        "@neuf : -1",
        "départ : -2",
        "prix : 1.25",
        "thème serre : 0.5",
    )


def test_a_family_says_its_settings() -> None:
    family = Family("f", "Raisons", share=0.8, lengths=((9, 0.7),), beyond=1.1)
    assert contents.of_family(family)["longueur"] == ("9 : 0.7", "au_dela : 1.1")
    assert contents.of_family(family)["part_du_meilleur"] == ("0.8",)
    assert not any(contents.of_family(Family("f", "f")).values())


def test_a_concept_names_those_nested_in_it() -> None:
    concept = Concept("outil", 1, elements("pelle", "@lame"))
    assert contents.of_concept(concept, {"lame": "fer"}) == {"mots": ("@fer", "pelle")}
