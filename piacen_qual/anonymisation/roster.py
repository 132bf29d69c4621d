"""The people, organisations and places that a study knows, and every form in which they are named.

The names are those of corpus.yaml. A group that it does not describe gives the labels of its
speakers, where these are names.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import takewhile
from typing import Final

from piacen_qual.anonymisation.candidates import Kind
from piacen_qual.anonymisation.reading.common_names import everybody_knows
from piacen_qual.anonymisation.reading.labels import names_in_label, parts_of
from piacen_qual.anonymisation.reading.normal import phrase
from piacen_qual.model import Corpus, Group, Participant, Transcript
from piacen_qual.transcripts.speakers.label_words import PARTICLES

ORGANISATION: Final = "organisme"  # the attribute of a participant that names where they work

_SHORT_PLACE: Final = ("saint", "sainte", "st", "ste", "notre")
_LEAST: Final = 2  # letters of a part of a name
_BRACKET: Final = re.compile(r"\s*\(([^)]+)\)")  # an acronym, mostly
_SMALL: Final = PARTICLES | {"le", "la", "les", "l", "d", "a", "au", "aux", "en", "et", "sur"}


class Sort(IntEnum):
    """How much a form tells: the whole name, one that stands for it, a mere part."""

    WHOLE = 0
    NAME = 1  # a first name, a surname, an alias
    PART = 2  # half of a compound name, initials: it may be anybody’s
    INITIALS = 3
    HEAD = 4  # what an organisation is, with a capital: « la Table »


@dataclass(frozen=True, slots=True)
class Form:
    """A way to name someone or something, as it is matched, words parted by one blank."""

    text: str
    sort: Sort


@dataclass(frozen=True, slots=True)
class Named:
    """Someone or something that the study knows.

    Attributes:
        entity: `personne:luc arsenault`, `organisme:…`, `lieu:…`.
        name: as the study spells it.
        named: every way to name it, the whole name first.
        files: the groups in which this person takes part; none for anyone else.
    """

    entity: str
    name: str
    named: tuple[Form, ...]
    files: frozenset[str] = frozenset()

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form as it is matched, the whole name first; no initials, no common noun."""
        return tuple(form.text for form in self.named if form.sort < Sort.INITIALS)


@dataclass(frozen=True, slots=True)
class Roster:
    """Everything that the study knows by name."""

    people: tuple[Named, ...]
    organisations: tuple[Named, ...]
    places: tuple[Named, ...]


def roster(corpus: Corpus, transcripts: Iterable[Transcript] = ()) -> Roster:
    """Whom and what a study knows.

    Args:
        corpus: corpus.yaml.
        transcripts: whose speakers count too, where their labels are names.
    """
    people: dict[str, Named] = {}
    for person in (*_participants(corpus), *_speakers(corpus, transcripts)):
        known = people.get(person.entity)
        people[person.entity] = person if known is None else _joined(known, person)
    public = everybody_knows().union(map(phrase, corpus.keep), ("",))
    organisations = (*corpus.organisations, *_workplaces(corpus))
    return Roster(
        tuple(people.values()),
        tuple(_once(_organisation(name) for name in organisations if phrase(name) not in public)),
        tuple(_once(_place(name) for name in corpus.places if phrase(name) not in public)),
    )


def own_names(
    transcripts: Iterable[Transcript], known: Roster
) -> Mapping[tuple[str, str], frozenset[str]]:
    """File and speaker → the entities that are that very person, whichever of their names it is.

    A speaker is known by corpus.yaml, and by the labels of the file. Somebody else whom the study
    knows by that name alone, « Réjean » beside Réjean Pouliot, is somebody else.

    Args:
        transcripts: whose speakers these are.
        known: whom the study knows.
    """
    people = {one.entity for one in known.people}
    found = {}
    for transcript in transcripts:
        described = {each.id: each for each in transcript.group.participants}
        for speaker in transcript.speakers:
            told = described.get(speaker.id, Participant(""))
            person = replace(told, labels=(*told.labels, *speaker.labels))
            names = _person(person, frozenset({transcript.file}))
            found[transcript.file, speaker.id] = frozenset(
                entity
                for named in names
                for entity in _entities(named)
                if entity == named.entity or entity not in people
            )
    return found


def _entities(named: Named) -> Iterator[str]:
    yield named.entity
    for form in named.named:
        if form.sort <= Sort.NAME:
            yield from (f"{kind}:{form.text}" for kind in (Kind.PERSON, Kind.FIRST_NAME))


def _once(found: Iterable[Named]) -> Iterator[Named]:
    return iter({one.entity: one for one in found}.values())


def _joined(one: Named, other: Named) -> Named:
    forms = tuple(dict.fromkeys((*one.named, *other.named)))
    return Named(one.entity, one.name, forms, one.files | other.files)


def _participants(corpus: Corpus) -> Iterator[Named]:
    for group in corpus.groups:
        for participant in group.participants:
            yield from _person(participant, frozenset({group.file}))
        for label in (*group.moderators, *group.observers):
            yield from _person(Participant("", labels=(label,)), frozenset({group.file}))
    for participant in corpus.people:
        yield from _person(participant, frozenset())


def _speakers(corpus: Corpus, transcripts: Iterable[Transcript]) -> Iterator[Named]:
    """Those whom corpus.yaml does not describe."""
    described = {group.file: _described(group) for group in corpus.groups}
    for transcript in transcripts:
        for speaker in transcript.speakers:
            names = {phrase(name) for name in (speaker.id, *speaker.labels)}
            if described.get(transcript.file, frozenset()).isdisjoint(names):
                yield from _person(
                    Participant("", labels=speaker.labels), frozenset({transcript.file})
                )


def _described(group: Group) -> frozenset[str]:
    """What corpus.yaml calls the speakers of a group, as it is matched."""
    people = group.participants
    named = (name for one in people for name in (one.id, one.name or "", *one.labels, *one.aliases))
    return frozenset(map(phrase, (*named, *group.moderators, *group.observers)))


def _person(participant: Participant, files: frozenset[str]) -> Iterator[Named]:
    """A participant with every form of their name; nobody when no name is known."""
    labels = [name for label in participant.labels for name in names_in_label(label)]
    names = [participant.name, *labels] if participant.name else labels
    others = [alias for alias in participant.aliases if phrase(alias)]
    whole = max(names, key=lambda name: len(parts_of(name)), default="")
    name = participant.name or whole or next(iter(others), "")
    if not parts_of(name):
        return
    forms: dict[str, Form] = {}
    for spelling in dict.fromkeys((name, *others, *names)):
        for form in _forms(spelling, whole=spelling == name):
            known = forms.get(form.text)
            if known is None or form.sort < known.sort:
                forms[form.text] = form
    yield Named(f"personne:{' '.join(parts_of(name))}", name, tuple(forms.values()), files)


def _forms(name: str, *, whole: bool) -> Iterator[Form]:
    """Every form that a name as it is written gives."""
    parts = parts_of(name)
    plain = [part.replace("-", " ") for part in parts]
    yield Form(" ".join(plain), Sort.WHOLE if len(parts) > 1 else Sort.NAME)
    if whole and len(parts) > 1:
        yield from _of_full_name(plain)
    for part in parts:
        pieces = [piece for piece in part.split("-") if piece not in PARTICLES]
        if len(pieces) > 1:
            yield from (Form(piece, Sort.PART) for piece in pieces if len(piece) > _LEAST)
    if whole and len(parts) > 1:
        letters = [piece[0] for part in plain for piece in part.split()]
        yield Form(" ".join(letters), Sort.INITIALS)
        if len(letters) > len(parts):
            yield Form(" ".join(part[0] for part in plain), Sort.INITIALS)
        if " " in plain[0]:  # « JP »
            yield Form(" ".join(piece[0] for piece in plain[0].split()), Sort.INITIALS)


def _of_full_name(parts: Sequence[str]) -> Iterator[Form]:
    """First name, surname, both the other way round, one of them as an initial."""
    first, last = parts[0], " ".join(parts[1:])
    yield Form(f"{last} {first}", Sort.WHOLE)
    for part in (first, last):
        if len(part) >= _LEAST:
            yield Form(part, Sort.NAME)
    if len(parts) > 2:
        yield from (Form(part, Sort.PART) for part in parts[1:] if part not in PARTICLES)
    initials = " ".join(piece[0] for piece in first.split())
    for initial in dict.fromkeys((initials, first[0])):
        yield Form(f"{initial} {last}", Sort.WHOLE)
        yield Form(f"{last} {initial}", Sort.WHOLE)
    yield Form(f"{first} {last[0]}", Sort.WHOLE)


def _workplaces(corpus: Corpus) -> Iterator[str]:
    for group in corpus.groups:
        for participant in group.participants:
            yield participant.attributes.get(ORGANISATION, "")


def _organisation(written: str) -> Named:
    """An organisation, its acronym, and what is its own in its name.

    « Carrefour Nouvel Élan de Laval (CNEL) » is « Nouvel Élan » and « le Carrefour » too.
    """
    acronyms = tuple(phrase(each) for each in _BRACKET.findall(written))
    name = _BRACKET.sub(" ", written).strip() or written
    whole, words = phrase(name), name.split()
    own = next(
        (n for n, word in enumerate(words) if n and word[0].isupper() and not word.isupper()), 0
    )
    tail = phrase(" ".join(words[own:])) if own else ""
    short = phrase(" ".join(takewhile(_is_proper, words[own:]))) if own else ""
    named = (tail, short, _last(words[own:]) if own else "", *acronyms, *_without_article(whole))
    others = (form for form in named if form)
    forms = [Form(whole, Sort.WHOLE), *(Form(form, Sort.NAME) for form in others if form != whole)]
    letters = [word[0] for word in whole.split() if word not in _SMALL]
    if len(letters) > _LEAST:
        forms.append(Form(" ".join(letters), Sort.INITIALS))
    if len(words) > 1 and _is_proper(words[0]) and phrase(words[0]) not in everybody_knows():
        sort = Sort.HEAD if words[0].isalpha() else Sort.NAME  # « Pro-Jeunes »
        forms.append(Form(phrase(words[0]), sort))
    entity = f"organisme:{phrase(written)}"
    return Named(entity, written, tuple(dict.fromkeys(form for form in forms if form.text)))


def _last(words: Sequence[str]) -> str:
    """What is its own in what follows an article: `Tricycle` of « Les Ateliers du Tricycle »."""
    places = [n for n, word in enumerate(words) if n > 1 and _is_proper(word)]
    linked = bool(places) and phrase(words[places[0] - 1]) in _SMALL
    return phrase(" ".join(words[places[0] :])) if linked else ""


def _is_proper(word: str) -> bool:
    return word[0].isupper()


def _place(name: str) -> Named:
    """A place, without its article, and a parish by its saint alone."""
    whole = phrase(name)
    forms = [Form(whole, Sort.WHOLE), *(Form(form, Sort.NAME) for form in _without_article(whole))]
    words = whole.split()
    if len(words) > 2 and words[0] in _SHORT_PLACE:
        forms.append(Form(" ".join(words[:2]), Sort.NAME))
    return Named(f"lieu:{whole}", name, tuple(dict.fromkeys(forms)))


def _without_article(whole: str) -> Iterator[str]:
    first, _, rest = whole.partition(" ")
    if first in {"le", "la", "les", "l"} and rest:
        yield rest
