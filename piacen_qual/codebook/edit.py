"""A term written into codebook.yaml: characters are inserted, and none of the rest is touched.

ruamel.yaml tells where each value of the file stands, and how a term is quoted. Its own round trip
keeps comments and quotes, but folds every long list anew: thousands of lines would change.
"""

import io
import re
from collections.abc import Sequence
from typing import Any, Final

from piacen_qual.codebook.additions import RULE, Addition
from piacen_qual.codebook.schema import Concept
from piacen_qual.errors import PiacenError
from piacen_qual.yamlfile import BLANKS

WIDEST: Final = 110  # characters to which the lines of a list may grow
_BOM: Final = "\ufeff"
_PLAIN: Final = re.compile(r"=?[^\W_][\w '’.…%*-]*")  # what no reader of YAML takes for a sign

Insertion = tuple[int, str]
"""Before which character, and what."""

Node = Any
"""A node of ruamel.yaml; its classes for scalars, lists and mappings share no typed one."""


class NoPlaceError(PiacenError):
    """The file is written in such a way that a program cannot add a term to it."""

    exit_code = 1

    def __init__(self, addition: Addition) -> None:
        """Say what a person can do."""
        super().__init__(
            f"« {addition.term} » n’a pas été ajouté : codebook.yaml n’a pas, à cet endroit, de"
            " liste que le programme sache allonger. Rien n’a été écrit; ajoutez-le à la main."
        )


def written(data: bytes, addition: Addition) -> bytes:
    """codebook.yaml with the term in it.

    A term for a concept goes to the end of its list; one for a code, to the end of the list of its
    rule `lexique`, which is made where there is none.

    Args:
        data: the file, YAML in UTF-8.
        addition: the term, and what takes it.

    Raises:
        NoPlaceError: when there is no list that can take it.
    """
    text = data.decode("utf-8")
    mark = _BOM if text.startswith(_BOM) else ""
    page = _Page(text.removeprefix(mark))
    try:
        insertions = page.insertions(addition)
    except LookupError:
        raise NoPlaceError(addition) from None
    return (mark + page.after(insertions)).encode()


def quoted(term: str) -> str:
    """`term` as YAML writes it in a list on one line: between quotes if it needs them."""
    from ruamel.yaml import YAML  # noqa: PLC0415 — for who takes a term, and nobody else
    from ruamel.yaml.scalarstring import SingleQuotedScalarString  # noqa: PLC0415 — as above

    yaml, stream = YAML(), io.StringIO()
    yaml.default_flow_style, yaml.width = True, 1_000_000
    yaml.dump([term if _PLAIN.fullmatch(term) else SingleQuotedScalarString(term)], stream)
    return stream.getvalue().strip()[1:-1]


class _Page:
    """The text of a codebook, and where things can be inserted in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"

    def after(self, insertions: Sequence[Insertion]) -> str:
        """The text once everything is inserted."""
        text = self.text
        for place, piece in sorted(insertions, reverse=True):
            text = text[:place] + piece + text[place:]
        return text

    def insertions(self, addition: Addition) -> list[Insertion]:
        """What writes a term.

        Raises:
            LookupError: when what it is added to is not in the text.
        """
        term, root = quoted(addition.term), self._root()
        if isinstance(addition.target, Concept):
            concept = _child(_child(root, "concepts"), addition.target.name)
            return self._longer(concept, term, [f"- {term}"])
        code = _child(_child(root, "codes"), addition.target.id)
        own = _own_rule(code)
        if own is not None:
            return self._longer(_child(own, "termes"), term, [f"- {term}"])
        weight = f"{addition.weight:g}"
        return self._with_rule(
            code,
            f"{{nom: {RULE}, termes: [{term}], poids: {weight}}}",
            [f"- nom: {RULE}", f"  termes: [{term}]", f"  poids: {weight}"],
        )

    def _root(self) -> Node:
        from ruamel.yaml import YAML  # noqa: PLC0415 — as above

        return YAML().compose(self.text.translate(BLANKS))  # one for one: places stay

    def _with_rule(self, code: Node, piece: str, lines: Sequence[str]) -> list[Insertion]:
        """A rule after the others of a code, or as its first."""
        keys = {key.value: (key, value) for key, value in code.value}
        if "regles" not in keys:
            indented = ["regles:", *(f"  {line}" for line in lines)]
            return self._longer(code, f"regles: [{piece}]", indented)
        key, rules = keys["regles"]
        if _is_empty(rules):
            column = key.start_mark.column + 2
            return [self._below(key.end_mark.index, column, lines)]
        return self._longer(rules, piece, lines)

    def _longer(self, node: Node, piece: str, lines: Sequence[str]) -> list[Insertion]:
        """One more element at the end of a list or mapping: `piece` on one line, or `lines`."""
        if isinstance(node.value, str):  # a word that stands for a list of one
            return [(node.start_mark.index, "["), (self._end(node), f", {piece}]")]
        if node.flow_style:
            return [self._inside(node, piece)]
        return [self._below(self._end(node), node.start_mark.column, lines)]

    def _inside(self, node: Node, piece: str) -> Insertion:
        """`, piece` before the bracket, on a line of its own where that one is full."""
        if not node.value:
            return node.start_mark.index + 1, piece
        end = self._end(_last(node))
        first, line = self._line(node.start_mark.index), self._line(end)
        lines = self.text[first : self._line_end(node.end_mark.index)].split("\n")
        room = max(WIDEST, *map(len, lines)) - (self._line_end(end) - line)
        if len(piece) + 2 <= room:
            return end, f", {piece}"
        begun = self.text[line:end]
        indent = len(begun) - len(begun.lstrip(" -")) + 2 * (line == first)
        return end, f",{self.newline}{' ' * indent}{piece}"

    def _below(self, end: int, column: int, lines: Sequence[str]) -> Insertion:
        """`lines` after the line where something ends."""
        block = self.newline.join(" " * column + line for line in lines)
        place = self._line_end(end)
        return place, self.newline + block

    def _end(self, node: Node) -> int:
        """Where the words of a node end, whatever comments come after."""
        if _is_empty(node) or getattr(node, "style", None) in {"|", ">"}:
            return len(self.text[: node.end_mark.index].rstrip())  # the mark is further down
        if isinstance(node.value, str) or node.flow_style:
            return int(node.end_mark.index)
        return self._end(_last(node))

    def _line(self, place: int) -> int:
        """Where the line of this character begins."""
        return self.text.rfind("\n", 0, place) + 1

    def _line_end(self, place: int) -> int:
        """Where it ends, before the line break."""
        end = self.text.find("\n", place)
        if end < 0:
            return len(self.text)
        return end - (self.text[end - 1 : end] == "\r")


def _pairs(node: Node) -> list[tuple[Node, Node]]:
    """The keys and values of a mapping; none for another node."""
    return [pair for pair in _children(node) if isinstance(pair, tuple)]


def _children(node: Node) -> list[Any]:
    """The elements of a list, or the pairs of a mapping; none for a word."""
    return node.value if isinstance(node.value, list) else []


def _child(node: Node, name: str) -> Node:
    for key, value in _pairs(node):
        if key.value == name:
            return value
    raise KeyError(name)


def _own_rule(code: Node) -> Node | None:
    """The rule `lexique` of a code."""
    rules = [
        rule for key, value in _pairs(code) if key.value == "regles" for rule in _children(value)
    ]
    for rule in rules:
        if ("nom", RULE) in [(key.value, value.value) for key, value in _pairs(rule)]:
            return rule
    return None


def _last(node: Node) -> Node:
    last = node.value[-1]
    return last[1] if isinstance(last, tuple) else last


def _is_empty(node: Node) -> bool:
    return bool(node.value == "" and node.start_mark.index == node.end_mark.index)
