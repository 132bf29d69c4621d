"""Key terms of a code: words and short expressions that go with its segments."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from piacen_qual.codebook.schema import Term
from piacen_qual.coding.widening.vocabulary import CONTENT, Occurrences, Vocabulary, spelled

FLOOR: Final = 10.83  # chi-squared with one degree of freedom, p = 0.001
SEGMENTS: Final = 3  # of the code in which a term must be said
SPEAKERS: Final = 2  # by how many people, in those segments
SHARE: Final = 0.3  # of the segments with the term that must have the code
LONGEST: Final = 3  # words of an expression
SWALLOWED: Final = 0.6  # part of a term's places from which it only says another one again

_INSIDE: Final = CONTENT | {"ADP", "DET"}


class Contingency(NamedTuple):
    """Segments counted by whether they have a term and a code."""

    both: int
    term_only: int
    code_only: int
    neither: int


@dataclass(frozen=True, slots=True)
class KeyTerm:
    """A term that goes with a code.

    Attributes:
        term: a word, or two or three.
        counts: segments with and without it, with and without the code.
        keyness: log-likelihood; see `log_likelihood`.
        speakers: how many people say it in segments of the code.
        said: everywhere it is said.
    """

    term: str
    counts: Contingency
    keyness: float
    speakers: int
    said: Occurrences


def log_likelihood(counts: Contingency) -> float:
    """How surprising it is that a term and a code meet so often, or so rarely: G².

    `G² = 2 Σ O ln(O / E)` over the four cells, where `E` is the product of the cell's margins over
    the total. It follows chi-squared with one degree of freedom, and holds for rare terms.

    Source: Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence.
    Computational Linguistics, 19(1), 61–74.
    """
    both, term_only, code_only, _ = counts
    term, code = both + term_only, both + code_only
    total = sum(counts)
    margins = ((term, code), (term, total - code), (total - term, code))
    expected = [a * b / total if total else 0 for a, b in (*margins, (total - term, total - code))]
    return 2 * math.fsum(
        seen * math.log(seen / due) for seen, due in zip(counts, expected, strict=True) if seen
    )


def key_terms(
    vocabulary: Vocabulary,
    coded: frozenset[int],
    *,
    known: Callable[[Occurrences], bool] = lambda said: False,
) -> tuple[KeyTerm, ...]:
    """The terms that go with some segments, the most telling first.

    Terms said in two segments would come out by chance alone, a few for each code: there must be
    three. A segment counts once, however often the term is said in it. Segments are compared with
    the others under the same themes, or else words of the theme would come out for all its codes.

    Args:
        vocabulary: what is said in the study.
        coded: the segments of a code, by number in the index.
        known: says of a term whether it is of no interest, because rules find it already.
    """
    themes = {vocabulary.index.turns[number].theme for number in coded}
    compared = frozenset(
        number for number, turn in enumerate(vocabulary.index.turns) if turn.theme in themes
    )
    found = []
    for term in _candidates(vocabulary, coded):
        said = vocabulary.said([Term(term)])
        made = _key_term(term, said, coded, compared, vocabulary)
        if _is_key(made) and not known(said):
            found.append(made)
    return _without_parts(found, vocabulary)


def _is_key(made: KeyTerm) -> bool:
    both, term_only, *_ = made.counts
    often = made.keyness >= FLOOR and both >= SHARE * (both + term_only)
    return often and made.speakers >= SPEAKERS


def _key_term(
    term: str,
    said: Occurrences,
    coded: frozenset[int],
    compared: frozenset[int],
    vocabulary: Vocabulary,
) -> KeyTerm:
    with_term = compared.intersection(said.segments)
    inside = coded & with_term
    both, term_only = len(inside), len(with_term - coded)
    counts = Contingency(both, term_only, len(coded) - both, len(compared) - len(coded) - term_only)
    more = both * len(compared) > len(coded) * len(with_term)  # more often than by chance
    keyness = log_likelihood(counts) if more else 0.0
    return KeyTerm(term, counts, keyness, len(set(map(vocabulary.speaker, inside))), said)


def _candidates(vocabulary: Vocabulary, coded: frozenset[int]) -> Iterator[str]:
    """Words and expressions said in enough of these segments."""
    names = {form: word.name for word in vocabulary.words for form in word.forms}
    segments: dict[tuple[str, ...], set[int]] = defaultdict(set)
    spellings: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for number, sentence in vocabulary.sentences(sorted(coded)):
        for forms in _expressions(sentence, vocabulary):
            lemmas = tuple(vocabulary.tags[form][0] for form in forms)
            segments[lemmas].add(number)
            spellings[lemmas][names[forms[0]] if len(forms) == 1 else spelled(forms)] += 1
    enough = (lemmas for lemmas, where in segments.items() if len(where) >= SEGMENTS)
    written = (
        max(spellings[lemmas].items(), key=lambda pair: (pair[1], pair[0]))[0] for lemmas in enough
    )
    return iter(dict.fromkeys(written))


def _expressions(sentence: Sequence[str], vocabulary: Vocabulary) -> Iterator[Sequence[str]]:
    """The words that tell something, and the expressions of two or three made of them.

    An expression begins with one of them or a preposition, and ends with one; `mot de passe` may
    end with any full word.
    """
    tells, parts = vocabulary.tells, [vocabulary.tags[form][1] for form in sentence]
    for last, form in enumerate(sentence):
        if tells(form):
            yield (form,)
        for first in range(max(0, last - LONGEST + 1), last):
            opening, inside = sentence[first], parts[first + 1 : last]
            closes = tells(form) or ("ADP" in inside and tells(opening) and parts[last] in CONTENT)
            opens = tells(opening) or parts[first] == "ADP"
            if opens and closes and _INSIDE.issuperset(inside):
                yield sentence[first : last + 1]


def _without_parts(found: Sequence[KeyTerm], vocabulary: Vocabulary) -> tuple[KeyTerm, ...]:
    """Of terms that stand in the same places, what tells most: `mot de passe`, but not `passe`.

    When they tell as much, it is the longest that begins with a full word.
    """

    def rank(made: KeyTerm) -> tuple[float, bool, int, str]:
        first, *others = made.term.split()
        return -made.keyness, not vocabulary.tells(first) and bool(others), -len(others), made.term

    kept: list[KeyTerm] = []
    for made in sorted(found, key=rank):
        if not any(_same(made, other) for other in kept):
            kept.append(made)
    return tuple(kept)


def _same(made: KeyTerm, other: KeyTerm) -> bool:
    """Whether a term mostly says again what another one says, in the same places."""
    spans = defaultdict(list)
    for match in other.said.matches:
        spans[match.segment].append((match.start, match.end))
    met = sum(
        any(start < match.end and match.start < end for start, end in spans[match.segment])
        for match in made.said.matches
    )
    return met >= SWALLOWED * len(made.said.matches)
