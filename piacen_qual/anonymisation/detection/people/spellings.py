"""Finds those whom the study knows, however they are spelt.

Case, accents, apostrophes, hyphens, blanks, invisible characters and foreign letters are gone from
the normal text. What is left is matched here: words run together or parted otherwise than in
corpus.yaml, initials, one or two wrong letters.

A form that is also a word, or a name of something else, is never decided in silence. In the middle
of a sentence a capital tells a name, unless the word is one of every day: `Rose` is asked about
everywhere, `Gilles` only in lower case and where a sentence begins.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from piacen_qual.anonymisation.candidates import Action
from piacen_qual.anonymisation.detection.found import Found
from piacen_qual.anonymisation.detection.people.entries import Entry, entries, meant
from piacen_qual.anonymisation.detection.people.recognised import doubtful, found_known, sure
from piacen_qual.anonymisation.detection.people.slips import Slips
from piacen_qual.anonymisation.detection.people.sounds import Sounds
from piacen_qual.anonymisation.reading.common_names import shared_names
from piacen_qual.anonymisation.reading.grammar import STOPS
from piacen_qual.anonymisation.reading.known import Knowledge
from piacen_qual.anonymisation.reading.phrases import compound
from piacen_qual.anonymisation.reading.spoken import Case, Spoken, Word
from piacen_qual.anonymisation.roster import Roster, Sort
from piacen_qual.transcripts.speakers.label_words import TITLES
from piacen_qual.transcripts.speakers.label_words import words as listed

_GAPS: Final = frozenset(" -'._·,/")
_WIDEST: Final = 4  # characters between two words of one name
_LONGEST: Final = 9  # words of a name
_MISSPELT: Final = 4  # words of a name that may be misspelt
_SHORT: Final = 3  # letters of a form that a slip of the pen may write
_GLUED: Final = 5  # letters from which names run together are no other word

_UNITS: Final = listed("km kg cm mm ml go mo ko gb mb tb kb hz kw pm am min sec ts gt qq")

_BEFORE_NAMES: Final = TITLES - {"me", "son", "pere", "the", "right"}

_DEFINITE: Final = listed("la le les l au aux du notre nos")
_GENERIC: Final = listed(  # what many organisations are
    """
    table maison centre carrefour comite groupe conseil reseau projet cuisine theatre radio journal
    caisse ecole bureau salle service regroupement association cercle club atelier bibliotheque
    clinique coop cooperative corporation federation fondation jardin marche ministere mouvement
    municipalite office organisme paroisse programme residence salon societe syndicat ville village
    """
)
_SAYINGS: Final = frozenset({"age de pierre", "coeur de pierre", "b a ba"})
Match = tuple[int, Found]
"""How many words a name has, and what was found."""


class RosterNames:
    """Finds the names of a roster."""

    def __init__(self, roster: Roster, knowledge: Knowledge) -> None:
        """Look for these names."""
        self._knowledge = knowledge
        self._entries = entries(roster, initials=False)
        self._beginnings = {
            letters[:size] for letters in self._entries for size in range(1, len(letters) + 1)
        }
        self._initials = entries(roster, initials=True)
        self._slips = Slips(self._entries, knowledge)
        self._sounds = Sounds(self._entries, knowledge)

    def find(self, spoken: Spoken) -> Iterator[Found]:
        """Every name of the roster in a turn, the longest at each place."""
        at = 0
        while at < len(spoken.words):
            match = self._match(spoken, at)
            if match is not None:
                yield match[1]
            at += match[0] if match else 1

    def _match(self, spoken: Spoken, at: int) -> Match | None:
        if at > 1 and spoken.said(at - 2, at) in _SAYINGS:
            return None
        exact = self._exact(spoken, at) or self._initialled(spoken, at)
        if exact is not None and exact[1].action is Action.ASK:
            exact = self._goes_on(spoken, at, exact[0]) or exact
        match = self._alone(spoken, at, exact)
        return (self._with_rest(spoken, at, match) or match) if match else None

    def _alone(self, spoken: Spoken, at: int, exact: Match | None) -> Match | None:
        """What was matched letter by letter, or nearly so where that is nothing."""
        if exact is None or compound(spoken, at) >= at + exact[0]:  # « Marie-Êve » is not Marie
            heard = self._heard(spoken, at) if exact is None else None
            return heard or self._misspelt(spoken, at) or exact
        return exact

    def _with_rest(self, spoken: Spoken, at: int, match: Match) -> Match | None:
        """A name whose other half follows as it was heard: `rosaire coté`, `lise sans souci`."""
        size, found = match
        after = at + size
        if self._spelt(spoken.words, after):
            return None  # said right, on its own
        heard = []
        for last in range(after, at + _reach(spoken.words, at + size - 1) + size - 1):
            words = spoken.words[after : last + 1]
            tied = all(word.gap in {" ", "-", "'"} for word in words)
            if tied and (near := self._sounds.rest(found.entity, words)):
                heard.append((near[0], last, near[1]))
        if not heard:
            return None
        _, last, entry = min(heard, key=lambda one: one[:2])
        whole = spoken.words[at : last + 1]
        return len(whole), self._alike(spoken, whole, [entry], "se dit")

    def _goes_on(self, spoken: Spoken, at: int, size: int) -> Match | None:
        """A compound whose first half is right, and the other is not: `fatima zora`."""
        words = spoken.words[at : at + size + 1]
        last = words[-1]
        joined = len(words) > size and last.gap in {" ", "-"} and len(last.text) > _SHORT
        if not joined or (self._knowledge.is_everyday(last) and not last.capital):
            return None
        near = self._slips.halves([word.text for word in words])
        return (size + 1, self._alike(spoken, words, near, "s’écrit presque")) if near else None

    def _heard(self, spoken: Spoken, at: int) -> Match | None:
        """Words that sound like a form: none of the language where capitals tell names."""
        ahead = spoken.words[at : at + _reach(spoken.words, at)]
        if not spoken.dictated:
            ahead = tuple(takewhile(lambda word: not self._knowledge.is_french(word), ahead))
        for size in range(len(ahead), 0, -1):
            words = ahead[:size]
            tied = all(word.gap in {" ", "-", "'"} for word in words[1:])
            if words[-1].text in STOPS or not tied:
                continue
            if near := self._sounds.near(words):
                return size, self._alike(spoken, words, near, "se dit")
        return None

    def _exact(self, spoken: Spoken, at: int) -> Match | None:
        """A form letter by letter, whatever parts its words."""
        for size, letters in reversed(self._spelt(spoken.words, at)):
            words = spoken.words[at : at + size]
            fitting = [each for each in self._entries[letters] if self._fits(spoken, words, each)]
            if fitting:
                entry = meant(spoken.file, fitting)
                is_sure = self._is_sure(spoken, at, words, entry)
                return size, sure(words, entry) if is_sure else doubtful(spoken, words, entry)
        return None

    def _spelt(self, words: Sequence[Word], at: int) -> list[tuple[int, str]]:
        """How many words from there have the letters of a form, and these letters."""
        spelt: list[tuple[int, str]] = []
        letters = ""
        for size, word in enumerate(words[at : at + _LONGEST], 1):
            letters += word.text
            if letters not in self._beginnings or (size > 1 and not _is_close(word)):
                break
            if letters in self._entries:
                spelt.append((size, letters))
        return spelt

    def _fits(self, spoken: Spoken, words: Sequence[Word], entry: Entry) -> bool:
        """Whether words that have the letters of a form are that form, and not other words."""
        apart = [word.text for word in words]
        if entry.form.sort is Sort.HEAD:
            return self._is_head(spoken, words)
        names = [
            word.capital or not (self._knowledge.is_ordinary(word) or len(word.text) == 1)
            for word in words
        ]
        if entry.form.sort is Sort.PART:
            return all(names)
        if apart == entry.words:  # « R. Côté », « brandon o reilly », but not « y pare »
            letters = [word for word in words if len(word.text) == 1]
            sure = spoken.dictated and any(names)  # « j n desrosiers »
            return sure or len(words) - len(letters) != 1 or all(w.capital for w in letters)
        if len(words) == 1:
            initials = max(map(len, entry.words)) == 1 and names[0]  # « mc » for « M.-C. »
            return len(apart[0]) >= _GLUED or words[0].capital or initials
        return any(names)

    def _is_head(self, spoken: Spoken, words: Sequence[Word]) -> bool:
        """Whether a common noun is an organisation: « la Table », and « la popote » in captions."""
        at = spoken.starts[words[0].start]
        rare = not any(word.text.removesuffix("s") in _GENERIC for word in words)
        if spoken.dictated and rare and spoken.before(at) in _DEFINITE:
            return True
        return all(word.capital and not word.first for word in words) and not spoken.shouted

    def _is_sure(self, spoken: Spoken, at: int, words: Sequence[Word], entry: Entry) -> bool:
        """Whether the form can mean nothing else."""
        if entry.form.sort >= Sort.PART or self._is_elses(spoken, at, words, entry):
            return False
        ordinary = all(map(self._knowledge.is_french, words))
        named = any(word.capital and not word.first for word in words)
        if entry.form.sort is Sort.WHOLE and len(words) > 1 and (named or not ordinary):
            return True
        if words[0].capital and _is_titled(spoken, at):
            return True
        if entry.form.text in self._knowledge.kept or _is_slight(words):
            return False
        if named and not spoken.shouted:
            return not all(map(self._knowledge.is_everyday, words))
        return not ordinary

    def _is_elses(self, spoken: Spoken, at: int, words: Sequence[Word], entry: Entry) -> bool:
        """Whether a name alone may be a great city’s, an institution’s, or somebody else’s."""
        if len(words) > 1 or entry.form.sort is Sort.WHOLE or _is_titled(spoken, at):
            return False
        (word,) = words
        if word.text in self._knowledge.lists.cities or word.text in shared_names():
            return True
        after = spoken.words[at + 1 : at + 2]  # « penelope cruz »
        if not (spoken.dictated and after and after[0].gap == " "):
            return False
        other = not any(after[0].text in form.text.split() for form in entry.named.named)
        known = self._knowledge
        return other and known.is_listed(after[0].text) and not known.is_french(after[0])

    def _initialled(self, spoken: Spoken, at: int) -> Match | None:
        """Initials: `M.-È. R.`, `DPL`."""
        words = list(_letters(spoken.words, at))
        if len(words) < 2:
            words = [spoken.words[at]]
            if not self._may_be_initials(words[0]) or spoken.shouted:
                return None
        letters = "".join(word.text for word in words)
        found = self._initials.get(letters, ())
        if not found or (len(words) == 1 and letters in self._knowledge.kept):
            return None
        entry = meant(spoken.file, found)
        why = f"les initiales de {entry.named.name}"
        question = f"{entry.named.entity}/initiales {letters}"
        return len(words), found_known(words, entry, Action.ASK, why, question)

    def _may_be_initials(self, word: Word) -> bool:
        """Whether a word may be initials: `DPL`, and `jp` since it is no word."""
        known = self._knowledge
        small = word.case is Case.LOWER and not known.is_ordinary(word) and word.text not in _UNITS
        return len(word.text) > 1 and (word.case is Case.CAPITALS or small)

    def _misspelt(self, spoken: Spoken, at: int) -> Match | None:
        """A form with a wrong letter or two, in words that are no others."""
        for size in range(_reach(spoken.words, at), 0, -1):
            words = spoken.words[at : at + size]
            near = () if _is_slight(words) else self._slips.near(words)
            if near:
                return size, self._alike(spoken, words, near, "s’écrit presque")
        return None

    def _alike(
        self, spoken: Spoken, words: Sequence[Word], near: Sequence[Entry], how: str
    ) -> Found:
        entry = meant(spoken.file, near)
        said = spoken.normal.written(words[0].start, words[-1].end)
        why = f"« {said} » {how} comme {entry.named.name}"
        question = f"{entry.named.entity}~{' '.join(word.text for word in words)}"
        return found_known(words, entry, Action.ASK, why, question)


def _is_titled(spoken: Spoken, at: int) -> bool:
    return at > 0 and spoken.words[at - 1].text in _BEFORE_NAMES


def _reach(words: Sequence[Word], at: int) -> int:
    """How many words from there may be one name that is misspelt."""
    ahead = words[at + 1 : at + _MISSPELT]
    return 1 + next((n for n, word in enumerate(ahead) if not _is_close(word)), len(ahead))


def _is_close(word: Word) -> bool:
    """Whether what parts a word from the one before may stand within a name."""
    return len(word.gap) <= _WIDEST and set(word.gap) <= _GAPS


def _letters(words: Sequence[Word], at: int) -> Iterator[Word]:
    """The single capital letters that follow one another from there."""
    for n, word in enumerate(words[at:]):
        together = n == 0 or _is_close(word)
        if len(word.text) != 1 or not word.capital or not together:
            return
        yield word


def _is_slight(words: Sequence[Word]) -> bool:
    """Whether a form is so short that a slip of the pen writes it: `ba`."""
    first, *others = words
    return not others and first.case is Case.LOWER and len(first.text) <= _SHORT
