"""Words that French has not: misspelt names, nicknames, names that no list has."""

import re
from collections.abc import Iterator
from typing import Final

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.detection.found import Found, Rank
from piacen_qual.anonymisation.detection.known import Knowledge
from piacen_qual.anonymisation.detection.phrases import compound
from piacen_qual.anonymisation.detection.spoken import Case, Spoken, Word

_SOURCE: Final = "lexique"
_SHORTEST: Final = 3  # letters of a word in lower case that is asked about
_SOUND: Final = re.compile(r"[^aeiouy]+|(?:ha|he|hi|ho|la|na|bla|ta|pa){2,}h?")  # mmh, hahaha
_COUNTED: Final = re.compile(r"\d.*|[a-z]{1,2}\d{1,2}")  # 2e, 20h, P3, T4
_INITIALS: Final = re.compile(
    r"(?<![a-z0-9'])((?:[a-z]\.[ -]?)+[a-z]\.?|(?<=madame )[a-z]|(?<=monsieur )[a-z]|(?<=mme )[a-z]"
    r"|(?<=mlle )[a-z])(?![a-z0-9'])"
)
_SPELLED: Final = re.compile(
    r"(?<![a-z0-9'])[a-z](?:([-., ]{1,2})[a-z](?![a-z0-9']))(?:\1[a-z](?![a-z0-9']))+"
)
_SPELLS: Final = re.compile(r"[bcdfghj-np-tv-xz]")


def unknown_words(spoken: Spoken, knowledge: Knowledge) -> Iterator[Found]:
    """The words of a turn that nothing explains, and what is spelt letter by letter."""
    at = 0
    while at < len(spoken.words):
        last = compound(spoken, at)
        words = spoken.words[at : last + 1]
        if not all(_is_explained(word, knowledge) for word in words):
            said = " ".join(word.text for word in words)
            why = "aucun lexique français ne l’a"
            yield _found(words[0].start, words[-1].end, said, why)
        at = last + 1
    text = spoken.normal.text
    for found in _INITIALS.finditer(text):
        letters = re.sub(r"[^a-z]", "", found[1])
        if spoken.normal.written(*found.span(1)).isupper() and letters not in knowledge.kept:
            yield _found(*found.span(1), letters, "des initiales")
    for found in _SPELLED.finditer(text):
        if _SPELLS.search(found[0]):
            why = "des lettres dites une à une"
            yield _found(*found.span(), re.sub(r"[^a-z]+", " ", found[0]).strip(), why)


def _is_explained(word: Word, knowledge: Knowledge) -> bool:
    if word.case is Case.NUMBER or _COUNTED.fullmatch(word.text) or knowledge.is_ordinary(word):
        return True
    if word.text in knowledge.kept and word.text not in knowledge.lists.first_names:
        return True
    if word.case is Case.LOWER and (len(word.text) < _SHORTEST or _SOUND.fullmatch(word.text)):
        return True
    return len(word.text) == 1


def _found(start: int, end: int, said: str, why: str) -> Found:
    return Found(
        start=start,
        end=end,
        kind=Kind.UNKNOWN,
        action=Action.ASK,
        entity=f"inconnu:{said}",
        rank=Rank.HINT,
        source=_SOURCE,
        reason=why,
    )
