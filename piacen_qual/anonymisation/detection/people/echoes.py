"""Names told once, recognised wherever they are said again.

A capital in the middle of a sentence gives a name away; the same word at the beginning of another,
or where a machine writes no capitals, says nothing by itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.detection.found import Found, Rank
from piacen_qual.anonymisation.reading.grammar import STOPS
from piacen_qual.anonymisation.reading.known import Knowledge
from piacen_qual.anonymisation.reading.spoken import Case, Spoken, Word

_PEOPLE: Final = frozenset({Kind.PERSON, Kind.FIRST_NAME})
_WHOLE: Final = frozenset({Kind.ORGANISATION, Kind.PLACE, Kind.UNKNOWN})
_SHORTEST: Final = 3  # letters of a word of a name


class Echoes:
    """Finds again the names that were found in a transcript."""

    def __init__(
        self, read: Iterable[tuple[Spoken, Sequence[Found]]], knowledge: Knowledge
    ) -> None:
        """Learn the names from what was found in each turn."""
        self._knowledge = knowledge
        self._names: dict[str, Found] = {}
        for spoken, found in read:
            for one in found:
                if one.action is not Action.KEEP:
                    for word in _told(spoken, one):
                        self._names.setdefault(word.text, one)

    def find(self, spoken: Spoken, found: Sequence[Found]) -> Iterator[Found]:
        """The names that are said again in a turn, beside what was found there."""
        for word in spoken.words:
            name = self._names.get(word.text)
            if name is None or any(one.start < word.end and word.start < one.end for one in found):
                continue
            if word.capital or (spoken.dictated and not self._knowledge.is_everyday(word)):
                yield _again(word, name)


def _told(spoken: Spoken, found: Found) -> Iterator[Word]:
    """The words by which one may be called again: those of people, the one of anything else."""
    words = [word for word in spoken.words if found.start <= word.start < found.end]
    if found.kind not in (_PEOPLE if len(words) > 1 else _PEOPLE | _WHOLE):
        return
    for word in words:
        written = word.case in {Case.CAPITAL, Case.CAPITALS} and not word.first
        if (written or spoken.dictated) and len(word.text) >= _SHORTEST and word.text not in STOPS:
            yield word


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
