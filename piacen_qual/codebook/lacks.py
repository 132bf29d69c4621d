"""What a codebook lacks, before any transcript is read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from piacen_qual.codebook.references import references, rule_elements
from piacen_qual.codebook.schema import Code, Codebook, Concept, Element

EXAMPLES = 6  # a code should have at least
COUNTER_EXAMPLES = 4  # the same


@dataclass(frozen=True, slots=True)
class Lacks:
    """What to look at; nothing here keeps a codebook from working.

    Attributes:
        without_rules: codes that suggest nothing, for want of clues too; those set aside for an
            error are among them.
        few_examples: codes with fewer than `EXAMPLES` examples or `COUNTER_EXAMPLES`
            counter-examples.
        unused: concepts that neither rules nor clues reach; meaningless when codes were set aside.
    """

    without_rules: tuple[Code, ...]
    few_examples: tuple[Code, ...]
    unused: tuple[Concept, ...]


def lacks(codebook: Codebook) -> Lacks:
    """Codes without rules or without enough examples, concepts that nothing uses."""
    codes, concepts = codebook.codes, codebook.concepts
    used = reached((name for code in codes for name in references(_elements(code))), concepts)
    return Lacks(
        without_rules=tuple(code for code in codes if not (code.rules or code.clues)),
        few_examples=tuple(code for code in codes if _few(code)),
        unused=tuple(concept for name, concept in concepts.items() if name not in used),
    )


def _elements(code: Code) -> Iterator[Element]:
    """All that a code's rules and clues look for."""
    for rule in code.rules:
        yield from rule_elements(rule)
    if code.clues:
        yield from (element for element, _ in code.clues.weights)


def _few(code: Code) -> bool:
    return len(code.examples) < EXAMPLES or len(code.counter_examples) < COUNTER_EXAMPLES


def reached(names: Iterable[str], concepts: Mapping[str, Concept]) -> frozenset[str]:
    """These concepts and all that are nested in them."""
    found: set[str] = set()
    todo = [*names]
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo.extend(references(concepts[name].elements) if name in concepts else ())
    return frozenset(found)
