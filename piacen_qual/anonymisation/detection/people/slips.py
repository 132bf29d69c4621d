"""Names of the roster that are misspelt by a letter or two."""

from collections.abc import Sequence
from typing import Final

from rapidfuzz.distance import OSA

from piacen_qual.anonymisation.detection.people.entries import Entries, Entry
from piacen_qual.anonymisation.reading.grammar import STOPS
from piacen_qual.anonymisation.reading.known import Knowledge
from piacen_qual.anonymisation.reading.spoken import Case, Word
from piacen_qual.anonymisation.roster import Sort

_ONE_WRONG: Final = 4  # letters of a form from which one may be wrong
_TWO_WRONG: Final = 5  # and two


class Slips:
    """Finds whom misspelt words may name."""

    def __init__(self, entries: Entries, knowledge: Knowledge) -> None:
        """Look for these forms."""
        self._entries = entries
        self._knowledge = knowledge
        self._nearest: dict[tuple[str, int], list[Entry]] = {}

    def near(self, words: Sequence[Word]) -> list[Entry]:
        """The forms that words are spelt nearly like, the nearest; none where they are others."""
        wrong = self._allowed(words)
        if wrong == 0:
            return []
        letters = "".join(word.text for word in words)
        if (letters, wrong) not in self._nearest:
            self._nearest[letters, wrong] = self._search(letters, wrong)
        single = len(words) == 1
        near = self._nearest[letters, wrong]
        return [each for each in near if single or abs(len(words) - len(each.words)) <= 1]

    def halves(self, said: Sequence[str]) -> list[Entry]:
        """The forms that have these words, the last of them with a letter or two wrong."""
        *right, last = said
        found = []
        for each in self._entries.values():
            for entry in each:
                words = entry.words
                if words[:-1] == right and len(words[-1]) >= _ONE_WRONG:
                    most = 1 + (len(words[-1]) > _TWO_WRONG)
                    if OSA.distance(last, words[-1], score_cutoff=most) <= most:
                        found.append(entry)
        return found

    def _allowed(self, words: Sequence[Word]) -> int:
        """How many letters may be wrong: none in words of the language that everybody uses."""
        first, *others = words
        if any(len(word.text) == 1 or word.case is Case.NUMBER for word in words):
            return 0
        return self._allowed_in_several(words) if others else self._allowed_in_one(first)

    def _allowed_in_one(self, word: Word) -> int:
        known = self._knowledge
        other = known.is_listed(word.text) or word.text in known.lists.places
        if other or word.text in known.kept or known.is_everyday(word):
            return 0
        return int(word.capital) if known.is_french(word) else 2

    def _allowed_in_several(self, words: Sequence[Word]) -> int:
        known = self._knowledge
        first, *others = words
        if any(word.gap not in {" ", "-"} for word in others) or first.text in STOPS:
            return 0
        tied = all(word.gap == "-" for word in others)
        if tied and not all(map(known.is_ordinary, words)):
            return 2
        begins = first.capital and not (first.first and known.is_french(first))
        return 2 if begins and others[-1].capital else 0

    def _search(self, letters: str, wrong: int) -> list[Entry]:
        best: list[Entry] = []
        for form, entries in self._entries.items():
            most = min(wrong, (len(form) >= _ONE_WRONG) + (len(form) >= _TWO_WRONG))
            if most and (far := OSA.distance(letters, form, score_cutoff=most)) <= most:
                usable = [entry for entry in entries if entry.form.sort < Sort.PART]
                best = usable if far < wrong else [*best, *usable]
                wrong = far
        return best
