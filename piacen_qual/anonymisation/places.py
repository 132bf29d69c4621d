"""Places: addresses, features of the land by the word that says what they are, names of lists."""
import re from collections.abc import Iterator from typing import Final from
piacen_qual.anonymisation.candidates import Action, Kind from piacen_qual.anonymisation.found import
Found, Rank from piacen_qual.anonymisation.grammar import STOPS from piacen_qual.anonymisation.known
import Knowledge from piacen_qual.anonymisation.numbers import NUMERALS from
piacen_qual.anonymisation.phrases import Phrase, compound, heads, phrase_from from
piacen_qual.anonymisation.spellings import words_of from piacen_qual.anonymisation.spoken import
Case, Spoken, Word _SOURCE: Final = "lieux" _STREETS: Final = frozenset( "rue avenue av ave
boulevard boul blvd chemin ch rang route rte montee croissant ruelle autoroute".split() ) _SPOTS:
Final = frozenset( "place cote allee impasse terrasse square carre promenade sentier cour voie
quai".split() )
"""Words that are more often something else than a street."""

_FEATURES: Final = frozenset(
    """
    riviere lac mont montagne baie ile pointe cap anse chute ruisseau fleuve foret pont vallee plage quartier faubourg
    parc canton comte domaine bloc tour barrage reserve communaute region
    """.split()
)
_UNIT: Final = re.compile(
    r",? ?(?:appartement|appart|app|apt|bureau|suite|local|porte|unite|no|#)\.? ?#? ?(?:\d{1,4}[a-z]?|[a-z]\b)"
)
_UNIT_BEFORE: Final = re.compile(
    r"(?:appartement|appart|app|apt|bureau|suite|unite|porte)\.? ?#? ?(?:\d{1,4}[a-z]?),? ?(?:au )?$"
)
_DOOR: Final = re.compile(r"\d{1,6}[a-z]?|bis|ter")
_ORDINAL: Final = re.compile(r"\d{1,3}(?:e|re|er|ieme|eme)|premiere?|deuxieme|troisieme|[a-z]+ieme")
_LONGEST: Final = 5  # words of a name of a list


def places(spoken: Spoken, knowledge: Knowledge) -> Iterator[Found]:
    """Places that are named in a turn."""
    yield from _addresses(spoken, knowledge)
    for at in heads(spoken, _FEATURES):
        phrase = phrase_from(spoken, at, knowledge, wide=False, stops=STOPS)
        if phrase is not None and (phrase.proper or not _ordinary(spoken, phrase, knowledge)):
            said = spoken.said(phrase.first, phrase.last)
            if spoken.said(phrase.own, phrase.last) not in knowledge.kept:
                words = spoken.words[phrase.first : phrase.last + 1]
                why = f"« {words_of(spoken, words[:1])} » annonce un nom de lieu"
                yield _found(
                    words[0].start, words[-1].end, Kind.PLACE, f"lieu:{said}", why, Rank.SHAPE
                )
    yield from _listed(spoken, knowledge)


def _addresses(spoken: Spoken, knowledge: Knowledge) -> Iterator[Found]:
    for at, word in enumerate(spoken.words):
        if word.text not in _STREETS and word.text not in _SPOTS:
            continue
        door = _door(spoken, at)
        phrase = _street(spoken, at, door, knowledge)
        if phrase is None:
            continue
        sure = door < at and (phrase.proper or not _ordinary(spoken, phrase, knowledge))
        text = spoken.normal.text
        start, end = spoken.words[min(door, phrase.first)].start, spoken.words[phrase.last].end
        unit, before = _UNIT.match(text, end), _UNIT_BEFORE.search(text, 0, start)
        start, end = before.start() if before else start, unit.end() if unit else end
        action = Action.MASK if sure else Action.ASK
        why = "une adresse" if sure else "une rue, un rang ou un chemin"
        yield _found(
            start, end, Kind.ADDRESS, f"adresse:{text[start:end]}", why, Rank.SHAPE, action
        )


def _street(spoken: Spoken, at: int, door: int, knowledge: Knowledge) -> Phrase | None:
    """A street and its name, however it is written where a number stands before it."""
    phrase = phrase_from(spoken, at, knowledge, wide=False, stops=STOPS)
    if phrase is not None and (phrase.proper or not _ordinary(spoken, phrase, knowledge)):
        return phrase
    if spoken.words[at].text in _SPOTS:
        return phrase if spoken.dictated else None
    return (_any_name(spoken, at) if door < at else phrase) or _numbered(spoken, at)


def _door(spoken: Spoken, at: int) -> int:
    """Index of the number before a street, written or said; `at` when there is none."""
    first = at
    while first and _may_lead(spoken.words[first - 1], spoken.words[first]):
        first -= 1
    numbers = spoken.words[first:at]
    return first if any(_DOOR.fullmatch(w.text) or w.text in NUMERALS for w in numbers) else at


def _may_lead(word: Word, after: Word) -> bool:
    """Whether a word is part of the number before a street: `douze cent quarante, rue`, `3e`."""
    if after.gap not in {" ", ", ", "-", "'", " de ", ","}:
        return False
    number = _DOOR.fullmatch(word.text) or _ORDINAL.fullmatch(word.text)
    return bool(number) or (word.text in NUMERALS - {"un", "une"})


def _any_name(spoken: Spoken, at: int) -> Phrase | None:
    """After a number, whatever follows the street is its name."""
    words = spoken.words
    last = at
    for n in range(at + 1, min(at + 6, len(words))):
        if words[n].gap not in {" ", "-", "'"} or words[n].text in STOPS:
            break
        last = n
        if n >= at + 3 or (
            words[n].text not in {"de", "du", "des", "d", "la", "le", "les", "l"} and n > at + 1
        ):
            break
    return Phrase(at, compound(spoken, last), at + 1, proper=True) if last > at else None


def _numbered(spoken: Spoken, at: int) -> Phrase | None:
    """`la 3e Avenue`, `le 5e rang`: a street by its number."""
    if at and re.fullmatch(r"\d{1,3}(?:e|re|er|ieme|eme)", spoken.words[at - 1].text):
        return Phrase(at - 1, at, at - 1, proper=True)
    return None


def _ordinary(spoken: Spoken, phrase: Phrase, knowledge: Knowledge) -> bool:
    """Whether what is its own is made of words of the language."""
    return all(map(knowledge.is_ordinary, spoken.words[phrase.own : phrase.last + 1]))


def _listed(spoken: Spoken, knowledge: Knowledge) -> Iterator[Found]:
    """Names of the lists, the longest at each place."""
    at = 0
    while at < len(spoken.words):
        size = _size(spoken, at, knowledge)
        if size:
            words = spoken.words[at : at + size]
            said = spoken.said(at, at + size - 1)
            yield _found(
                words[0].start,
                words[-1].end,
                Kind.PLACE,
                f"lieu:{said}",
                "un lieu connu",
                Rank.NAME,
            )
        at += size or 1


def _size(spoken: Spoken, at: int, knowledge: Knowledge) -> int:
    """How many words the longest place that begins there has; 0 when none does."""
    words = spoken.words[at : at + _LONGEST]
    gaps = [word.gap in {" ", "-", "'", ". "} for word in words[1:]]
    joined = gaps.index(False) + 1 if False in gaps else len(words)
    for size in range(joined, 0, -1):
        if spoken.said(at, at + size - 1) in knowledge.lists.places:
            taken = words[:size]
            ends = compound(spoken, at) <= at + size - 1 and words[0].gap != "-"
            apart = spoken.dictated and size > 1
            if ends and (apart or _is_written_as_place(taken, knowledge)):
                return size
    return 0


def _is_written_as_place(words: tuple[Word, ...], knowledge: Knowledge) -> bool:
    if all(knowledge.is_french(word) for word in words):  # Nice, Tours, Alma, Saint-Laurent
        first, *others = words
        if others and all(word.gap == "-" for word in others):
            return True
        return all(word.capital for word in words) and (not first.first or bool(others))
    return any(word.case is not Case.NUMBER and len(word.text) > 2 for word in words)


def _found(
    start: int, end: int, kind: Kind, entity: str, why: str, rank: Rank, action: Action = Action.ASK
) -> Found:
    return Found(start, end, kind, action, entity, rank, _SOURCE, why)
