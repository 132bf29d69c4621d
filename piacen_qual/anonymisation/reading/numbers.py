"""Numbers as they are said: `quatre cent dix-huit, cinq cinq cinq` is 418 5 5 5."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_UNITS: Final = {
    **{"zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6},
    **{"sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13},
    **{"quatorze": 14, "quinze": 15, "seize": 16},
}
_TENS: Final = {
    **{"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60},
    **{"septante": 70, "huitante": 80, "octante": 80, "nonante": 90},
}
_SCALES: Final = {"cent": 100, "cents": 100, "mille": 1000}
_BETWEEN: Final = frozenset({"et", "pis", "puis", "tiret", "trait", "double", "triple", "fois"})
_TIMES: Final = {"double": 2, "triple": 3}
_MOST: Final = 4  # times that one says a digit comes
_GAP: Final = re.compile(r"[ ,.'-]{0,4}")

NUMERALS: Final = frozenset({*_UNITS, *_TENS, *_SCALES})
"""The words that numbers are said with, folded."""


@dataclass(frozen=True, slots=True)
class Number:
    """A run of numbers said one after the other.

    Attributes:
        start: first character, in the text.
        end: end, exclusive.
        groups: the numbers, as digits: `418`, `5`, `5`, `5`.
    """

    start: int
    end: int
    groups: tuple[str, ...]

    @property
    def digits(self) -> str:
        """All digits, in order."""
        return "".join(self.groups)


def numbers(text: str) -> Iterator[Number]:
    """The runs of numbers in a normal text (see `reading.normal`), in words or digits."""
    words = [(found[0], *found.span()) for found in re.finditer(r"[^\W_]+", text)]
    at = 0
    while at < len(words):
        size = _run(text, words[at:])
        if size:
            said = [word for word, _, _ in words[at : at + size]]
            groups = tuple(_groups(list(_repeated(said))))
            yield Number(words[at][1], words[at + size - 1][2], groups)
        at += size or 1


def _run(text: str, words: Sequence[tuple[str, int, int]]) -> int:
    """How many words from the first are numbers, or stand between two."""
    size = 0
    end = words[0][1]
    for n, (word, start, after) in enumerate(words):
        if not _GAP.fullmatch(text[end:start]):
            break
        if word in NUMERALS or word.isdecimal():
            size = n + 1
        elif word not in _BETWEEN or size == 0:
            break
        end = after
    return size


def _repeated(said: Sequence[str]) -> Iterator[str]:
    """The words, those that are said to come more than once repeated: `triple cinq`."""
    times = 1
    for n, word in enumerate(said):
        ahead = said[n + 1 : n + 2] == ["fois"] and _UNITS.get(word, 0)
        if word in _TIMES:
            times = _TIMES[word]
        elif 1 < ahead <= _MOST:
            times = ahead
        elif word != "fois":
            yield from [word] * times
            times = 1


def _groups(said: Sequence[str]) -> Iterator[str]:
    """The numbers that are said, each as its digits."""
    value = -1  # the number under way, or none
    for n, word in enumerate(said):
        if word.isdecimal():
            yield from _told(value)
            yield word
            value = -1
        elif word not in _BETWEEN:
            after = said[n - 1] if n else ""
            joined = _joined(value, word, after)
            if joined < 0:
                yield from _told(value)
                joined = _alone(word)
            value = joined
    yield from _told(value)


def _told(value: int) -> Iterator[str]:
    if value >= 0:
        yield str(value)


def _alone(word: str) -> int:
    return {**_UNITS, **_TENS, **_SCALES}[word]


def _joined(value: int, word: str, before: str) -> int:
    """The number that `word` makes of the one under way, or -1 when it begins another."""
    if value <= 0:
        return -1
    if word in _SCALES:
        scale = _SCALES[word]
        low = value % 1000
        if scale == 100 and 1 < low < 17:
            return value - low + low * 100
        return value * 1000 if scale == 1000 and value < 1000 else -1
    if word in _TENS:
        if word.startswith("vingt") and value % 10 == 4 and before == "quatre":
            return value - 4 + 80
        return value + _TENS[word] if value % 100 == 0 else -1
    return value + _UNITS[word] if _takes(value % 100, _UNITS[word], before) else -1


def _takes(tens: int, unit: int, before: str) -> bool:
    """Whether a number that ends in `tens` goes on with `unit`: `vingt` does with `un`."""
    if before == "dix":
        return 7 <= unit < 10
    if unit == 0 or before in _UNITS:
        return False
    return tens == 0 or (tens in {60, 80} and unit < 17) or (tens % 10 == 0 and unit < 10)
