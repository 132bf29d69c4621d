"""Other spellings, in the study, of the words of a concept or a code."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA

from piacen_qual.coding.widening.vocabulary import Vocabulary, spelled
from piacen_qual.french.folding import fold

SHORTEST: Final = 5  # letters; shorter words are too close to one another to be compared
LONG: Final = 9  # letters from which two slips are allowed
PARTS: Final = 3  # words in which a compound may be written
_INFINITIVE: Final = ("ir", "re")  # of the third group, which dictionaries know by other forms


@dataclass(frozen=True, slots=True)
class Lookalike:
    """What people said that is spelt like a known word.

    Attributes:
        term: a word or an expression.
        known: the word it is spelt like, as the codebook writes it.
        slips: letters to add, take away, change or swap to make one of the other; 0 when they
            have the same letters, in more words or in fewer (`lap top`, `laptop`).
    """

    term: str
    known: str
    slips: int


def lookalikes(vocabulary: Vocabulary, terms: Iterable[str]) -> tuple[Lookalike, ...]:
    """What is spelt like some terms, the likest first.

    Args:
        vocabulary: what is said in the study.
        terms: as a codebook writes them.
    """
    words = [term.lstrip("=").rstrip("*") for term in terms]
    found = {*_compounds(vocabulary, words), *_slips(vocabulary, words)}
    return tuple(sorted(found, key=lambda each: (each.slips, each.term, each.known)))


def _compounds(vocabulary: Vocabulary, words: Sequence[str]) -> Iterator[Lookalike]:
    """The same letters otherwise parted; rules see to hyphens that part whole words."""
    known = {_letters(word): word for word in words}
    everywhere = range(len(vocabulary.index.segments))
    for _, sentence in vocabulary.sentences(everywhere):
        letters = [_letters(form) for form in sentence]
        for first, after in _runs(len(sentence)):
            word = known.get("".join(letters[first:after]))
            if word is not None and all(
                map(vocabulary.tells, (sentence[first], sentence[after - 1]))
            ):
                said = spelled(sentence[first:after])
                if fold(said) != fold(word):
                    yield Lookalike(said, word, 0)


def _runs(words: int) -> Iterator[tuple[int, int]]:
    for first in range(words):
        for after in range(first + 1, min(words, first + PARTS) + 1):
            yield first, after


def _letters(text: str) -> str:
    return "".join(letter for letter in fold(text) if letter.isalnum())


def _slips(vocabulary: Vocabulary, words: Sequence[str]) -> Iterator[Lookalike]:
    """Forms that no dictionary has, one letter away from a word, or two from a long one."""
    known = {fold(word): word for word in words if word.isalpha() and len(word) >= SHORTEST}
    for form in vocabulary.unknown:
        if _may_be_a_slip(form, vocabulary):
            close = [(slips, known[near]) for near, slips in _near(fold(form), known)]
            if close:
                slips, word = min(close)
                yield Lookalike(form, word, slips)


def _may_be_a_slip(form: str, vocabulary: Vocabulary) -> bool:
    """Whether a form says something and is no name: `Marthe` is no slip for `marché`."""
    if not vocabulary.tells(form) or vocabulary.is_name(form):
        return False
    return not (vocabulary.tags[form][1] == "VERB" and form.endswith(_INFINITIVE))


def _near(form: str, known: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """The words that a form is a likely slip for; the first letter is never wrong."""
    for word in known:
        allowed = 1 if len(word) < LONG else 2
        if form[:1] == word[:1] and abs(len(form) - len(word)) <= allowed:
            slips = OSA.distance(form, word, score_cutoff=allowed)
            if 0 < slips <= allowed:
                yield word, slips
