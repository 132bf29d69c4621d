"""The tokenizer: words, numbers, marks and punctuation, each with its place in the raw text.

Made for the way Québec French is transcribed: `y’a`, `t’sais`, `c’est-tu`, `fait que`,
`intervenant·e·s`, `22 h 40`, `(rires)`. Every character that is not blank is in exactly one token.
"""

import re
from enum import IntEnum
from typing import NamedTuple

from piacen_qual.french import inclusive
from piacen_qual.french.folding import fold
from piacen_qual.french.marks import MARK, is_mark


class Token(NamedTuple):
    """A piece of the text: `text[start:end] == token.text`."""

    text: str
    start: int
    end: int


class TokenKind(IntEnum):
    """What a token is to whoever counts words."""

    WORD = 0  # a word or a number
    PUNCTUATION = 1
    MARK = 2  # what the transcriber adds: (rires), [inaudible]
    FILLER = 3  # a hesitation: euh


_W = r"[\w\u0300-\u036f\u00ad\u200b-\u200d\u2060]"
_APOSTROPHE = "['’‘ʼ′`´＇\x92]"
_HYPHEN = "[-‐‑]"
_BLANK = "[ \xa0\u202f\u2009]"
_END = rf"(?!{_W})"

_ADDRESS = r"(?:https?://|www\.)[^\s<>«»\"]*[\w/]|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+"
_HOUR = rf"\d{{1,2}}{_BLANK}?(?:[hH]{_BLANK}?\d{{2}}|:\d{{2}}(?::\d{{2}})?|[hH]){_END}"
_AMOUNT = (
    rf"(?:\d{{1,3}}(?:{_BLANK}\d{{3}})+|\d+)(?:[.,]\d+)?(?:[-/]\d+)*(?!{_W})"
    rf"(?:{_BLANK}?[%$€‰°])?"
)
_ACRONYM = r"(?:[^\W\d_]\.){2,}"
_SO = "".join(rf"(?<!\b{word} )" for word in ("le", "du", "au", "de", "en", "à", "ce", "a")) + (
    rf"[Ff](?:ait|a){_BLANK}+qu(?:e{_END}|{_APOSTROPHE}(?={_W}))"
)
_WHOLES = (
    "aujourd'hui|quelqu'un(?:e|s|es)?|t'sais|t'sé|c't'heure|c't'|c'te?|s'te|presqu'île"
    "|prud'hom\\w+|entr'aid\\w+|c'est-à-dire|rendez-vous|chez-(?:moi|toi|lui|elle|soi|nous|vous|eux)"
    "|qu'en-dira-t-on|m'as-tu-vu"
)
_WHOLE = (
    "(?i:"
    + _WHOLES.replace("-", _HYPHEN).replace("'", _APOSTROPHE)
    + rf"(?:{_END}|(?<=[’']))"
    + ")"
)
_ELISION = rf"(?i:jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu|qu|[cçdjlmnsty]){_APOSTROPHE}(?={_W})"
_PRONOUN = "(?i:je|tu|ti|ils?|elles?|on|nous|vous|ce|moi|toi|lui|leur|les?|la|en|y|là|ci)"
_LINK = rf"(?i:t(?:{_HYPHEN}|{_APOSTROPHE}))?"
_TAIL = rf"{_HYPHEN}{_LINK}{_PRONOUN}{_END}"
_ENCLITIC = rf"{_TAIL}(?!{_HYPHEN}(?!{_LINK}{_PRONOUN}{_END}){_W})"
_COMPOUND = rf"{_W}+(?:(?:{_APOSTROPHE}|(?!{_ENCLITIC}){_HYPHEN}|&){_W}+)*"
_SIMPLE = rf"[^\W\d]{_W}*(?=[\s,;?!…»]|[:.](?:\s|$)|$)"
_PUNCTUATION = r"…|\.\.+|[?!]+|\S"

_TOKEN = re.compile(
    "|".join(
        (
            _SO,
            _SIMPLE,
            MARK,
            _ADDRESS,
            _HOUR,
            _AMOUNT,
            _ACRONYM,
            inclusive.PATTERN,
            _WHOLE,
            _ELISION,
            _ENCLITIC,
            _COMPOUND,
            _PUNCTUATION,
        )
    )
)
_FILLERS = frozenset({"euh", "euhm", "heu", "heum", "hum", "hmm", "hm", "mmm", "mm", "mhm", "eh"})


def tokenize(text: str) -> list[Token]:
    """The tokens of `text`, in order; blanks are in none."""
    return [Token(found.group(), *found.span()) for found in _TOKEN.finditer(text)]


def kind(token_text: str) -> TokenKind:
    """What a token is; see `TokenKind`."""
    if is_mark(token_text):
        return TokenKind.MARK
    if not any(letter.isalnum() for letter in token_text):
        return TokenKind.PUNCTUATION
    return TokenKind.FILLER if fold(token_text) in _FILLERS else TokenKind.WORD
