"""A term that a concept or a code takes: what the codebook becomes, before anything is written."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from piacen_qual.codebook.finding import find_code
from piacen_qual.codebook.problems import hint
from piacen_qual.codebook.rules import LETTER
from piacen_qual.codebook.schema import (
    AnyOf,
    Code,
    Codebook,
    Concept,
    Element,
    Kind,
    Rule,
    Term,
)
from piacen_qual.errors import PiacenError

RULE: Final = "lexique"  # the rule of a code that takes its new terms
CLUE: Final = 0.4  # weight of that rule: it waits for another one
MENTION: Final = 0.7  # the same where it is enough that a thing is named

_PUNCTUATION: Final = re.compile(r"[][{}()<>«»“”\",;:!?|]")

Target = Concept | Code


class UnknownConceptError(PiacenError):
    """No concept has that name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        """Say which names come near, or which there are."""
        close = hint(f"@{name}", (f"@{concept}" for concept in known))
        super().__init__(f"Le concept « @{name} » n’existe pas.{close}")


class NotATermError(PiacenError):
    """What was given cannot be looked up."""

    def __init__(self, given: str) -> None:
        """Say what a term is."""
        super().__init__(
            f"« {given} » n’est pas un terme : il faut un mot ou une expression, un seul à la fois,"
            " sans « @ » ni ponctuation."
        )


@dataclass(frozen=True, slots=True)
class Addition:
    """A term for a target.

    Attributes:
        target: the concept, or the code, as the codebook has it now.
        term: as it will be written; see `as_term`.
        weight: of the rule `lexique` of a code that has none yet.
    """

    target: Target
    term: str
    weight: float = CLUE


def find_target(codebook: Codebook, asked: str) -> Target:
    """The concept (`@nom`) or the code that a person means; `@` may be left out.

    Raises:
        UnknownConceptError: when `@nom` names none.
        UnknownCodeError: when a name without `@` fits no concept, and no code or several.
    """
    name = asked.removeprefix("@")
    if asked not in {code.id for code in codebook.codes} and name in codebook.concepts:
        return codebook.concepts[name]
    if name != asked:
        raise UnknownConceptError(name, codebook.concepts)
    return find_code(codebook, asked)


def name_of(target: Target) -> str:
    """`@nom` for a concept, the id of a code."""
    return f"@{target.name}" if isinstance(target, Concept) else target.id


def as_term(given: str) -> str:
    """`given` as a term of the codebook, on one line.

    Raises:
        NotATermError: when it has no letter, names a concept, or is several things.
    """
    term = " ".join(given.split())
    odd = term.startswith("@") or _PUNCTUATION.search(term) or not term.isprintable()
    if odd or LETTER.search(term) is None:
        raise NotATermError(given)
    return term


def own_rule(code: Code) -> Rule | None:
    """The rule `lexique` of a code, if it has one."""
    return next((rule for rule in code.rules if rule.id == f"{code.id}.{RULE}"), None)


def usual_weight(codebook: Codebook, target: Target) -> float:
    """What the rule `lexique` of a code weighs unless someone says otherwise."""
    objects = {family.id for family in codebook.families if family.objects}
    return MENTION if isinstance(target, Code) and target.family in objects else CLUE


def elements_of(target: Target) -> tuple[Element, ...]:
    """What a concept holds, or what the rules of a code look for (not their conditions)."""
    if isinstance(target, Concept):
        return target.elements
    return tuple(element for rule in target.rules for element in rule.elements)


def terms_of(elements: Iterable[Element], concepts: Mapping[str, Concept]) -> Iterator[str]:
    """The terms in `elements`, those of the concepts that they name included."""
    for element in elements:
        if isinstance(element, Term):
            yield element.text
        elif isinstance(element, AnyOf):
            yield from terms_of(element.options, concepts)
        elif element.name in concepts:
            yield from terms_of(concepts[element.name].elements, concepts)


def direct_terms(elements: Iterable[Element]) -> Iterator[str]:
    """The terms in `elements` themselves, lists of alternatives included, concepts left out."""
    return terms_of(elements, {})


def widened(codebook: Codebook, addition: Addition) -> Codebook:
    """The codebook once its target has taken the term; lines are those of before."""
    target = addition.target
    if isinstance(target, Concept):
        concept = replace(target, elements=(*target.elements, Term(addition.term)))
        return replace(codebook, concepts={**codebook.concepts, target.name: concept})
    code = replace(target, rules=_with_term(target, addition, approx=codebook.approx))
    codes = tuple(code if other.id == code.id else other for other in codebook.codes)
    return replace(codebook, codes=codes)


def _with_term(code: Code, addition: Addition, *, approx: bool) -> tuple[Rule, ...]:
    term, own = Term(addition.term), own_rule(code)
    if own is None:
        rule_id = f"{code.id}.{RULE}"
        made = Rule(rule_id, code.line, Kind.TERMS, (term,), approx=approx, weight=addition.weight)
        return (*code.rules, made)
    longer = replace(own, elements=(*own.elements, term))
    return tuple(longer if rule is own else rule for rule in code.rules)
