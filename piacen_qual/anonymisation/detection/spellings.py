"""Finds those whom the study knows, however they are spelt.

Case, accents, apostrophes, hyphens, blanks, invisible characters and foreign letters are gone from
the normal text. What is left is matched here: words run together or parted otherwise than in
corpus.yaml, initials, one or two wrong letters.

A form that is also a word, a place or a name of another kind is never decided in silence.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Final

from rapidfuzz.distance import OSA

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.detection.found import STUDY, Found, Rank
from piacen_qual.anonymisation.detection.grammar import STOPS
from piacen_qual.anonymisation.detection.known import Knowledge
from piacen_qual.anonymisation.detection.phrases import compound
from piacen_qual.anonymisation.detection.spoken import Case, Spoken, Word
from piacen_qual.anonymisation.roster import Form, Named, Roster, Sort
from piacen_qual.transcripts.speakers.label_words import TITLES

_GAPS: Final = frozenset(" -'._·,/")
_WIDEST: Final = 4  # characters between two words of one name
_LONGEST: Final = 9  # words of a name
_SHORT: Final = 3  # letters of a form that may be a mere interjection
_GLUED: Final = 5  # letters from which an initial glued to a name is no other word

# Letters of a form, from which so many may be wrong.
_ONE_WRONG: Final = 3
_TWO_WRONG: Final = 5

_KINDS: Final = {"personne": Kind.PERSON, "organisme": Kind.ORGANISATION, "lieu": Kind.PLACE}
_CASES: Final = {
    Case.LOWER: "en minuscules",
    Case.CAPITAL: "avec une majuscule",
    Case.CAPITALS: "en capitales",
    Case.NUMBER: "",
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A form of someone or something known."""

    named: Named
    form: Form

    @property
    def words(self) -> list[str]:
        return self.form.text.split()


class RosterNames:
    """Finds the names of a roster."""

    def __init__(self, roster: Roster, knowledge: Knowledge) -> None:
        """Look for these names."""
        self._knowledge = knowledge
        self._entries: dict[str, list[_Entry]] = defaultdict(list)
        self._initials: dict[str, list[_Entry]] = defaultdict(list)
        for named in chain(roster.people, roster.organisations, roster.places):
            for form in named.named:
                table = self._initials if form.sort is Sort.INITIALS else self._entries
                table[form.text.replace(" ", "")].append(_Entry(named, form))

    def find(self, spoken: Spoken) -> Iterator[Found]:
        """Every name of the roster in a turn, the longest at each place."""
        at = 0
        while at < len(spoken.words):
            match = self._match(spoken, at)
            if match is not None:
                yield match[1]
            at += match[0] if match else 1

    def _match(self, spoken: Spoken, at: int) -> tuple[int, Found] | None:
        """The name that begins with a word, and how many words it has."""
        exact = self._exact(spoken, at) or self._initialled(spoken, at)
        if exact is None or compound(spoken, at) >= at + exact[0]:  # « Marie-Êve » is not Marie
            return self._misspelt(spoken, at) or exact
        return exact

    def _exact(self, spoken: Spoken, at: int) -> tuple[int, Found] | None:
        """A form letter by letter, whatever parts its words."""
        for size in range(_reach(spoken.words, at), 0, -1):
            words = spoken.words[at : at + size]
            entries = self._entries.get("".join(word.text for word in words))
            if entries:
                fitting = [entry for entry in entries if self._fits(words, entry)]
                if fitting:
                    return size, self._found(spoken, at, words, fitting)
        return None

    def _fits(self, words: Sequence[Word], entry: _Entry) -> bool:
        """Whether words that have the letters of a form are that form, and not other words."""
        apart = [word.text for word in words]
        names = [word.capital or not self._knowledge.is_ordinary(word) for word in words]
        if entry.form.sort is Sort.PART:
            return all(names)
        if apart == entry.words:  # « R. Côté », but not « y pare »
            return len(words) == 1 or all(word.capital for word in words if len(word.text) == 1)
        if len(words) == 1:
            return len(apart[0]) >= _GLUED or words[0].capital
        return any(names)

    def _found(
        self, spoken: Spoken, at: int, words: Sequence[Word], entries: Sequence[_Entry]
    ) -> Found:
        entry = _meant(spoken.file, entries)
        name = entry.named.name
        if self._is_sure(spoken, at, words, entry):
            return self._make(words, entry, Action.MASK, f"« {name} » est dans corpus.yaml")
        case = _CASES[words[0].case]
        question = f"{entry.named.entity}/{entry.form.text} {_class(words)}"
        why = f"« {words_of(spoken, words)} » {case} nomme {name}, ou veut dire autre chose"
        return self._make(words, entry, Action.ASK, why, question)

    def _is_sure(self, spoken: Spoken, at: int, words: Sequence[Word], entry: _Entry) -> bool:
        """Whether the form can mean nothing else."""
        if entry.form.sort is Sort.PART:
            return False
        ordinary = all(map(self._knowledge.is_french, words))
        named = any(word.capital and not word.first for word in words)
        if entry.form.sort is Sort.WHOLE and len(words) > 1 and (named or not ordinary):
            return True
        if words[0].capital and _titled(spoken, at):
            return True
        if self._has_another_sense(words) or _is_slight(words):
            return False
        if named and not spoken.shouted:
            return not all(map(self._knowledge.is_everyday, words))
        return not ordinary

    def _has_another_sense(self, words: Sequence[Word]) -> bool:
        """Whether the same words name something that everybody knows."""
        return " ".join(word.text for word in words) in self._knowledge.kept

    def _initialled(self, spoken: Spoken, at: int) -> tuple[int, Found] | None:
        """Initials: `M.-È. R.`, `DPL`."""
        words = list(_letters(spoken.words, at))
        if len(words) < 2:
            words = list(spoken.words[at : at + 1])
            if words[0].case is not Case.CAPITALS or spoken.shouted:
                return None
        letters = "".join(word.text for word in words)
        entries = self._initials.get(letters, ())
        if not entries or (len(words) == 1 and letters in self._knowledge.kept):
            return None
        entry = _meant(spoken.file, entries)
        why = f"les initiales de {entry.named.name}"
        question = f"{entry.named.entity}/initiales {letters}"
        return len(words), self._make(words, entry, Action.ASK, why, question)

    def _misspelt(self, spoken: Spoken, at: int) -> tuple[int, Found] | None:
        """A form with a wrong letter or two, in words that are no others."""
        for size in range(min(4, _reach(spoken.words, at)), 0, -1):
            words = spoken.words[at : at + size]
            if not self._may_be_misspelt(words):
                continue
            near = self._near("".join(word.text for word in words))
            if near:
                entry = _meant(spoken.file, near)
                if size > 1 and abs(size - len(entry.words)) > 1:
                    continue
                form = " ".join(word.text for word in words)
                why = f"« {words_of(spoken, words)} » s’écrit presque comme {entry.named.name}"
                question = f"{entry.named.entity}~{form}"
                return size, self._make(words, entry, Action.ASK, why, question)
        return None

    def _may_be_misspelt(self, words: Sequence[Word]) -> bool:
        """Whether the words are no words of the language, nor names of other people."""
        known = self._knowledge
        first, *others = words
        if any(len(word.text) == 1 or word.case is Case.NUMBER for word in words):
            return False
        if not others:
            named = known.is_listed(first.text) or first.text in known.kept
            return not (named or known.is_everyday(first) or _is_slight(words))
        if any(word.gap not in {" ", "-"} for word in others) or first.text in STOPS:
            return False
        if all(word.gap == "-" for word in others) and not all(map(known.is_ordinary, words)):
            return True
        return first.capital and others[-1].capital and not (first.first and known.is_french(first))

    def _near(self, letters: str) -> list[_Entry]:
        """The entries that are spelt nearly so, the nearest."""
        if letters not in self._nearest:
            self._nearest[letters] = self._search(letters)
        return self._nearest[letters]

    @cached_property
    def _nearest(self) -> dict[str, list[_Entry]]:
        return {}

    def _search(self, letters: str) -> list[_Entry]:
        best: list[_Entry] = []
        allowed = 2
        for form, entries in self._entries.items():
            most = min(allowed, _wrong_letters(form))
            if most and (far := OSA.distance(letters, form, score_cutoff=most)) <= most:
                usable = [entry for entry in entries if entry.form.sort is not Sort.PART]
                best = usable if far < allowed else [*best, *usable]
                allowed = far
        return best

    def _make(
        self, words: Sequence[Word], entry: _Entry, action: Action, why: str, question: str = ""
    ) -> Found:
        entity = entry.named.entity
        return Found(
            start=words[0].start,
            end=words[-1].end,
            kind=_KINDS[entity.partition(":")[0]],
            action=action,
            entity=entity,
            rank=Rank.ROSTER,
            source=STUDY,
            reason=why,
            question=question,
        )


def words_of(spoken: Spoken, words: Sequence[Word]) -> str:
    """Words as they are written."""
    return spoken.normal.written(words[0].start, words[-1].end)


def _reach(words: Sequence[Word], at: int) -> int:
    """How many words from there may be one name."""
    size = 1
    for word in words[at + 1 : at + _LONGEST]:
        if len(word.gap) > _WIDEST or not set(word.gap) <= _GAPS:
            break
        size += 1
    return size


def _letters(words: Sequence[Word], at: int) -> Iterator[Word]:
    """The single capital letters that follow one another from there."""
    for n, word in enumerate(words[at:]):
        together = n == 0 or (set(word.gap) <= _GAPS and len(word.gap) <= _WIDEST)
        if len(word.text) != 1 or not word.capital or not together:
            return
        yield word


def _is_slight(words: Sequence[Word]) -> bool:
    """Whether a form is so short that a slip of the pen writes it: `ba`."""
    first, *others = words
    return not others and first.case is Case.LOWER and len(first.text) <= _SHORT


def _titled(spoken: Spoken, at: int) -> bool:
    """Whether a title stands before: `Mme Petit`."""
    return at > 0 and spoken.words[at - 1].text in TITLES - {"me", "son", "pere", "the", "right"}


def _class(words: Sequence[Word]) -> str:
    """Words of one class are decided together."""
    first = words[0]
    if first.case is Case.LOWER:
        return "minuscule"
    if first.case is Case.CAPITALS:
        return "capitales"
    return "début" if first.first else "majuscule"


def _wrong_letters(form: str) -> int:
    return (len(form) > _ONE_WRONG) + (len(form) >= _TWO_WRONG)


def _meant(file: str, entries: Sequence[_Entry]) -> _Entry:
    """Who is meant: someone of the group before anyone else, by their name before a part of it.

    Where it may be several, nobody of them is: what they share in name is someone apart.
    """
    least = min((entry.form.sort, file not in entry.named.files) for entry in entries)
    usable = [e for e in entries if (e.form.sort, file not in e.named.files) == least]
    first = usable[0]
    if len({entry.named.entity for entry in usable}) == 1:
        return first
    sort, _, _ = first.named.entity.partition(":")
    shared = Named(f"{sort}:{first.form.text}", first.form.text.title(), (first.form,))
    return _Entry(shared, first.form)
