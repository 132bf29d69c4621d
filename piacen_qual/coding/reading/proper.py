"""Proper and ordinary words: the names that the model sees, and the words that French has."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from piacen_qual.coding.reading.versions import MODEL, READING, annotation_key, model_version
from piacen_qual.model import Transcript
from piacen_qual.study import Cache, code_version, digest

if TYPE_CHECKING:
    from piacen_qual.coding.reading.words import Words

_NAMES: Final = "noms"
_WORDS: Final = "lexique"
_BATCH: Final = 64  # texts read together

Progress = Callable[[int], None]


class Named(NamedTuple):
    """Words that the model takes for a name.

    Attributes:
        turn: index of the turn in `Transcript.turns`.
        start: offset into the turn's text.
        end: end, exclusive.
        label: `PER`, `LOC`, `ORG` or `MISC`.
    """

    turn: int
    start: int
    end: int
    label: str


class Known(NamedTuple):
    """Words, in lower case.

    Attributes:
        french: those of dictionaries, and oral spellings of them; first names may be among them.
        common: those that people write most, names of people and places included.
    """

    french: frozenset[str]
    common: frozenset[str]


def names_in(
    transcripts: Sequence[Transcript], cache: Cache, *, read: Progress = lambda texts: None
) -> list[tuple[Named, ...]]:
    """What the model takes for names in each transcript, from the cache or found and kept there.

    Args:
        transcripts: read as they are; marks such as `(rires)` and hesitations are skipped.
        cache: where names are kept.
        read: called now and then with how many more texts (about a turn each) were read.

    Raises:
        MissingModelError: when the model is not installed.
    """
    keys = [annotation_key(transcript) for transcript in transcripts]
    found: list[tuple[Named, ...]] = []
    for transcript, key in zip(transcripts, keys, strict=True):
        stored = cache.load(_NAMES, key)
        if stored is None:
            names = tuple(_find(transcript, read))
            cache.store(_NAMES, key, json.dumps(names).encode())
        else:
            names = tuple(Named(*row) for row in json.loads(stored))
        found.append(names)
    return found


def known_words(forms: Iterable[str], cache: Cache) -> Known:
    """Which of `forms` are words of French.

    Args:
        forms: in lower case, with their accents, without apostrophes or hyphens.
        cache: where the answer is kept.

    Raises:
        MissingModelError: when the model is not installed.
    """
    words = sorted(set(forms))
    code = code_version(*READING)
    key = digest(code, MODEL, model_version(), *words)
    stored = cache.load(_WORDS, key)
    if stored is None:
        stored = json.dumps(_known(words), ensure_ascii=False).encode()
        cache.store(_WORDS, key, stored)
    return Known(*map(frozenset, json.loads(stored)))


def _known(words: Sequence[str]) -> tuple[list[str], list[str]]:
    from piacen_qual.coding.reading import tagger  # noqa: PLC0415 — a warm run skips it
    from piacen_qual.french.oral import is_oral  # noqa: PLC0415 — as above

    lexicon, usage, grammar = (
        tagger.french_lexicon(),
        tagger.french_tagger().usage,
        tagger.grammatical_words(),
    )
    french = [
        word
        for word in words
        if word in grammar
        or is_oral(word)
        or any(map(lexicon.has, {word, word.replace("œ", "oe"), word.replace("oe", "œ")}))
    ]
    return french, [word for word in words if usage.common(word)]


def _find(transcript: Transcript, read: Progress) -> Iterator[Named]:
    from piacen_qual.coding.reading.tagger import french_recogniser  # noqa: PLC0415 — a warm run skips it
    from piacen_qual.coding.reading.words import read_words  # noqa: PLC0415 — as above

    recogniser, words = french_recogniser(), read_words(transcript)
    at = 0
    for first in range(0, len(words.texts), _BATCH):
        texts = words.texts[first : first + _BATCH]
        for text, entities in zip(texts, recogniser.names(texts), strict=True):
            for start, end, label in entities:
                yield _named(words, at + start, at + end - 1, label)
            at += len(text[0])
        read(len(texts))


def _named(words: "Words", first: int, last: int, label: str) -> Named:
    one, other = words.said[first], words.said[last]
    return Named(words.turn[one], words.start[one], words.end[other], label)
