"""Spelling differences that carry no meaning: case, accents, apostrophes, hyphens, blanks.

A folded text is for comparing, never for offsets: it may be shorter than the raw text.
`plain` alone keeps every character in its place.
"""

import re
import unicodedata

_APOSTROPHES = "’‘ʼ′`´＇\x92"
_HYPHENS = "‐‑"
_BLANKS = "\xa0\u2002\u2003\u2007\u2009\u200a\u202f\x85\u2028\u2029"
_ONE_TO_ONE = str.maketrans(
    dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_HYPHENS, "-") | dict.fromkeys(_BLANKS, " ")
)
_ZERO_WIDTH = "\xad\u200b\u200c\u200d\u2060\ufeff"
_SURROGATES = range(0xD800, 0xE000)  # halves of characters, left by a bad conversion
_INVISIBLE = dict.fromkeys([*map(ord, _ZERO_WIDTH), *_SURROGATES])
_ACCENTS = re.compile("[\u0300-\u036f]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


def plain(text: str) -> str:
    """`text` with straight apostrophes, ordinary hyphens and spaces, one character for one."""
    return text.translate(_ONE_TO_ONE)


def composed(text: str) -> str:
    """`text` with one spelling for each letter it shows: composed, plain, nothing invisible."""
    if text.isascii():  # most words; the rest is slow
        return text.replace("`", "'")
    return plain(unicodedata.normalize("NFC", text.translate(_INVISIBLE)))


def lower(text: str) -> str:
    """`text` as words are compared when accents count: composed and in lower case."""
    return composed(text).lower()


def fold(text: str) -> str:
    """`text` as words are compared when accents do not count (`Œuvré` → `oeuvre`)."""
    lowered = lower(text)
    if lowered.isascii():
        return lowered
    apart = unicodedata.normalize("NFD", lowered.translate(_LIGATURES))
    return _ACCENTS.sub("", apart)
