"""Marks in files that leave: one letter, then digits only, since more letters could spell a name.

« 7ba41 » holds « ba », which is somebody's name; no leak scan could let it pass. The letter keeps
spreadsheets from taking a mark for a number.
"""

import hashlib
import re
import secrets
from collections.abc import Container
from typing import Final

from piacen_qual.french.folding import fold

_QUOTE: Final = 9  # digits: to be told over the telephone
_WIDE: Final = 38  # digits: 126 bits
_DIGEST_BYTES: Final = 16
_SAID: Final = re.compile(r"\[[^\]\n]*\w[^\]\n]*\]|[^\W_]+")  # what nobody said is kept apart


def quote_mark(taken: Container[str]) -> str:
    """A random mark for a quote, none of `taken`."""
    while (mark := _drawn("q", _QUOTE)) in taken:
        pass
    return mark


def bank_mark() -> str:
    """A random mark for a bank, that no other has."""
    return _drawn("b", _WIDE)


def study_mark() -> str:
    """A random mark for a study, that no other has."""
    return _drawn("e", _WIDE)


def digest_of(words: str) -> str:
    """What tells these words from any others: half of their sha256."""
    return f"h{_half(words)}"


def signature_of(words: str) -> str:
    """What tells words from any others, however they are typed: what somebody signs.

    Capitals, accents, stops and blanks are left aside: another typography says nothing more of who
    speaks. « [ville] », which stands for a name, is never the same as « ville ».
    """
    return f"s{_half(' '.join(fold(said) for said in _SAID.findall(words)))}"


def _half(words: str) -> str:
    half = hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest()[:_DIGEST_BYTES]
    return f"{int.from_bytes(half):039d}"


def _drawn(letter: str, digits: int) -> str:
    return f"{letter}{secrets.randbelow(10**digits):0{digits}d}"
