"""New terms that the study proposes for a concept or a code, each with where it comes from."""

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from piacen_qual.analysis.codebook_review.keyness import key_terms
from piacen_qual.codebook.additions import Target, direct_terms, elements_of, terms_of
from piacen_qual.codebook.schema import Code, Codebook, Concept, Term
from piacen_qual.coding.widening.lookalikes import lookalikes
from piacen_qual.coding.widening.vocabulary import Occurrences, Vocabulary
from piacen_qual.french.folding import fold
from piacen_qual.model import Coding

if TYPE_CHECKING:
    from piacen_qual.coding.widening.neighbours import Neighbour

INDISTINCT: Final = 0.99  # cosine of two words that the model has one vector for, or nearly
POOL: Final = 2  # times as many terms as are asked for are looked at
BESIDE: Final = 0.1  # what it adds to nearness to be said only where the target is found
OFTEN: Final = 0.02  # what it adds to be said in twice as many segments
MANY: Final = 16  # segments from which more add nothing


class Source(StrEnum):
    """Where a proposal comes from."""

    KEYNESS = "mots"  # it goes with the segments of the code
    MEANING = "sens"  # it is near the words of the target, by vector
    SPELLING = "graphies"  # it is spelt nearly like one of them


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a term is proposed.

    Attributes:
        source: where it comes from.
        figure: G², nearness from 0 to 1, or letters apart.
        words: the same in French.
    """

    source: Source
    figure: float
    words: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A term that a concept or a code could take.

    Attributes:
        term: as the codebook would write it.
        reasons: at least one, of different sources.
        said: everywhere participants say it.
        beside: in how many of those segments the target is found already: the code stands there,
            or other words of the concept are said.
        concepts: the concepts that have it already, written `@nom`.
    """

    term: str
    reasons: tuple[Reason, ...]
    said: Occurrences
    beside: int
    concepts: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Request:
    """What proposals are made from.

    Attributes:
        target: what would take them.
        codebook: where it stands.
        vocabulary: what participants say.
        codings: the codings that stand: suggestions, or what people decided.
        left: terms that people left, folded: they are not proposed again.
    """

    target: Target
    codebook: Codebook
    vocabulary: Vocabulary
    codings: Sequence[Coding]
    left: Collection[str] = ()


def propose(
    request: Request, sources: Iterable[Source], each: int, *, adds: Callable[[Proposal], bool]
) -> tuple[Proposal, ...]:
    """The best terms of each source; those that several sources propose come first.

    What the target finds already is not proposed. A term that would add something goes up by
    `each` ranks; for a concept, one that people have put in another concept comes last.

    Args:
        request: for what, and from what.
        sources: which ones to ask; vectors are loaded for `MEANING` alone.
        each: how many terms of a source, at most.
        adds: says whether a term would make the coder suggest something more.
    """
    search = _Search(request)
    found: dict[str, Proposal] = {}
    for source in dict.fromkeys(sources):
        ranked = []
        for rank, made in enumerate(islice(search.of(source), POOL * each)):
            handicap = search.handicap(made, adds=adds(made))
            ranked.append((rank + each * handicap, handicap, made))
        for *_, made in sorted(ranked, key=itemgetter(0, 1))[:each]:
            other = found.get(fold(made.term), made)
            reasons = tuple(dict.fromkeys((*other.reasons, *made.reasons)))
            found[fold(made.term)] = replace(other, reasons=reasons)
    return tuple(sorted(found.values(), key=lambda made: -len(made.reasons)))


class _Search:
    """Looks for terms that the target does not find yet."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._vocabulary = request.vocabulary
        elements = elements_of(request.target)
        every = tuple(dict.fromkeys(terms_of(elements, request.codebook.concepts)))
        direct = tuple(dict.fromkeys(direct_terms(elements)))
        self._known = self._vocabulary.said(map(Term, every))
        self._terms = direct if direct and isinstance(request.target, Code) else every
        self._found = (
            self._coded(request.target)
            if isinstance(request.target, Code)
            else frozenset(self._known.segments)
        )

    def of(self, source: Source) -> Iterator[Proposal]:
        """What one source proposes, the best first."""
        for term, reason in self._reasons(source):
            said = self._vocabulary.said([Term(term)])
            if fold(term) not in self._request.left and not self._is_known(said):
                beside = len(self._found.intersection(said.segments))
                yield Proposal(term, (reason,), said, beside, self._concepts_with(term))

    def handicap(self, made: Proposal, *, adds: bool) -> int:
        """-1 for a term that had better be shown, above that for one that had better not."""
        elsewhere = bool(made.concepts) and isinstance(self._request.target, Concept)
        return (POOL + 1) * elsewhere - adds

    def _reasons(self, source: Source) -> Iterator[tuple[str, Reason]]:
        match source:
            case Source.KEYNESS:
                return self._key_terms()
            case Source.MEANING:
                return self._neighbours()
            case Source.SPELLING:
                return self._lookalikes()

    def _is_known(self, said: Occurrences) -> bool:
        return self._vocabulary.covered(said, self._known)

    def _coded(self, code: Code) -> frozenset[int]:
        """The segments that carry a code, by number in the index."""
        places = {(c.file, c.turn, c.segment) for c in self._request.codings if c.code == code.id}
        segments = enumerate(self._vocabulary.index.segments)
        return frozenset(n for n, each in segments if (each.file, each.turn, each.n) in places)

    def _concepts_with(self, term: str) -> tuple[str, ...]:
        """The concepts, other than the target, that have a term among their own."""
        return tuple(
            f"@{name}"
            for name, concept in self._request.codebook.concepts.items()
            if concept != self._request.target
            and fold(term) in map(fold, direct_terms(concept.elements))
        )

    def _key_terms(self) -> Iterator[tuple[str, Reason]]:
        """A concept has no segments of its own: words said with it are not of its kind."""
        if isinstance(self._request.target, Concept):
            return
        for made in key_terms(self._vocabulary, self._found, known=self._is_known):
            both, term_only, code_only, neither = made.counts
            words = (
                f"dans {both} des {both + code_only} segments codés, par {made.speakers} personnes,"
                f" et dans {term_only} des {term_only + neither} autres des mêmes thèmes"
                f" (G² = {_number(made.keyness, 1)})"
            )
            yield made.term, Reason(Source.KEYNESS, made.keyness, words)

    def _neighbours(self) -> Iterator[tuple[str, Reason]]:
        from piacen_qual.coding.reading.tagger import french_vectors  # noqa: PLC0415 — as above
        from piacen_qual.coding.widening.neighbours import Meanings  # noqa: PLC0415 — vectors: only if asked

        near = Meanings(french_vectors()).neighbours(self._vocabulary.words, self._terms)
        for one in sorted(near, key=self._merit, reverse=True):
            nearest = (
                f"le modèle ne le distingue pas de « {one.nearest} »"
                if one.cosine > INDISTINCT
                else f"sens proche de « {one.nearest} » ({_number(one.cosine)} sur 1)"
            )
            words = f"{nearest}; proche de l’ensemble des termes ({_number(one.centre)} sur 1)"
            yield one.word.name, Reason(Source.MEANING, one.nearness, words)

    def _merit(self, near: "Neighbour") -> float:
        """Nearness, and a little for a word that is said often and where the target is found.

        A word left out of a concept of the demonstration study is then among the ten best 55 times
        in 100, against 48 times by nearness alone.
        """
        segments = self._vocabulary.said([Term(near.word.name)]).segments
        beside = len(self._found.intersection(segments)) / len(segments)
        return near.nearness + BESIDE * beside + OFTEN * math.log2(min(MANY, len(segments)))

    def _lookalikes(self) -> Iterator[tuple[str, Reason]]:
        for like in lookalikes(self._vocabulary, self._terms):
            letters = "une lettre" if like.slips == 1 else f"{like.slips} lettres"
            words = (
                f"à {letters} de « {like.known} », et dans aucun dictionnaire"
                if like.slips
                else f"les mêmes lettres que « {like.known} »"
            )
            yield like.term, Reason(Source.SPELLING, like.slips, words)


def _number(figure: float, decimals: int = 2) -> str:
    return f"{figure:.{decimals}f}".replace(".", ",")
