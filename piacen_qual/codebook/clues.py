"""The `indices` of codebook.yaml: weights of words, learned from turns coded by hand."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from piacen_qual.codebook.problems import Problems, hint
from piacen_qual.codebook.schema import Clues, ConceptRef, Element, Term
from piacen_qual.yamlfile import EMPTY, Node

KEYS: Final = ("depart", "longueur", "theme", "termes")
_WEIGHTED: Final = re.compile(r"(?P<what>.*\S)\s+(?P<weight>[-+]?\d+(?:\.\d+)?)")


def read_clues(
    node: Node, codes: Iterable[str], themes: Iterable[str], problems: Problems
) -> dict[str, Clues]:
    """The clues of each code, by code id.

    Args:
        node: what stands under `indices`.
        codes: the ids of the codes there are.
        themes: the ids that `theme` may name.
        problems: where errors are told; a code with one does not run.
    """
    problems.check_mapping(node, "sous « indices »")
    problems.check_repeated(node, "sous « indices »")
    known, guide = tuple(codes), tuple(themes)
    found = {}
    for code, child in node.mapping().items():
        if code not in known:
            message = f"« indices » nomme un code inconnu, « {code} ».{hint(code, known)}"
            problems.error(child.line, message)
            continue
        problems.check_mapping(child, "dans les indices", code)
        problems.check_keys(child, KEYS, "dans les indices", code)
        found[code] = _clues(child, code, guide, problems)
    return found


def _clues(node: Node, code: str, guide: tuple[str, ...], problems: Problems) -> Clues:
    keys = node.mapping()
    themes = dict(_weighted(keys.get("theme", EMPTY), code, problems))
    for theme in themes:
        if theme not in guide:
            message = f"thème inconnu « {theme} ».{hint(theme, guide)}"
            problems.error(keys["theme"].line, message, code)
    start, length = (_number(keys.get(key, EMPTY), key, code, problems) for key in KEYS[:2])
    weights = _weighted(keys.get("termes", EMPTY), code, problems)
    elements = tuple((_element(what), weight) for what, weight in weights)
    return Clues(start, themes, elements, node.line, length)


def _number(node: Node, key: str, code: str, problems: Problems) -> float:
    value = node.value
    if value is None:
        return 0.0
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        problems.error(node.line, f"indices : « {key} » est un nombre.", code)
        return 0.0
    return float(value)


def _weighted(node: Node, code: str, problems: Problems) -> Iterator[tuple[str, float]]:
    """`essence 1.3, @trajet 0.8` as pairs; what stands twice counts once."""
    seen = set()
    for part in filter(None, (part.strip() for part in node.text().split(","))):
        match = _WEIGHTED.fullmatch(part)
        if match is None or match["what"] in seen:
            message = f"indices : « {part} » n’est pas un terme suivi de son poids, écrit une fois."
            problems.error(node.line, message, code)
            continue
        seen.add(match["what"])
        yield match["what"], float(match["weight"])


def _element(what: str) -> Element:
    return ConceptRef(what[1:]) if what.startswith("@") else Term(what)
