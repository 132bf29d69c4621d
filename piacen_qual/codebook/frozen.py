"""A codebook as bytes for the cache, and back: JSON, every value as the row of its fields."""

import json
from collections.abc import Callable
from dataclasses import fields
from typing import Any, TypeVar

from piacen_qual.codebook.schema import (
    AnyOf,
    Clues,
    Code,
    Codebook,
    Concept,
    ConceptRef,
    Element,
    Example,
    Family,
    Kind,
    Negation,
    Rule,
    Scope,
    Term,
)
from piacen_qual.errors import Level, Problem
from piacen_qual.model import Theme

Value = TypeVar("Value")


def freeze(book: Codebook, problems: tuple[Problem, ...]) -> bytes:
    """A codebook as it was read, with what is wrong in it."""
    value = (book, problems)
    text = json.dumps(value, default=_row, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def thaw(data: bytes) -> tuple[Codebook, tuple[Problem, ...]] | None:
    """What `freeze` was given, or None when these bytes are something else."""
    try:
        book, problems = json.loads(data.decode("utf-8", "surrogatepass"))
        return _codebook(book), tuple(_made(Problem, row, level=Level) for row in problems)
    except (ValueError, TypeError, AttributeError):
        return None


def _row(value: Any) -> Any:
    """The fields of a value, in order; an element is what people write."""
    match value:
        case Term(text):
            return text
        case ConceptRef(name):
            return f"@{name}"
        case AnyOf(options):
            return options
    return [getattr(value, name) for name in _names(value)]


def _names(value: Any) -> list[str]:
    """The fields of a value or of its kind, in order."""
    return [field.name for field in fields(value)]


def _made(kind: type[Value], row: list[Any], /, **reading: Callable[[Any], Any]) -> Value:
    """What `_row` was given; `reading` makes the fields that JSON has no type for."""
    given = dict(zip(_names(kind), row, strict=True))
    for name, read in reading.items():
        given[name] = read(given[name])
    return kind(**given)


def _codebook(row: list[Any]) -> Codebook:
    return _made(
        Codebook,
        row,
        themes=lambda rows: tuple(map(_theme, rows)),
        families=lambda rows: tuple(map(_family, rows)),
        concepts=lambda named: {name: _concept(each) for name, each in named.items()},
        codes=lambda rows: tuple(map(_code, rows)),
        successors=lambda named: {old: tuple(new) for old, new in named.items()},
    )


def _theme(row: list[Any]) -> Theme:
    return _made(Theme, row, questions=tuple, titles=tuple, vocabulary=tuple)


def _family(row: list[Any]) -> Family:
    return _made(Family, row, lengths=lambda rows: tuple(map(tuple, rows)))


def _concept(row: list[Any]) -> Concept:
    return _made(Concept, row, elements=_elements)


def _code(row: list[Any]) -> Code:
    return _made(
        Code,
        row,
        examples=_examples,
        counter_examples=_examples,
        rules=lambda rows: tuple(map(_rule, rows)),
        clues=lambda clues: None if clues is None else _made(Clues, clues, weights=_weights),
    )


def _examples(rows: list[Any]) -> tuple[Example, ...]:
    return tuple(Example(*row) for row in rows)


def _rule(row: list[Any]) -> Rule:
    return _made(
        Rule,
        row,
        kind=Kind,
        elements=_elements,
        scope=Scope,
        negation=Negation,
        present=_elements,
        absent=_elements,
        absent_in_segment=_elements,
    )


def _weights(rows: list[Any]) -> tuple[tuple[Element, float], ...]:
    return tuple((_element(what), weight) for what, weight in rows)


def _elements(rows: list[Any]) -> tuple[Element, ...]:
    return tuple(map(_element, rows))


def _element(written: Any) -> Element:
    if isinstance(written, list):
        return AnyOf(_elements(written))
    return ConceptRef(written[1:]) if written.startswith("@") else Term(written)
