"""The token pattern of a `motif` rule: spaCy's, as far as it can be matched safely.

Checked without spaCy: a codebook is read far more often than its patterns are matched.
Source: https://spacy.io/usage/rule-based-matching, the attributes that need no parser.
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Final

from piacen_qual.codebook.problems import hint
from piacen_qual.french.folding import plain
from piacen_qual.yamlfile import Node, Scalar

Tell = Callable[[Node, str], None]
"""Reports an error at a node."""

Test = Scalar | dict[str, Scalar | list[str]]
"""What is asked of one attribute."""

TEXTS: Final = ("LOWER", "LEMMA", "POS", "TEXT", "ORTH", "SHAPE")
FLAGS: Final = (
    *("IS_ALPHA", "IS_DIGIT", "IS_PUNCT", "IS_LOWER", "IS_UPPER", "IS_TITLE", "LIKE_NUM"),
    "IS_SENT_START",
)
LENGTH: Final = "LENGTH"
OP: Final = "OP"
KEYS: Final = (*TEXTS, *FLAGS, LENGTH, OP)
PARTS_OF_SPEECH: Final = (
    *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN"),
    *("PUNCT", "SCONJ", "SYM", "VERB", "X"),
)
_NEED_MORE: Final = frozenset({"TAG", "DEP", "MORPH", "ENT_TYPE", "ENT_IOB", "ENT_ID", "_"})
_LISTS: Final = ("IN", "NOT_IN")
_COMPARED: Final = ("==", "!=", ">=", "<=", ">", "<")
_OP: Final = re.compile(r"[!?*+]|\{(?P<least>\d{1,3})(?P<range>,(?P<most>\d{1,3})?)?\}")
_IN_LOWER_CASE: Final = frozenset({"LOWER", "LEMMA"})

# spaCy follows every way for a pattern to go on: these keep them few.
MOST_WORDS: Final = 20
MOST_OPTIONAL: Final = 6
MOST_ENDLESS: Final = 1


def read_motif(node: Node, tell: Tell) -> str:
    """The pattern as JSON, or "" when it cannot be used, which is told.

    Args:
        node: what stands after `motif:`.
        tell: takes what is wrong, and where.
    """
    tokens = node.value if isinstance(node.value, tuple) else ()
    if not tokens:
        tell(node, "« motif » est une liste de mots : [{LEMMA: avoir}, {POS: NOUN}].")
        return ""
    wrong: list[str] = []

    def told(at: Node, message: str) -> None:
        wrong.append(message)
        tell(at, f"motif : {message}")

    pattern = [_token(token, told) for token in tokens]
    if not wrong:
        _check_size(node, pattern, told)
    return "" if wrong else json.dumps(pattern, ensure_ascii=False)


def _token(node: Node, tell: Tell) -> dict[str, Test]:
    if not isinstance(node.value, Mapping):
        tell(node, f"« {node.text()} » n’est pas un mot du motif : écrivez {{LOWER: …}}.")
        return {}
    for key, line in node.repeated:
        tell(Node(None, line), f"« {key} » est écrit deux fois pour le même mot.")
    return {key: _test(key, child, tell) for key, child in node.mapping().items()}


def _test(key: str, node: Node, tell: Tell) -> Test:
    if key == OP:
        return _operator(node, tell)
    if key in FLAGS:
        return _flag(key, node, tell)
    if key not in KEYS:
        why = " : elle demande une analyse qui n’est pas faite" if key in _NEED_MORE else ""
        tell(node, f"clé inconnue « {key} »{why}.{hint(key, KEYS)}")
        return None
    if not isinstance(node.value, Mapping):
        return _length(node, tell) if key == LENGTH else _text(key, node, tell)
    allowed = _COMPARED if key == LENGTH else _LISTS
    for sign, child in node.mapping().items():
        if sign not in allowed:
            tell(child, f"« {key} » n’accepte pas « {sign} ». Possibles : {', '.join(allowed)}.")
    if key == LENGTH:
        return {sign: _length(child, tell) for sign, child in node.mapping().items()}
    return {
        sign: [_text(key, item, tell) for item in child.items()]
        for sign, child in node.mapping().items()
    }


def _text(key: str, node: Node, tell: Tell) -> str:
    text = plain(node.text())
    if not text or isinstance(node.value, (tuple, Mapping)):
        tell(node, f"« {key} » attend un mot.")
    if key == "POS" and text.upper() not in PARTS_OF_SPEECH:
        tell(node, f"nature de mot inconnue « {text} ».{hint(text.upper(), PARTS_OF_SPEECH)}")
    if key == "POS":
        return text.upper()
    return text.lower() if key in _IN_LOWER_CASE else text


def _length(node: Node, tell: Tell) -> int:
    if isinstance(node.value, bool) or not isinstance(node.value, int):
        tell(node, f"« {LENGTH} » attend un nombre de lettres.")
        return 0
    return node.value


def _flag(key: str, node: Node, tell: Tell) -> bool:
    if node.text() not in {"oui", "non"}:
        tell(node, f"« {key} » vaut « oui » ou « non ».")
    return node.text() == "oui"


def _operator(node: Node, tell: Tell) -> str:
    text = node.text()
    if _OP.fullmatch(text) is None:
        tell(node, '« OP » vaut "!", "?", "*", "+" ou "{2,4}", entre guillemets.')
    return text


def _check_size(node: Node, pattern: list[dict[str, Test]], tell: Tell) -> None:
    spans = [_span(str(token.get(OP, ""))) for token in pattern]
    words = sum(max(least, most or 0) for least, most in spans)
    optional = sum(most - least for least, most in spans if most is not None)
    endless = sum(most is None for _, most in spans)
    told = any(set(token) - {OP} for token in pattern)
    if not told or not any(least for least, _ in spans):
        tell(node, "il se contente de n’importe quoi : donnez au moins un mot obligatoire.")
    if words > MOST_WORDS or optional > MOST_OPTIONAL or endless > MOST_ENDLESS:
        tell(
            node,
            f"il est trop libre : au plus {MOST_WORDS} mots, {MOST_OPTIONAL} facultatifs et"
            f" {MOST_ENDLESS} répétition sans fin. Faites-en deux règles.",
        )


def _span(operator: str) -> tuple[int, int | None]:
    """How many words one element of the pattern may take, at least and at most."""
    counts = _OP.fullmatch(operator)
    if counts is None or operator == "!":
        return 1, 1
    if counts["least"] is None:
        return {"?": (0, 1), "*": (0, None), "+": (1, None)}[operator]
    least = int(counts["least"])
    if counts["range"] is None:
        return least, least
    return least, int(counts["most"]) if counts["most"] else None
