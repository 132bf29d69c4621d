"""How many, in our own words: numbers as they are written in Québec, and what agrees with them."""

import re
import unicodedata
from typing import Final

NBSP: Final = "\xa0"


_ELIDES: Final = re.compile("[aeiouhœæ]|y[^aeiou]", re.IGNORECASE)


def of(name: str) -> str:
    """`de Julie`, `d’Omer`, `d’Hélène`: every h is held to be mute, as in most first names."""
    bare = unicodedata.normalize("NFD", name)
    return f"d’{name}" if _ELIDES.match(bare) else f"de {name}"


def grouped(number: float, decimals: int = 0) -> str:
    """`12 345`, `0,45`: blanks that do not break by thousands, a decimal comma."""
    return f"{number:z,.{decimals}f}".replace(",", NBSP).replace(".", ",")


def several(count: int, noun: str, plural: str = "") -> str:
    """`1 segment`, `3 segments`, `0 journal`, `1234 journaux`, `12 345 journaux`.

    Out of columns four figures stay together, as the Office québécois de la langue française has
    it: they may stand beside other numbers (`10/10 1312 4`).
    """
    number = grouped(count) if abs(count) >= 10_000 else str(count)
    return f"{number} {noun if count < 2 else plural or f'{noun}s'}"


def agreed(word: str, count: int) -> str:
    """`laissé`, `laissés`: what agrees with that many."""
    return word if count < 2 else f"{word}s"
