"""What the matches of a code depend on, as a digest: the key of its results in the cache."""

from collections.abc import Mapping
from itertools import chain

from piacen_qual.codebook.schema import AnyOf, Clues, Code, Codebook, Concept, Element, Rule, Term
from piacen_qual.study import digest


def code_digests(codebook: Codebook) -> dict[str, str]:
    """By code id, a digest of all that decides where its rules match.

    Weights, themes and reasons are not in it: they are applied to the matches afterwards.
    """
    description = _Description(codebook.concepts)
    return {code.id: description.of_code(code) for code in codebook.codes}


def clues_digest(codebook: Codebook) -> str:
    """A digest of all that decides what clues find; "" when no code has any."""
    description = _Description(codebook.concepts)
    parts = [(code.id, *description.of_clues(code.clues)) for code in codebook.codes if code.clues]
    return digest(*chain.from_iterable(parts)) if parts else ""


class _Description:
    """Rules in a canonical text, concepts replaced by the digest of what is in them."""

    def __init__(self, concepts: Mapping[str, Concept]) -> None:
        self._concepts = concepts
        self._digests: dict[str, str] = {}

    def of_code(self, code: Code) -> str:
        return digest(*(part for rule in code.rules for part in self._of_rule(rule)))

    def of_clues(self, clues: Clues) -> tuple[str, ...]:
        numbers = (clues.start, clues.length, max(clues.themes.values(), default=0))
        weights = [weight for _, weight in clues.weights]
        return repr((numbers, weights)), digest(*(self._of(what) for what, _ in clues.weights))

    def _of_rule(self, rule: Rule) -> tuple[str, ...]:
        lists = (rule.elements, rule.present, rule.absent, rule.absent_in_segment)
        settings = (
            *(rule.kind, rule.pattern, rule.gap, rule.scope, rule.negation, rule.answers),
            rule.approx,
        )
        return (repr(settings), *(digest(*map(self._of, elements)) for elements in lists))

    def _of(self, element: Element) -> str:
        if isinstance(element, Term):
            return element.text
        if isinstance(element, AnyOf):
            return "|" + digest(*map(self._of, element.options))
        if element.name not in self._digests:
            concept = self._concepts.get(element.name)
            parts = () if concept is None else map(self._of, concept.elements)
            self._digests[element.name] = "@" + digest(*parts)
        return self._digests[element.name]
