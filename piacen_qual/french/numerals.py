"""Whole numbers in letters, as French writes them, and back: `vingt et un`, `quatre-vingts`."""

import re
from functools import cache
from typing import Final

LARGEST: Final = 999_999

_UNITS: Final = (
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    *("onze", "douze", "treize", "quatorze", "quinze", "seize"),
)
_TENS: Final = ("", "dix", "vingt", "trente", "quarante", "cinquante", "soixante")
_PARTS: Final = re.compile(r"[- \xa0]+")
_PLURAL: Final = {"vingts": "vingt", "cents": "cent", "une": "un", "zero": "zéro"}

_DASH: Final = "[- \xa0]"
_UNIT: Final = "une?|deux|trois|quatre|cinq|six|sept|huit|neuf"
_TEEN: Final = f"dix{_DASH}(?:sept|huit|neuf)|dix|onze|douze|treize|quatorze|quinze|seize"
_LOW: Final = (
    f"(?:(?:soixante|quatre{_DASH}vingt)(?:{_DASH}et)?{_DASH}(?:{_TEEN})"
    f"|(?:quatre{_DASH}vingt|vingt|trente|quarante|cinquante|soixante)"
    f"(?:{_DASH}et{_DASH}une?|{_DASH}(?:{_UNIT}))|quatre{_DASH}vingts?"
    f"|vingt|trente|quarante|cinquante|soixante|{_TEEN}|{_UNIT}|z[ée]ro)"
)
_MANY: Final = f"{_UNIT}|onze|douze|treize|quatorze|quinze|seize"  # « onze cents »
_MIDDLE: Final = f"(?:(?:(?:{_MANY}){_DASH})?cents?(?:{_DASH}{_LOW})?|{_LOW})"
LETTERS: Final = f"(?:(?:{_MIDDLE}{_DASH})?mille(?:{_DASH}{_MIDDLE})?|{_MIDDLE})"
"""The pattern of a number in letters, in lower case."""


def in_letters(number: int) -> str:
    """A number from 0 to `LARGEST`, in letters.

    Raises:
        ValueError: for any other.
    """
    if not 0 <= number <= LARGEST:
        raise ValueError(number)
    thousands, rest = divmod(number, 1000)
    many = "" if thousands < 2 else re.sub(r"(cent|vingt)s$", r"\1", _hundreds(thousands)) + " "
    told = f"{many}mille" if thousands else ""
    return f"{told} {_hundreds(rest)}".strip() if rest or not thousands else told


def of_letters(words: str) -> int | None:
    """The number that words tell, in either spelling, or None when they tell none."""
    parts = [_PLURAL.get(part, part) for part in _PARTS.split(words.lower()) if part != "et"]
    return _told().get(tuple(parts)) if "mille" not in parts else _thousands(parts)


def _thousands(parts: list[str]) -> int | None:
    at = parts.index("mille")
    before, after = _told().get(tuple(parts[:at])), _told().get(tuple(parts[at + 1 :]))
    many = 1 if at == 0 else before if before and before > 1 else None
    rest = 0 if at == len(parts) - 1 else after or None
    return None if many is None or rest is None else many * 1000 + rest


@cache
def _told() -> dict[tuple[str, ...], int]:
    """The words of each number under a thousand → the number; `onze cents` is one too."""
    hundreds = [*range(10), *range(11, len(_UNITS))]
    numbers = (100 * many + rest for many in hundreds for rest in range(100))
    spelt = ((number, _PARTS.split(_hundreds(number))) for number in numbers)
    return {
        tuple(_PLURAL.get(part, part) for part in parts if part != "et"): number
        for number, parts in spelt
    }


def _hundreds(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _tens(rest)
    many = f"{_UNITS[hundreds]} cent" if hundreds > 1 else "cent"
    if rest:
        return f"{many} {_tens(rest)}"
    return f"{many}s" if hundreds > 1 else many


def _tens(number: int) -> str:
    if number < len(_UNITS):
        return _UNITS[number]
    tens, unit = divmod(number, 10)
    if tens in {7, 9}:  # soixante-dix, quatre-vingt-onze
        tens, unit = tens - 1, unit + 10
    if tens == 8:
        return f"quatre-vingt-{_tens(unit)}" if unit else "quatre-vingts"
    if unit in {1, 11} and tens > 1:
        return f"{_TENS[tens]} et {_UNITS[unit]}"
    return f"{_TENS[tens]}-{_tens(unit)}" if unit else _TENS[tens]
