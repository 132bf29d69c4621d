"""What is known of a word: what lexicons, lists of names and the study’s own words say of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from piacen_qual.anonymisation.reading.grammar import VERBS
from piacen_qual.anonymisation.reading.lists import Lists
from piacen_qual.anonymisation.reading.local_words import spoken_here
from piacen_qual.anonymisation.reading.spoken import Case, Spoken, Word
from piacen_qual.transcripts.speakers.label_words import words as listed

_LONG: Final = re.compile(r"(.)\1{2,}")  # ouiii
_ENDINGS: Final = listed("s x e es ee ees é ée ées er ent ait aient able ables ment")
_VERBAL: Final = ("e", "es", "ent", "ait", "aient", "ez", "é", "ée", "és", "ées")
_BEGINNINGS: Final = listed(
    """
    re ré de dé co auto télé tele micro anti sur sous cyber multi inter non pré pre post ex super
    hyper mini bio éco eco socio ultra pseudo semi extra intra trans hydro électro neuro psycho mono
    bi tri poly
    """
)
_STEM: Final = 4  # letters of a word that others are made of


def stems(form: str) -> set[str]:
    """Words that a form may be made of: `laittes`, `télébénévolat`, `ouiii`."""
    made = {form.removesuffix(end) for end in _ENDINGS}
    made |= {stem + "er" for stem in made}
    made |= {form.removeprefix(beginning) for beginning in _BEGINNINGS}
    whole = {stem for stem in made if len(stem) >= _STEM}
    return (whole | {_LONG.sub(r"\1", form), _LONG.sub(r"\1\1", form)}) - {form}


def forms_to_know(spoken: Iterable[Spoken]) -> set[str]:
    """The words of turns and those that they may be made of, in lower case with their accents."""
    forms = {w.lower for each in spoken for w in each.words if w.case is not Case.NUMBER}
    return forms.union(*map(stems, forms))


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
        if self.is_french(word):
            return True
        if self.is_listed(word.text) or word.text in self.lists.places:
            return False
        known = word.lower in self.common or word.text in self.vocabulary
        names = self.lists.first_names  # « Réjean » is made of none
        made = (stem for stem in stems(word.lower) if stem not in names)
        return known or not self.french.isdisjoint(made)

    def is_everyday(self, word: Word) -> bool:
        """Whether the word is one of the language that everybody uses: `rose`, not `stéphane`."""
        if word.text in self._local:
            return True
        used = word.lower in self.common or word.text in self.vocabulary
        return used and word.lower in self.french

    def is_verb(self, word: Word) -> bool:
        """Whether a word may be a form of a verb: `oublie`, `ramassait`, `donné`."""
        if word.text in VERBS:
            return word.lower != "à"
        forms = (word.lower.removesuffix(end) + "er" for end in _VERBAL if word.lower.endswith(end))
        return any(form in self.french for form in forms)

    def is_listed(self, text: str) -> bool:
        """Whether a list of people has the name."""
        return text in self.lists.first_names or text in self.lists.surnames

    def is_first_name(self, text: str) -> bool:
        """Whether a list of first names has it, or all parts of a compound."""
        names = self.lists.first_names
        return text in names or (" " in text and all(part in names for part in text.split()))

    @cached_property
    def _local(self) -> frozenset[str]:
        return spoken_here()
