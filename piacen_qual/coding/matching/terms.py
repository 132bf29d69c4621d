"""Where terms and concepts stand in an index; what several rules share is looked up once."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

import numpy as np

from piacen_qual.codebook.schema import AnyOf, Concept, Element, Term
from piacen_qual.coding.matching.compile import Phrase, Word, phrases
from piacen_qual.coding.matching.index import Index
from piacen_qual.coding.matching.misspelt import Misspelt
from piacen_qual.coding.matching.spans import (
    NONE,
    Spans,
    contiguous,
    distinct,
    in_order,
    single,
    union,
)
from piacen_qual.coding.reading.annotation import Ints

_TERM_GAP = 3  # words that `…` may stand for


class Terms:
    """Finds terms and concepts.

    Attributes:
        misspelt: the misspelt words that are found too, if they are.
    """

    def __init__(
        self, index: Index, concepts: Mapping[str, Concept], misspelt: Misspelt | None = None
    ) -> None:
        """Look in `index`; `concepts` are those that elements name."""
        self.misspelt = misspelt
        self._index = index
        self._concepts = concepts
        self._of_concept: dict[str, Spans] = {}
        self._of_term: dict[str, Spans] = {}
        self._of_word: dict[Word, Ints] = {}

    def any(self, elements: Iterable[Element]) -> Spans:
        """Where any of these stands."""
        return union([self.spans(element) for element in elements])

    def spans(self, element: Element) -> Spans:
        """Where an element stands."""
        if isinstance(element, AnyOf):
            return self.any(element.options)
        known = self._of_term if isinstance(element, Term) else self._of_concept
        name = element.text if isinstance(element, Term) else element.name
        if name not in known:
            known[name] = self._term(name) if isinstance(element, Term) else self._concept(name)
        return known[name]

    def words(self, elements: Iterable[Element]) -> Iterator[Word]:
        """Every word of some elements, those of concepts included."""
        for element in elements:
            if isinstance(element, Term):
                for phrase in phrases(element.text):
                    yield from phrase
            elif isinstance(element, AnyOf):
                yield from self.words(element.options)
            elif element.name in self._concepts:
                yield from self.words(self._concepts[element.name].elements)

    def _concept(self, name: str) -> Spans:
        concept = self._concepts.get(name)
        return NONE if concept is None else self.any(concept.elements)

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
            positions = self._index.positions(sorted(forms))
            if self.misspelt is not None and (slips := self.misspelt.forms(word)):
                # no position twice: a slip is none of the forms found
                positions = np.sort(np.append(positions, self.misspelt.positions(slips)))
            self._of_word[word] = positions
        return self._of_word[word]
