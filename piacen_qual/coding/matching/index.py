"""The words of several transcripts' segments, and where each of them stands.

Positions count words only: neither punctuation, nor hesitations, nor the transcriber's marks. So
`pas, euh, assez` is as contiguous as `pas assez`.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from piacen_qual.coding.matching.spans import Spans
from piacen_qual.coding.reading.annotation import Annotation, Flags, Ints
from piacen_qual.coding.reading.lexicon import SIGNS
from piacen_qual.french.folding import plain
from piacen_qual.french.tokens import TokenKind
from piacen_qual.model import Role, Segment, Transcript, Turn

_OPENING = 12  # words at the start of a turn that may answer what was said before
_TURN = 1 << 32  # a turn and an offset in it make one number


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """A transcript ready to be matched."""

    transcript: Transcript
    segments: tuple[Segment, ...]
    annotation: Annotation


@dataclass(frozen=True, slots=True, eq=False)
class _Columns:
    """One entry per word; see `Index`."""

    form: Ints
    start: Ints
    end: Ints
    segment: Ints
    sentence: Ints
    negator: Ints
    opening: Flags


class Index:
    """Words by position, and positions by key.

    Attributes:
        materials: the transcripts.
        segments: the segments of all the transcripts, in order.
        turns: the turn of each segment.
        start: per word, where it begins in its turn's text.
        end: its end, exclusive.
        segment: per word, a number in `segments`; never decreases.
        sentence: per word, a number, never the same in two segments; never decreases.
        negator: per word, the position of the word that negates it, or -1.
        opening: per word, whether it opens a turn that follows another participant's.
    """

    def __init__(self, materials: Sequence[Material]) -> None:
        """Bring transcripts together; what is found in one does not depend on the others."""
        self.materials = materials
        self.segments = [segment for material in materials for segment in material.segments]
        self.turns = [turn for material in materials for turn in _turns(material)]
        self._forms: dict[str, int] = {}  # by their keys, which hold the form itself
        columns = _stacked(list(self._columns(materials)))
        self.start, self.end, self.segment = columns.start, columns.end, columns.segment
        self.negator, self.opening = columns.negator, columns.opening
        self.sentence = _renumbered(columns.segment, columns.sentence)
        self._order = np.argsort(columns.form, kind="stable").astype(np.int32)
        self._bounds = np.searchsorted(
            columns.form[self._order], np.arange(len(self._forms) + 1)
        ).tolist()

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.start)

    def forms(self, key: str) -> Sequence[int]:
        """The forms that are found under `key`."""
        return self._by_key.get(key, ())

    def forms_starting(self, key: str) -> Iterator[int]:
        """The forms that are found under a key starting with `key`, which starts with `=`."""
        keys = self._surface_keys
        for place in range(bisect_left(keys, key), len(keys)):
            if not keys[place].startswith(key):
                return
            yield from self._by_key[keys[place]]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What forms may be looked up under: themselves, lemmas, standard spellings."""
        return tuple(key for key in self._by_key if key[:1] not in {"", *SIGNS})

    @cached_property
    def said(self) -> tuple[str, ...]:
        """Each form by its number, "" for what is no word."""
        return tuple(keys.partition(" ")[0].removeprefix("=") for keys in self.keys)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What each form is found under, by its number, separated by blanks."""
        return tuple(self._forms)

    def positions(self, forms: Iterable[int]) -> Ints:
        """Where any of these forms stands, in order."""
        bounds = self._bounds
        runs = [self._order[bounds[form] : bounds[form + 1]] for form in forms]
        if len(runs) == 1:
            return runs[0]
        return np.sort(np.concatenate(runs)) if runs else self._order[:0]

    @cached_property
    def spoken(self) -> list[tuple[int, str]]:
        """The segments that have at least one word, by number, with their `plain` text."""
        numbers = dict.fromkeys(self.segment.tolist())
        return [(number, plain(self._text(number))) for number in numbers]

    def _text(self, number: int) -> str:
        segment = self.segments[number]
        return self.turns[number].text[segment.start : segment.end]

    def words_touching(self, found: Sequence[tuple[int, int, int]]) -> Spans:
        """The words that each (segment, start, end) touches, or else the word nearest to it."""
        start = self.segment.astype(np.int64) * _TURN + self.start
        end = self.segment.astype(np.int64) * _TURN + self.end
        segment, first, after = np.array(found, dtype=np.int64).reshape(-1, 3).T
        low = np.searchsorted(end, segment * _TURN + first, side="right")
        high = np.searchsorted(start, segment * _TURN + after) - 1
        low = np.minimum(low, np.searchsorted(self.segment, segment, side="right") - 1)
        return Spans(low.astype(np.int32), np.maximum(low, high).astype(np.int32))

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for keys, form in self._forms.items():
            for key in keys.split(" "):
                found.setdefault(key, []).append(form)
        return found

    @cached_property
    def _surface_keys(self) -> list[str]:
        return sorted(key for key in self._by_key if key.startswith("="))

    def _columns(self, materials: Sequence[Material]) -> Iterator[_Columns]:
        segments = words = 0
        for material in materials:
            columns = _columns(material, self._shared(material.annotation), segments, words)
            segments += len(material.segments)
            words += len(columns.form)
            yield columns

    def _shared(self, annotation: Annotation) -> Ints:
        """Number of a form in its transcript → its number here."""
        forms = self._forms
        numbers = [forms.setdefault(keys, len(forms)) for keys in annotation.keys]
        return np.array(numbers, dtype=np.int32)


def _turns(material: Material) -> list[Turn]:
    by_number = {turn.n: turn for turn in material.transcript.turns}
    return [by_number[segment.turn] for segment in material.segments]


def _columns(material: Material, shared: Ints, segments: int, words: int) -> _Columns:
    """The words of one transcript that stand in a segment.

    Args:
        material: the transcript.
        shared: number of each of its forms in the index.
        segments: how many segments come before it.
        words: how many words come before it.
    """
    annotation = material.annotation
    segment = segment_of_tokens(material)
    kept = (segment >= 0) & (annotation.kind == TokenKind.WORD)[annotation.form]
    rank = np.cumsum(kept, dtype=np.int32) - 1 + words
    negator = annotation.negator[kept]
    turn = annotation.turn[kept]
    in_turn = np.arange(len(turn)) - np.searchsorted(turn, turn)
    return _Columns(
        form=shared[annotation.form[kept]],
        start=annotation.start[kept],
        end=annotation.end[kept],
        segment=segment[kept] + np.int32(segments),
        sentence=annotation.sentence[kept],
        negator=np.where(negator >= 0, rank[negator], np.int32(-1)),
        opening=_answers(material.transcript)[turn] & (in_turn < _OPENING),
    )


def segment_of_tokens(material: Material) -> Ints:
    """The segment in which each token stands, or -1."""
    annotation = material.annotation
    if not material.segments:
        return np.full(len(annotation.form), -1, dtype=np.int32)
    place = {turn.n: index for index, turn in enumerate(material.transcript.turns)}
    turns = np.array([place[segment.turn] for segment in material.segments], dtype=np.int64)
    starts = np.array([segment.start for segment in material.segments], dtype=np.int64)
    tokens = annotation.turn.astype(np.int64) * _TURN + annotation.start
    found = np.searchsorted(turns * _TURN + starts, tokens, side="right").astype(np.int32) - 1
    return np.where(turns[found] == annotation.turn, found, np.int32(-1))


def _answers(transcript: Transcript) -> Flags:
    """Per turn, whether a participant speaks just after another participant."""
    turns = transcript.turns
    answers = [
        turn.role is Role.PARTICIPANT
        and before.role is Role.PARTICIPANT
        and turn.speaker != before.speaker
        for before, turn in pairwise(turns)
    ]
    return np.array([False, *answers])


def _stacked(parts: Sequence[_Columns]) -> _Columns:
    empty = np.empty(0, dtype=np.int32)
    return _Columns(
        **{
            name: np.concatenate([getattr(part, name) for part in parts] or [empty])
            for name in _Columns.__slots__
        }
    )


def _renumbered(segment: Ints, sentence: Ints) -> Ints:
    """Sentences numbered so that a segment's end is a sentence's end too."""
    changes = (np.diff(segment) != 0) | (np.diff(sentence) != 0)
    return np.concatenate([np.zeros(min(1, len(segment)), np.int32), np.cumsum(changes)]).astype(
        np.int32
    )
