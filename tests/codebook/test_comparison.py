from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.codebook.comparison import (
    Changed,
    Differences,
    KeyChange,
    compare,
)
from piacen_qual.codebook.schema import Codebook, Concept, Rule
from piacen_qual.model import Theme
from tests.coding.making import code, codebook, elements, proche, termes

WORDS = st.sampled_from(["payer", "écran", "jeton", "=cours"])
NAMES = ("alpha", "bêta", "gamma", "delta")


@st.composite
def concepts(draw: st.DrawFn) -> dict[str, Concept]:
    """Some concepts, each holding words and some of those before it."""
    made: dict[str, Concept] = {}
    for name in draw(st.lists(st.sampled_from(NAMES), unique=True)):
        nested = [f"@{other}" for other in made if draw(st.booleans())]
        words = draw(st.lists(WORDS, min_size=1, max_size=3))
        made[name] = Concept(name, draw(st.integers(1, 9)), elements(*words, *nested))
    return made


@st.composite
def rules(draw: st.DrawFn, known: Sequence[str]) -> Rule:
    """A rule on words and known concepts."""
    element = WORDS if not known else WORDS | st.sampled_from([f"@{name}" for name in known])
    kind = draw(st.sampled_from([termes, proche]))
    return kind(
        draw(element),
        draw(element),
        weight=draw(st.sampled_from([0.5, 0.7])),
        absent=elements(*draw(st.lists(element, max_size=1))),
    )


@st.composite
def codebooks(draw: st.DrawFn) -> Codebook:
    """A codebook of few names, so that two of them have much in common."""
    known = draw(concepts())
    codes = []
    for name in draw(st.lists(st.sampled_from(("k", "l", "m")), unique=True)):
        made = draw(st.lists(rules(tuple(known)), max_size=3))
        names = draw(st.permutations(("1", "2", "3", "un", "deux", "trois")))
        named = (replace(r, id=f"{name}.{n}") for r, n in zip(made, names, strict=False))
        codes.append(code(*named, name=name))
    return replace(codebook(*codes), concepts=known, threshold=draw(st.sampled_from([0.5, 0.6])))


def sides(found: Differences) -> tuple[set[str], set[str], set[tuple[str, str]], int]:
    """What is told of one kind of thing, without regard to order and to the wording of changes."""
    return {*found.added}, {*found.removed}, {*found.renamed}, len(found.changed)


@given(codebooks())
def test_a_codebook_does_not_differ_from_itself(book: Codebook) -> None:
    assert not compare(book, book)
    assert compare(book, book) == compare(codebook(), codebook())


@given(codebooks(), codebooks())
def test_swapping_sides_swaps_what_is_added_and_removed(one: Codebook, other: Codebook) -> None:
    there, back = compare(one, other), compare(other, one)
    for kind in ("themes", "families", "concepts", "codes", "rules"):
        added, removed, renamed, changed = sides(getattr(back, kind))
        found = sides(getattr(there, kind))
        assert found == (removed, added, {(old, new) for new, old in renamed}, changed)
    assert [(s.key, s.added, s.removed) for s in back.settings] == [
        (s.key, s.removed, s.added) for s in there.settings
    ]


@given(codebooks(), codebooks())
def test_what_is_on_one_side_only_is_told(one: Codebook, other: Codebook) -> None:
    found = compare(one, other)
    before, after = {c.id for c in one.codes}, {c.id for c in other.codes}
    gone = {*found.codes.removed, *(old for old, _ in found.codes.renamed)}
    new = {*found.codes.added, *(name for _, name in found.codes.renamed)}
    assert (gone, new) == (before - after, after - before)


def test_a_key_tells_only_the_texts_that_changed() -> None:
    before = codebook(code(termes("a", "b", id="k.un"), name="k"))
    after = codebook(code(termes("b", "c", id="k.un", weight=0.4), name="k"), threshold=0.6)

    found = compare(before, after)

    assert found.settings == (KeyChange("seuil", ("0.5",), ("0.6",)),)
    assert found.rules.changed == (
        Changed(
            "k.un", (KeyChange("termes", ("a",), ("c",)), KeyChange("poids", ("0.7",), ("0.4",)))
        ),
    )
    assert not found.codes


def test_a_rule_changes_through_the_concepts_that_it_uses_however_deep() -> None:
    made = code(termes("@a", id="k.un"), termes("x", id="k.deux"), name="k")
    before = codebook(made, concepts={"a": ["@b"], "b": ["mot"]})
    after = codebook(made, concepts={"a": ["@b"], "b": ["mots"]})

    found = compare(before, after)

    assert found.concepts.changed == (
        Changed("a", (), ("b",)),
        Changed("b", (KeyChange("mots", ("mot",), ("mots",)),)),
    )
    assert found.rules.changed == (Changed("k.un", (), ("b",)),)


def test_what_has_the_same_contents_under_another_name_is_renamed() -> None:
    one = code(termes("@vieux", id="k.un"), name="k")
    other = code(termes("@neuf", id="l.un"), name="l")
    before = codebook(one, concepts={"vieux": ["mot"], "boîte": ["@vieux"]})
    after = codebook(other, concepts={"neuf": ["mot"], "boîte": ["@neuf"]})

    found = compare(before, after)

    assert found.concepts == Differences(renamed=(("vieux", "neuf"),))
    assert found.codes == Differences(renamed=(("k", "l"),))
    assert not found.rules


def test_a_concept_and_one_that_holds_it_may_both_be_renamed() -> None:
    before = codebook(concepts={"boîte": ["@vieux"], "vieux": ["mot"]})
    after = codebook(concepts={"caisse": ["@neuf"], "neuf": ["mot"]})
    renamed = compare(before, after).concepts.renamed
    assert {*renamed} == {("vieux", "neuf"), ("boîte", "caisse")}


def test_rules_without_a_name_may_move() -> None:
    before = codebook(code(termes("a", id="k.1"), termes("b", id="k.2"), name="k"))
    new = termes("c", id="k.1")
    after = codebook(code(new, termes("a", id="k.2"), termes("b", id="k.3"), name="k"))
    assert compare(before, after).rules == Differences(added=("k.1",))


def test_a_rule_that_gets_a_name_is_renamed() -> None:
    before = codebook(code(termes("a", id="k.1"), name="k"))
    after = codebook(code(termes("a", id="k.un"), name="k"))
    assert compare(before, after).rules == Differences(renamed=(("k.1", "k.un"),))


def test_the_rules_of_a_code_that_comes_or_goes_are_not_told_one_by_one() -> None:
    made = codebook(code(termes("a", id="k.1"), name="k"))
    assert compare(codebook(), made).codes == Differences(added=("k",))
    assert not compare(codebook(), made).rules


def test_themes_and_families_are_compared_too() -> None:
    before = replace(codebook(), themes=(Theme("serre", "La serre", ("Et la serre?",)),))
    after = replace(codebook(), themes=(Theme("serre", "La serre", ("Et cette serre?",)),))
    change = KeyChange("questions", ("Et la serre?",), ("Et cette serre?",))
    assert compare(before, after).themes.changed == (Changed("serre", (change,)),)
