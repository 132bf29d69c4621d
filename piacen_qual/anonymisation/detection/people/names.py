"""Names that no file of the study gives: by their capital, by lists of names, by the model.

Whatever has a capital in the middle of a sentence is a name until a person says otherwise. At the
beginning of one, a word that French has is a name where a list of first names or the model says so.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from piacen_qual.anonymisation.candidates import Kind
from piacen_qual.anonymisation.detection.found import Found, name_found
from piacen_qual.anonymisation.detection.people.frames import names_one
from piacen_qual.anonymisation.detection.people.small_names import (
    ELDERS,
    FORMAL,
    RELIGIOUS,
    small_names,
)
from piacen_qual.anonymisation.reading.common_names import rare_names, word_names
from piacen_qual.anonymisation.reading.grammar import STOPS
from piacen_qual.anonymisation.reading.known import Knowledge
from piacen_qual.anonymisation.reading.local_words import spoken_here
from piacen_qual.anonymisation.reading.phrases import compound, named, run
from piacen_qual.anonymisation.reading.spoken import Case, Spoken, Word
from piacen_qual.transcripts.speakers.label_words import words as listed

Span = tuple[int, int, str]
"""A name that the model sees in a turn's text: start, end, `PER`, `LOC`, `ORG` or `MISC`."""

_EMPHASIS: Final = 4  # letters up to which a word in capitals may be an acronym
_TITLES: Final = (
    FORMAL
    | ELDERS
    | listed(
        """
    m mm mmes mr mrs ms dr dre pr me mgr maitre docteur docteure soeur frere pere mere abbe cure
    pasteur imam rabbin oncle tante mononcle matante cousin cousine don grand-maman grand-papa
    mamie papi ti
    """
    )
)
_SIZES: Final = listed("big ti gros grosse grand grande petit petite vieux vieille beau belle")
_SEEN: Final = {
    "PER": (Kind.PERSON, "le modèle de français y voit une personne"),
    "LOC": (Kind.PLACE, "le modèle de français y voit un lieu"),
    "ORG": (Kind.ORGANISATION, "le modèle de français y voit un organisme"),
}
_LAND: Final = listed(
    """
    saint sainte st ste notre mont lac riviere pointe cap anse baie ile port val vieux ville cote
    havre
    """
)
_ARTICLES: Final = listed("le la les l au aux du des un une")
_BEFORE_PLACES: Final = _ARTICLES | listed("a en de d dans vers sur par pour chez")
_CAPITALISED: Final = listed(
    """
    agence alliance assemblee association banque bibliotheque bureau caisse carrefour centre cite
    clinique college comite commission communaute conseil coop cooperative corporation commun cour
    culture direction ecole education eglise etat famille federation fondation fonds france
    gouvernement gouv habitation hopital hotel immigration institut jeunesse justice loi maison
    mairie ministere municipalite office ordre organisme parlement polyvalente programme projet
    region regie registre regroupement reseau residence sante secretariat section senat service
    societe sud table toile transports travail tribunal universite urbanisme village ville
    """
)
"""Common nouns that writers give a capital: `la Table`, `la Ville`."""


def names(spoken: Spoken, knowledge: Knowledge, seen: Sequence[Span]) -> Iterator[Found]:
    """The names of a turn.

    Args:
        spoken: the turn.
        knowledge: words and lists.
        seen: the names that the model sees in it.
    """
    yield from _Search(spoken, knowledge, seen).capitalised()
    yield from small_names(spoken, knowledge)


class _Search:
    """Looks for the names of one turn."""

    def __init__(self, spoken: Spoken, knowledge: Knowledge, seen: Sequence[Span]) -> None:
        self._spoken = spoken
        self._knowledge = knowledge
        self._seen = seen

    def capitalised(self) -> Iterator[Found]:
        """Names that begin with a capital."""
        words = self._spoken.words
        at = 0
        while at < len(words):
            last = compound(self._spoken, at)
            if any(word.capital for word in words[at : last + 1]):
                last = self._with_partner(at, run(self._spoken, at))
                first = self._first(at, last)
                if first <= last:
                    yield self._named(first, last)
            at = last + 1

    def _with_partner(self, at: int, last: int) -> int:
        """Index of the last word of a name, over `et` where it ties common nouns: `Toit et Moi`."""
        words = self._spoken.words
        noun = self._knowledge.is_everyday(words[last]) and not words[last].first
        if not noun or words[last].text in self._knowledge.lists.french_names:
            return last
        ahead = words[last + 1 : last + 3]
        tied = len(ahead) == 2 and ahead[0].text == "et" and ahead[1].capital
        return last + 2 if tied and all(word.gap == " " for word in ahead) else last

    def _first(self, at: int, last: int) -> int:
        """Index where a name begins, words that merely have a capital left out."""
        while at <= last and self._is_no_name(at):
            at = compound(self._spoken, at) + 1
        return at

    def _is_no_name(self, first: int) -> bool:
        words = self._spoken.words[first : compound(self._spoken, first) + 1]
        word, *others = words
        if not others and (
            self._serves(word) or len(word.text) == 1 or word.text[0].isdigit()  # « en 3D »
        ):
            return True
        if not all(map(self._knowledge.is_ordinary, words)):
            return False
        if word.case is Case.CAPITALS:
            return self._is_emphasis(first)
        if word.first:
            alone = not others or [one.text for one in others] == ["la"]  # « Thérèse-là »
            names = self._is_first_name(first) if alone else sum(one.capital for one in words) > 1
            return not names
        common = not others and word.text in _CAPITALISED
        return common and self._spoken.before(first) in _ARTICLES | {"de", "d"}

    def _serves(self, word: Word) -> bool:
        """Whether a word is there for grammar, or a title: `Ben, oui`, but not `le gros Ben`."""
        name = not word.first and word.text in self._knowledge.lists.first_names
        return word.text in _TITLES or (word.text in STOPS and not name)

    def _is_emphasis(self, at: int) -> bool:
        """Whether a word is in capitals because someone raises their voice."""
        word = self._spoken.words[at]
        lists = self._knowledge.lists
        rare = word.text in lists.first_names and not self._knowledge.is_everyday(word)
        if rare or word.text in lists.french_names:
            return False
        rare = not self._knowledge.is_everyday(word)
        told = rare and self._spoken.before(at) in _ARTICLES  # « le GRILL »
        loud = (len(word.text) > _EMPHASIS and not told) or self._spoken.shouted
        return loud or word.text in self._knowledge.kept

    def _is_first_name(self, at: int) -> bool:
        """Whether a word that begins a sentence is a name.

        Alone, the model takes any first word for one.
        """
        word, after = self._spoken.words[at], self._spoken.words[at + 1 : at + 2]
        label, lists = self._label([word]), self._knowledge.lists
        if word.text in lists.french_names or self._is_told(at):
            return True
        surname = any(one.capital and one.gap == " " and self._is_surname(one) for one in after)
        rare = word.text in _SIZES or not self._knowledge.is_everyday(word)
        if surname and rare:  # « Rosaire Fauteux », « Big Phil »
            return True
        if word.text in spoken_here():  # « Bravo »
            return False
        if label == "PER":
            return self._knowledge.is_listed(word.text) or not self._is_common(word)
        return label == "LOC" and word.text in lists.places

    def _is_told(self, at: int) -> bool:
        """Whether a word that is seldom a name is one: « Espérance non plus », « Colombe ? »."""
        words = self._spoken.words
        alone = at + 1 < len(words) and words[at + 1].gap.strip() == "?"
        rare = words[at].text in rare_names() | word_names()
        return rare and (alone or names_one(self._spoken, at, self._knowledge))

    def _is_common(self, word: Word) -> bool:
        """Whether any sentence may begin with a word: `Maison`, `Reculez`, `Nooon`."""
        known = self._knowledge
        if known.is_french(word):
            return known.is_everyday(word) or word.text.endswith("ez")
        return known.is_ordinary(word)

    def _is_surname(self, word: Word) -> bool:
        known = self._knowledge
        return known.is_listed(word.text) or not known.is_ordinary(word)

    def _named(self, first: int, last: int) -> Found:
        kind, why = self._kind(first, last)
        if (
            first
            and self._spoken.before(first) in RELIGIOUS | ELDERS
            and self._spoken.words[first - 1].capital
        ):
            first -= 1  # « Sœur Philomène »
        if kind is Kind.ORGANISATION:
            last = named(self._spoken, first)
        words = self._spoken.words[first : last + 1]
        doubtful = len(words) == 1 and words[0].first and self._knowledge.is_french(words[0])
        return name_found(words, kind, why, "début" if doubtful else "")

    def _kind(self, first: int, last: int) -> tuple[Kind, str]:
        """What a name seems to be the name of."""
        words = self._spoken.words[first : last + 1]
        single = compound(self._spoken, first) == last
        begins = self._spoken.said(first, compound(self._spoken, first))
        before, label = self._spoken.before(first), self._label(words)
        acronym = len(words) == 1 and words[0].case is Case.CAPITALS and not self._spoken.shouted
        surname = words[-1].text in self._knowledge.lists.surnames and label != "LOC"
        place = label == "LOC" and before in _BEFORE_PLACES
        first_name = Kind.FIRST_NAME if single else Kind.PERSON
        article = before in _ARTICLES or words[0].text in {"l", "le", "la", "les"}
        guesses = (
            (before in _TITLES, (Kind.PERSON, "un titre le précède")),
            (acronym, (Kind.ACRONYM, "un sigle")),
            (self._knowledge.is_first_name(begins), (first_name, "un prénom")),
            (words[0].text in _LAND and len(words) > 1, (Kind.PLACE, "un nom de lieu")),
            (surname, (Kind.PERSON, "un nom de famille")),
            (place or label == "PER", _SEEN.get(label)),
            (label == "ORG" and before in _BEFORE_PLACES, _SEEN.get(label)),
            (article, (Kind.ORGANISATION, "un nom après un article")),
        )
        unknown = Kind.UNKNOWN, "une majuscule au milieu d’une phrase"
        return next((guess for holds, guess in guesses if holds and guess), unknown)

    def _label(self, words: Sequence[Word]) -> str:
        """What the model sees there: `PER`, `LOC`, `ORG`, or ""."""
        start, end = self._spoken.normal.span(words[0].start, words[-1].end)
        labels = (label for a, b, label in self._seen if a < end and start < b)
        return next((label for label in labels if label in _SEEN), "")
