"""What somebody puts in the place of words: it may not tell what it hides."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from piacen_qual.anonymisation.candidates import FACTS, Candidate, Kind
from piacen_qual.anonymisation.reading.grammar import BEFORE_NOUNS, STOPS
from piacen_qual.anonymisation.reading.normal import phrase
from piacen_qual.anonymisation.reading.numbers import NUMERALS
from piacen_qual.review.identifiers.refusals import LONGEST, RefusedReplacementError

_TYPED: Final = re.compile(r"(?P<words>[^\[\]]*?)\s*(?P<stands>\[[^\[\]]*\]?)\s*")
_FIGURES: Final = NUMERALS - STOPS
_WORD: Final = re.compile(r"[^\W_]+")
_SMALL: Final = STOPS | BEFORE_NOUNS | {"et"}  # words that tell nothing
_LEAST: Final = 4  # letters of a word in lower case that tells anything


def generalisation(given: str, passages: Iterable[Candidate], *, names: Iterable[str] = ()) -> str:
    """What was typed, as it stands in the place of passages: `[quartier]`.

    Args:
        given: what was typed.
        passages: what it hides.
        names: others that are hidden in the study, as `normal.phrase` writes them.

    Raises:
        RefusedReplacementError: when it would tell what it hides, or is no generalisation.
    """
    text = bracketed(given)
    words = phrase(text)
    said = set(words.split())
    telling = (_repeated(each, said) for each in passages)
    others = (name for name in names if name not in _SMALL and f" {name} " in f" {words} ")
    repeated = next(filter(None, (*telling, *others)), "")
    is_general = text[1:2].islower() or text[1:2].isdecimal()
    if repeated or not (is_general and text.isprintable() and len(text) <= LONGEST):
        raise RefusedReplacementError(given, repeated)
    return text


def bracketed(given: str) -> str:
    """What was typed, between brackets, without the mark that ends it: the text has its own."""
    inside = " ".join(given.strip().strip("[]").split())
    return f"[{inside.rstrip(' .,;:!?') or inside}]"


def parted(typed: str) -> tuple[str, str]:
    """Words, and what is typed between brackets after them to stand in their place: `Max [ami]`.

    What stands there is "" without brackets.
    """
    found = _TYPED.fullmatch(typed)
    return (found["words"], found["stands"]) if found else (typed.strip(), "")


def _repeated(passage: Candidate, said: set[str]) -> str:
    """A word that tells what a passage hides, and is said again; or ""."""
    telling, others = set(_telling(passage)), set(_common(passage))
    if found := telling & said:
        return min(found)
    is_all = bool(others) and not telling and others <= said
    return min(others) if is_all else ""


def _telling(passage: Candidate) -> Iterator[str]:
    """What may not be said again: names and figures; of names in lower case, each word."""
    words = _WORD.findall(passage.text)
    proper = [word for word in words if word[0].isupper() and phrase(word) not in _SMALL]
    yield from (word for word in map(phrase, words) if word.isdecimal() or word in _FIGURES)
    yield from map(phrase, proper)
    if proper or not _is_told(passage):
        plain = {phrase(word) for word in words if word[0].islower()} if proper else set()
        named = phrase(passage.entity.partition(":")[2]).split()
        yield from (word for word in named if word not in plain and _tells(word))
        yield from () if proper else filter(_tells, map(phrase, words))


def _is_told(passage: Candidate) -> bool:
    """Whether words tell something rather than name it: « la parade de poubelles »."""
    is_phrase = passage.kind is Kind.UNKNOWN and len(set(_common(passage))) > 1
    return is_phrase or passage.kind in FACTS


def _common(passage: Candidate) -> Iterator[str]:
    """The words of a phrase: some may be said again, not all: `[une directrice]`."""
    yield from filter(_tells, (phrase(word) for word in _WORD.findall(passage.text)))


def _tells(word: str) -> bool:
    return word not in STOPS and (len(word) >= _LEAST or word.isdecimal())
