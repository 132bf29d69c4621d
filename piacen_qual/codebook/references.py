"""What refers to what in a codebook: unknown concepts, and concepts that contain themselves."""

from collections.abc import Iterable, Iterator, Mapping

from piacen_qual.codebook.problems import Problems, hint
from piacen_qual.codebook.schema import AnyOf, Code, Concept, ConceptRef, Element, Rule


def references(elements: Iterable[Element]) -> Iterator[str]:
    """Names of the concepts that `elements` mention, each once."""
    return iter(dict.fromkeys(_named(elements)))


def _named(elements: Iterable[Element]) -> Iterator[str]:
    for element in elements:
        if isinstance(element, ConceptRef):
            yield element.name
        elif isinstance(element, AnyOf):
            yield from _named(element.options)


def rule_elements(rule: Rule) -> tuple[Element, ...]:
    """Every element of a rule, conditions included."""
    return (*rule.elements, *rule.present, *rule.absent, *rule.absent_in_segment)


def sound_concepts(
    concepts: Mapping[str, Concept], problems: Problems
) -> tuple[Mapping[str, Concept], frozenset[str]]:
    """The concepts that can be used, and the names of those that can't.

    A concept can't be used when it is in a cycle, or leads to an unknown or unusable concept.
    Every cause is reported once, at the line of the concept.
    """
    bad = set(_unknown(concepts, problems)) | set(_cyclic(concepts, problems))
    while spread := {
        name
        for name, concept in concepts.items()
        if name not in bad and bad.intersection(references(concept.elements))
    }:
        bad |= spread
    return {name: c for name, c in concepts.items() if name not in bad}, frozenset(bad)


def _unknown(concepts: Mapping[str, Concept], problems: Problems) -> Iterator[str]:
    for name, concept in concepts.items():
        for other in references(concept.elements):
            if other not in concepts:
                message = f"concept « {name} » : {_unheard_of(other, concepts)}"
                problems.error(concept.line, message)
                yield name


def _cyclic(concepts: Mapping[str, Concept], problems: Problems) -> Iterator[str]:
    done: set[str] = set()
    for first in concepts:
        path: list[str] = []
        todo: list[tuple[str, bool]] = [(first, True)]
        while todo:
            name, entering = todo.pop()
            if not entering:
                path.pop()
                done.add(name)
            elif name in path:
                cycle = [*path[path.index(name) :], name]
                shown = " → ".join(f"@{step}" for step in cycle)
                message = f"concept « {name} » : il se contient lui-même ({shown})."
                problems.error(concepts[name].line, f"{message} Retirez un de ces renvois.")
                yield from cycle
            elif name in concepts and name not in done:
                path.append(name)
                todo.append((name, False))
                todo.extend((other, True) for other in references(concepts[name].elements))


def check_code(
    code: Code, concepts: Mapping[str, Concept], bad: frozenset[str], problems: Problems
) -> None:
    """Report the concepts that a code's rules and clues name and that don't exist or are bad."""
    for line, elements in _mentions(code):
        for name in references(elements):
            if name in bad:
                message = (
                    f"le concept « @{name} » qu’emploie une règle contient une erreur."
                    " Corrigez-la d’abord."
                )
                problems.error(line, message, code.id)
            elif name not in concepts:
                problems.error(line, _unheard_of(name, concepts), code.id)


def _mentions(code: Code) -> Iterator[tuple[int, tuple[Element, ...]]]:
    """Lines and the elements named there."""
    for rule in code.rules:
        yield rule.line, rule_elements(rule)
    if code.clues:
        yield code.clues.line, tuple(element for element, _ in code.clues.weights)


def _unheard_of(name: str, concepts: Iterable[str]) -> str:
    known = (f"@{concept}" for concept in concepts)
    return f"concept inconnu « @{name} ».{hint(f'@{name}', known)}"
