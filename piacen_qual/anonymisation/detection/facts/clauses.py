"""A turn cut into clauses: what is said at one go, and is asked about whole."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

_SENTENCE: Final = re.compile(r"[^.!?…;:\n]+")
_LINKS: Final = (
    "pis|fait que|faque|ca fait que|mais|parce que|quand|alors|donc|sauf que|et|puis|depuis que"
    "|avant que|pendant que|ben|bon|so"
)
_CUT: Final = re.compile(rf"[,()«»\"“”]| - |(?<= )(?=(?:{_LINKS}) )")
_WORD: Final = re.compile(r"[a-z0-9]+|\$")
_BRIEF: Final = 4  # words: what has fewer goes with what is beside it
_MERE: Final = 3  # words: the same, of what follows
_WHOLE: Final = 16  # words of two that go together
_LONG: Final = 18  # words: what has more is divided
_PART: Final = 14  # words of a part, at most


class Clause(NamedTuple):
    """Some words of a sentence.

    Attributes:
        start: first character, in the normal text.
        end: end, exclusive.
        words: as they are matched.
        places: where each begins.
        asked: whether its sentence is a question.
    """

    start: int
    end: int
    words: tuple[str, ...]
    places: tuple[int, ...]
    asked: bool


def sentences(text: str) -> Iterator[tuple[Clause, ...]]:
    """The sentences of a normal text, each as its clauses, in order."""
    for found in _SENTENCE.finditer(text):
        asked = text.startswith("?", found.end())
        cuts = [found.start(), *(cut.end() for cut in _CUT.finditer(found[0])), found.end()]
        cuts[1:-1] = [found.start() + cut for cut in cuts[1:-1]]
        pieces = [list(_WORD.finditer(text, *span)) for span in pairwise(cuts)]
        parts = [part for piece in _joined(pieces) for part in _divided(piece)]
        if parts:
            yield tuple(_clause(part, asked=asked) for part in parts)


def _clause(part: Sequence[re.Match[str]], *, asked: bool) -> Clause:
    words = tuple(word[0] for word in part)
    places = tuple(word.start() for word in part)
    return Clause(part[0].start(), part[-1].end(), words, places, asked)


def _joined(pieces: Sequence[list[re.Match[str]]]) -> list[list[re.Match[str]]]:
    """The pieces, the brief ones with their neighbours."""
    joined: list[list[re.Match[str]]] = []
    for piece in filter(None, pieces):
        brief = joined and (len(joined[-1]) < _BRIEF or len(piece) < _MERE)
        if brief and len(joined[-1]) + len(piece) <= _WHOLE:
            joined[-1] += piece
        else:
            joined.append(list(piece))
    return joined


def _divided(piece: Sequence[re.Match[str]]) -> Iterator[Sequence[re.Match[str]]]:
    """A piece as such, or in equal parts where nobody put a comma for too long."""
    size = len(piece)
    if size > _LONG:
        parts = -(-size // _PART)
        size = -(-size // parts)
    for start in range(0, len(piece), size):
        yield piece[start : start + size]
