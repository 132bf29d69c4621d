"""Whom of their group people name: « comme disait Luc »."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from piacen_qual.model import Participant, Speaker, Transcript
from piacen_qual.transcripts.speakers.labels import Shape, shape

NOBODY: Final = re.compile(r"(?!)")


class Names:
    """The names of the people of a group, as others say them.

    From corpus.yaml: the whole name, its first word and the aliases; for whom it names by none of
    these, labels that are a name (`Marie-Pier`, `Luc Arsenault`) and their first word. A name that
    two people bear, the moderation included, names nobody.
    """

    def __init__(self, transcript: Transcript) -> None:
        """Gather who is called what."""
        bearers: dict[str, set[str]] = defaultdict(set)
        for person, form in _forms(transcript):
            bearers[_composed(form)].add(person)
        self._people = {form: next(iter(who)) for form, who in bearers.items() if len(who) == 1}
        longest_first = sorted(self._people, key=lambda form: (-len(form), form))
        any_of = "|".join(map(re.escape, longest_first))
        self._pattern = re.compile(rf"(?<![\w-])(?:{any_of})(?![\w-])") if any_of else NOBODY

    def named(self, text: str) -> frozenset[str]:
        """The ids of those whom a text names; `pierre` is a stone, `Pierre` may be somebody."""
        return frozenset(self._people[form] for form in self._pattern.findall(_composed(text)))


def _forms(transcript: Transcript) -> Iterator[tuple[str, str]]:
    """Each person with each of their names."""
    known = {person.id: tuple(_told(person)) for person in transcript.group.participants}
    yield from ((person, form) for person, forms in known.items() for form in forms)
    for speaker in transcript.speakers:
        if not known.get(speaker.id):
            yield from ((speaker.id, form) for form in _labelled(speaker))


def _told(person: Participant) -> Iterator[str]:
    names = (person.name,) if person.name else ()
    every = (*names, *(name.split()[0] for name in names), *person.aliases)
    return (form.strip() for form in every if form.strip()[:1].isupper())


def _labelled(speaker: Speaker) -> Iterator[str]:
    for label in speaker.labels:
        words = label.split()
        if shape(label) is Shape.NAME and len(words) < 3 and all(w[0].isupper() for w in words):
            yield from (label, words[0])


def _composed(text: str) -> str:
    """Accents in one character, straight apostrophes."""
    return unicodedata.normalize("NFC", text).replace("’", "'")
