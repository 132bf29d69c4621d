"""The words that participants say in a study, each under the name that a term would have."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import Final

import numpy as np

from piacen_qual.codebook.schema import Concept, Element, Kind, Rule, Term
from piacen_qual.coding.matching.index import Index, Material
from piacen_qual.coding.matching.match import Match, Matcher
from piacen_qual.coding.reading.annotate import Annotator
from piacen_qual.coding.reading.annotation import POS, Annotation
from piacen_qual.coding.reading.tagger import french_lexicon
from piacen_qual.coding.reading.versions import MODEL, READING, model_version
from piacen_qual.french.folding import fold
from piacen_qual.french.tokens import tokenize
from piacen_qual.model import Segment, Transcript
from piacen_qual.study import Cache, code_version, digest

_KIND = "dictionnaire"
_SHORTEST = 3  # letters of a word that may be proposed
CONTENT: Final = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "X"})  # parts of speech of full words
_EVERYWHERE = """
être avoir faire aller dire pouvoir vouloir falloir savoir venir mettre prendre voir devoir passer
donner trouver arriver rester sembler tenir penser croire parler regarder commencer
chose truc affaire fait fois gens monde personne genre façon sorte coup bout
même autre petit gros grand bon beau vrai tout moi toi lui soi non oui okay bonjour merci bref voilà
"""
_EMPTY: Final = frozenset(_EVERYWHERE.split())
"""Words of every conversation, whatever it is about."""

Tag = tuple[str, str]
"""A lemma and a part of speech."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the study.

    Attributes:
        name: what a codebook would call it: a term that finds all its forms.
        forms: as people said it, the most frequent first.
        pos: what it mostly is, one of `annotation.POS`.
    """

    name: str
    forms: tuple[str, ...]
    pos: str


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Where participants say something.

    Attributes:
        matches: every place, in order; their segments are numbers in the index.
        segments: the segments, in order.
        speakers: who says it: file and speaker.
    """

    matches: tuple[Match, ...]
    segments: tuple[int, ...]
    speakers: frozenset[tuple[str, str]]


class Vocabulary:
    """What participants say in the segments of a study.

    Attributes:
        index: the words, by position.
    """

    def __init__(
        self,
        transcripts: Sequence[Transcript],
        segments: Iterable[Segment],
        concepts: Mapping[str, Concept],
        cache: Cache,
    ) -> None:
        """Read the annotations of the transcripts, or make them.

        Raises:
            MissingModelError: when the French model is not installed.
        """
        with Annotator(cache) as annotator:
            self._annotations = annotator.annotate(transcripts)
        by_file: dict[str, list[Segment]] = defaultdict(list)
        for segment in segments:
            by_file[segment.file].append(segment)
        self.index = Index(
            [
                Material(transcript, tuple(by_file[transcript.file]), annotation)
                for transcript, annotation in zip(transcripts, self._annotations, strict=True)
            ]
        )
        self._matcher = Matcher(self.index, concepts)
        self._people = frozenset(_people(transcripts))
        self._cache = cache

    def said(self, elements: Iterable[Element]) -> Occurrences:
        """Where any of these elements is said, as a rule would find it."""
        matches = self._matcher.matches(Rule("", 0, Kind.TERMS, tuple(elements)))
        numbers = [number for number, _ in groupby(match.segment for match in matches)]
        return Occurrences(tuple(matches), tuple(numbers), frozenset(map(self.speaker, numbers)))

    def speaker(self, segment: int) -> tuple[str, str]:
        """Who says a segment: file and speaker."""
        return self.index.segments[segment].file, self.index.turns[segment].speaker

    def covered(self, said: Occurrences, known: Occurrences) -> bool:
        """Whether half of the places or more are, for their greater part, within what is known."""
        spans = defaultdict(list)
        for match in known.matches:
            spans[match.segment].append((match.start, match.end))
        within = sum(
            any(
                2 * (min(end, match.end) - max(start, match.start)) >= match.end - match.start
                for start, end in spans[match.segment]
            )
            for match in said.matches
        )
        return 2 * within >= len(said.matches)

    def sentences(self, segments: Iterable[int]) -> Iterator[tuple[int, Sequence[str]]]:
        """The sentences of some segments, each with its segment, as forms."""
        for segment in segments:
            low, high = np.searchsorted(self.index.segment, [segment, segment + 1]).tolist()
            numbers = self.index.sentence[low:high].tolist()
            for _, group in groupby(
                zip(numbers, self._form_at[low:high], strict=True), itemgetter(0)
            ):
                yield segment, [form for _, form in group]

    @cached_property
    def _form_at(self) -> list[str]:
        """The form at each position."""
        forms = np.empty(len(self.index), dtype=np.int32)
        for number in range(len(self.index.said)):
            forms[self.index.positions([number])] = number
        said = self.index.said
        return [said[number] for number in forms.tolist()]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words that say something, names of people left out."""
        groups: dict[str, list[str]] = defaultdict(list)
        for form in self.frequencies:
            if self.tells(form):
                groups[self.tags[form][0]].append(form)
        return tuple(self._word(lemma, forms) for lemma, forms in groups.items())

    def tells(self, form: str) -> bool:
        """Whether a form says something of what people talk about."""
        lemma, pos = self.tags.get(form, ("", ""))
        return (
            pos in CONTENT
            and len(form) >= _SHORTEST
            and form[0].isalpha()
            and not _EMPTY.intersection((form, lemma))
            and fold(form) not in self._people
        )

    def is_name(self, form: str) -> bool:
        """Whether a form is always written with a capital."""
        said = self.said([Term(f"={form}")])
        turns = self.index.turns
        return all(turns[match.segment].text[match.start].isupper() for match in said.matches)

    def _word(self, lemma: str, forms: Sequence[str]) -> Word:
        """A group of forms, under their lemma if it finds them all and is a word."""
        finds = {self.index.said[number] for number in self.index.forms(lemma)}
        named = finds.issuperset(forms) and (lemma in forms or not self.unknown.issuperset(forms))
        return Word(lemma if named else forms[0], tuple(forms), self.tags[forms[0]][1])

    @cached_property
    def frequencies(self) -> dict[str, int]:
        """How often each form is said, the most frequent first."""
        counts = {
            form: len(self.index.positions([number]))
            for number, form in enumerate(self.index.said)
            if form
        }
        said = ((form, times) for form, times in counts.items() if times)
        return dict(sorted(said, key=lambda pair: (-pair[1], pair[0])))

    @cached_property
    def tags(self) -> dict[str, Tag]:
        """What each form mostly is, in the study."""
        counts: dict[str, Counter[Tag]] = defaultdict(Counter)
        for annotation in self._annotations:
            for form, tag, times in _tagged(annotation):
                counts[form][tag] += times
        return {form: max(tags, key=lambda tag: (tags[tag], tag)) for form, tags in counts.items()}

    @cached_property
    def unknown(self) -> frozenset[str]:
        """The forms that no dictionary explains; kept in the cache."""
        words = sorted(self.frequencies)
        code = code_version(*READING)
        key = digest(code, MODEL, model_version(), *words)
        stored = self._cache.load(_KIND, key)
        if stored is not None:
            return frozenset(filter(None, stored.decode().split("\n")))
        unknown = [word for word in words if not _is_explained(word)]
        self._cache.store(_KIND, key, "\n".join(unknown).encode())
        return frozenset(unknown)


def spelled(forms: Iterable[str]) -> str:
    """An expression as people write it: `l'écran`."""
    return " ".join(forms).replace("' ", "'")


def _is_explained(form: str) -> bool:
    """Whether dictionaries have a form, or the word that it seems to be a form of."""
    lexicon = french_lexicon()
    return any(lexicon.knows(word) for word in (form, *lexicon.lemmas(form)))


def _tagged(annotation: Annotation) -> Iterable[tuple[str, Tag, int]]:
    """Each form with a lemma and a part of speech, and how often they go together."""
    columns = np.stack([annotation.form, annotation.lemma, annotation.pos.astype(np.int32)])
    rows, times = np.unique(columns, axis=1, return_counts=True)
    for form, lemma, pos, count in zip(*rows.tolist(), times.tolist(), strict=True):
        yield annotation.forms[form], (annotation.lemmas[lemma], POS[pos]), count


def _people(transcripts: Iterable[Transcript]) -> Iterable[str]:
    """The names and labels of who takes part, word by word, folded."""
    for transcript in transcripts:
        participants = transcript.group.participants
        names = [label for speaker in transcript.speakers for label in speaker.labels]
        names += [label for one in participants for label in (*one.labels, *one.aliases)]
        names += [one.name for one in participants if one.name]
        for name in names:
            yield from (fold(token.text) for token in tokenize(name))
