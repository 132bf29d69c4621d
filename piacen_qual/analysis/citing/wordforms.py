"""When two words are the same word: by form, or by stem through oral spellings."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from piacen_qual.french.folding import fold
from piacen_qual.french.forms import comparable
from piacen_qual.french.oral import standard_forms
from piacen_qual.french.stems import stem
from piacen_qual.french.tokens import Token, TokenKind, kind, tokenize

MANY: Final = 200_000  # distinct words remembered
_PLURAL: Final = re.compile(r"(?<=\w{3}[aiou])s$")  # `micros`, which Snowball leaves as it is


def words_of(text: str) -> Iterator[Token]:
    """The words and numbers of a text, with their places; no hesitations, no marks."""
    return (token for token in tokenize(text) if _is_word(token.text))


@lru_cache(maxsize=MANY)
def folded(word: str) -> str:
    """The form of a token, without case, accents nor inclusive endings."""
    return fold(comparable(word))


@lru_cache(maxsize=MANY)
def root(word: str) -> str:
    """The one stem that stands for a token, after its standard spelling (`laptop` → `portabl`)."""
    form = comparable(word)
    return _stem((*standard_forms(form), form)[0])


def _stem(form: str) -> str:
    return stem(_PLURAL.sub("", fold(form)) or form)


@lru_cache(maxsize=MANY)
def _is_word(token: str) -> bool:
    return kind(token) is TokenKind.WORD
