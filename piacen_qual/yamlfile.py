"""YAML files that people edit: values with their line numbers, duplicate keys and bombs refused."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from piacen_qual.errors import UnreadableFileError

if TYPE_CHECKING:
    import yaml

MAX_BYTES = 16_000_000
MAX_DEPTH = 60
QUOTED = frozenset("@%`?*!")  # what no value may begin with unless quoted
NAMELESS = ("did not find expected alpha", "did not find expected white")  # a lone « * », « ! »
READINGS = 3  # of a file that is being written, before we give up

BLANKS = str.maketrans("\x85\u2028\u2029", "   ")  # line breaks for YAML, blanks for everybody else
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")

_WORDS: Final[Mapping[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null")),
    "true": True,
    "false": False,
}
_NUMBER: Final = re.compile(r"[-+]?[0-9]{0,18}(?:[0-9]|(\.)[0-9]{1,18})")

Scalar = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a YAML file and the line where it stands.

    Attributes:
        value: a scalar, a tuple of nodes, or a mapping of str to nodes.
        line: 1-based.
        repeated: for a mapping, keys that stand more than once, with the line of the repetition.
        written: a scalar's characters as they stand (`1.10`), without the quotes around them.
    """

    value: "Scalar | tuple[Node, ...] | dict[str, Node]"
    line: int
    repeated: tuple[tuple[str, int], ...] = ()
    written: str = ""

    def mapping(self) -> "Mapping[str, Node]":
        """The keys and their nodes, or nothing when this is no mapping."""
        return self.value if isinstance(self.value, dict) else {}

    def items(self) -> "tuple[Node, ...]":
        """The nodes of a list; a lone scalar counts as a list of one; null as none."""
        if isinstance(self.value, tuple):
            return self.value
        if self.value is None or isinstance(self.value, dict):
            return ()
        return (self,)

    def text(self) -> str:
        """The scalar as the person wrote it in French, stripped; "" for anything else."""
        if isinstance(self.value, bool):
            return "oui" if self.value else "non"
        if self.value is None or isinstance(self.value, (tuple, dict)):
            return ""
        return self.written.strip()

    def walk(self) -> "Iterator[Node]":
        """This node and all below it."""
        yield self
        below = self.value.values() if isinstance(self.value, dict) else self.items()
        for node in below:
            if node is not self:
                yield from node.walk()


EMPTY = Node(None, 1)  # what a key that is not there stands for


def read_yaml(path: Path, name: str) -> tuple[Node, bytes]:
    """The tree of a YAML file and the bytes it was read from.

    Aliases (`*x`) are refused: they are the stuff of bombs, and nobody who codes interviews
    needs them. Dates stay text; `oui` and `non` stay words.

    Args:
        path: the file.
        name: how messages name it.

    Raises:
        UnreadableFileError: missing, being written, too large, not UTF-8, or not YAML, with the
            line.
    """
    data = read_bytes(path, name)
    return parse_yaml(data, name), data


def read_bytes(path: Path, name: str) -> bytes:
    """The bytes of a YAML file that nobody is writing; see `read_yaml`."""
    try:
        data = _settled(path)
    except FileNotFoundError:
        raise UnreadableFileError(name, "le fichier n’existe pas.") from None
    except OSError as cause:
        raise UnreadableFileError.refused(name, cause) from cause
    if data is None:
        what = "le fichier change pendant qu’on le lit : enregistrez-le, puis recommencez."
        raise UnreadableFileError(name, what)
    return data


def _settled(path: Path) -> bytes | None:
    """The bytes of a file, or None when somebody goes on writing it."""
    for _ in range(READINGS):
        before, data, after = path.stat(), path.read_bytes(), path.stat()
        if (before.st_mtime_ns, len(data)) == (after.st_mtime_ns, after.st_size):
            return data
    return None


def parse_yaml(data: bytes, name: str) -> Node:
    """The tree of a YAML document; see `read_yaml`."""
    if len(data) > MAX_BYTES:
        raise UnreadableFileError(name, f"le fichier dépasse {MAX_BYTES // 1_000_000} Mo.")
    try:
        text = data.decode("utf-8-sig").translate(BLANKS)
    except UnicodeDecodeError as cause:
        bad_line = data.count(b"\n", 0, cause.start) + 1
        raise UnreadableFileError(
            name, "le fichier n’est pas en UTF-8. Enregistrez-le en UTF-8.", bad_line
        ) from None
    if odd := UNPRINTABLE.search(text):
        raise UnreadableFileError(
            name,
            f"un caractère invisible (U+{ord(odd[0]):04X}) s’y trouve : effacez-le.",
            text.count("\n", 0, odd.start()) + 1,
        )
    import yaml  # noqa: PLC0415 — keeps `piacen --help` light

    try:
        return _Tree(name).build(yaml.parse(text, Loader=_loader_class()))
    except yaml.MarkedYAMLError as cause:
        message, mark = _explain(cause, text)
        raise UnreadableFileError(name, message, None if mark is None else mark.line + 1) from None
    except yaml.YAMLError as cause:
        raise UnreadableFileError(name, f"le YAML est mal formé ({cause}).") from None


def _loader_class() -> "type[yaml.SafeLoader]":
    import yaml  # noqa: PLC0415 — as above

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _explain(cause: "yaml.MarkedYAMLError", text: str) -> "tuple[str, yaml.Mark | None]":
    """The error in French with what to do, and where: where a bracket opens, not where all ends."""
    problem, mark = cause.problem or "", cause.problem_mark or cause.context_mark
    there = "" if mark is None else text[mark.index : mark.index + 1]
    if "mapping values are not allowed" in problem or "could not find expected ':'" in problem:
        return (
            "le YAML est mal formé à cet endroit : vérifiez l’alignement, et mettez entre"
            " guillemets les valeurs qui contiennent « : »."
        ), mark
    if there == "\t":
        return "une tabulation sert de retrait : remplacez-la par des espaces.", mark
    if mark is not None and problem.startswith(NAMELESS):
        there = text[mark.index - 1 : mark.index]
    if there in QUOTED:
        return f"mettez entre guillemets la valeur qui commence par « {there} ».", mark
    if "end of stream" in problem:
        return "un guillemet ouvert ici n’est jamais fermé.", cause.context_mark
    if "expected ',' or" in problem:
        return (
            "la liste ouverte ici par « [ » ou « { » n’est pas fermée, ou il y manque une virgule."
        ), cause.context_mark
    return f"le YAML est mal formé à cet endroit ({problem or cause.context}).", mark


class _Tree:
    """Builds our nodes from the events of one YAML document, without recursion."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.open: list[_Branch] = [_Branch(1, mapping=False)]

    def build(self, events: "Iterable[yaml.Event]") -> Node:
        for event in events:
            line = event.start_mark.line + 1 if event.start_mark else 1
            self._take(event, line)
            if len(self.open) > MAX_DEPTH:
                raise UnreadableFileError(self.name, "l’imbrication est trop profonde.", line)
        children = self.open[0].children
        if len(children) > 1:
            second = children[1].line
            raise UnreadableFileError(self.name, "le fichier contient deux documents.", second)
        return children[0] if children else Node(None, 1)

    def _take(self, event: Any, line: int) -> None:
        if getattr(event, "anchor", None) is not None:  # `&name` and `*name` alike
            raise UnreadableFileError(
                self.name,
                "les ancres et alias YAML (« & » et « * ») ne sont pas acceptés : mettez la"
                " valeur entre guillemets.",
                line,
            )
        match type(event).__name__:  # by name: matching classes one by one is slow on long files
            case "ScalarEvent":
                written: str = event.value
                value = _scalar(written) if event.style in {None, ""} else written
                self._add(Node(value, line, written=written))
            case "SequenceStartEvent" | "MappingStartEvent" as kind:
                self.open.append(_Branch(line, mapping=kind == "MappingStartEvent"))
            case "SequenceEndEvent" | "MappingEndEvent":
                self._add(self.open.pop().node())

    def _add(self, node: Node) -> None:
        self.open[-1].children.append(node)


class _Branch:
    """A list or mapping being read; a mapping's children are its keys and values in turn."""

    def __init__(self, line: int, *, mapping: bool) -> None:
        self.line = line
        self.mapping = mapping
        self.children: list[Node] = []

    def node(self) -> Node:
        if not self.mapping:
            return Node(tuple(self.children), self.line)
        values: dict[str, Node] = {}
        repeated: list[tuple[str, int]] = []
        for key, value in zip(self.children[::2], self.children[1::2], strict=True):
            name = key.text()
            if name in values:
                repeated.append((name, key.line))
            else:
                values[name] = Node(value.value, key.line, value.repeated, value.written)
        return Node(values, self.line, tuple(repeated))


def _scalar(plain: str) -> Scalar:
    """What an unquoted value means: YAML 1.2's numbers and booleans, and text for all the rest."""
    if plain in _WORDS:
        return _WORDS[plain]
    number = _NUMBER.fullmatch(plain)
    if number is None:
        return plain
    return float(plain) if number[1] else int(plain)
