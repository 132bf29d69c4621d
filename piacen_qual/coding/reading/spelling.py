"""Forms that no lexicon knows, read as the words that they were meant to be.

A form is read on its own, whatever else is said: as the words of French that a slip could have made
of it, those that are written often before the others. When these have no lemma in common, nobody
can tell which was meant, and the form is left alone.

The keys of a form read so (see `coding.lexicon`) have one more sign:
- `?mot`: a key of what was probably meant;
- `?` alone: nothing in French is spelt nearly so; it may still be a word that only the codebook
  has.

Compared with the words of a large codebook alone, three readings in ten would be wrong: a misspelt
word that the codebook does not have (`alluer`, for `allumer`) is read as one that it has (`aller`).
"""

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Final, NamedTuple

from piacen_qual.coding.reading.lexicon import Lexicon
from piacen_qual.french.misspelling import alike, longer, swapped
from piacen_qual.french.oral import is_oral, respelled

SHORTEST: Final = 5  # letters; shorter forms may have been meant to be too many words


class Usage(NamedTuple):
    """What people write.

    Attributes:
        seen: whether a word is written at all, be it wrongly.
        common: whether it is written often.
    """

    seen: Callable[[str], bool]
    common: Callable[[str], bool]


class Speller:
    """Reads misspelt forms."""

    def __init__(self, lexicon: Lexicon, usage: Usage) -> None:
        """Keep what tells which words there are."""
        self._lexicon = lexicon
        self._usage = usage

    def knows(self, form: str) -> bool:
        """Whether a form is a word, or an oral spelling of one."""
        return self._usage.common(form) or is_oral(form) or self._lexicon.explains(form)

    def keys(self, form: str) -> tuple[str, ...]:
        """What `form` may be looked up under besides its own keys; nothing for a known word."""
        if len(form) < SHORTEST or not form.isalpha() or self.knows(form):
            return ()
        words = self.readings(form)
        if words is None:
            return ("?",)
        keys = (set(self._lexicon.keys(word)) for word in words)
        shared = set.intersection(*keys) if words else ()
        return tuple(f"?{key}" for key in sorted(shared) if not key.startswith("="))

    def readings(self, form: str) -> list[str] | None:
        """The words that an unknown form may have been meant to be, or None when it is like none.

        A form that is often written is a word that the tables lack, unless it sounds like a common
        one.
        """
        sounding = alike(form)
        words = self._common(sounding)
        if words or self._usage.seen(form):
            return words
        slips = swapped(form), longer(form)
        common = (self._common(words) for words in slips)
        known = (self._known(words) for words in (sounding, *slips))
        return next(filter(None, chain(common, known)), None)

    def _common(self, words: Iterable[str]) -> list[str]:
        return [word for word in words if self._usage.common(respelled(word))]

    def _known(self, words: Iterable[str]) -> list[str]:
        return [word for word in words if self._usage.seen(word) and self.knows(word)]
