"""What is known of a word besides how it is written: lexicons, lists of names, the study's words."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from piacen_qual.anonymisation.common import acronyms, everybody_knows, phrase, spoken_here
from piacen_qual.anonymisation.lists import Lists
from piacen_qual.anonymisation.spoken import Word


@dataclass(frozen=True)
class Knowledge:
    """What there is to know of words.

    Attributes:
        french: words of dictionaries, in lower case with their accents.
        common: words that people write most, written so.
        lists: names.
        kept: names that are never masked, as they are matched.
        vocabulary: words of the study's codebook, as they are matched.
    """

    french: frozenset[str]
    common: frozenset[str]
    lists: Lists
    kept: frozenset[str]
    vocabulary: frozenset[str]

    def is_french(self, word: Word) -> bool:
        """Whether the word, in lower case, is one of the language, whatever else it may be."""
        return word.lower in self.french or word.text in self._local

    def is_ordinary(self, word: Word) -> bool:
        """Whether nobody would take the word, in lower case, for a name."""
        if word.text in self.lists.first_names or word.text in self.lists.places:
            return self.is_french(word)
        known = word.lower in self.common or word.text in self.vocabulary
        return known or self.is_french(word)

    def is_first_name(self, text: str) -> bool:
        """Whether a list of first names has it, or all parts of a compound."""
        names = self.lists.first_names
        return text in names or (" " in text and all(part in names for part in text.split()))

    @cached_property
    def _local(self) -> frozenset[str]:
        return spoken_here()
