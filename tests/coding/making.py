"""Transcripts and codebooks built by hand."""

import json
from collections.abc import Iterable, Mapping

from piacen_qual.codebook.schema import (
    AnyOf,
    Code,
    Codebook,
    Concept,
    ConceptRef,
    Element,
    Kind,
    Rule,
    Term,
)
from piacen_qual.model import Group, Role, Transcript, Turn


def turn(n: int, text: str, *, speaker: str = "P1", theme: str = "acces") -> Turn:
    """A turn; `A…` speaks for the moderation, `O…` observes, anyone else takes part."""
    roles = {"A": Role.MODERATION, "O": Role.OBSERVATION}
    role = roles.get(speaker[0], Role.PARTICIPANT)
    return Turn(n, speaker, speaker, role, theme, None, text, n)


def transcript(*turns: Turn | str, file: str = "tj_g1.txt") -> Transcript:
    """A transcript of these turns; a lone text is said by P1."""
    made = (turn(n, given) if isinstance(given, str) else given for n, given in enumerate(turns, 1))
    return Transcript(file, "txt", "utf-8", "0" * 64, Group(file), (), (), tuple(made))


def elements(*given: str | tuple[str, ...]) -> tuple[Element, ...]:
    """Terms, `@concept`s, and tuples of alternatives."""
    return tuple(
        AnyOf(elements(*each))
        if isinstance(each, tuple)
        else ConceptRef(each[1:])
        if each.startswith("@")
        else Term(each)
        for each in given
    )


def termes(*given: str, **options: object) -> Rule:
    return rule(Kind.TERMS, *given, **options)


def proche(*given: str | tuple[str, ...], **options: object) -> Rule:
    return rule(Kind.NEAR, *given, **options)


def suite(*given: str | tuple[str, ...], **options: object) -> Rule:
    return rule(Kind.SEQUENCE, *given, **options)


def motif(*tokens: Mapping[str, object], **options: object) -> Rule:
    return rule(Kind.MOTIF, pattern=json.dumps(tokens), **options)


def regex(pattern: str, **options: object) -> Rule:
    return rule(Kind.REGEX, pattern=pattern, **options)


def rule(kind: Kind, *given: str | tuple[str, ...], **options: object) -> Rule:
    fields: dict[str, object] = {"id": "code.1", "line": 7}
    return Rule(kind=kind, elements=elements(*given), **(fields | options))  # type: ignore[arg-type]


def code(*rules: Rule, name: str = "code") -> Code:
    return Code(name, name, "f", "", "d", "", "", (), (), rules, 1)


def codebook(
    *codes: Code, concepts: Mapping[str, Iterable[str]] | None = None, **options: object
) -> Codebook:
    made = {name: Concept(name, 1, elements(*terms)) for name, terms in (concepts or {}).items()}
    return Codebook("t", "1", "0", (), (), made, codes, **options)  # type: ignore[arg-type]
