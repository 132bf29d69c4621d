"""Choosing words of a segment: an edge at a time, from word to word or from comma to comma."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final

from rapidfuzz import fuzz

from piacen_qual.french.folding import fold
from piacen_qual.french.sentences import sentences
from piacen_qual.french.tokens import TokenKind, kind, tokenize

Span = tuple[int, int]
"""Offsets into a text, end exclusive."""

_BEFORE_MARK: Final = re.compile(r"[»)\s]*[,;:.!?…]+(?=\s|$)")
HYPHENS: Final = "-‐‑"
_AFTER_MARK: Final = re.compile(r"[,;:.!?…][»)]?\s+$")


@dataclass(frozen=True, slots=True)
class Choice:
    """Words chosen in a text, and the edge that moves.

    Attributes:
        starts: where the words may begin, ascending.
        ends: where they may end, ascending.
        openings: those of `starts` that follow a punctuation mark, and the first.
        closings: those of `ends` that come before one, and the last.
        sentences: (start, end) of each.
        start: where they begin.
        end: where they end, exclusive.
        at_start: whether the first edge moves, or the last.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    openings: tuple[int, ...]
    closings: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    start: int
    end: int
    at_start: bool = False

    @property
    def edge(self) -> int:
        """Where the moving edge is."""
        return self.start if self.at_start else self.end

    @property
    def moving(self) -> tuple[int, int]:
        """The word at the moving edge: (start, end)."""
        if self.at_start:
            return self.start, min(self.end, self.ends[bisect_right(self.ends, self.start)])
        return max(self.start, self.starts[bisect_left(self.starts, self.end) - 1]), self.end

    @property
    def alone(self) -> "Choice":
        """The word at the moving edge, and nothing else; its end moves."""
        start, end = self.moving
        return replace(self, start=start, end=end, at_start=False)

    def other_edge(self) -> "Choice":
        """The same words; the other edge moves."""
        return replace(self, at_start=not self.at_start)

    def step(self, by: int) -> "Choice":
        """The moving edge goes one word on (+1) or back (-1), and never beyond the other."""
        return self._to_next(self.starts if self.at_start else self.ends, by)

    def jump(self, by: int) -> "Choice":
        """The moving edge goes to the next punctuation mark, or back to the one before."""
        return self._to_next(self.openings if self.at_start else self.closings, by)

    def sentence(self) -> "Choice":
        """The sentence in which the words begin; the next one, when it is chosen already."""
        firsts = [start for start, _ in self.sentences]
        at = max(0, bisect_right(firsts, self.start) - 1)
        if self.sentences[at] == (self.start, self.end):
            at = (at + 1) % len(self.sentences)
        start, end = self.sentences[at]
        return replace(self, start=start, end=end)

    def reach(self, offset: int) -> "Choice":
        """The moving edge goes to the word that `offset` is in, no further than the other edge."""
        if self.at_start:
            at = max(0, bisect_right(self.starts, min(offset, self.end - 1)) - 1)
            return replace(self, start=self.starts[at])
        at = min(len(self.ends) - 1, bisect_left(self.ends, max(offset, self.start + 1)))
        return replace(self, end=self.ends[at])

    def _to_next(self, edges: Sequence[int], by: int) -> "Choice":
        at = bisect_right(edges, self.edge) if by > 0 else bisect_left(edges, self.edge) - 1
        return self.reach(edges[at]) if 0 <= at < len(edges) else self


def choice(text: str, segment: tuple[int, int], words: tuple[int, int]) -> Choice:
    """Words chosen in a part of a text.

    Args:
        text: of the turn.
        segment: (start, end) of the part in which words may be chosen.
        words: (start, end) of those chosen now; held within the part.
    """
    first, last = segment
    found = _words(text[first:last])
    starts = sorted({first, *(first + start for start, _ in found)})
    ends = sorted({last, *(first + end for _, end in found)})
    start = min(max(words[0], first), last - 1)
    whole = [(0, last - first)]
    return Choice(
        starts=tuple(starts),
        ends=tuple(ends),
        openings=tuple(s for s in starts if s == first or _AFTER_MARK.search(text[first:s])),
        closings=tuple(e for e in ends if e == last or _BEFORE_MARK.match(text[:last], e)),
        sentences=tuple((first + a, first + b) for a, b in sentences(text[first:last]) or whole),
        start=start,
        end=min(max(words[1], start + 1), last),
    )


def sentences_around(text: str, segment: Span, words: Span) -> Span:
    """The sentences of a part of a text that hold some of its words: from where to where."""
    told = choice(text, segment, words)
    held = [each for each in told.sentences if each[0] < told.end and told.start < each[1]]
    return (held[0][0], held[-1][1]) if held else (told.start, told.end)


def changes(
    old: str, old_words: Span, new: str, new_words: Span
) -> tuple[Sequence[Span], Sequence[Span]]:
    """What is not the same in words that were corrected: in the old text, and in the new one."""
    before, after = tokenize(old[slice(*old_words)]), tokenize(new[slice(*new_words)])
    matcher = SequenceMatcher(
        None, [token.text for token in before], [token.text for token in after], autojunk=False
    )
    gone, come = [], []
    for what, a, b, c, d in matcher.get_opcodes():
        if what != "equal" and b > a:
            gone.append((old_words[0] + before[a].start, old_words[0] + before[b - 1].end))
        if what != "equal" and d > c:
            come.append((new_words[0] + after[c].start, new_words[0] + after[d - 1].end))
    return gone, come


def find_words(text: str, segment: tuple[int, int], said: str) -> tuple[int, int] | None:
    """Where the words that somebody typed are, or None: case, accents and blanks do not count.

    `premiers mots … derniers mots` stands for all that goes from the ones to the others.
    """
    opening, _, closing = (part.strip() for part in said.replace("...", "…").partition("…"))
    first = _find(text, segment, opening)
    if first is None or not closing:
        return first
    last = _find(text, (first[1], segment[1]), closing)
    return None if last is None else (first[0], last[1])


def closest(text: str, said: str) -> tuple[float, tuple[int, int]]:
    """The words of a text that resemble some others most, and how much: 100 when they are the same.

    Case, accents and signs do not count.
    """
    wanted = [fold(token.text) for token in tokenize(said) if _counts(token.text)]
    found = [token for token in tokenize(text) if _counts(token.text)]
    folded, whole = [fold(token.text) for token in found], " ".join(wanted)
    best = (0.0, (0, 0))
    for length in (len(wanted), len(wanted) + 1, len(wanted) - 1):
        for at in range(len(found) - length + 1 if length > 0 else 0):
            alike = fuzz.ratio(whole, " ".join(folded[at : at + length]), score_cutoff=best[0])
            if alike > best[0]:
                best = alike, (found[at].start, found[at + length - 1].end)
    return best


def _find(text: str, within: tuple[int, int], said: str) -> tuple[int, int] | None:
    wanted = [fold(token.text) for token in tokenize(said) if _counts(token.text)]
    found = [token for token in tokenize(text[within[0] : within[1]]) if _counts(token.text)]
    folded = [fold(token.text) for token in found]
    for at in range(len(found) - len(wanted) + 1):
        if wanted and folded[at : at + len(wanted)] == wanted:
            return within[0] + found[at].start, within[0] + found[at + len(wanted) - 1].end
    return None


def _words(text: str) -> list[Span]:
    """Where the words of a text begin and end; « -ce » or « -tu » goes with the word before."""
    words: list[Span] = []
    for token in tokenize(text):
        if not _counts(token.text):
            continue
        if token.text[0] in HYPHENS and words and words[-1][1] == token.start:
            words[-1] = words[-1][0], token.end
        else:
            words.append((token.start, token.end))
    return words


def _counts(text: str) -> bool:
    return kind(text) is not TokenKind.PUNCTUATION
