"""One rule of codebook.yaml: from its YAML mapping to a checked `Rule`."""

import math
import re
from collections.abc import Mapping
from typing import Final

from piacen_qual.codebook.patterns import Tell, read_motif
from piacen_qual.codebook.problems import Problems, hint
from piacen_qual.codebook.schema import (
    AnyOf,
    ConceptRef,
    Element,
    Kind,
    Negation,
    Rule,
    Scope,
    Term,
)
from piacen_qual.yamlfile import EMPTY, Node

OPTIONS: Final = (
    *("ecart", "portee", "nie", "avec", "sauf", "sauf_segment"),
    *("theme", "echange", "approx", "poids", "nom", "parce_que"),
)
KINDS: Final = tuple(kind.value for kind in Kind)
PATTERNS: Final = frozenset({Kind.MOTIF, Kind.REGEX})
NEGATIONS: Final = {
    **dict.fromkeys(("requise", "requis", "oui"), Negation.REQUIRED),
    **dict.fromkeys(("interdite", "interdit", "non"), Negation.FORBIDDEN),
    **dict.fromkeys(("indifferente", "indifférente", "indifferent"), Negation.INDIFFERENT),
}
LETTER: Final = re.compile(r"[^\W_]")
MAX_GAP: Final = 60
MAX_REPEATS: Final = 10_000  # of `{n}` within `{n}`: unrolled when compiled, a million fills memory


def read_elements(node: Node, problems: Problems, code: str = "") -> tuple[Element, ...]:
    """The terms, `@concept`s and lists of alternatives of a YAML list (or of a lone scalar)."""
    found = (_element(child, problems, code) for child in node.items())
    return tuple(element for element in found if element is not None)


def _element(node: Node, problems: Problems, code: str) -> Element | None:
    if isinstance(node.value, tuple):
        if not node.value:
            problems.error(node.line, "une liste de termes est vide.", code)
        return AnyOf(read_elements(node, problems, code))
    text = node.text()
    if isinstance(node.value, Mapping) or LETTER.search(text) is None:
        problems.error(
            node.line, f"« {text} » n’est pas un terme : il faut au moins une lettre.", code
        )
        return None
    return ConceptRef(text[1:].strip()) if text.startswith("@") else Term(text)


def read_approx(keys: Mapping[str, Node], default: bool, tell: Tell) -> bool:
    """The `approx` among some keys: whether misspelt words are found too."""
    node = keys.get("approx", EMPTY)
    if node.text() not in {"", "oui", "non"}:
        tell(node, "« approx » vaut « oui » ou « non ».")
    return default if node.text() == "" else node.text() == "oui"


def _where(node: Node, at: int | None) -> str:
    """Where an expression stops making sense."""
    if at is None:
        return ""
    if at >= len(node.written):
        return " : il manque une parenthèse, un crochet ou une accolade à la fin"
    return f", à partir de « {node.written[at:]} »"


class RuleReader:
    """Reads the rules of one code, numbering those without a name."""

    def __init__(
        self, code: str, themes: tuple[str, ...], problems: Problems, *, approx: bool = True
    ) -> None:
        """Rules belong to `code`; `themes` are the ids that `theme` may name.

        `approx` is what holds for rules that do not say.
        """
        self.code = code
        self.approx = approx
        self.themes = themes
        self.problems = problems
        self.names: set[str] = set()

    def read(self, node: Node, number: int) -> Rule | None:
        """The rule at `node`, the `number`th of its code, or None when nothing can be made of it.

        A lone word or expression stands for `termes` with that one term.
        """
        if not isinstance(node.value, Mapping):
            elements = self._subject(node, Kind.TERMS)
            name = self._name(str(number), node.line)
            return Rule(name, node.line, Kind.TERMS, elements, approx=self.approx)
        self.problems.check_keys(node, (*KINDS, *OPTIONS), "dans une règle", self.code)
        kinds = [kind for kind in Kind if kind.value in node.mapping()]
        if len(kinds) != 1:
            one_of = ", ".join(KINDS)
            self._error(node, f"une règle porte une et une seule de ces clés : {one_of}.")
            return None
        return self._rule(node.mapping(), kinds[0], node.line, number)

    def _rule(self, keys: Mapping[str, Node], kind: Kind, line: int, number: int) -> Rule:
        themes, other = self._themes(keys.get("theme"))
        subject = keys[kind.value]
        return Rule(
            id=self._name(keys.get("nom", EMPTY).text() or str(number), line),
            line=line,
            kind=kind,
            elements=() if kind in PATTERNS else self._subject(subject, kind),
            pattern=self._pattern(subject, kind) if kind in PATTERNS else "",
            gap=int(self._number(keys, "ecart", 5, MAX_GAP)),
            scope=self._scope(keys.get("portee")),
            negation=self._negation(keys.get("nie")),
            present=self._elements(keys, "avec"),
            absent=self._elements(keys, "sauf"),
            absent_in_segment=self._elements(keys, "sauf_segment"),
            themes=themes,
            other_themes=other,
            answers=self._answers(keys.get("echange")),
            approx=read_approx(keys, self.approx, self._error),
            weight=self._number(keys, "poids", 0.7, 1),
            reason=keys.get("parce_que", EMPTY).text(),
        )

    def _subject(self, node: Node, kind: Kind) -> tuple[Element, ...]:
        elements = read_elements(node, self.problems, self.code)
        least = 1 if kind is Kind.TERMS else 2
        if len(elements) < least:
            what = "un terme" if least == 1 else "deux éléments"
            self._error(node, f"« {kind} » demande au moins {what}.")
        return elements

    def _pattern(self, node: Node, kind: Kind) -> str:
        return read_motif(node, self._error) if kind is Kind.MOTIF else self._expression(node)

    def _expression(self, node: Node) -> str:
        import regex  # noqa: PLC0415 — 60 ms that a codebook without regex does not need

        counts = (int(count[:9]) for count in re.findall(r"\{[\d,]*?(\d+)\}", node.written))
        if math.prod(counts) > MAX_REPEATS:
            self._error(node, "l’expression régulière demande trop de répétitions « {…} ».")
            return ""
        try:
            if regex.compile(node.written).fullmatch(""):
                self._error(node, "l’expression régulière est vide, ou se contente de rien.")
        except regex.error as cause:
            self._error(node, f"l’expression régulière est mal formée{_where(node, cause.pos)}.")
        except RecursionError:
            self._error(node, "l’expression régulière a trop de parenthèses imbriquées.")
        return node.written

    def _elements(self, keys: Mapping[str, Node], key: str) -> tuple[Element, ...]:
        if key not in keys:
            return ()
        elements = read_elements(keys[key], self.problems, self.code)
        if not elements:
            self._error(keys[key], f"« {key} » : la liste de termes est vide.")
        return elements

    def _number(
        self, keys: Mapping[str, Node], key: str, default: float, most: float, *, where: str = ""
    ) -> float:
        node = keys.get(key)
        if node is None:
            return default
        if isinstance(node.value, bool) or not isinstance(node.value, (int, float)):
            self._error(node, f"{where}« {key} » est un nombre, écrit avec un point (0.7).")
            return default
        if not 0 <= node.value <= most:
            self._error(node, f"{where}« {key} » va de 0 à {most:g}.")
            return default
        return node.value

    def _scope(self, node: Node | None) -> Scope:
        text = node.text() if node else Scope.SENTENCE.value
        if text not in {scope.value for scope in Scope}:
            self._error(node, "« portee » vaut « phrase » ou « segment ».")
            return Scope.SENTENCE
        return Scope(text)

    def _negation(self, node: Node | None) -> Negation:
        text = node.text() if node else Negation.INDIFFERENT.value
        if text not in NEGATIONS:
            self._error(node, "« nie » vaut « requise », « interdite » ou « indifferente ».")
        return NEGATIONS.get(text, Negation.INDIFFERENT)

    def _answers(self, node: Node | None) -> bool:
        if node is not None and node.text() != "reponse":
            self._error(node, "« echange » ne connaît que « reponse ».")
        return node is not None

    def _themes(self, node: Node | None) -> tuple[Mapping[str, float], float]:
        if node is None:
            return {}, 1.0
        if isinstance(node.value, Mapping):
            keys = node.mapping()
            factors = {key: self._number(keys, key, 1.0, 2, where="theme : ") for key in keys}
            other = factors.pop("autres", 0.0)
        else:
            factors, other = {child.text(): 1.0 for child in node.items()}, 0.0
            if not factors:
                self._error(node, "« theme » est vide : nommez un thème, ou enlevez la clé.")
        for theme in factors:
            if theme not in self.themes:
                self._error(node, f"thème inconnu « {theme} ».{hint(theme, self.themes)}")
        return factors, other

    def _name(self, name: str, line: int) -> str:
        if name in self.names:
            self.problems.error(line, f"deux règles s’appellent « {name} ».", self.code)
        self.names.add(name)
        return f"{self.code}.{name}"

    def _error(self, node: Node | None, message: str) -> None:
        self.problems.error(node.line if node else 0, message, self.code)
