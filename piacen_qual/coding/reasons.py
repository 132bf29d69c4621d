"""Why a rule fired, in French words."""

from collections.abc import Iterable, Iterator, Sequence

from piacen_qual.codebook.schema import AnyOf, ConceptRef, Element, Kind, Negation, Rule

_BETWEEN = {Kind.NEAR: " près de ", Kind.SEQUENCE: " suivi de "}
_ENDINGS = {Negation.REQUIRED: ", nié", Negation.FORBIDDEN: "", Negation.INDIFFERENT: ""}
_NAMED = 3  # other rules that are named, and concepts between which words may be


def reason(
    rule: Rule,
    parts: Sequence[str],
    *,
    factor: float = 1.0,
    slips: Iterable[tuple[str, str]] = (),
    others: Sequence[str] = (),
) -> str:
    """The rule's own words, or what was found: `« souris », du concept @vermine (règle …)`.

    Args:
        rule: the rule.
        parts: the words that each of its elements matched, in its order.
        factor: what the theme makes of the rule's weight.
        slips: misspelt words of the transcript, with the words that they are read as.
        others: names of the code's other rules that fired too.
    """
    words = rule.reason or _found(rule, parts)
    notes = [] if rule.reason else [f"règle {rule.id}"]
    notes += [
        f"approximatif\xa0: «\xa0{said}\xa0» lu comme «\xa0{word}\xa0»" for said, word in slips
    ]
    if factor != 1:
        notes.append(f"compte {'davantage' if factor > 1 else 'moins'} sous ce thème")
    if others:
        notes.append(_also(others))
    return f"{words} ({'; '.join(notes)})" if notes else words


def clues_reason(clues: Iterable[tuple[str, float]]) -> str:
    """`indices : « essence » (+1,3), « pont » (+0,7)`: words learned to go with the code.

    Args:
        clues: words and their weights.
    """
    named = (f"«\xa0{word}\xa0» ({weight:+.1f})".replace(".", ",") for word, weight in clues)
    return f"indices\xa0: {', '.join(named)}"


def _found(rule: Rule, parts: Sequence[str]) -> str:
    """`« souris », du concept @vermine, près de « logement »`."""
    between = _BETWEEN.get(rule.kind, "")
    elements = [(element,) for element in rule.elements] if between else [rule.elements]
    found = (
        f"«\xa0{part}\xa0»{_origin(options)}" for part, options in zip(parts, elements, strict=True)
    )
    return between.join(found).removesuffix(",") + _ENDINGS[rule.negation]


def _origin(options: Iterable[Element]) -> str:
    """The concept of the words found, where the rule leaves no doubt (or little) about it."""
    names: list[str] = []
    for leaf in _leaves(options):
        if not isinstance(leaf, ConceptRef) or len(names) == _NAMED:
            return ""
        names.append(f"@{leaf.name}")
    return f", du concept {' ou '.join(names)}," if names else ""


def _leaves(options: Iterable[Element]) -> Iterator[Element]:
    for option in options:
        if isinstance(option, AnyOf):
            yield from _leaves(option.options)
        else:
            yield option


def _also(others: Sequence[str]) -> str:
    names = [f"«\xa0{name}\xa0»" if "," in name else name for name in others[:_NAMED]]
    named = ", ".join([*names, *(["…"] if len(others) > _NAMED else [])])
    count = "une autre règle" if len(others) == 1 else f"{len(others)} autres règles"
    return f"et {count}\xa0: {named}"
