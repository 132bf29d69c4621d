"""What a study must not let out: every name it knows, and every string that somebody masked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import PurePath
from typing import Final

from piacen_qual.anonymisation.candidates import Action, Candidate, Kind
from piacen_qual.anonymisation.roster import Named, Roster, Sort
from piacen_qual.anonymisation.secret import (
    Neighbours,
    Secret,
    Secrets,
    is_lower,
    neighbours,
    tokens_of,
)
from piacen_qual.model import Transcript

FILE: Final = "Fichiers de transcription"

_Tokens = tuple[str, ...]


def secrets_of(
    roster: Roster,
    candidates: Iterable[Candidate] = (),
    transcripts: Iterable[Transcript] = (),
    *,
    ours: Iterable[str] = (),
) -> Secrets:
    """Everything that must not be in a file that leaves the study.

    Args:
        roster: every form of the people, organisations and places that the study knows.
        candidates: as people decided. What they masked is secret; what they kept may be said where
            they kept it. An organisation or a place that they only ever kept is no secret.
        transcripts: whose words the candidates are; their file names are secrets too.
        ours: texts that the program writes itself, and labels of the codebook: where a secret is an
            ordinary word there, it is one.
    """
    decided, read = tuple(candidates), tuple(transcripts)
    innocent = _Innocent()
    for candidate, text in _with_text(decided, read):
        if candidate.action is Action.KEEP:
            innocent.add(text, candidate.start, candidate.end)
    people = _strict(_people(roster))
    others = _strict(chain(_things(roster, decided), _masked(decided), _files(read)))
    for text in ours:
        for start, end, _ in chain(people.sightings(text), others.sightings(text)):
            innocent.add(text, start, end)
    for text, start, end in _unasked(others, decided, read):
        innocent.add(text, start, end)
    every = dict.fromkeys((*people.secrets, *others.secrets))
    return Secrets(innocent.judged(secret) for secret in every)


def _strict(listed: Iterable[tuple[str, str]]) -> Secrets:
    return Secrets(Secret(text, what) for text, what in listed)


class _Innocent:
    """Where words that may name somebody do not."""

    def __init__(self) -> None:
        self._common: set[_Tokens] = set()
        self._kept: dict[_Tokens, set[Neighbours]] = defaultdict(set)

    def add(self, text: str, start: int, end: int) -> None:
        tokens = tokens_of(text[start:end])
        if is_lower(text[start:end]):
            self._common.add(tokens)
        else:
            self._kept[tokens].add(neighbours(text, start, end))

    def judged(self, secret: Secret) -> Secret:
        tokens = tokens_of(secret.text)
        kept = frozenset(self._kept.get(tokens, ()))
        return Secret(secret.text, secret.what, tokens in self._common, kept)


def _with_text(
    candidates: Iterable[Candidate], transcripts: Iterable[Transcript]
) -> Iterator[tuple[Candidate, str]]:
    texts = {(each.file, turn.n): turn.text for each in transcripts for turn in each.turns}
    for candidate in candidates:
        text = texts.get((candidate.file, candidate.turn))
        if text is not None:
            yield candidate, text


def _unasked(
    secrets: Secrets, candidates: Iterable[Candidate], transcripts: Iterable[Transcript]
) -> Iterator[tuple[str, int, int]]:
    """Words of secrets, in lower case, about which nothing was asked: « une corde », not La Corde.

    Not those of people's names: these are asked about wherever they stand.
    """
    asked = defaultdict(list)
    for each in candidates:
        asked[each.file, each.turn].append((each.start, each.end))
    for transcript in transcripts:
        for turn in transcript.turns:
            spans = asked[transcript.file, turn.n]
            for start, end, _ in secrets.sightings(turn.text):
                known = any(first < end and start < last for first, last in spans)
                if not known and is_lower(turn.text[start:end]):
                    yield turn.text, start, end


def _people(roster: Roster) -> Iterator[tuple[str, str]]:
    """Every form of everybody, spelt as the study does where it can be told."""
    for named in roster.people:
        yield from ((text, Kind.PERSON.label) for text in _forms(named))


def _things(roster: Roster, candidates: Iterable[Candidate]) -> Iterator[tuple[str, str]]:
    """Organisations and places, but for those that people only ever kept."""
    spared = _entities(candidates, Action.KEEP) - _entities(candidates, Action.MASK)
    for listed, kind in ((roster.organisations, Kind.ORGANISATION), (roster.places, Kind.PLACE)):
        for named in listed:
            if named.entity not in spared:
                yield from ((text, kind.label) for text in _forms(named))


def _entities(candidates: Iterable[Candidate], action: Action) -> set[str]:
    return {candidate.entity for candidate in candidates if candidate.action is action}


def _forms(named: Named) -> Iterator[str]:
    yield named.name
    written = {" ".join(tokens_of(word)): word for word in named.name.split()}
    for form in named.named:
        if form.sort is not Sort.INITIALS:  # two letters are in every text
            yield written.get(form.text, form.text)


def _masked(candidates: Iterable[Candidate]) -> Iterator[tuple[str, str]]:
    for candidate in candidates:
        if candidate.action is Action.MASK:
            yield candidate.text, candidate.kind.label


def _files(transcripts: Iterable[Transcript]) -> Iterator[tuple[str, str]]:
    for transcript in transcripts:
        yield transcript.file, FILE
        stem = PurePath(transcript.file).stem
        if len(tokens_of(stem)) > 2:  # « tncdc_g1 », not « groupe 1 »
            yield stem, FILE
