"""300 rules with gaps on the same words, by spaCy's Matcher and by ours."""

import json
import random
import time
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from spacy.matcher import Matcher as SpacyMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from benchmarks.material import GROUPS, transcripts
from piacen_qual.codebook.schema import AnyOf, Kind, Rule, Term
from piacen_qual.coding.matching.index import Index, Material
from piacen_qual.coding.matching.match import Match, Matcher
from piacen_qual.coding.matching.segments import segments
from piacen_qual.coding.reading.annotate import Annotator
from piacen_qual.french.forms import comparable
from piacen_qual.study import Cache

RULES = 300
GAP = 5
CHOICES = 8  # words in each of the two elements
RARELY = 20  # at least, their occurrences

Element = tuple[str, ...]
Hits = set[tuple[int, int, int]]
"""Rule, first word, last word."""


def main() -> None:
    """Print the times, how many hits there are, and whether they are the same."""
    materials = _materials()
    index = Index(materials)
    words = _words(index)
    pairs = _pairs(index, words)
    docs = _docs(words, index.sentence.tolist())
    rules = [_sequence(number, *pair) for number, pair in enumerate(pairs)]
    begun = time.perf_counter()
    theirs = _spacy_hits(docs, pairs)
    halfway = time.perf_counter()
    matcher = Matcher(index, {})
    matches = [matcher.matches(rule) for rule in rules]
    ended = time.perf_counter()
    Index(materials)
    figures = {
        "spacy": halfway - begun,
        "ours": ended - halfway,
        "index": time.perf_counter() - ended,
        "hits": sum(map(len, matches)),
        "same": _by_word(index, matches) == _tightest(theirs),
    }
    print(json.dumps(figures))


def _materials() -> list[Material]:
    made = list(transcripts(GROUPS))
    with Annotator(Cache(None)) as annotator:
        annotations = annotator.annotate(made)
    pairs = zip(made, annotations, strict=True)
    return [Material(each, segments(each, 120), annotation) for each, annotation in pairs]


def _words(index: Index) -> list[str]:
    """The word at each position, as both matchers compare it."""
    places = zip(index.segment.tolist(), index.start.tolist(), index.end.tolist(), strict=True)
    return [comparable(index.turns[segment].text[start:end]) for segment, start, end in places]


def _pairs(index: Index, words: Sequence[str]) -> list[tuple[Element, Element]]:
    """Two elements each, of words that are spelt in one way only."""
    chance = random.Random(0)  # noqa: S311 — nothing secret
    often = Counter(words)
    matcher = Matcher(index, {})
    known = [
        word
        for word, count in sorted(often.items())
        if count >= RARELY and word.isalpha() and len(matcher.matches(_surface(word))) == count
    ]
    return [
        (tuple(chance.sample(known, CHOICES)), tuple(chance.sample(known, CHOICES)))
        for _ in range(RULES)
    ]


def _sequence(number: int, before: Element, after: Element) -> Rule:
    either = tuple(AnyOf(tuple(Term(f"={word}") for word in words)) for words in (before, after))
    return Rule(id=str(number), line=1, kind=Kind.SEQUENCE, elements=either, gap=GAP)


def _surface(word: str) -> Rule:
    return Rule(id=word, line=1, kind=Kind.TERMS, elements=(Term(f"={word}"),))


def _docs(words: Sequence[str], sentence: Sequence[int]) -> list[tuple[int, Doc]]:
    """A spaCy document a sentence, with the position of its first word."""
    vocab = Vocab()
    made = []
    for _, places in groupby(range(len(words)), key=lambda place: sentence[place]):
        run = list(places)
        made.append((run[0], Doc(vocab, words=[words[place] for place in run])))
    return made


def _spacy_hits(docs: Sequence[tuple[int, Doc]], rules: Sequence[tuple[Element, Element]]) -> Hits:
    matcher = SpacyMatcher(docs[0][1].vocab)
    for number, (before, after) in enumerate(rules):
        ends = [{"ORTH": {"IN": list(element)}} for element in (before, after)]
        matcher.add(str(number), [[ends[0], *[{"OP": "?"}] * GAP, ends[1]]])
    names = docs[0][1].vocab.strings
    return {
        (int(names[rule]), place + start, place + end - 1)
        for place, doc in docs
        for rule, start, end in matcher(doc)
    }


def _by_word(index: Index, matches: Sequence[Sequence[Match]]) -> Hits:
    segment = index.segment.tolist()
    first = {place: n for n, place in enumerate(zip(segment, index.start.tolist(), strict=True))}
    last = {place: n for n, place in enumerate(zip(segment, index.end.tolist(), strict=True))}
    return {
        (rule, first[match.segment, match.start], last[match.segment, match.end])
        for rule, found in enumerate(matches)
        for match in found
    }


def _tightest(hits: Hits) -> Hits:
    """Without those that stretch over another one of the same rule, as ours leaves them out."""
    kept: Hits = set()
    in_order = sorted(hits, key=lambda hit: (hit[0], -hit[1], hit[2]))
    for rule, group in groupby(in_order, key=lambda hit: hit[0]):
        nearest = float("inf")
        for _, first, last in group:
            if last < nearest:
                kept.add((rule, first, last))
                nearest = last
    return kept


if __name__ == "__main__":
    main()
