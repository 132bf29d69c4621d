"""When two words are the same word: by form, by stem, through oral spellings."""

from collections.abc import Iterator
from functools import lru_cache

from piacen_qual.french.folding import fold
from piacen_qual.french.forms import comparable
from piacen_qual.french.oral import standard_forms
from piacen_qual.french.tokens import Token, TokenKind, kind, tokenize
from piacen_qual.transcripts.vocabulary import stem


@lru_cache(maxsize=200_000)
def folded(word: str) -> str:
    """The form of a token, without case, accents nor inclusive endings."""
    return fold(comparable(word))


@lru_cache(maxsize=200_000)
def stems(word: str) -> frozenset[str]:
    """The stems (Snowball, French) of a token and of the standard forms it stands for.

    Two tokens that share one are taken for forms of one word: `réunions` and `réunion`, `ordis`
    and `ordinateur`; also, now and then, `formateur` and `formation`.
    """
    form = comparable(word)
    return frozenset(stem(fold(each)) for each in (form, *standard_forms(form)) if fold(each))


@lru_cache(maxsize=200_000)
def is_word(token: str) -> bool:
    """True for words and numbers; not for punctuation, hesitations and transcriber's marks."""
    return kind(token) is TokenKind.WORD


def words_of(text: str) -> Iterator[Token]:
    """The words of a text, with their places."""
    return (token for token in tokenize(text) if is_word(token.text))


@lru_cache(maxsize=200_000)
def root(word: str) -> str:
    """The one stem that stands for a token, after its standard spelling (`laptop` → `portabl`)."""
    form = comparable(word)
    return stem(fold((*standard_forms(form), form)[0]) or form)
