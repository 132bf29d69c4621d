"""Rules evaluated over an index: where each matches, on which characters."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from piacen_qual.codebook.schema import (
    AnyOf,
    Concept,
    Element,
    Kind,
    Negation,
    Rule,
    Scope,
    Term,
)
from piacen_qual.coding.annotation import Flags, Ints
from piacen_qual.coding.compile import Phrase, Word, phrases
from piacen_qual.coding.index import Index
from piacen_qual.coding.motif import find_motif
from piacen_qual.coding.spans import (
    NONE,
    Spans,
    contiguous,
    distinct,
    in_any_order,
    in_order,
    single,
    union,
)

_TERM_GAP = 3  # words that `…` may stand for


class Match(NamedTuple):
    """A rule holds somewhere.

    Attributes:
        segment: a number in `Index.segments`.
        start: first character matched, an offset into the turn's text.
        end: end of the last one, exclusive.
        parts: the characters of each element, in the order of the rule.
    """

    segment: int
    start: int
    end: int
    parts: tuple[tuple[int, int], ...]


class Matcher:
    """Finds the matches of rules in an index; what several rules share is looked up once."""

    def __init__(self, index: Index, concepts: Mapping[str, Concept]) -> None:
        """Match over `index`; `concepts` are those that the rules name."""
        self._index = index
        self._concepts = concepts
        self._of_concept: dict[str, Spans] = {}
        self._of_term: dict[str, Spans] = {}
        self._of_word: dict[Word, Ints] = {}
        self._of_pattern: dict[str, list[tuple[int, int, int]]] = {}

    def matches(self, rule: Rule) -> list[Match]:
        """Where `rule` holds, in order, without regard to themes.

        Raises:
            RunawayRegexError: when its regular expression takes too long on a segment.
        """
        if rule.kind is Kind.REGEX:
            return self._motif_matches(rule)
        ways = self._ways(rule)
        kept = self._holding(rule, ways)
        if rule.kind is not Kind.TERMS:
            kept = _tightest(ways, kept)
        return self._described([spans.take(kept) for spans in ways])

    def _ways(self, rule: Rule) -> list[Spans]:
        """Per element the span taken; a row of all of them is a way for the rule to match."""
        if rule.kind is Kind.TERMS:
            return [self._any(rule.elements)]
        elements = [self._spans(element) for element in rule.elements]
        if not all(len(spans) for spans in elements):
            return [NONE] * max(1, len(elements))
        together = in_order if rule.kind is Kind.SEQUENCE else in_any_order
        return together(elements, rule.gap, self._scope(rule))

    def _described(self, ways: Sequence[Spans]) -> list[Match]:
        """Matches by character, in order."""
        index = self._index
        columns = [
            list(
                zip(index.start[spans.first].tolist(), index.end[spans.last].tolist(), strict=True)
            )
            for spans in ways
        ]
        found = [
            Match(segment, min(parts)[0], max(end for _, end in parts), tuple(parts))
            for segment, *parts in zip(index.segment[ways[0].first].tolist(), *columns, strict=True)
        ]
        return sorted(found)

    def _motif_matches(self, rule: Rule) -> list[Match]:
        """A regular expression's matches; its words are those that it touches."""
        if rule.pattern not in self._of_pattern:
            self._of_pattern[rule.pattern] = list(find_motif(rule, self._index))
        found = self._of_pattern[rule.pattern]
        words = self._index.words_touching(found)
        kept = self._holding(rule, [words]).tolist()
        return [
            Match(segment, start, end, ((start, end),))
            for segment, start, end in (found[place] for place in kept)
        ]

    def _scope(self, rule: Rule) -> Ints:
        index = self._index
        return index.sentence if rule.scope is Scope.SENTENCE else index.segment

    # Conditions

    def _holding(self, rule: Rule, ways: Sequence[Spans]) -> Ints:
        """The ways that satisfy the rule's conditions."""
        index = self._index
        if not len(ways[0]):
            return NONE.first
        first = np.minimum.reduce([spans.first for spans in ways])
        holds = index.opening[first] if rule.answers else np.ones(len(first), dtype=np.bool_)
        if rule.absent:
            holds = holds & ~self._shared(rule.absent, self._scope(rule), first)
        if rule.absent_in_segment:
            holds = holds & ~self._shared(rule.absent_in_segment, index.segment, first)
        if rule.present:
            holds = holds & self._shared(rule.present, index.segment, first)
        kept = np.flatnonzero(holds).astype(np.int32)
        if rule.negation is Negation.INDIFFERENT:
            return kept
        wanted = rule.negation is Negation.REQUIRED
        negated = [self._negated(ways, row) is wanted for row in kept.tolist()]
        return kept[np.array(negated, dtype=np.bool_)]

    def _shared(self, elements: Sequence[Element], scope: Ints, first: Ints) -> Flags:
        """Whether any of `elements` stands in the same scope as each of these words."""
        return np.isin(scope[first], scope[self._any(elements).first])

    def _negated(self, ways: Sequence[Spans], row: int) -> bool:
        """Whether a negative word that the match itself does not contain negates part of it."""
        negator = self._index.negator
        words = {
            word
            for spans in ways
            for word in range(int(spans.first[row]), int(spans.last[row]) + 1)
        }
        return any(negator[word] >= 0 and negator[word] not in words for word in words)

    # Elements

    def _any(self, elements: Iterable[Element]) -> Spans:
        return union([self._spans(element) for element in elements])

    def _spans(self, element: Element) -> Spans:
        if isinstance(element, AnyOf):
            return self._any(element.options)
        known = self._of_term if isinstance(element, Term) else self._of_concept
        name = element.text if isinstance(element, Term) else element.name
        if name not in known:
            known[name] = self._term(name) if isinstance(element, Term) else self._concept(name)
        return known[name]

    def _concept(self, name: str) -> Spans:
        concept = self._concepts.get(name)
        return NONE if concept is None else self._any(concept.elements)

    def _term(self, text: str) -> Spans:
        return union([self._phrase(phrase) for phrase in phrases(text)])

    def _phrase(self, phrase: Phrase) -> Spans:
        words = [self._word(word) for word in phrase]
        if not all(len(positions) for positions in words):
            return NONE
        if len(words) == 1:
            return single(words[0])
        gaps = [place for place, word in enumerate(phrase) if word.after_gap]
        bounds = [0, *gaps, len(words)]
        sentence = self._index.sentence
        runs = [contiguous(words[start:end], sentence) for start, end in pairwise(bounds)]
        taken = in_order(runs, _TERM_GAP, sentence)
        return distinct(taken[0].first, taken[-1].last)

    def _word(self, word: Word) -> Ints:
        if word not in self._of_word:
            find = self._index.forms_starting if word.prefix else self._index.forms
            forms = {form for key in word.keys for form in find(key)}
            self._of_word[word] = self._index.positions(sorted(forms))
        return self._of_word[word]


def _tightest(ways: Sequence[Spans], kept: Ints) -> Ints:
    """Without the ways that stretch over another one."""
    first = np.minimum.reduce([spans.first for spans in ways])[kept]
    last = np.maximum.reduce([spans.last for spans in ways])[kept]
    order = np.lexsort((last, -first))
    if not len(order):
        return kept
    nearest = np.minimum.accumulate(last[order])
    tight = np.concatenate([[True], nearest[1:] < nearest[:-1]])
    return np.asarray(kept[order[tight]])
