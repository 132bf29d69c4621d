"""Rules evaluated over an index: where each matches, on which characters."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from piacen_qual.codebook.schema import Concept, Element, Kind, Negation, Rule, Scope
from piacen_qual.coding.matching.expressions import find_expression
from piacen_qual.coding.matching.index import Index
from piacen_qual.coding.matching.misspelt import Misspelt, Slip
from piacen_qual.coding.matching.motif import find_motif
from piacen_qual.coding.matching.spans import NONE, Spans, in_any_order, in_order
from piacen_qual.coding.matching.terms import Terms
from piacen_qual.coding.reading.annotation import Flags, Ints

_PATTERNS = {Kind.REGEX: find_expression, Kind.MOTIF: find_motif}


class Match(NamedTuple):
    """A rule holds somewhere.

    Attributes:
        segment: a number in `Index.segments`.
        start: first character matched, an offset into the turn's text.
        end: end of the last one, exclusive.
        parts: the characters of each element, in the order of the rule.
        slips: the misspelt words among them.
    """

    segment: int
    start: int
    end: int
    parts: tuple[tuple[int, int], ...]
    slips: tuple[Slip, ...] = ()


class Matcher:
    """Finds the matches of rules in an index; what several rules share is looked up once."""

    def __init__(self, index: Index, concepts: Mapping[str, Concept]) -> None:
        """Match over `index`; `concepts` are those that the rules name."""
        self._index = index
        self._exact = Terms(index, concepts)
        self._approximate = Terms(index, concepts, Misspelt(index))
        self._of_pattern: dict[tuple[str, ...], list[tuple[int, int, int]]] = {}

    def matches(self, rule: Rule) -> list[Match]:
        """Where `rule` holds, in order, without regard to themes.

        Raises:
            RunawayRegexError: when its regular expression takes too long on a segment.
        """
        if rule.kind in _PATTERNS:
            return self._pattern_matches(rule)
        ways = self._ways(rule)
        kept = self._holding(rule, ways)
        if rule.kind is not Kind.TERMS:
            kept = _tightest(ways, kept)
        return self._described(rule, [spans.take(kept) for spans in ways])

    def spans(self, element: Element) -> Spans:
        """Where a term or a concept stands, whatever rules make of it."""
        return self._exact.spans(element)

    def _terms(self, rule: Rule) -> Terms:
        return self._approximate if rule.approx else self._exact

    def _ways(self, rule: Rule) -> list[Spans]:
        """Per element the span taken; a row of all of them is a way for the rule to match."""
        terms = self._terms(rule)
        if rule.kind is Kind.TERMS:
            return [terms.any(rule.elements)]
        elements = [terms.spans(element) for element in rule.elements]
        if not all(len(spans) for spans in elements):
            return [NONE] * max(1, len(elements))
        together = in_order if rule.kind is Kind.SEQUENCE else in_any_order
        return together(elements, rule.gap, self._scope(rule))

    def _described(self, rule: Rule, ways: Sequence[Spans]) -> list[Match]:
        """Matches by character, in order."""
        index, slips = self._index, self._slips(rule, ways)
        columns = [
            list(
                zip(index.start[spans.first].tolist(), index.end[spans.last].tolist(), strict=True)
            )
            for spans in ways
        ]
        rows = enumerate(zip(index.segment[ways[0].first].tolist(), *columns, strict=True))
        return sorted(
            Match(
                segment, min(parts)[0], max(end for _, end in parts), (*parts,), slips.get(row, ())
            )
            for row, (segment, *parts) in rows
        )

    def _slips(self, rule: Rule, ways: Sequence[Spans]) -> dict[int, tuple[Slip, ...]]:
        """The misspelt words of each way that has some."""
        terms = self._terms(rule)
        if terms.misspelt is None:
            return {}
        rows = np.flatnonzero(
            np.logical_or.reduce([terms.misspelt.within(spans) for spans in ways])
        ).tolist()
        if not rows:
            return {}
        words = [*terms.words(rule.elements)]
        return {row: terms.misspelt.slips(_words(ways, row), words) for row in rows}

    def _pattern_matches(self, rule: Rule) -> list[Match]:
        """The matches of an expression or a motif; its words are those that it touches."""
        key = (rule.kind, rule.pattern, rule.scope)
        if key not in self._of_pattern:
            self._of_pattern[key] = list(_PATTERNS[rule.kind](rule, self._index))
        found = self._of_pattern[key]
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
        index, terms = self._index, self._terms(rule)
        if not len(ways[0]):
            return NONE.first
        first = np.minimum.reduce([spans.first for spans in ways])
        holds = index.opening[first] if rule.answers else np.ones(len(first), dtype=np.bool_)
        if rule.absent:
            holds = holds & ~_shared(terms.any(rule.absent), self._scope(rule), first)
        if rule.absent_in_segment:
            holds = holds & ~_shared(terms.any(rule.absent_in_segment), index.segment, first)
        if rule.present:
            holds = holds & _shared(terms.any(rule.present), index.segment, first)
        kept = np.flatnonzero(holds).astype(np.int32)
        if rule.negation is Negation.INDIFFERENT:
            return kept
        wanted = rule.negation is Negation.REQUIRED
        negated = [self._negated(ways, row) is wanted for row in kept.tolist()]
        return kept[np.array(negated, dtype=np.bool_)]

    def _negated(self, ways: Sequence[Spans], row: int) -> bool:
        """Whether a negative word that the match itself does not contain negates part of it."""
        negator, words = self._index.negator, _words(ways, row)
        return any(negator[word] >= 0 and negator[word] not in words for word in words)


def _shared(spans: Spans, scope: Ints, first: Ints) -> Flags:
    """Whether one of these spans stands in the same scope as each of these words."""
    return np.isin(scope[first], scope[spans.first])


def _words(ways: Sequence[Spans], row: int) -> set[int]:
    """The words of one way to match."""
    return {
        word for spans in ways for word in range(int(spans.first[row]), int(spans.last[row]) + 1)
    }


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
