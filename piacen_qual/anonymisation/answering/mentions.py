"""Words that people add: no detection is perfect.

Added words are masked wherever they stand as whole words, whatever their case, accents, hyphens and
blanks; where a stop was typed between two of them, any may stand. What the machine found there
gives way, but for what is wider and masked as well.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby, pairwise
from typing import Final

from piacen_qual.anonymisation.answering.answers import Answer
from piacen_qual.anonymisation.candidates import HERE, Action, Candidate, Kind
from piacen_qual.anonymisation.passages import candidate
from piacen_qual.anonymisation.reading.normal import matched, phrase
from piacen_qual.anonymisation.reading.spoken import Spoken
from piacen_qual.model import Transcript

SOURCE: Final = "ajout"

_GAP: Final = r"[ '._·/-]{1,3}"  # between two words of one mention
_STOP: Final = r"[\W_]{1,6}"  # where a stop was typed: « ça gèle… – dit »
_STOPS: Final = re.compile(r"[^\w\s'’.·/-]+|\.(?=\s)|\s-\s")
_FIRST: Final = (Action.MASK, Action.ASK, Action.KEEP)  # the most careful claim comes first
_EDGES: Final = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)


class Texts:
    """The turns of transcripts, searched for words."""

    def __init__(self, transcripts: Iterable[Transcript]) -> None:
        """Nothing is read before the first search."""
        self._transcripts = tuple(transcripts)

    @cached_property
    def _matched(self) -> list[tuple[str, int, str, str]]:
        """Of each turn: its file, its number, its text, the same as it is matched."""
        return [
            (each.file, turn.n, turn.text, matched(turn.text))
            for each in self._transcripts
            for turn in each.turns
        ]

    def mentions(self, answer: Answer) -> Iterator[Candidate]:
        """Every place where an addition masks its words, by transcript, turn and place."""
        words = pattern(answer.words)
        for file, turn, text, plain in self._matched:
            if words.search(plain):
                spoken = Spoken(file, turn, text)
                for found in words.finditer(spoken.normal.text):
                    mention = _mention(spoken, answer, *found.span())
                    if answer.holds_for(mention.context):
                        yield mention

    def beginning(self, words: str) -> list[str]:
        """Words of the texts that begin as these do, as they are matched, in order."""
        begun = re.compile(rf"(?<![^\W_]){_joined(words)}[^\W_]*")
        return sorted({found for *_, plain in self._matched for found in begun.findall(plain)})


def mentions(
    transcripts: Iterable[Transcript], additions: Iterable[Answer]
) -> tuple[Candidate, ...]:
    """Every place where added words stand; the places of two additions may overlap: see `laid`."""
    texts = Texts(transcripts)
    return tuple(mention for answer in additions for mention in texts.mentions(answer))


def laid(
    candidates: Iterable[Candidate], transcripts: Sequence[Transcript]
) -> tuple[Candidate, ...]:
    """Candidates as decided, none over another, by transcript, turn and place.

    Of those that claim the same words, the most careful action wins, then the widest, then what a
    person added; the others keep what is left beside it.
    """
    rank = {each.file: n for n, each in enumerate(transcripts)}
    ordered = sorted(candidates, key=lambda one: (rank.get(one.file, 0), one.turn, one.start))
    turns = groupby(ordered, key=lambda one: (one.file, one.turn))
    return tuple(one for _, found in turns for one in _apart(list(found)))


def _apart(found: list[Candidate]) -> list[Candidate]:
    """Those of one turn."""
    if all(one.end <= other.start for one, other in pairwise(found)):
        return found
    free = {place for one in found for place in range(one.start, one.end)}
    taken: list[Candidate] = []
    for one in sorted(found, key=_order):
        taken += _pieces(one, free)
        free -= set(range(one.start, one.end))
    return sorted(taken, key=lambda one: one.start)


def _order(one: Candidate) -> tuple[int, int, bool]:
    return _FIRST.index(one.action), one.start - one.end, one.source not in {SOURCE, HERE}


def _pieces(one: Candidate, free: set[int]) -> Iterator[Candidate]:
    """What is free of a candidate's words."""
    places = range(one.start, one.end)
    for is_free, run in groupby(places, key=free.__contains__):
        start, *others = run
        end = (others or [start])[-1] + 1
        said = _EDGES.search(one.text[start - one.start : end - one.start])
        if is_free and (start, end) == (one.start, one.end):
            yield one
        elif is_free and said:
            yield replace(one, start=start + said.start(), end=start + said.end(), text=said[0])


def _mention(spoken: Spoken, answer: Answer, first: int, last: int) -> Candidate:
    return candidate(
        spoken,
        first,
        last,
        kind=kind_of(answer.entity),
        action=Action.MASK,
        entity=answer.entity,
        question=answer.question,
        source=HERE if answer.contexts else SOURCE,
        reason=f"ajouté par {answer.coder}",
    )


def kind_of(entity: str) -> Kind:
    """What an entity is, as its beginning tells."""
    told = entity.partition(":")[0]
    return Kind(told) if told in set(Kind) else Kind.UNKNOWN


def sought(typed: str) -> str:
    """Words as an addition keeps them: those of `normal.phrase`, a comma where a stop was typed."""
    return ", ".join(filter(None, map(phrase, _STOPS.split(typed))))


def pattern(words: str) -> re.Pattern[str]:
    """Finds whole words, as `sought` writes them, in text as it is matched."""
    return re.compile(rf"(?<![^\W_]){_joined(words)}(?![^\W_])")


def _joined(words: str) -> str:
    return _STOP.join(
        _GAP.join(map(re.escape, piece.split())) for piece in words.split(",") if piece.strip()
    )
