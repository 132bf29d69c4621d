"""The part of a segment that is worth citing, and how much it is worth."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from piacen_qual.french.sentences import sentences
from piacen_qual.french.words import count_words

Span = tuple[int, int]

SHORT: Final = 15  # words: between these two, a quote stands well in an article
LONG: Final = 60
DENSE: Final = 1 / 3  # a passage of which this part carries the code is as dense as need be
_OPENING: Final = re.compile(r"[\s«“\"'(\[–—-]*[A-ZÀ-ÖØ-ÞŒ0-9]")
_CLOSING: Final = re.compile(r"[.!?…][\s»”\"')]*(?:[\[({][^\])}]*[\])}][\s.]*)*$")
_LOST: Final = re.compile(
    r"[\[({](?:inaud|inint|incompr|indist|\?|[xX]+[\])}])|\bX{2,}\b", re.IGNORECASE
)
_WORD: Final = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Passage:
    """What to cite of a turn: `turn.text[start:end]`, `words` words.

    `cut` is true when not even one whole sentence was short enough.
    """

    start: int
    end: int
    words: int
    cut: bool = False


def passage(text: str, segment: Span, evidence: Span, most: int) -> Passage:
    """The segment if it has at most `most` words, else the whole sentences around the evidence.

    Sentences are added before and after in turn, as long as they fit. Where the evidence's own
    sentence is too long (speech without punctuation), the words around it are taken instead.
    """
    words = count_words(text[slice(*segment)])
    if words <= most:
        return Passage(*segment, words)
    start, inside = segment[0], text[slice(*segment)]
    whole = _around(text, [(start + a, start + b) for a, b in sentences(inside)], evidence, most)
    if whole.words <= most:
        return whole
    pieces = [(start + m.start(), start + m.end()) for m in _WORD.finditer(inside)]
    part = _around(text, pieces, evidence, most)
    return Passage(part.start, part.end, part.words, cut=True)


def _around(text: str, pieces: Sequence[Span], evidence: Span, most: int) -> Passage:
    """The pieces that hold the evidence, and as many neighbours on both sides as fit."""
    starts = [start for start, _ in pieces]
    first = max(0, bisect_right(starts, evidence[0]) - 1)
    after = max(first + 1, bisect_left(starts, evidence[1]))

    def words(first: int, after: int) -> int:
        return count_words(text[pieces[first][0] : pieces[after - 1][1]])

    grew = True
    while grew:
        before = first - 1 if first and words(first - 1, after) <= most else first
        beyond = after + 1 if after < len(pieces) and words(before, after + 1) <= most else after
        grew = (before, beyond) != (first, after)
        first, after = before, beyond
    return Passage(pieces[first][0], pieces[after - 1][1], words(first, after))


def worth(text: str, evidence: Iterable[Span], score: float) -> float:
    """How well a passage stands alone, from 0 to 1; the weights are a judgement, not a model.

    0.40 how sure the coding is, 0.25 whole sentences that can be heard, 0.20 density (the part of
    the words that carry the code, full from a third on), 0.15 length (full from 15 to 60 words).

    Args:
        text: the passage.
        evidence: the parts of `text` that carry the code.
        score: the coding's.
    """
    words = max(1, count_words(text))
    carrying = sum(count_words(text[start:end]) for start, end in evidence)
    density = min(1.0, carrying / words / DENSE)
    return 0.4 * score + 0.25 * _whole(text) + 0.2 * density + 0.15 * _length(words)


def _whole(text: str) -> float:
    """1 for sentences begun and ended, all heard; half for each end that is missing."""
    if _LOST.search(text):
        return 0.0
    return 0.5 * bool(_OPENING.match(text)) + 0.5 * bool(_CLOSING.search(text))


def _length(words: int) -> float:
    return min(1.0, words / SHORT, LONG / words)
