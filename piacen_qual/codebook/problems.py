"""Collecting what is wrong in a codebook while it is read: all at once, none fatal to the rest."""

from collections.abc import Iterable, Mapping

from piacen_qual.errors import Level, Problem
from piacen_qual.french.folding import fold
from piacen_qual.yamlfile import Node

CLOSE_ENOUGH = 70  # rapidfuzz ratio from which « vouliez-vous dire » helps more than it confuses


class Problems:
    """The problems of one file, and which of its codes they make unusable."""

    def __init__(self, file: str) -> None:
        """Begin with none."""
        self.file = file
        self.found: list[Problem] = []
        self.broken: set[str] = set()

    def error(self, line: int, message: str, code: str = "") -> None:
        """Something was left out; `code` will not run."""
        if code:
            self.broken.add(code)
            message = f"code « {code} » : {message}"
        self.found.append(Problem(self.file, line, Level.ERROR, message))

    def warn(self, line: int, message: str, code: str = "") -> None:
        """Something to look at; everything runs."""
        if code:
            message = f"code « {code} » : {message}"
        self.found.append(Problem(self.file, line, Level.WARNING, message))

    def check_mapping(self, node: Node, where: str, code: str = "") -> None:
        """Report a list or a word that stands where keys are expected: it would be lost."""
        if node.value is not None and not isinstance(node.value, Mapping):
            self.error(node.line, f"il faut des lignes « clé : valeur » {where}.", code)

    def check_text(self, node: Node, key: str, code: str = "") -> None:
        """Report a list or keys that stand where one text is expected: they would be lost."""
        if isinstance(node.value, (tuple, Mapping)):
            message = f"« {key} » est un texte : écrivez-le entre guillemets sur une seule ligne."
            self.error(node.line, message, code)

    def check_list(self, node: Node, where: str, code: str = "") -> None:
        """Report keys, or a yes or no, that stand where a list is expected: they would be lost."""
        if isinstance(node.value, (Mapping, bool)) or node.text() in {"oui", "non"}:
            message = f"il faut une liste {where}, une ligne « - » par élément."
            self.error(node.line, message, code)

    def check_keys(self, node: Node, allowed: Iterable[str], where: str, code: str = "") -> None:
        """Report keys that do not exist or stand twice in a mapping."""
        known = tuple(allowed)
        for key, child in node.mapping().items():
            if key not in known:
                self.error(child.line, f"clé inconnue « {key} » {where}.{hint(key, known)}", code)
        self.check_repeated(node, where, code)

    def check_repeated(self, node: Node, where: str, code: str = "") -> None:
        """Report keys that stand twice in a mapping; the first one counts."""
        for key, line in node.repeated:
            self.error(line, f"« {key} » est écrit deux fois {where}. Gardez-en un seul.", code)

    def in_order(self) -> tuple[Problem, ...]:
        """The problems by line."""
        return tuple(sorted(self.found, key=lambda problem: (problem.line or 0, problem.message)))


def hint(word: str, known: Iterable[str]) -> str:
    """` Vouliez-vous dire « x »?` when one of `known` is close to `word`, else what exists.

    Case and accents do not count.
    """
    from rapidfuzz import process  # noqa: PLC0415 — a sound codebook needs no hint

    names = tuple(known)
    close = process.extractOne(word, names, processor=fold, score_cutoff=CLOSE_ENOUGH)
    if close:
        return f" Vouliez-vous dire « {close[0]} »?"
    if not names:
        return ""
    return f" Possibles : {', '.join(names[:12])}{'…' if len(names) > 12 else '.'}"
