"""The misspelt words of an index: which of them may be read as a word of the codebook."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import numpy as np

from piacen_qual.coding.matching.compile import Word
from piacen_qual.coding.matching.index import Index
from piacen_qual.coding.matching.spans import Spans
from piacen_qual.coding.reading.annotation import Flags, Ints
from piacen_qual.coding.reading.spelling import SHORTEST

_SIGN: Final = "?"


class Slip(NamedTuple):
    """A word of a transcript that is taken for a misspelt word of a rule.

    Attributes:
        start: its first character, an offset into the turn's text.
        end: its end, exclusive.
        word: the word of the rule.
    """

    start: int
    end: int
    word: str


class Misspelt:
    """The forms of an index that no lexicon knows, by what they may be read as.

    What a form was meant to be in French is in its annotation. Where nothing in French is spelt
    nearly so, it is compared with the codebook's word: one letter may be added, lost, changed or
    swapped, but the first.
    """

    def __init__(self, index: Index) -> None:
        """Find the forms that are strange even to French."""
        self._index = index
        self._form_at: dict[int, int] = {}
        self._strange = defaultdict[str, dict[str, list[int]]](dict)
        for form in index.forms(_SIGN):
            said = index.said[form]
            for name in {said, said.removesuffix("s")}:
                self._strange[name[0]].setdefault(name, []).append(form)

    def forms(self, word: Word) -> set[int]:
        """The forms that may be misspellings of a word; what it finds anyway is left out."""
        if word.surface or word.prefix:
            return set()
        keys, forms = word.keys, self._index.forms
        found = {form for key in keys for form in forms(_SIGN + key)} | self._nearly(word.text)
        return found.difference(*map(forms, keys)) if found else found

    def _nearly(self, word: str) -> set[int]:
        strange = self._strange.get(word[0])
        if not strange or len(word) <= SHORTEST:
            return set()
        from rapidfuzz import process  # noqa: PLC0415 — rarely anything to compare
        from rapidfuzz.distance import OSA  # noqa: PLC0415 — as above

        near = process.extract(word, list(strange), scorer=OSA.distance, score_cutoff=1, limit=None)
        return {form for name, *_ in near for form in strange[name]}

    def positions(self, forms: set[int]) -> Ints:
        """Where these forms stand; not those with a capital, which are names rather than slips."""
        found = [
            (position, form)
            for form in forms
            for position in self._index.positions([form]).tolist()
            if not self._is_capital(position)
        ]
        self._form_at.update(found)
        return np.array(sorted(position for position, _ in found), dtype=np.int32)

    def _is_capital(self, position: int) -> bool:
        index = self._index
        turn = index.turns[int(index.segment[position])]
        return turn.text[int(index.start[position])].isupper()

    def within(self, spans: Spans) -> Flags:
        """Whether each span holds a misspelt word that was found."""
        found = np.array(sorted(self._form_at), dtype=np.int32)
        before = np.searchsorted(found, spans.first)
        return np.asarray(np.searchsorted(found, spans.last, side="right") > before)

    def slips(self, positions: Iterable[int], words: Sequence[Word]) -> tuple[Slip, ...]:
        """Those at `positions` that are misspellings of one of `words`, and none of `words`."""
        index, found = self._index, []
        written = {form for word in words for key in word.keys for form in index.forms(key)}
        for position in sorted(self._form_at.keys() & set(positions)):
            form = self._form_at[position]
            read = (word.text for word in words if form in self.forms(word))
            if form not in written and (word := next(read, "")):
                found.append(Slip(int(index.start[position]), int(index.end[position]), word))
        return tuple(found)
