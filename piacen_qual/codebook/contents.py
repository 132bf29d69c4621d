"""What a codebook says of each thing, as texts under the keys that researchers write.

Two things with the same contents mean the same: lines, defaults left unsaid, order in a list and
repeated terms do not count.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Final

from piacen_qual.codebook.schema import (
    AnyOf,
    Clues,
    Code,
    Codebook,
    Concept,
    ConceptRef,
    Example,
    Family,
    Kind,
    Rule,
    Term,
)
from piacen_qual.model import Theme

Content = Mapping[str, tuple[str, ...]]
"""By key, what is written: one text, the texts of a list in alphabetical order, or nothing."""

Names = Mapping[str, str]
"""Concepts that go by another name: name in the codebook → name to compare."""

_AS_THEY_ARE: Final[Names] = {}
_KEYS: Final = {
    "gap": "ecart",
    "scope": "portee",
    "negation": "nie",
    "present": "avec",
    "absent": "sauf",
    "absent_in_segment": "sauf_segment",
    "weight": "poids",
    "reason": "parce_que",
}
_APART: Final = frozenset(
    {"id", "line", "kind", "elements", "pattern", "themes", "other_themes", "answers"}
)


def of_settings(codebook: Codebook) -> Content:
    """What holds for the whole codebook."""
    return {
        "titre": _texts(codebook.title),
        "version": _texts(codebook.version),
        "seuil": _texts(codebook.threshold),
        "segment_mots": _texts(codebook.segment_words),
        "force_des_regles": _texts(codebook.rule_force),
        "approx": _texts(codebook.approx),
        "correspondances": tuple(
            f"{old} → {', '.join(new)}" for old, new in sorted(codebook.successors.items())
        ),
    }


def of_theme(theme: Theme) -> Content:
    """A theme of the guide."""
    return {
        "libelle": _label(theme.label, theme.id),
        "questions": _texts(theme.questions),
        "titres": _texts(theme.titles),
        "vocabulaire": _texts(theme.vocabulary),
    }


def of_family(family: Family) -> Content:
    """A family of codes and how its scores are treated."""
    lengths = [*family.lengths, ("au_dela", family.beyond)] if family.lengths else []
    return {
        "libelle": _label(family.label, family.id),
        "objets": _texts(family.objects),
        "part_du_meilleur": _texts(family.share or ""),
        "longueur": tuple(f"{words} : {factor:g}" for words, factor in lengths),
    }


def of_concept(concept: Concept, names: Names) -> Content:
    """The words of a concept; nested concepts by name."""
    return {"mots": _texts(concept.elements, names)}


def of_code(code: Code, names: Names) -> Content:
    """A code without its rules."""
    return {
        "libelle": _label(code.label, code.id),
        "famille": _texts(code.family),
        "theme": _texts(code.theme),
        "definition": _texts(code.definition),
        "inclure": _texts(code.include),
        "exclure": _texts(code.exclude),
        "exemples": _texts(code.examples),
        "contre_exemples": _texts(code.counter_examples),
        "indices": _clues(code.clues, names),
    }


def of_rule(rule: Rule, names: Names) -> Content:
    """A rule without its name."""
    written = {
        _KEYS.get(field.name, field.name): _texts(getattr(rule, field.name), names)
        for field in fields(rule)
        if field.name not in _APART
    }
    factors = {**rule.themes, "autres": rule.other_themes} if rule.themes else {}
    return {
        **_elements(rule, names),
        **written,
        "motif" if rule.kind is Kind.MOTIF else "regex": _texts(rule.pattern),
        "echange": ("reponse",) if rule.answers else (),
        "theme": _texts(factors),
    }


def _elements(rule: Rule, names: Names) -> Content:
    if rule.kind in {Kind.NEAR, Kind.SEQUENCE}:
        return {
            f"{rule.kind}, élément {n}": _texts((element,), names)
            for n, element in enumerate(rule.elements, 1)
        }
    return {rule.kind.value: _texts(rule.elements, names)} if rule.elements else {}


def _clues(clues: Clues | None, names: Names) -> tuple[str, ...]:
    if clues is None:
        return ()
    themes = {f"thème {theme}": weight for theme, weight in clues.themes.items()}
    words = {_texts(element, names)[0]: weight for element, weight in clues.weights}
    return _texts({"départ": clues.start, **themes, **words})


def _label(label: str, id_: str) -> tuple[str, ...]:
    return () if label == id_ else (label,)


def _texts(value: object, names: Names = _AS_THEY_ARE) -> tuple[str, ...]:
    return tuple(sorted({text for text in _written(value, names) if text}))


def _written(value: object, names: Names) -> Iterator[str]:
    match value:
        case bool():
            yield "oui" if value else ""
        case float():
            yield f"{value:g}"
        case Term():
            yield value.text
        case ConceptRef():
            yield f"@{names.get(value.name, value.name)}"
        case AnyOf():
            yield from _written(value.options, names)
        case Example():
            yield f"{value.text} (thème {value.theme})" if value.theme else value.text
        case Mapping():
            yield from (f"{key} : {factor:g}" for key, factor in value.items())
        case tuple():
            for part in value:
                yield from _written(part, names)
        case _:
            yield str(value)
