"""How many, in our own words: numbers as they are written in Québec, and what agrees with them."""

from typing import Final

NBSP: Final = "\xa0"


def grouped(number: float, decimals: int = 0) -> str:
    """`12 345`, `0,45`: blanks that do not break by thousands, a decimal comma."""
    return f"{number:z,.{decimals}f}".replace(",", NBSP).replace(".", ",")


def several(count: int, noun: str, plural: str = "") -> str:
    """`1 segment`, `3 segments`, `0 journal`, `1 234 journaux`."""
    return f"{grouped(count)} {noun if count < 2 else plural or f'{noun}s'}"


def agreed(word: str, count: int) -> str:
    """`laissé`, `laissés`: what agrees with that many."""
    return word if count < 2 else f"{word}s"
