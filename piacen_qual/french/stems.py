"""Stems: what the forms of a word have in common, without a model of the language."""

from functools import lru_cache
from typing import Final

from piacen_qual.french.folding import fold

LONGEST: Final = 40  # letters; what is longer is no word, and stemming it takes for ever


@lru_cache(maxsize=1)
def _stemmer() -> "object":
    import snowballstemmer  # noqa: PLC0415 — not every command needs it

    return snowballstemmer.stemmer("french")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a folded word, itself folded; digits lose their spaces.

    Source: Snowball, the French algorithm, https://snowballstem.org.
    """
    if word[0].isdigit():
        return word.replace(" ", "")
    if len(word) > LONGEST:
        return word
    stemmed: str = _stemmer().stemWord(word)  # type: ignore[attr-defined] # the library is untyped
    return fold(stemmed)
