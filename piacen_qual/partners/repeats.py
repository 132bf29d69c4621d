"""What an answer repeats of quotes that were withdrawn, left out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from piacen_qual.french.folding import fold
from piacen_qual.model import RETIRED

LEAST: Final = 4  # words in a row; all those of a shorter quote

_WORD: Final = re.compile(r"\w+")


class Repeats:
    """Knows quotes that were withdrawn, as they were shared."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take the words of the quotes, whatever their case and accents."""
        said = [tuple(fold(word) for word in _WORD.findall(text)) for text in texts]
        self._runs = {run for words in said for run in _runs(words, min(LEAST, len(words)))}
        self._lengths = {len(run) for run in self._runs}

    def out_of(self, text: str) -> str:
        """`text` with a mark in the place of each stretch of words that it repeats."""
        words = tuple(_WORD.finditer(text))
        repeated = self._repeated([fold(word[0]) for word in words])
        end = 0
        parts: list[str] = []
        for at in sorted(repeated):
            if at - 1 not in repeated:
                parts += [text[end : words[at].start()], RETIRED]
            end = words[at].end()
        return "".join((*parts, text[end:]))

    def _repeated(self, words: Sequence[str]) -> set[int]:
        """Which words are part of what is repeated."""
        return {
            at
            for length in self._lengths
            for start, run in enumerate(_runs(words, length))
            if run in self._runs
            for at in range(start, start + length)
        }


def _runs(words: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    for start in range(len(words) - length + 1) if length else ():
        yield tuple(words[start : start + length])
