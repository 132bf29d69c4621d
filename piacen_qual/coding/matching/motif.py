"""Token patterns, matched by spaCy over words annotated before; no model is loaded.

Only the sentences (or segments) that hold what the pattern cannot do without are given to spaCy.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

import numpy as np

from piacen_qual.codebook.schema import Rule, Scope
from piacen_qual.coding.matching.index import Index, Material, segment_of_tokens
from piacen_qual.coding.reading.annotation import POS, Annotation, Flags, Ints
from piacen_qual.french.folding import composed
from piacen_qual.french.forms import comparable
from piacen_qual.french.tokens import TokenKind

_LONGEST: Final = 300  # tokens matched as one text: spaCy follows every way through them
_OPTIONAL: Final = ("?", "*", "!", "{0")
_READ: Final = (TokenKind.WORD, TokenKind.PUNCTUATION)

Pattern = list[dict[str, Any]]


def find_motif(rule: Rule, index: Index) -> Iterator[tuple[int, int, int]]:
    """Where the rule's pattern is found, as (segment, start, end) in the turn's text.

    Of the passages that overlap, the longest is taken. Hesitations and the transcriber's marks are
    not there; punctuation is.
    """
    pattern: Pattern = json.loads(rule.pattern)
    spacy: _Spacy | None = None
    segments = 0
    for material in index.materials:
        read = _Read(material, rule.scope)
        for tokens in read.holding(pattern):
            spacy = spacy or _Spacy(pattern)
            for first, last in spacy.matches(read, tokens):
                number = segments + int(read.segment[first])
                yield number, int(read.start[first]), int(read.end[last])
        segments += len(material.segments)


class _Read:
    """The tokens of one transcript that spaCy may see, by place.

    Attributes:
        segment: of each token, in its transcript.
        start: where it begins in its turn's text.
        end: its end, exclusive.
        opens: whether it opens a sentence.
    """

    def __init__(self, material: Material, scope: Scope) -> None:
        annotation = material.annotation
        segment = segment_of_tokens(material)
        self._kept = (segment >= 0) & np.isin(annotation.kind, _READ)[annotation.form]
        self._material = material
        self.segment = segment[self._kept]
        self.start = annotation.start[self._kept]
        self.end = annotation.end[self._kept]
        self.opens = _changes(annotation.sentence[self._kept]) | _changes(self.segment)
        parts = self.opens if scope is Scope.SENTENCE else _changes(self.segment)
        self._part = np.cumsum(parts) - 1

    def holding(self, pattern: Pattern) -> Iterator[Ints]:
        """The tokens of each sentence (or segment) that holds what the pattern needs."""
        annotation = self._material.annotation
        parts = np.arange(int(self._part[-1]) + 1 if len(self._part) else 0)
        for token in pattern:
            if not str(token.get("OP", "")).startswith(_OPTIONAL):
                held = _may_be(token, annotation)[self._kept]
                parts = np.intersect1d(parts, self._part[held])
        low = np.searchsorted(self._part, parts)
        high = np.searchsorted(self._part, parts, side="right")
        for first, after in zip(low.tolist(), high.tolist(), strict=True):
            for begin in range(first, after, _LONGEST):
                yield np.arange(begin, min(after, begin + _LONGEST), dtype=np.int32)

    def words(self, tokens: Ints) -> tuple[list[str], list[bool]]:
        """The words at these places, and whether a blank follows each."""
        turns = self._material.transcript.turns
        turn = self._material.annotation.turn[self._kept][tokens[0]]
        text = turns[int(turn)].text
        starts, ends = self.start[tokens].tolist(), self.end[tokens].tolist()
        words = [composed(text[s:e]) or "?" for s, e in zip(starts, ends, strict=True)]
        return words, [text[end : end + 1].isspace() for end in ends]

    def tags(self, tokens: Ints) -> tuple[list[str], list[str]]:
        """Their lemmas and parts of speech."""
        annotation = self._material.annotation
        lemma, pos = annotation.lemma[self._kept][tokens], annotation.pos[self._kept][tokens]
        return [annotation.lemmas[n] for n in lemma.tolist()], [POS[n] for n in pos.tolist()]


class _Spacy:
    """One pattern in spaCy's matcher."""

    def __init__(self, pattern: Pattern) -> None:
        from spacy.lang.lex_attrs import LEX_ATTRS  # noqa: PLC0415 — half a second, rarely needed
        from spacy.matcher import Matcher  # noqa: PLC0415 — as above
        from spacy.vocab import Vocab  # noqa: PLC0415 — as above

        self._vocab = Vocab(lex_attr_getters=LEX_ATTRS)
        self._matcher = Matcher(self._vocab)
        self._matcher.add("motif", [pattern], greedy="LONGEST")

    def matches(self, read: _Read, tokens: Ints) -> list[tuple[int, int]]:
        """The first and the last token of each passage found among `tokens`."""
        from spacy.tokens import Doc  # noqa: PLC0415 — as above

        words, spaces = read.words(tokens)
        lemmas, pos = read.tags(tokens)
        opens = read.opens[tokens].tolist()
        doc = Doc(
            self._vocab, words=words, spaces=spaces, lemmas=lemmas, pos=pos, sent_starts=opens
        )
        found = sorted((start, end) for _, start, end in self._matcher(doc) if end > start)
        return [(int(tokens[start]), int(tokens[end - 1])) for start, end in found]


def _may_be(token: dict[str, Any], annotation: Annotation) -> Flags:
    """Which tokens may be the one that a pattern describes, as far as arrays tell."""
    may = np.ones(len(annotation.form), dtype=np.bool_)
    if words := _named(token, "LOWER"):
        forms = {comparable(word) for word in words}
        may &= np.array([form in forms for form in annotation.forms], dtype=np.bool_)[
            annotation.form
        ]
    if words := _named(token, "LEMMA"):
        may &= np.array([lemma in words for lemma in annotation.lemmas], dtype=np.bool_)[
            annotation.lemma
        ]
    if words := _named(token, "POS"):
        may &= np.isin(annotation.pos, [POS.index(word) for word in words])
    return may


def _named(token: dict[str, Any], key: str) -> list[str]:
    """The words of which an attribute must be one; none when it may be others."""
    test = token.get(key)
    words = test.get("IN") if isinstance(test, dict) else test and [test]
    return [*(words or ())]


def _changes(numbers: Ints) -> Flags:
    """Whether each differs from the one before; the first does."""
    return np.append(np.ones(min(1, len(numbers)), dtype=np.bool_), np.diff(numbers) != 0)
