"""A turn as it is searched: its words, each with its place, its capitals, and what precedes it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Final

from piacen_qual.anonymisation.reading.normal import Normal
from piacen_qual.french.folding import lower
from piacen_qual.model import Transcript

_WORD: Final = re.compile(r"[^\W_]+")
_STOP: Final = re.compile(r"[.?!…:;)\]«»“”\"—\n]|(?:^|\s)-\s")
_CAPITALS: Final = 0.1  # of the words of a turn: who dictates has fewer
_DICTATED: Final = 0.6  # of the turns of who dictates begin without a capital


class Case(IntEnum):
    """How a word is written."""

    LOWER = 0
    CAPITAL = 1  # its first letter only, or some letters
    CAPITALS = 2  # all of them, two at least
    NUMBER = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters and digits.

    Attributes:
        text: as it is matched: see `Normal.text`.
        lower: in lower case, with its accents, as lexicons have it.
        start: where it begins in the normal text.
        end: its end there, exclusive.
        case: how it is written.
        first: whether a sentence, a quotation or a bracket begins with it.
        gap: what stands between it and the word before, as it is matched.
    """

    text: str
    lower: str
    start: int
    end: int
    case: Case
    first: bool
    gap: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.case in {Case.CAPITAL, Case.CAPITALS}


class Spoken:
    """What is said in a turn, ready to be searched.

    Attributes:
        file: `Transcript.file`.
        turn: `Turn.n`.
        normal: the text as it is matched.
        words: in order.
        dictated: whether capitals say nothing, since a machine took down what it heard.
    """

    def __init__(self, file: str, turn: int, text: str, *, dictated: bool = False) -> None:
        """Read the words of a turn's text."""
        self.file = file
        self.turn = turn
        self.normal = Normal.of(text)
        self.words = tuple(_words(self.normal))
        self.dictated = dictated

    @cached_property
    def shouted(self) -> bool:
        """Whether capitals say nothing: everything is in capitals."""
        written = [word for word in self.words if word.case is not Case.NUMBER]
        return len(written) > 3 and all(
            word.case is Case.CAPITALS or len(word.text) == 1 for word in written
        )

    @cached_property
    def starts(self) -> dict[int, int]:
        """Where a word begins in the normal text → its index."""
        return {word.start: n for n, word in enumerate(self.words)}

    @cached_property
    def ends(self) -> dict[int, int]:
        """Where a word ends in the normal text → its index."""
        return {word.end: n for n, word in enumerate(self.words)}

    def before(self, at: int) -> str:
        """The word before word `at`, where only a blank or an apostrophe parts them, or ""."""
        tied = at > 0 and self.words[at].gap in {" ", "'", ". "}
        return self.words[at - 1].text if tied else ""

    def said(self, first: int, last: int) -> str:
        """Words `first` to `last`, inclusive, as they are matched, one blank between two."""
        return " ".join(word.text for word in self.words[first : last + 1])


def _words(normal: Normal) -> Iterator[Word]:
    end = 0
    for found in _WORD.finditer(normal.text):
        gap = normal.text[end : found.start()]
        written = normal.written(*found.span())
        first = end == 0 or _STOP.search(gap) is not None
        yield Word(found[0], lower(written), *found.span(), _case(written), first, gap)
        end = found.end()


def _case(written: str) -> Case:
    if not any(letter.isalpha() for letter in written):
        return Case.NUMBER
    letters = [letter for letter in written if letter.isalpha()]
    if all(letter.isupper() for letter in letters):
        return Case.CAPITALS if len(letters) > 1 else Case.CAPITAL
    return Case.CAPITAL if any(letter.isupper() for letter in letters) else Case.LOWER


def read_turns(transcript: Transcript) -> list[Spoken]:
    """The turns of a transcript, ready to be searched."""
    small = defaultdict[str, list[bool]](list)
    for turn in transcript.turns:
        small[turn.speaker].append(_is_small(turn.text))
    dictating = {who for who, turns in small.items() if sum(turns) >= _DICTATED * len(turns)}
    return [
        Spoken(
            transcript.file,
            turn.n,
            turn.text,
            dictated=turn.speaker in dictating and _is_small(turn.text),
        )
        for turn in transcript.turns
    ]


def _is_small(text: str) -> bool:
    """Whether a text begins without a capital and has next to none."""
    words = text.split()
    capitals = sum(word[:1].isupper() for word in words)
    return bool(words) and not words[0][:1].isupper() and capitals <= _CAPITALS * len(words)
