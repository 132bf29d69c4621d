"""What a study must not let out: every name it knows, and every string that somebody masked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Final, NamedTuple

from piacen_qual.anonymisation.candidates import HERE, Action, Candidate, Kind
from piacen_qual.anonymisation.masking.even import Even
from piacen_qual.anonymisation.masking.secret import (
    Neighbours,
    Secret,
    Secrets,
    is_lower,
    neighbours,
    tokens_of,
)
from piacen_qual.anonymisation.roster import Named, Roster, Sort
from piacen_qual.model import Transcript, Turn

FILE: Final = "Fichiers de transcription"

_NAMES: Final = frozenset({Kind.PERSON, Kind.FIRST_NAME, Kind.HANDLE, Kind.UNKNOWN})  # or may be
_FACTS: Final = frozenset({Kind.AGE, Kind.ROLE, Kind.HEALTH, Kind.ORIGIN, Kind.FAMILY, Kind.EVENT})
_LINKS: Final = frozenset({"le", "la", "les", "l", "de", "du", "des", "d", "a", "au", "aux"})

Span = tuple[int, int]
_Tokens = tuple[str, ...]


class Known(NamedTuple):
    """Words by which a study knows someone or something.

    Attributes:
        text: the words.
        kind: what they tell.
        entity: `Candidate.entity`.
        name: of whom or what they are a form: « Gilles-Aimé » for « Aimé ».
        part: whether they are a mere part of a name.
    """

    text: str
    kind: Kind
    entity: str
    name: str
    part: bool = False


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
        ours: texts that the program writes itself: where a secret is an ordinary word there, it is
            one.
    """
    decided, read = tuple(candidates), tuple(transcripts)
    known = tuple(known_words(roster, decided))
    named = (Secret(text, each.kind.label) for each in known for text in _typed(each.text))
    secrets = Secrets((*named, *(Secret(name, FILE) for name in _files(read))))
    innocent = _Innocent()
    for text in ours:
        for start, end, secret in secrets.sightings(text):
            innocent.add(secret, text, start, end)
    ordinary = Ordinary(known)
    for turn, found in by_turn(decided, read):
        for text, places in _readings(turn.text):
            spans = [(places[each.start], places[each.end]) for each in found]
            kept = [s for s, e in zip(spans, found, strict=True) if e.action is Action.KEEP]
            for start, end, secret in secrets.sightings(text):
                asked = any(first < end and start < last for first, last in spans)
                unasked = not asked and ordinary.is_so(text[start:end], secret)
                if unasked or is_kept(text, start, end, kept):
                    innocent.add(secret, text, start, end)
    return Secrets(innocent.judged(secret) for secret in secrets.secrets)


def _typed(words: str) -> Iterator[str]:
    """Words as they were typed, and as public texts type them: « 61 ans » is told in letters."""
    yield words
    even = Even.of(words).text
    if tokens_of(even) != tokens_of(words):
        yield even


def _readings(text: str) -> Iterator[tuple[str, Sequence[int]]]:
    """A turn as it was typed, and as public texts type it, with where its offsets are there."""
    yield text, range(len(text) + 1)
    even = Even.of(text)
    if tokens_of(even.text) != tokens_of(text):
        yield even.text, even.places


class Ordinary:
    """Tells words that name nobody where nothing was asked about them."""

    def __init__(self, known: Iterable[Known]) -> None:
        """Judge these."""
        self._kinds: dict[_Tokens, set[Kind]] = defaultdict(set)
        self._whole: set[_Tokens] = set()
        for each in known:
            tokens = tokens_of(each.text)
            self._kinds[tokens].add(each.kind)
            if not each.part:
                self._whole.add(tokens)

    def is_so(self, written: str, secret: Secret) -> bool:
        """Whether a secret, written so, is an ordinary word: « une corde », not La Corde.

        Never for people’s names, but for a mere part of one (« aimé »): detection asks about it
        wherever it is no word of the language. Always for facts (« trente ans »), which tell
        nothing by themselves.
        """
        tokens = tokens_of(secret.text)
        kinds = self._kinds.get(tokens, set())
        if kinds and kinds <= _FACTS:
            return True
        common = kinds.isdisjoint(_NAMES) or bool(kinds and tokens not in self._whole)
        other = tokens_of(written) != tokens  # « La corde » for La Cordée
        return common and is_lower(_without_article(written) if other else written)


def _without_article(written: str) -> str:
    """What follows an article, which a sentence may begin with."""
    first, _, rest = written.partition(" ")
    return rest if first.lower() in _LINKS and rest else written


def known_words(roster: Roster, candidates: Sequence[Candidate]) -> Iterator[Known]:
    """Every form of those whom the study knows, and everything that was masked.

    Organisations and places that people only ever kept are left out, and so are words that somebody
    masked in one place only.
    """
    spared = _entities(candidates, Action.KEEP) - _entities(candidates, Action.MASK)
    things = ((roster.organisations, Kind.ORGANISATION), (roster.places, Kind.PLACE))
    for listed, kind in ((roster.people, Kind.PERSON), *things):
        for named in listed:
            if kind is Kind.PERSON or named.entity not in spared:
                forms = _forms(named)
                yield from (
                    Known(text, kind, named.entity, named.name, part) for text, part in forms
                )
    for one in candidates:
        if one.action is Action.MASK and one.source != HERE:
            yield Known(one.text, one.kind, one.entity, one.text)


def by_turn(
    candidates: Iterable[Candidate], transcripts: Iterable[Transcript]
) -> Iterator[tuple[Turn, list[Candidate]]]:
    """Every turn, with the candidates in it."""
    found = defaultdict(list)
    for each in candidates:
        found[each.file, each.turn].append(each)
    for transcript in transcripts:
        for turn in transcript.turns:
            yield turn, found[transcript.file, turn.n]


def is_kept(text: str, start: int, end: int, kept: Iterable[Span]) -> bool:
    """Whether somebody kept `text[start:end]`, or all of it but an article: « le Grenier ».

    Args:
        text: where the words are.
        start: first character.
        end: end, exclusive.
        kept: what was kept in `text`.
    """
    inside = [(first, last) for first, last in kept if first < end and start < last]
    left = (
        " " if any(first <= at < last for first, last in inside) else text[at]
        for at in range(start, end)
    )
    outside = "".join(left)
    return bool(inside) and is_lower(outside) and _LINKS.issuperset(tokens_of(outside))


class _Innocent:
    """Where words that may name somebody do not."""

    def __init__(self) -> None:
        self._common: set[_Tokens] = set()
        self._kept: dict[_Tokens, set[Neighbours]] = defaultdict(set)
        self._others: dict[_Tokens, set[_Tokens]] = defaultdict(set)

    def add(self, secret: Secret, text: str, start: int, end: int) -> None:
        tokens, written = tokens_of(secret.text), tokens_of(text[start:end])
        if "".join(written) != "".join(tokens):  # « La corde », not La Cordée without its accent
            self._others[tokens].add(written)
        elif written == tokens and is_lower(text[start:end]):
            self._common.add(tokens)
        else:
            self._kept[tokens].add(neighbours(text, start, end))

    def judged(self, secret: Secret) -> Secret:
        tokens = tokens_of(secret.text)
        kept = frozenset(self._kept.get(tokens, ()))
        others = frozenset(self._others.get(tokens, ()))
        return Secret(secret.text, secret.what, tokens in self._common, kept, others)


def _entities(candidates: Iterable[Candidate], action: Action) -> set[str]:
    return {candidate.entity for candidate in candidates if candidate.action is action}


def _forms(named: Named) -> Iterator[tuple[str, bool]]:
    """Every form, spelt as the study does where it can be told, and whether it is a mere part."""
    yield named.name, False
    written = {" ".join(tokens_of(word)): word for word in named.name.split()}
    for form in named.named:
        if form.sort < Sort.INITIALS:  # two letters are in every text
            yield written.get(form.text, form.text), form.sort is Sort.PART


def _files(transcripts: Iterable[Transcript]) -> Iterator[str]:
    for transcript in transcripts:
        yield transcript.file
        stem = PurePath(transcript.file).stem
        if len(tokens_of(stem)) > 2:  # « tncdc_g1 », not « groupe 1 »
            yield stem
