"""Finding a code from a few letters of its label or id."""

from collections.abc import Sequence
from typing import Final

from rapidfuzz import fuzz

from piacen_qual.codebook.schema import Code
from piacen_qual.french.folding import fold

CLOSE_ENOUGH: Final = 70  # of 100, for words that are not there as typed
SHORT: Final = 4  # letters; in less, everything resembles everything


def find_codes(codes: Sequence[Code], asked: str) -> list[Code]:
    """The codes whose label or id come near what was typed, the nearest first.

    Codes that have every word as typed (`pann con` finds « Pannes de connexion ») come before
    those that only resemble it. Case and accents do not count. Nothing typed: all of them.
    """
    words = fold(asked).replace("_", " ").split()
    if not words:
        return list(codes)
    ranked = [(_nearness(code, words), code) for code in codes]
    ranked.sort(key=lambda pair: -pair[0])
    return [code for nearness, code in ranked if nearness > 0]


def _nearness(code: Code, words: Sequence[str]) -> float:
    """0 when the code is none of what was meant."""
    text = fold(f"{code.label} {code.id}").replace("_", " ").replace("'", " ")
    parts = text.split()
    if code.id == "_".join(words):
        return 300
    if all(any(part.startswith(word) for part in parts) for word in words):
        return 200 - len(parts)
    if all(word in text for word in words):
        return 150 - len(parts)
    if min(map(len, words)) < SHORT:
        return 0
    alike = sum(max(_likeness(word, part) for part in parts) for word in words) / len(words)
    return alike if alike >= CLOSE_ENOUGH else 0


def _likeness(typed: str, word: str) -> float:
    """How near what was typed is to a word, or to its beginning."""
    return max(fuzz.ratio(typed, word), fuzz.ratio(typed, word[: len(typed)]))
