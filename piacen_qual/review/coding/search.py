"""Finding a code from a few letters of its label, its id or else its definition."""

import re
from collections.abc import Sequence
from enum import IntEnum
from typing import Final

from rapidfuzz import fuzz

from piacen_qual.codebook.schema import Code
from piacen_qual.french.folding import fold

CLOSE_ENOUGH: Final = 70  # of 100, for words that are not there as typed
SHORT: Final = 4  # letters; in less, everything resembles everything


class Near(IntEnum):
    """How a code answers to what was typed, the nearest first."""

    SAME = 0  # it is its id
    ID = 1  # its id begins so
    LABEL = 2  # its label does
    WORDS = 3  # some of its words do
    WITHIN = 4  # it is somewhere in them
    DEFINITION = 5  # words of its definition begin so
    ALIKE = 6  # it only resembles it
    NOT = 7


def find_codes(codes: Sequence[Code], asked: str, *, theme: str = "") -> list[Code]:
    """The codes whose label or id come near what was typed, the nearest first.

    Those that have every word as typed (`pann con` finds « Pannes de connexion »); where none has,
    those whose definition does, and those that resemble it. Case and accents do not count. Nothing
    typed: all of them.

    Args:
        codes: those to choose among.
        asked: what was typed.
        theme: of equally near codes, those of this theme come first.
    """
    words = fold(asked).replace("_", " ").split()
    if not words:
        return list(codes)
    ranked = [(*_nearness(code, words), code) for code in codes]
    named = any(near < Near.DEFINITION for near, _, _ in ranked)
    ranked = [each for each in ranked if each[0] < (Near.DEFINITION if named else Near.NOT)]
    ranked.sort(key=lambda each: (each[0], each[2].theme != theme, each[1]))
    return [code for _, _, code in ranked]


def of_family(codes: Sequence[Code], code: str) -> list[Code]:
    """The codes that may stand in the place of one of them, those of its family first."""
    family = next((each.family for each in codes if each.id == code), "")
    others = [each for each in codes if each.id != code]
    return sorted(others, key=lambda each: each.family != family)


def _nearness(code: Code, words: Sequence[str]) -> tuple[Near, float]:
    """How a code answers to some words, and how little of it does."""
    label, name = fold(code.label).replace("'", " "), code.id.replace("_", " ")
    parts = f"{label} {name}".split()
    typed, near = " ".join(words), Near.NOT
    if name == typed:
        near = Near.SAME
    elif name.startswith(typed):
        near = Near.ID
    elif label.startswith(typed):
        near = Near.LABEL
    elif _begin(words, parts):
        near = Near.WORDS
    elif all(word in f"{label} {name}" for word in words):
        near = Near.WITHIN
    elif _begin(words, re.split(r"\W+", fold(code.definition))):
        near = Near.DEFINITION
    if near is not Near.NOT or min(map(len, words)) < SHORT:
        return near, len(parts)
    alike = sum(max(_likeness(word, part) for part in parts) for word in words) / len(words)
    return Near.ALIKE if alike >= CLOSE_ENOUGH else Near.NOT, -alike


def _begin(words: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether each of some words begins some part."""
    return all(any(part.startswith(word) for part in parts) for word in words)


def _likeness(typed: str, word: str) -> float:
    """How near what was typed is to a word, or to its beginning."""
    return max(fuzz.ratio(typed, word), fuzz.ratio(typed, word[: len(typed)]))
