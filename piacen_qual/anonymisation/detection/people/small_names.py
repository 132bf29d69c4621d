"""Names without a capital: after a title, and wherever a machine writes none.

A first name of a list is one, unless it is a word of every day that stands where words stand (« la
pierre », « on aime »). A word that may be a name is one only where names stand.
"""

import re
from collections.abc import Iterator
from typing import Final

from piacen_qual.anonymisation.candidates import Kind
from piacen_qual.anonymisation.detection.facts.words import (
    BELONGING,
    FOLK,
    ILLNESSES,
    JOBS,
    PEOPLES,
)
from piacen_qual.anonymisation.detection.found import Found, name_found
from piacen_qual.anonymisation.detection.people.frames import names_anyone, names_one
from piacen_qual.anonymisation.reading.common_names import word_names
from piacen_qual.anonymisation.reading.grammar import ADVERBS, BEFORE_NOUNS, STOPS
from piacen_qual.anonymisation.reading.known import Knowledge
from piacen_qual.anonymisation.reading.phrases import PREPOSED
from piacen_qual.anonymisation.reading.spoken import Case, Spoken, Word
from piacen_qual.transcripts.speakers.label_words import words as listed

FORMAL: Final = listed("monsieur madame mademoiselle mme mlle")
"""Titles after which only a name comes."""

RELIGIOUS: Final = listed("soeur frere mere pere oncle tante mononcle matante cousin cousine")
"""What is part of the name, as people say it, of nuns and uncles: `soeur huguette`."""

ELDERS: Final = listed("dona kokom kukum koukoum mushum mushoum moshum nimushum auntie")
"""Titles of another language, which belong to the name: `kokom alphonsine`."""

_OFFICES: Final = listed(
    """
    docteur docteure dr dre notaire sergent sergente maitre juge cure abbe capitaine caporal pasteur
    monseigneur lieutenant colonel inspecteur inspectrice constable professeur prof chef coach
    diacre vicaire infirmier infirmiere depute deputee maire mairesse mademoiselle mlle mrs
    ms mister miss
    """
)
"""Titles that may stand before a name, or before nothing."""

_PLAIN: Final = STOPS | ADVERBS | PREPOSED
_NO_LETTERS: Final = listed("a y c j l")
_NO_SURNAMES: Final = ("ment", "er", "ir", "ee", "ees", "es")
_PARTICLES: Final = listed("da do dos di del della van von der den el al ben bin ould mac mc o")
_OF: Final = listed("de du des d")
_KIN: Final = ELDERS | listed(
    "oncle tante mononcle matante tonton tantine mamie papi memere pepere"
)
_LITTLE: Final = listed("ti tit tite titi tiou gros grosse big")
_ANY_TITLE: Final = FORMAL | _OFFICES | RELIGIOUS
_CALLING: Final = _KIN | _LITTLE | _OFFICES
_LAND: Final = listed("lac mont riviere pointe ile anse")
_LETTERS: Final = listed("b f g h k p q r t v w z")
_YOU: Final = listed("es as etais avais auras aurais iras vas")
_LONGEST: Final = 4  # words of a name without capitals
_BEFORE_WORDS: Final = (BEFORE_NOUNS - listed("de d a au par sur et ou c est comme pas")) | listed(
    "je j tu t il ils elle elles on nous vous qui se s me m te ne n y en"
)
"""Those, and subjects, after which a common first name is a word: not « la soeur de claire »."""
_WHOSE: Final = listed("mon ma ton ta son sa notre votre leur")
_RELATED: Final = listed(
    """
    frere soeur fils fille mari femme chum blonde gars garcon mere pere cousin cousine neveu niece
    oncle tante collegue voisin voisine ami amie stagiaire patron patronne directrice directeur
    coordonnatrice coordonnateur marraine parrain filleul filleule conjoint conjointe
    """
)
_TRADE: Final = re.compile(rf"{JOBS}|{PEOPLES}|{FOLK}|{BELONGING}|{ILLNESSES}")
_LEADS: Final = listed("marie jean anne rose pierre louis paul charles luc ange lou")
"""First names that many compounds begin with."""


def small_names(spoken: Spoken, knowledge: Knowledge) -> Iterator[Found]:
    """The names of a turn that have no capital."""
    yield from _Search(spoken, knowledge).find()


class _Search:
    """Looks for the names of one turn."""

    def __init__(self, spoken: Spoken, knowledge: Knowledge) -> None:
        self._spoken = spoken
        self._knowledge = knowledge

    def find(self) -> Iterator[Found]:
        """Names without a capital: after a title, and first names where capitals say nothing."""
        words = self._spoken.words
        at = 0
        while at < len(words):
            last = at
            why = self._small_reason(at) if words[at].case is Case.LOWER else ""
            if why:
                last = self._given(at) if self._spoken.dictated else at
                first = at - self._is_called(at)  # « tonton pierrot »
                given = words[at].text in self._knowledge.lists.first_names and last == at
                kind = Kind.FIRST_NAME if given else Kind.PERSON
                yield name_found(words[first : last + 1], kind, why, "minuscule")
            at = last + 1

    def _is_called(self, at: int) -> bool:
        """Whether the word before belongs to a name: `tonton`, `ti`, and `soeur` of a nun."""
        before = self._spoken.before(at)
        of_mine = at > 1 and self._spoken.words[at - 2].text in _WHOSE
        return before in _CALLING or (before in RELIGIOUS and not of_mine)

    def _small_reason(self, at: int) -> str:
        """Why a word without a capital is a name; "" when nothing says so."""
        word, known = self._spoken.words[at], self._knowledge
        rare = not known.is_everyday(word) and word.text not in STOPS and len(word.text) > 1
        listed = known.is_listed(word.text)
        title = self._spoken.before(at)
        titles = FORMAL | _KIN if self._spoken.dictated else FORMAL
        if (
            title in titles
            and rare
            and (self._spoken.dictated or listed or not known.is_french(word))
        ):
            return "un titre le précède"
        if not self._spoken.dictated:
            return ""
        if self._is_titled(at):
            return "un titre le précède"
        if rare and self._is_of_kin(at) and not _TRADE.fullmatch(word.text):
            return "quelqu’un que l’on présente"
        return self._first_name_reason(at, rare=rare)

    def _first_name_reason(self, at: int, *, rare: bool) -> str:
        """Why a word is a first name, where capitals say nothing; "" when nothing says so."""
        word, known = self._spoken.words[at], self._knowledge
        if self._is_compound(at):
            return "un prénom composé"
        first_name = word.text in known.lists.french_names and self._is_no_noun(at)
        told = (
            not known.is_french(word) or self._spoken.before(at) not in _BEFORE_WORDS
        )  # « on en jase »
        if first_name or (rare and told and word.text in known.lists.first_names):
            return "un prénom, dans un texte sans capitales"
        if word.text in word_names() and self._stands_as_name(at):
            return "un prénom qui est aussi un mot, sans article"
        if names_one(self._spoken, at, known) or names_anyone(self._spoken, at, known):
            return "un mot, là où se dit un nom"
        return ""

    def _is_titled(self, at: int) -> bool:
        """Whether a title precedes and nothing makes it a mere noun: « docteure beausoleil »."""
        word, known, title = self._spoken.words[at], self._knowledge, self._spoken.before(at)
        if title not in _ANY_TITLE or word.gap not in {" ", ". "}:
            return False
        if len(word.text) == 1:
            return title not in RELIGIOUS and self._is_letter(at)
        if word.text in _PLAIN or title in FORMAL:
            return False
        of_mine = at > 1 and self._spoken.words[at - 2].text in _WHOSE
        if title in RELIGIOUS and (of_mine or known.is_french(word)):
            return False
        told = not known.is_everyday(word) or word.text in known.lists.surnames
        return told and not known.is_verb(word)

    def _is_letter(self, at: int) -> bool:
        """Whether a word is a letter that stands for a name: « madame f », but not « madame a »."""
        word, after = self._spoken.words[at], self._spoken.words[at + 1 : at + 2]
        letter = word.text.isalpha() and word.text not in _NO_LETTERS
        return letter and not (after and after[0].gap == "'")

    def _is_compound(self, at: int) -> bool:
        """Whether a hyphen ties two first names: « c’était jean-guy »."""
        names, ahead = self._knowledge.lists.french_names, self._spoken.words[at + 1 : at + 2]
        tied = bool(ahead) and ahead[0].gap == "-"
        return tied and self._spoken.words[at].text in names and ahead[0].text in names

    def _is_of_kin(self, at: int) -> bool:
        """Whether somebody’s kin precede: « mon frère cheikh »."""
        words = self._spoken.words
        tied = at > 1 and words[at].gap == words[at - 1].gap == " "
        return tied and words[at - 1].text in _RELATED and words[at - 2].text in _WHOSE

    def _is_no_noun(self, at: int) -> bool:
        """Whether nothing before a word of every day makes it one: « la pierre », « on aime »."""
        everyday = self._knowledge.is_everyday(self._spoken.words[at])
        return not everyday or self._spoken.before(at) not in _BEFORE_WORDS

    def _stands_as_name(self, at: int) -> bool:
        """Whether an ordinary word stands where names do: « attends merveille », « rose a dit »."""
        words = self._spoken.words
        tied = at > 0 and words[at].gap not in {" ", ", ", "... "}
        after = words[at + 1].text if at + 1 < len(words) else ""
        thanks = words[at].text == "grace" and after == "a"
        return (
            not (tied or thanks) and self._spoken.before(at) not in BEFORE_NOUNS and after != "de"
        )

    def _given(self, at: int) -> int:
        """Index of the last word of a name without capitals: `marie soleil`, `jimmy sévigny`."""
        words = self._spoken.words
        last = at
        if self._spoken.before(at) in _LAND:  # « le lac simon »
            return at
        while last + 1 < min(len(words), at + _LONGEST):
            after = words[last + 1]
            leads = last == at and words[at].text in _LEADS and after.text not in STOPS
            tied = after.gap in {" ", "-", "'"}
            beyond = self._beyond_particle(last) if tied else 0
            if beyond:
                last = beyond
                continue
            if last == at and self._is_initial(last + 1):
                return last + 1
            if after.gap not in {" ", "-"} or not (leads or self._may_follow(after, words[last])):
                break
            last += 1
        return last

    def _is_initial(self, at: int) -> bool:
        """Whether the letter of a surname stands there: `nicole b`, but not `nicole t’as vu`."""
        word, after = self._spoken.words[at], self._spoken.words[at + 1 : at + 2]
        if word.text not in _LETTERS or word.gap != " ":
            return False
        return not after or (after[0].gap == " " and after[0].text not in _YOU)

    def _beyond_particle(self, last: int) -> int:
        """Index of the word after `da`, `ben` or, for a nun, `de la`; or 0."""
        words = self._spoken.words
        ahead = words[last + 1 : last + 4]
        if ahead[0].text in _PARTICLES and len(ahead) > 1 and ahead[1].text not in STOPS:
            return last + 2 if ahead[1].gap in {" ", "-", "'"} else 0
        nun = self._spoken.before(last) in {"soeur", "frere", "mere", "pere"}
        if not nun or ahead[0].text not in _OF or len(ahead) < 2:
            return 0
        own = 1 + (ahead[1].text in {"la", "l"})
        return last + 1 + own if own < len(ahead) and ahead[own].text not in STOPS else 0

    def _is_surname(self, word: Word) -> bool:
        """Whether a word is a surname and nothing else."""
        known = self._knowledge
        alone = not known.is_ordinary(word) and not known.is_first_name(word.text)
        return alone and word.text in known.lists.surnames

    def _may_follow(self, word: Word, before: Word) -> bool:
        """Whether a word may go on with a name that has no capital."""
        known = self._knowledge
        if word.case is Case.NUMBER or word.text in STOPS | _OF or len(word.text) == 1:
            return False
        if known.is_first_name(word.text):  # « théo gadbois lin »
            return word.text in known.lists.surnames and self._is_surname(before)
        if word.text.endswith("aient"):
            return False
        if not known.is_french(word) and word.lower not in known.common:
            return True
        sure = not known.is_ordinary(before)  # « sévigny paré »
        if word.text in known.lists.surnames and (sure or not known.is_everyday(word)):
            return True
        named = before.text in known.lists.french_names and not known.is_everyday(before)
        named |= before.gap == "-" and before.text in known.lists.french_names
        named |= before.text in known.lists.first_names and not known.is_french(before)
        plain = word.text not in ADVERBS and not known.is_verb(word) and not known.is_everyday(word)
        return named and plain and not word.text.endswith(_NO_SURNAMES)  # « jean-luc poireau »
