"""What is never masked: what corpus.yaml keeps, what the codebook counts, what everybody knows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.detection.found import STUDY, Found, Rank
from piacen_qual.anonymisation.reading.common_names import acronyms, everybody_knows
from piacen_qual.anonymisation.reading.normal import phrase
from piacen_qual.anonymisation.reading.spoken import Case, Spoken, Word
from piacen_qual.codebook.references import rule_elements
from piacen_qual.codebook.schema import Codebook, ConceptRef, Element, Term
from piacen_qual.model import Corpus
from piacen_qual.transcripts.speakers.label_words import TITLES

_GAPS: Final = frozenset(" -'.&/")
_ARTICLES: Final = ("la ", "le ", "les ", "l ")  # « La Ruche » may be an organisation
_REASONS: Final = {
    STUDY: "gardé : corpus.yaml le dit",
    "codebook": "gardé : une technologie du codebook",
    "connu": "gardé : tout le monde le connaît",
}

Kept = Mapping[str, str]
"""What is kept, as it is matched, words parted by one blank → who says so."""


def kept_names(corpus: Corpus, codebook: Codebook | None) -> Kept:
    """Everything that a study keeps.

    What begins the name of an organisation of the study is that organisation, said short, but for
    an acronym of many.
    """
    known = dict.fromkeys(everybody_knows(), "connu")
    objects = dict.fromkeys(map(phrase, _objects(codebook)), "codebook") if codebook else {}
    objects = {name: who for name, who in objects.items() if not name.startswith(_ARTICLES)}
    told = dict.fromkeys(map(phrase, corpus.keep), STUDY)
    short = {name for whole in corpus.organisations for name in _beginnings(phrase(whole))}
    public = {
        name: who
        for name, who in {**known, **objects}.items()
        if name not in short or name in acronyms()
    }
    return {name: who for name, who in {**public, **told}.items() if name}


def _beginnings(name: str) -> Iterator[str]:
    """What a name of several words may be cut to: its first words."""
    words = name.split()
    yield from (" ".join(words[:size]) for size in range(1, len(words)))


def study_words(codebook: Codebook | None) -> frozenset[str]:
    """The words of the codebook's rules, as they are matched: none of them is a name."""
    if codebook is None:
        return frozenset()
    rules = (rule for code in codebook.codes for rule in code.rules)
    elements = chain(
        (element for rule in rules for element in rule_elements(rule)),
        (element for concept in codebook.concepts.values() for element in concept.elements),
    )
    written = {word for term in _terms(elements, codebook) for word in term.split()}
    return frozenset(word for term in written for word in phrase(term).split())


class KeptNames:
    """Finds what is kept."""

    def __init__(self, kept: Kept) -> None:
        """Look for these names."""
        self._kept = kept
        self._longest: dict[str, int] = defaultdict(int)
        for name in kept:
            words = name.split()
            self._longest[words[0]] = max(self._longest[words[0]], len(words))

    def find(self, spoken: Spoken) -> Iterator[Found]:
        """Names that are kept, the longest at each place, where they are written as names."""
        at = 0
        while at < len(spoken.words):
            size = self._size(spoken, at)
            words = spoken.words[at : at + size]
            titled = at > 0 and spoken.words[at - 1].text in TITLES  # « M. Ford » is no car
            if size and not titled and _is_written_as_name(words):
                name = spoken.said(at, at + size - 1)
                who = self._kept[name]
                yield Found(
                    start=words[0].start,
                    end=words[-1].end,
                    kind=Kind.KNOWN,
                    action=Action.KEEP,
                    entity=f"garder:{name}",
                    rank=Rank.KEPT,
                    source=who,
                    reason=_REASONS[who],
                )
            at += size or 1

    def _size(self, spoken: Spoken, at: int) -> int:
        """How many words the longest name that begins there has; 0 when none does."""
        longest = self._longest.get(spoken.words[at].text, 0)
        words = spoken.words[at : at + longest]
        gaps = [set(word.gap) <= _GAPS for word in words[1:]]
        joined = gaps.index(False) + 1 if False in gaps else len(words)
        sizes = range(joined, 0, -1)
        return next((n for n in sizes if spoken.said(at, at + n - 1) in self._kept), 0)


def _is_written_as_name(words: Sequence[Word]) -> bool:
    """Whether words are written as a name: `CA`, but not `Ça`."""
    if len(words) > 1:
        return True
    (word,) = words
    return word.capital and not (
        word.first and word.case is Case.CAPITAL and word.text in acronyms()
    )


def _objects(codebook: Codebook) -> Iterator[str]:
    """The terms of the codes that count things named."""
    families = {family.id for family in codebook.families if family.objects}
    rules = (rule for code in codebook.codes if code.family in families for rule in code.rules)
    return _terms((element for rule in rules for element in rule.elements), codebook)


def _terms(elements: Iterable[Element], codebook: Codebook) -> Iterator[str]:
    """The terms among elements, and in the concepts that they name."""
    todo, done = list(elements), set[str]()
    while todo:
        element = todo.pop()
        if isinstance(element, Term):
            yield element.text
        elif not isinstance(element, ConceptRef):
            todo += element.options
        elif element.name not in done and element.name in codebook.concepts:
            done.add(element.name)
            todo += codebook.concepts[element.name].elements
