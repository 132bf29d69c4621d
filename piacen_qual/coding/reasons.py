"""Why a rule fired, in French words."""

from collections.abc import Sequence

from piacen_qual.codebook.schema import Kind, Negation, Rule

_BETWEEN = {Kind.NEAR: " près de ", Kind.SEQUENCE: " suivi de "}
_ENDINGS = {Negation.REQUIRED: ", nié", Negation.FORBIDDEN: "", Negation.INDIFFERENT: ""}


def reason(rule: Rule, parts: Sequence[str]) -> str:
    """The rule's own words, or what was found: `« pas assez » près de « ordinateurs » (règle …)`.

    Args:
        rule: the rule.
        parts: the words that each of its elements matched, in its order.
    """
    if rule.reason:
        return rule.reason
    found = _BETWEEN.get(rule.kind, " et ").join(f"« {part} »" for part in parts)
    return f"{found}{_ENDINGS[rule.negation]} (règle {rule.id})"
