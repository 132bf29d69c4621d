"""Names told once, recognised wherever they are said again.

A capital in the middle of a sentence gives a name away; the same word at the beginning of another,
or where a machine writes no capitals, says nothing by itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile, takewhile
from typing import Final

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.detection.found import Found, Rank, name_found
from piacen_qual.anonymisation.reading.grammar import BEFORE_NOUNS, STOPS
from piacen_qual.anonymisation.reading.known import Knowledge
from piacen_qual.anonymisation.reading.spoken import Case, Spoken, Word

_PEOPLE: Final = frozenset({Kind.PERSON, Kind.FIRST_NAME})
_WHOLE: Final = frozenset({Kind.ORGANISATION, Kind.PLACE, Kind.UNKNOWN})
_NAMED: Final = frozenset({Kind.ORGANISATION, Kind.URL, Kind.EMAIL})
_MARKS: Final = frozenset({"point", "dot", "barre", "tiret", "arobase"})
_LINKS: Final = frozenset(
    {"le", "la", "les", "l", "de", "du", "des", "d", "a", "au", "aux", "chez"}
)
_SHORTEST: Final = 3  # letters of a word of a name


class Echoes:
    """Finds again the names that were found in a transcript."""

    def __init__(
        self, read: Iterable[tuple[Spoken, Sequence[Found]]], knowledge: Knowledge
    ) -> None:
        """Learn the names from what was found in each turn."""
        self._knowledge = knowledge
        self._names: dict[str, Found] = {}
        self._phrases: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for spoken, found in read:
            for one in found:
                if one.action is not Action.KEEP:
                    for word in _told(spoken, one):
                        self._names.setdefault(word.text, one)
                    if spoken.dictated and (own := _own(spoken, one)):
                        self._phrases[own[0]].add(own)

    def find(self, spoken: Spoken, found: Sequence[Found]) -> Iterator[Found]:
        """The names that are said again in a turn, beside what was found there."""
        for word in spoken.words:
            name = self._names.get(word.text)
            if name is None or any(one.start < word.end and word.start < one.end for one in found):
                continue
            if word.capital or (spoken.dictated and self._is_said_again(spoken, word)):
                yield _again(word, name)
        yield from self._whole(spoken, found)

    def _is_said_again(self, spoken: Spoken, word: Word) -> bool:
        """Whether a word in a text without capitals is the name: not « son rosaire »."""
        if self._knowledge.is_everyday(word):
            return False
        noun = spoken.before(spoken.starts[word.start]) in BEFORE_NOUNS
        return not (noun and self._knowledge.is_french(word))

    def _whole(self, spoken: Spoken, found: Sequence[Found]) -> Iterator[Found]:
        """Names of several words, said without what said what they are: `la bonne fourchette`."""
        for at, word in enumerate(spoken.words if spoken.dictated else ()):
            for own in self._phrases.get(word.text, ()):
                words = spoken.words[at : at + len(own)]
                free = all(one.end <= word.start or words[-1].end <= one.start for one in found)
                if free and tuple(each.text for each in words) == own:
                    yield replace(
                        _again(word, name_found(words, Kind.ORGANISATION, "")), end=words[-1].end
                    )


def _told(spoken: Spoken, found: Found) -> Iterator[Word]:
    """The words by which one may be called again: those of people, the one of anything else."""
    words = [word for word in spoken.words if found.start <= word.start < found.end]
    if found.kind not in (_PEOPLE if len(words) > 1 else _PEOPLE | _WHOLE):
        return
    for word in words:
        written = word.case in {Case.CAPITAL, Case.CAPITALS} and not word.first
        if (written or spoken.dictated) and len(word.text) >= _SHORTEST and word.text not in STOPS:
            yield word


def _own(spoken: Spoken, found: Found) -> tuple[str, ...]:
    """What is its own in the name of an organisation or a site, if it is of several words."""
    if found.kind not in _NAMED:
        return ()
    said = [word.text for word in spoken.words if found.start <= word.start < found.end]
    if found.kind is Kind.ORGANISATION:
        said = said[1:]
    else:
        said = list(takewhile(lambda word: word not in _MARKS, said[_after_at(said) :]))
    own = tuple(dropwhile(lambda word: word in _LINKS, said))
    return own if sum(len(word) >= _SHORTEST and word not in _LINKS for word in own) > 1 else ()


def _after_at(said: Sequence[str]) -> int:
    """Index of what follows `arobase`, or of the first word."""
    return next((n + 1 for n, word in enumerate(said) if word.startswith("arob")), 0)


def _again(word: Word, name: Found) -> Found:
    """The same name, or one of its words: whose it is, `detect` tells."""
    entity = f"{name.kind}:{word.text}"
    same = name.entity == entity
    return Found(
        start=word.start,
        end=word.end,
        kind=name.kind,
        action=Action.ASK,
        entity=entity,
        rank=Rank.HINT,
        source="noms",
        reason="un nom, ailleurs dans la rencontre",
        question=name.question if same else f"{entity} début",
    )
