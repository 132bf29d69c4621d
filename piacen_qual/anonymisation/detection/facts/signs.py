"""What a clause holds that may tell of somebody: its words, topics, persons, and both together.

Signs are short strings, each of which has a weight: `mot:ruch`, `sujet:parents`, `qui:je`,
`tour:je suis`, and `parents+mon` where a topic meets a person, a word before it or a frame.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from piacen_qual.anonymisation.detection.facts.clauses import Clause
from piacen_qual.anonymisation.detection.facts.frames import BEFORE, FRAMES, OWN, PERSONS, TELLING
from piacen_qual.anonymisation.detection.facts.topics import KIN, USUAL, topics_of

Signs = dict[str, float]

_BESIDE: Final = 0.5  # what a topic of the clauses beside it is worth
_TOPICS: Final = 5  # topics; more say nothing more
_WORDS: Final = 18  # words; the same
_PLURAL: Final = re.compile(r"(?<=.{5})[sx]$")
_ENDING: Final = re.compile(r"(?<=.{5})(?:ees?|es|e|ait|aient|ais|er|ent|ant)$")


def signs(text: str, sentence: Sequence[Clause], at: int) -> Signs:
    """The signs of a clause, each with its size.

    Args:
        text: the normal text.
        sentence: the clauses of a sentence.
        at: index of the clause.
    """
    clause = sentence[at]
    topics = told(clause.words)
    persons = set(_persons(clause.words))
    frames = {name for name, form in FRAMES.items() if form.search(text, clause.start, clause.end)}
    found = [
        *(f"mot:{stem(word)}" for word in clause.words),
        *(f"sujet:{topic}" for topic in topics),
        *(f"qui:{person}" for person in persons),
        *(f"tour:{frame}" for frame in frames),
        *(f"{topic}+{other}" for topic in topics for other in (*persons, *(frames & TELLING))),
        *_introduced(clause.words),
        *(["question"] if clause.asked else []),
    ]
    beside = {topic for other in _beside(sentence, at) for topic in told(other.words)}
    return {
        **dict.fromkeys(found, 1.0),
        **dict.fromkeys((f"autour:{topic}" for topic in beside), _BESIDE),
        "sujets": min(_TOPICS, len(topics.keys() - USUAL)) / 2,
        "longueur": min(_WORDS, len(clause.words)) / 9,
    }


@lru_cache(maxsize=1024)
def told(words: tuple[str, ...]) -> Mapping[str, int]:
    """The topics of some words, each with the index of the first word that tells it."""
    found: dict[str, int] = {}
    for at, word in enumerate(words):
        pair = f"{word} {words[at + 1]}" if at + 1 < len(words) else word
        for topic in topics_of(word) | topics_of(pair):
            found.setdefault(topic, at)
    return found


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """A word without its ending: `ruches`, `ruche`."""
    return _ENDING.sub("", _PLURAL.sub("", word))


def _beside(sentence: Sequence[Clause], at: int) -> Iterator[Clause]:
    yield from sentence[max(0, at - 1) : at]
    yield from sentence[at + 1 : at + 2]


def _persons(words: Sequence[str]) -> Iterator[str]:
    said = set(words)
    yield from (person for person, forms in PERSONS.items() if not said.isdisjoint(forms))
    if any(word.isdecimal() for word in words):
        yield "nombre"
    if any(_is_kin(words, at) for at in range(1, len(words))):
        yield "parent"


def _is_kin(words: Sequence[str], at: int) -> bool:
    """Whether a word names somebody’s kin: `ma mère`, `mon vieux père`."""
    return not OWN.isdisjoint(words[max(0, at - 2) : at]) and not KIN.isdisjoint(
        topics_of(words[at])
    )


def _introduced(words: Sequence[str]) -> Iterator[str]:
    """Topics with what stands before their words: `mon maladie`, `les enfants`."""
    for at in range(1, len(words)):
        for topic in topics_of(words[at]):
            for name, forms in BEFORE.items():
                if words[at - 1] in forms:
                    yield f"{name} {topic}"
