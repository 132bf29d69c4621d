"""Finding words as the coder's rules do: by lemma, in oral and inclusive spellings; and misspelt.

What a rule with these words would find is found here too, whoever says it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from piacen_qual.analysis.citing.wordforms import folded, words_of
from piacen_qual.codebook.schema import AnyOf, Concept, ConceptRef, Kind, Rule, Term
from piacen_qual.coding.matching.compile import phrases
from piacen_qual.coding.matching.index import Index, Material
from piacen_qual.coding.matching.match import Match, Matcher
from piacen_qual.coding.reading.annotate import Annotator
from piacen_qual.coding.reading.tagger import french_lexicon
from piacen_qual.french.folding import fold
from piacen_qual.model import Segment, Transcript
from piacen_qual.study import Cache

LINKS: Final = frozenset(
    {"le", "la", "les", "l'", "un", "une", "des", "du", "de", "d'", "a", "au", "aux", "en"}
)
MOST_LINKS: Final = 2
SHORTEST: Final = 5  # letters; shorter words are too close to one another to be compared loosely
LONG: Final = 9  # letters; two slips are allowed from here on

Place = tuple[int, int, int]  # a number in `Index.segments`, start, end


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found: `turn.text[start:end]` of turn `turn` of `file`.

    `how`: `forme` (as asked, but for case, accents and inclusive endings), `lemme` (another form
    of the word) or `approx` (a likely slip of the transcriber, or of whoever asks).
    """

    file: str
    turn: int
    start: int
    end: int
    how: str = "forme"


def find(
    transcripts: Sequence[Transcript],
    words: str,
    cache: Cache,
    *,
    approximate: bool = True,
    concepts: Mapping[str, Concept] = MappingProxyType({}),
) -> tuple[Hit, ...]:
    """Where `words` are said, in the order of the transcripts, by whoever says them.

    They are taken as a term of the codebook (`=mot`, `mot*` and `…` included); `@nom` stands for
    any term of that concept. Beyond what a rule
    does, an inflected word stands for its lemma, a word without accents for those that have some,
    and little words such as `de` may stand between the words (`conseil administration` finds
    `conseil d’administration`).

    Args:
        transcripts: where to look, all roles.
        words: one word or several.
        cache: where the coder keeps its annotations.
        approximate: whether words may be misspelt.
        concepts: those of the codebook, by name.

    Raises:
        MissingModelError: when the French model is not installed.
    """
    search = _Search(transcripts, cache, concepts)
    if words.startswith("@"):
        said = sorted(search.of_concept(words[1:]))
        return tuple(search.hit(place, words, sure=True) for place in said)
    sure = search.places(Kind.TERMS, [[words]])
    found = set(sure)
    asked = next(iter(phrases(words)), ())
    if not any(word.surface or word.prefix or word.after_gap for word in asked):
        names = [search.names(word.text) for word in asked]
        sure |= search.places(Kind.SEQUENCE, names)
        found |= sure
        if approximate:
            spelt = [[*known, *search.slips(known)] for known in names]
            found |= search.places(Kind.SEQUENCE, spelt)
    return tuple(search.hit(place, words, sure=place in sure) for place in sorted(found))


class _Search:
    """The words of some transcripts, whole turns of all roles."""

    def __init__(
        self, transcripts: Sequence[Transcript], cache: Cache, concepts: Mapping[str, Concept]
    ) -> None:
        with Annotator(cache) as annotator:
            annotations = annotator.annotate(transcripts)
        self._index = Index(
            [
                Material(transcript, _turns(transcript), annotation)
                for transcript, annotation in zip(transcripts, annotations, strict=True)
            ]
        )
        self._matcher = Matcher(self._index, concepts)

    def of_concept(self, name: str) -> set[Place]:
        """Where a term of a concept stands."""
        rule = Rule("", 0, Kind.TERMS, (ConceptRef(name),))
        return {(match.segment, match.start, match.end) for match in self._matcher.matches(rule)}

    def places(self, kind: Kind, names: Sequence[Sequence[str]]) -> set[Place]:
        """Where one of the names of each word stands, nothing but links between two of them."""
        elements = tuple(AnyOf(tuple(map(Term, each))) for each in names)
        rule = Rule("", 0, kind, elements, gap=MOST_LINKS)
        return {
            (match.segment, match.start, match.end)
            for match in (self._matcher.matches(rule) if elements else ())
            if self._linked(match)
        }

    def _linked(self, match: Match) -> bool:
        """Whether nothing but links stands between the words of a match."""
        return all(
            folded(word.text) in LINKS
            for (_, end), (start, _) in pairwise(match.parts)
            for word in words_of(self._index.turns[match.segment].text)
            if end <= word.start < start
        )

    def names(self, word: str) -> list[str]:
        """What `word` is looked up under: itself, with accents if it has none, or their lemmas."""
        plain = fold(word) == word
        spelt = [name for name in self._index.names if plain and fold(name) == word]
        return list(
            dict.fromkeys(each for name in (word, *spelt) for each in self._with_lemma(name))
        )

    def _with_lemma(self, name: str) -> tuple[str, ...]:
        """A name, and its lemma when it is none itself (`réunions`, but not `porte`)."""
        index = self._index
        if set(index.forms(name)) - set(index.forms(f"={name}")):
            return (name,)  # other forms stand under it: no need of the lexicon, which is slow
        lemmas = french_lexicon().lemmas(name)
        return (name,) if name in lemmas else (name, *lemmas[:1])

    def slips(self, names: Sequence[str]) -> Iterator[str]:
        """Forms spelt nearly like the first name, that no dictionary knows; any if none is said.

        One letter added, lost, changed or swapped with its neighbour, two in long words, none in
        short ones; never the first letter.
        """
        from rapidfuzz.distance import OSA  # noqa: PLC0415 — only a search needs it

        target = fold(names[0])
        slips = 0 if len(target) < SHORTEST else 1 if len(target) < LONG else 2
        explained = {form for name in names for form in self._index.forms(name)}
        for number, form in enumerate(self._index.said if slips else ()):
            spelt = folded(form)
            if spelt[:1] != target[:1] or number in explained:
                continue
            near = OSA.distance(spelt, target, score_cutoff=slips) <= slips
            if near and not (explained and french_lexicon().knows(form)):
                yield f"={form}"

    def hit(self, place: Place, words: str, *, sure: bool) -> Hit:
        """A passage found, and how."""
        number, start, end = place
        segment, turn = self._index.segments[number], self._index.turns[number]
        same = _compared(turn.text[start:end]) == _compared(words)
        how = "approx" if not sure else "forme" if same else "lemme"
        return Hit(segment.file, segment.turn, start, end, how)


def _turns(transcript: Transcript) -> tuple[Segment, ...]:
    return tuple(Segment(transcript.file, t.n, 1, 0, len(t.text)) for t in transcript.turns)


def _compared(text: str) -> str:
    """A passage without accents, hyphens nor links."""
    forms = [folded(word.text) for word in words_of(text)]
    kept = [form for form in forms if form not in LINKS] or forms
    return "".join(kept).replace("-", "")
