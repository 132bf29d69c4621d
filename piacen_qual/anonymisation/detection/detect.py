"""Detection: from transcripts to candidates, layer after layer.

The layers read the same words (see `spoken`) and know nothing of one another; `overlaps` brings
them together. None of them decides in silence but for what can mean nothing else: identifiers by
their form, and names of corpus.yaml that are no words of the language.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from piacen_qual.anonymisation.candidates import Action, Candidate, Kind
from piacen_qual.anonymisation.detection.facts.facts import facts
from piacen_qual.anonymisation.detection.found import STUDY, Found
from piacen_qual.anonymisation.detection.kept import KeptNames, kept_names, study_words
from piacen_qual.anonymisation.detection.organisations import organisations
from piacen_qual.anonymisation.detection.overlaps import settled
from piacen_qual.anonymisation.detection.people.bare import bare_words
from piacen_qual.anonymisation.detection.people.begun import begun
from piacen_qual.anonymisation.detection.people.echoes import Echoes
from piacen_qual.anonymisation.detection.people.names import Span, names
from piacen_qual.anonymisation.detection.people.spellings import RosterNames
from piacen_qual.anonymisation.detection.people.spelt import spelt
from piacen_qual.anonymisation.detection.people.unknown import unknown_words
from piacen_qual.anonymisation.detection.places import places
from piacen_qual.anonymisation.detection.structured.addresses import addresses
from piacen_qual.anonymisation.detection.structured.patterns import patterns
from piacen_qual.anonymisation.passages import candidate
from piacen_qual.anonymisation.reading.known import Knowledge, forms_to_know
from piacen_qual.anonymisation.reading.lists import load_lists
from piacen_qual.anonymisation.reading.spoken import Spoken, read_turns
from piacen_qual.anonymisation.reading.uncapitalised import uncapitalised
from piacen_qual.anonymisation.roster import Roster, roster
from piacen_qual.codebook.schema import Codebook
from piacen_qual.coding.reading.proper import known_words, names_in
from piacen_qual.model import Corpus, Progress, Transcript
from piacen_qual.study import Cache

_PEOPLE: Final = frozenset({Kind.PERSON, Kind.FIRST_NAME})


def detect(
    transcripts: Sequence[Transcript],
    corpus: Corpus,
    codebook: Codebook | None,
    cache: Cache,
    *,
    known: Roster | None = None,
    progress: Progress | None = None,
) -> tuple[Candidate, ...]:
    """What may identify someone in the turns of these transcripts, whoever speaks.

    Args:
        transcripts: in the order wanted for the result.
        corpus: what the study knows of its people, organisations and places.
        codebook: whose technologies are kept; None keeps none.
        cache: where lists, names that the model sees and words of lexicons are kept.
        known: whom and what the study knows; without it, what these transcripts and `corpus` tell.
        progress: called with turns done, turns in all, and what they are.

    Returns:
        Candidates by transcript, turn and place, none over another.

    Raises:
        MissingModelError: when the French model is not installed.
    """
    total = sum(len(transcript.turns) for transcript in transcripts)
    told = _Meter(progress, total)
    seen = names_in(transcripts, cache, read=told.more)
    read = [read_turns(transcript) for transcript in transcripts]
    kept = kept_names(corpus, codebook)
    lists = load_lists(cache)
    words = known_words(forms_to_know(chain.from_iterable(read)), cache)
    spoken = [uncapitalised(turns, words.french, lists) for turns in read]
    words = bare_words(tuple(chain.from_iterable(spoken)), words, lists, cache)
    knowledge = Knowledge(words.french, words.common, lists, frozenset(kept), study_words(codebook))
    layers = _Layers(
        knowledge, RosterNames(known or roster(corpus, transcripts), knowledge), KeptNames(kept)
    )
    found = [
        candidate
        for turns, names_ in zip(spoken, seen, strict=True)
        for candidate in layers.candidates(turns, _by_turn(names_, len(turns)))
    ]
    return tuple(_as_people(found))


class _Meter:
    """Counts texts for who waits."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0

    def more(self, texts: int) -> None:
        """More texts were read."""
        self._done = min(self._total, self._done + texts)
        if self._progress is not None:
            self._progress(self._done, self._total, "Recherche des noms")


class _Layers:
    """All layers, ready for any turn."""

    def __init__(self, knowledge: Knowledge, known: RosterNames, kept: KeptNames) -> None:
        self._knowledge = knowledge
        self._known = known
        self._kept = kept

    def candidates(
        self, turns: Sequence[Spoken], seen: Sequence[Sequence[Span]]
    ) -> Iterator[Candidate]:
        """The candidates of a transcript, in order."""
        found = [
            list(begun(spoken, settled(spoken, self._found(spoken, names_)), self._knowledge))
            for spoken, names_ in zip(turns, seen, strict=True)
        ]
        echoes = Echoes(zip(turns, found, strict=True), self._knowledge)
        for spoken, first in zip(turns, found, strict=True):
            for one in sorted([*first, *echoes.find(spoken, first)], key=lambda one: one.start):
                if one.action is not Action.KEEP or self._is_written_as_name(spoken, one):
                    yield _candidate(spoken, one)

    def _is_written_as_name(self, spoken: Spoken, found: Found) -> bool:
        """Whether words that are kept look like a name: « Est-ce » and « Le monde » do not."""
        words = (word for word in spoken.words if found.start <= word.start < found.end)
        return any(
            word.capital and not (word.first and self._knowledge.is_french(word)) for word in words
        )

    def _found(self, spoken: Spoken, seen: Sequence[Span]) -> Iterable[Found]:
        return chain(
            patterns(spoken),
            self._known.find(spoken),
            self._kept.find(spoken),
            organisations(spoken, self._knowledge),
            addresses(spoken, self._knowledge),
            places(spoken, self._knowledge),
            names(spoken, self._knowledge, seen),
            unknown_words(spoken, self._knowledge),
            spelt(spoken),
            facts(spoken),
        )


def _by_turn(found: Iterable[tuple[int, int, int, str]], turns: int) -> list[list[Span]]:
    """The names that the model sees in each turn."""
    spans: list[list[Span]] = [[] for _ in range(turns)]
    for turn, start, end, label in found:
        spans[turn].append((start, end, label))
    return spans


def _candidate(spoken: Spoken, found: Found) -> Candidate:
    return candidate(
        spoken,
        found.start,
        found.end,
        kind=found.kind,
        action=found.action,
        entity=found.entity,
        question=found.question or found.entity,
        source=found.source,
        reason=found.reason,
    )


def _as_people(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """First names and surnames alone are those of the person whose whole name a file tells."""
    whole: Mapping[tuple[str, str], set[str]] = defaultdict(set)
    for one in found:
        if one.kind is Kind.PERSON and one.source != STUDY:
            words = one.entity.partition(":")[2].split()
            for word in words if len(words) > 1 else ():
                whole[one.file, word].add(one.entity)
    for one in found:
        name = one.entity.partition(":")[2]
        people = whole.get((one.file, name), set())
        if one.kind in _PEOPLE and one.source != STUDY and len(people) == 1:
            (person,) = people
            doubtful = one.question != one.entity
            yield replace(one, entity=person, question=one.question if doubtful else person)
        else:
            yield one
