"""Addresses: streets and rangs by name or number, with the door before and the unit after."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.detection.found import Found, Rank
from piacen_qual.anonymisation.detection.structured.forms import said
from piacen_qual.anonymisation.reading.grammar import STOPS
from piacen_qual.anonymisation.reading.known import Knowledge
from piacen_qual.anonymisation.reading.numbers import NUMERALS
from piacen_qual.anonymisation.reading.phrases import Phrase, compound, phrase_from
from piacen_qual.anonymisation.reading.spoken import Spoken, Word
from piacen_qual.transcripts.speakers.label_words import words as listed

_NOT_STREETS: Final = listed("le la les place pied terre table rue chambre appel plan table bord")
_STREETS: Final = listed(
    """
    rue avenue av ave boulevard boul blvd chemin ch rang route rte montee croissant ruelle
    autoroute
    """
)
_SPOTS: Final = listed(
    "place cote allee impasse terrasse square carre promenade sentier cour voie quai"
)
"""Words that are more often something else than a street."""

_ROOMS: Final = (
    "(?:appart(?:ement)?|app|apt|logement|log|bureau|suite|local|porte|unite|chambre|no|#)"
)
_NO: Final = rf"(?:\d{{1,4}}[a-z]?|{said(1, 3)})(?: (?!a |y )[a-z](?![a-z0-9']))?(?![a-z0-9])"
_STOPS: Final = STOPS | listed("appartement appart app apt logement bureau suite local porte unite")
_UNIT: Final = re.compile(
    rf",? ?(?:{_ROOMS}\.? ?#? ?(?:{_NO}|[a-z](?![a-z0-9']))"
    r"|au (?:numero )?\d{1,5}[a-z]?(?![\w-]))"
)
_UNIT_BEFORE: Final = re.compile(
    rf"\b(?:{_ROOMS}\.? ?#? ?(?:\d{{1,4}}[a-z]?,? ?(?:au )?)?|bout (?:du|de la|de l'|des) ?)$"
)
_HOME: Final = re.compile(
    rf"\b(?:(?:appart(?:ement)?|app|apt|logement)\.? ?(?:no |numero |# ?)?{_NO}"
    rf"|chambre (?:no |numero )?(?:\d{{2,4}}[a-z]?(?![\w$%])|{said(2, 3)}(?![a-z])))"
)
_DOOR: Final = re.compile(r"\d{1,6}[a-z]?|bis|ter|demie?")
_NTH: Final = re.compile(r"\d{1,3}(?:e|re|er|ieme|eme)|premiere?|seconde?|(?:[a-z]+-)*[a-z]+ieme")
_JOINED: Final = listed("un une et")
_COUNTED: Final = listed("rang rangs concession")  # known by their number
_LINKS: Final = listed("de du des d la le les l")
_SIDES: Final = listed("nord sud est ouest")
_BARE: Final = rf"(?!(?:{'|'.join(STOPS | _NOT_STREETS)})(?![a-z]))[a-z]{{3,}}(?:-[a-z]+)*"
_ROAD: Final = rf"(?:(?:la |le |l'|les |des |du |de la |de l'|de )?{_BARE})"
_NUMBERED: Final = r"(?:(?:[a-z]+[ -])?[a-z]+ieme|\d{1,3}e) (?:avenue|rue|rang)"
_CROSSED: Final = (
    rf"(?:{_NUMBERED}|(?:de la |du |des )?(?:rue|route|rang|avenue|boulevard|boul|chemin|montee)"
    rf" (?:de la |du |des |de l'|de |d')?(?:\d{{1,3}}|{_BARE}))"
)
_CORNER: Final = re.compile(
    rf"\bcoin (?:de |du )?{_CROSSED} (?:et|pis|puis) (?:de )?{_CROSSED}(?![a-z0-9])"
)
_ENGLISH: Final = re.compile(  # « 1150 Mason Road »
    rf"(?<![\d$.,-])(\d{{1,5}} (?:{_BARE}(?:'s)? ){{1,3}}?(?:road|street|drive|lane|crescent|avenue"
    r"|line|hill|court))(?![a-z])"
)
_UNNAMED: Final = (  # streets that nobody says are streets
    re.compile(rf"\b(?:au|le|du) coin (?:de |d')?({_ROAD} (?:et|pis|puis) (?:de )?{_ROAD})"),
    re.compile(
        r"\b(?:habit|rest|demeur)[a-z]+(?: (?:encore|toujours|la|aussi|ben))? sur"
        rf" ((?:des |du |de la |de l')?{_BARE})"
    ),
    re.compile(r"\b((?:bloc|batiment|pavillon|edifice|aile) (?:[b-xz]|\d{1,3}))(?![a-z0-9'])"),
    re.compile(rf"\b(?:au|le|du) ((?:\d{{1,5}}|{said(2, 5)}) (?:de la )?principale)(?![a-z])"),
    re.compile(
        rf"\b(?:habit|rest|demeur)[a-z]+ (?:[a-z]+ )?au ((?:\d{{2,5}}|{said(2, 5)})"
        rf" (?:des |du |de la |de l')?{_BARE})"
    ),
    re.compile(rf"\betage du (\d{{2,5}} {_BARE})"),
    re.compile(  # « au 1522 Létourneux appartement 9 »
        rf"\b(?:au|le|du) ((?:\d{{2,5}}|{said(2, 5)}) (?:{_BARE} ){{1,2}}{_ROOMS} {_NO})"
    ),
)


def addresses(spoken: Spoken, knowledge: Knowledge) -> Iterator[Found]:
    """The addresses that a turn tells: masked where a door is told, else asked about."""
    for at, word in enumerate(spoken.words):
        if word.text in _STREETS or word.text in _SPOTS:
            numbered = _numbered(spoken, at)
            first = numbered.first if numbered else at
            door = min(_door(spoken, at), _door_of(spoken, first))
            street = numbered or _street(spoken, at, knowledge, has_door=door < first)
            if street is None and word.text in _STREETS and _door_of(spoken, at) < at:
                street = Phrase(at, at, at, proper=False)  # « au 31 de la Montée »
            if street is not None:
                sure = door < at and (street.proper or not _is_ordinary(spoken, street, knowledge))
                yield _found(spoken, min(door, street.first), street.last, sure=sure)
    yield from _units(spoken)
    yield from _anywhere(spoken)
    if spoken.dictated:
        yield from _roads(spoken)


def _roads(spoken: Spoken) -> Iterator[Found]:
    """Streets that people name without saying what they are: `au coin de X et Y`."""
    for form in _UNNAMED:
        for match in form.finditer(spoken.normal.text):
            yield _address(spoken.normal.text, match.span(1), Action.ASK, "une rue, peut-être")


def _anywhere(spoken: Spoken) -> Iterator[Found]:
    """A door and a street as English has them, and where two streets meet."""
    for form in (_ENGLISH, _CORNER):
        for match in form.finditer(spoken.normal.text):
            yield _address(spoken.normal.text, match.span(), Action.ASK, "une adresse, peut-être")


def _units(spoken: Spoken) -> Iterator[Found]:
    """`appartement 204`: a door, whose street everybody may know."""
    for match in _HOME.finditer(spoken.normal.text):
        yield _address(spoken.normal.text, match.span(), Action.ASK, "un numéro de logement")


def _street(spoken: Spoken, at: int, knowledge: Knowledge, *, has_door: bool) -> Phrase | None:
    """A street and its name, however it is written where a door stands before it."""
    phrase = phrase_from(spoken, at, knowledge, wide=False, stops=_STOPS)
    if phrase is not None and (phrase.proper or not _is_ordinary(spoken, phrase, knowledge)):
        return phrase
    if spoken.words[at].text in _SPOTS:
        return phrase if spoken.dictated else None
    if phrase is None and has_door:
        phrase = _any_name(spoken, at)
    return phrase


def _door(spoken: Spoken, at: int) -> int:
    """Index of the number before a street, written or said; `at` when there is none."""
    first = at
    while first and _may_lead(spoken.words[: first + 1]):
        first -= 1
    numbers = spoken.words[first:at]
    return first if any(_DOOR.fullmatch(w.text) or w.text in NUMERALS for w in numbers) else at


def _door_of(spoken: Spoken, at: int) -> int:
    """Index of the number of which a street is told: `le 402 de la rue des Ormes`."""
    words = spoken.words
    of = at - 1 - (words[at - 1].text in {"la", "l"}) if at else 0
    if of < 1 or words[of].text not in {"de", "du"} or words[at].gap not in {" ", "'"}:
        return at
    first = _door(spoken, of)
    long = of - first > 1 or len(words[first].text) > 1
    return first if first < of and long else at


def _may_lead(words: Sequence[Word]) -> bool:
    """Whether the last word but one is part of the number before a street: `deux mille un, rue`."""
    *before, word, after = words
    apart = after.gap not in {" ", ", ", "-", "'", ","}
    number = _DOOR.fullmatch(word.text) is not None or word.text in NUMERALS
    if word.text in _JOINED:  # « vingt et un », « deux et demi »
        number = bool(before) and before[-1].text in NUMERALS | {"et"}
    if len(word.text) == 1 and word.text.isalpha() and word.lower not in {"a", "à", "y"}:
        number = bool(before) and before[-1].text in NUMERALS  # « quarante-deux b rue »
    return number and not apart


def _any_name(spoken: Spoken, at: int) -> Phrase | None:
    """After a door, what follows the street is its name: links, and a word or two."""
    words = spoken.words
    end = at + 1
    while end < len(words) and end < at + 4 and words[end].gap in {" ", "-", "'"}:
        if words[end].text in STOPS:
            break
        end += 1
        if words[end - 1].text not in _LINKS and end > at + 2:
            break
    return Phrase(at, compound(spoken, end - 1), at + 1, proper=False) if end > at + 1 else None


def _numbered(spoken: Spoken, at: int) -> Phrase | None:
    """`la 3e Avenue`, `le cinquième rang`, `le rang 6 Ouest`: a street by its number."""
    words = spoken.words
    if at and _NTH.fullmatch(words[at - 1].text):
        first = at - 1
        while words[first].gap == "-" and words[first - 1].text in NUMERALS:
            first -= 1  # « vingt-huitième »
        return Phrase(first, at + _is_side(spoken, at + 1), first, proper=False)
    after = words[at + 1].text if at + 1 < len(words) and words[at + 1].gap == " " else ""
    if words[at].text not in _COUNTED or not (after.isdecimal() or after in NUMERALS - _JOINED):
        return None
    return Phrase(at, at + 1 + _is_side(spoken, at + 2), at + 1, proper=False)


def _is_side(spoken: Spoken, at: int) -> bool:
    """Whether a side of the sky stands there: « ouest », but not « le rang 4 est fermé »."""
    side, after = spoken.words[at : at + 1], spoken.words[at + 1 : at + 2]
    if not side or side[0].gap != " " or side[0].text not in _SIDES:
        return False
    return side[0].text != "est" or not after or after[0].text in STOPS


def _is_ordinary(spoken: Spoken, phrase: Phrase, knowledge: Knowledge) -> bool:
    """Whether what is its own is made of words of the language."""
    return all(map(knowledge.is_ordinary, spoken.words[phrase.own : phrase.last + 1]))


def _found(spoken: Spoken, first: int, last: int, *, sure: bool) -> Found:
    """An address, its unit included: `appartement 9, 318 avenue du Merle-Bleu`."""
    text = spoken.normal.text
    start, end = spoken.words[first].start, spoken.words[last].end
    unit, before = _UNIT.match(text, end), _UNIT_BEFORE.search(text, 0, start)
    start, end = before.start() if before else start, unit.end() if unit else end
    if sure:
        return _address(text, (start, end), Action.MASK, "une adresse")
    return _address(text, (start, end), Action.ASK, "une rue, un rang ou un chemin")


def _address(text: str, span: tuple[int, int], action: Action, reason: str) -> Found:
    start, end = span
    return Found(
        start=start,
        end=end,
        kind=Kind.ADDRESS,
        action=action,
        entity=f"adresse:{text[start:end]}",
        rank=Rank.SHAPE,
        source="adresses",
        reason=reason,
    )
