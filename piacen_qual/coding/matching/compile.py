"""The codebook's terms as words to look up."""

from collections.abc import Iterator
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from piacen_qual.french.folding import fold
from piacen_qual.french.forms import comparable
from piacen_qual.french.tokens import TokenKind, kind, tokenize

_ELLIPSES = frozenset({"…", "..."})
_ONE_WORD = frozenset({"fait-que"})  # how `fait que` is compared
_LONGEST_COMPOUND = 4


class Word(NamedTuple):
    """One word of a term.

    Attributes:
        text: in lower case, with its accents.
        surface: `=mot`, the form itself only.
        prefix: `mot*`, forms that begin so.
        after_gap: up to three other words may come before it (`…`).
    """

    text: str
    surface: bool = False
    prefix: bool = False
    after_gap: bool = False

    @property
    def keys(self) -> tuple[str, str]:
        """What to look up, with and without accents; see `coding.lexicon`."""
        sign = "=" if self.surface or self.prefix else ""
        return f"{sign}{self.text}", f"{sign}~{_folded(self.text)}"


Phrase = tuple[Word, ...]


@cache
def phrases(term: str) -> tuple[Phrase, ...]:
    """The word sequences that spell a term, with hyphens or without; none if it has no word."""
    phrase = tuple(_words(term))
    if not phrase:
        return ()
    apart = tuple(part for word in phrase for part in _apart(word))
    joined = _joined(phrase)
    return tuple(dict.fromkeys((phrase, apart, joined)))


def _words(term: str) -> Iterator[Word]:
    surface = gap = False
    tokens = tokenize(term)
    first = True
    for token, following in zip_longest(tokens, tokens[1:]):
        if token.start == 0 or term[token.start - 1].isspace():
            surface = False
        surface = surface or token.text == "="
        gap = gap or token.text in _ELLIPSES
        form = _form(token.text)
        if form is None:
            continue
        prefix = following is not None and following.text == "*" and following.start == token.end
        yield Word(form, surface, prefix, gap and not first)
        first = gap = False


_folded = cache(fold)


@cache
def _form(token_text: str) -> str | None:
    """How a word is compared; None for what is no word."""
    return comparable(token_text) if kind(token_text) is TokenKind.WORD else None


def _apart(word: Word) -> Phrase:
    """`porte-à-porte` as three words."""
    parts = [part for part in word.text.split("-") if part]
    if len(parts) < 2 or word.text in _ONE_WORD:
        return (word,)
    words = [Word(part, word.surface) for part in parts]
    words[0] = words[0]._replace(after_gap=word.after_gap)
    words[-1] = words[-1]._replace(prefix=word.prefix)
    return tuple(words)


def _joined(phrase: Phrase) -> Phrase:
    """`porte à porte` as one word."""
    plain = all(
        "'" not in word.text and not (word.surface or word.prefix or word.after_gap)
        for word in phrase
    )
    if not plain or not 2 <= len(phrase) <= _LONGEST_COMPOUND:
        return phrase
    return (Word("-".join(word.text for word in phrase)),)
