"""Telephone numbers, written or said, with their extension."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.detection.found import Found
from piacen_qual.anonymisation.detection.structured.forms import identifier, said
from piacen_qual.anonymisation.detection.structured.papers import luhn
from piacen_qual.anonymisation.reading.numbers import NUMERALS, Number, numbers
from piacen_qual.anonymisation.reading.spoken import Spoken

_WRITTEN: Final = re.compile(
    r"(?<![\d$.,/-])(?:(?:\+ ?)?1[ .-]?)?(?:\(\d{3}\)|\d{3})[ .-]{0,2}\d{3}[ .-]?\d{4}(?![\d$%])"
    r"|(?<![\d$.,/-])(?<!\d )\d{3}[.-]\d{4}(?![\d$%-])"
    r"|(?<![\d$.,/-])(?<!\d )\d{3}[ .-]\d\d[ .-]\d\d(?![\d$%-]| ?(?:\d|\$))"
    r"|\+ ?\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){3,6}(?!\d)|(?<![\d-])0\d(?:[ .-]\d\d){4}(?!\d)"
)
_EXTENSION: Final = re.compile(
    rf",? ?(?:poste|extension|ext\.?|local)(?: telephonique)? (?:\d{{1,6}}|{said(1, 5)})"
    r"(?![a-z0-9])"
)
_LETTER: Final = re.compile(r" (?:tiret )?[bfghkpqrvwz](?![a-z0-9'.])")  # « … vingt-deux g »
_LOOSE: Final = re.compile(r"(?<![\d$.,/-])(?<!\d )\d{3} \d{4}(?![\d$%-]| ?(?:\d|\$))")
_DESK: Final = re.compile(
    r"\b(?:(?:mon|son|ton|au|le) poste|(?:mon|son|ton) extension|paget(?:te)?)"
    rf"(?: telephonique)?,? (?:c'?est |est |numero )?(?:le |au |a )?(\d{{2,6}}|{said(2, 5)})"
    r"(?![\w$%]| (?:jours|heures|ans|fois|personnes))"
)
_TOLL_FREE: Final = re.compile(r"1?8(?:00|33|44|55|66|77|88)")  # of organisations, not of people
_ABOUT: Final = re.compile(
    r"\b(?:numero|telephone|tel\b|cell|appel|rejoin|joindre|texte|compose[rz]|fax|sonner|pagette)"
)
_ABOUT_SIN: Final = re.compile(r"\bnas\b|assurance sociale")
_QUANTITY: Final = re.compile(
    r" ?(?:\$|dollars?|piasses?|euros?|%|pour cent|personnes|heures|ans\b|km)"
)
_AROUND: Final = 80  # characters in which talk of telephones counts
_THOUSANDS: Final = re.compile(r"\d{1,3}(?: \d{3})+")
_LONGEST: Final = 16  # digits of a bank card
_SIN: Final = 9  # digits of a social insurance number
_LOCAL: Final = 7  # digits of a number without its area code
_WHOLE: Final = 10  # digits of a number with it


def phones(spoken: Spoken) -> Iterator[Found]:
    """The telephone numbers of a turn, and social insurance numbers that are said."""
    text = spoken.normal.text
    for match in _WRITTEN.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        told = len(digits) > _LOCAL or _talk_of(_ABOUT, text, match.start())
        free = _TOLL_FREE.match(digits) is not None and len(digits) >= _WHOLE
        yield _phone(text, match.span(), sure=told and not free)
    for match in _LOOSE.finditer(text):
        if _talk_of(_ABOUT, text, match.start()):
            yield _phone(text, match.span(), sure=False)
    for match in _DESK.finditer(text):
        yield _phone(text, match.span(1), sure=False)
    for number in numbers(text):
        if _may_identify(text, number):
            yield _said(text, number)


def _may_identify(text: str, number: Number) -> bool:
    """Whether a number said in small groups is no quantity, and nobody counts."""
    groups, said_so = number.groups, text[number.start : number.end]
    if len(groups) < 3 or not _LOCAL <= len(number.digits) <= _LONGEST:
        return False
    if not NUMERALS.intersection(re.findall("[a-z]+", said_so)) and (
        "," in said_so or len(number.digits) < _SIN or _THOUSANDS.fullmatch(said_so)
    ):
        return False
    years = all(len(group) == 4 for group in groups) and len(number.digits) < _LONGEST
    return not (years or _counts(groups) or _QUANTITY.match(text, number.end))


def _said(text: str, number: Number) -> Found:
    letter = _LETTER.match(text, number.end)
    digits, span = number.digits, (number.start, letter.end() if letter else number.end)
    if len(digits) == _SIN and (luhn(digits) or _talk_of(_ABOUT_SIN, text, number.start)):
        return identifier(text, span, Kind.SIN, Action.MASK, "un numéro d’assurance sociale")
    national = digits[1:] if len(digits) == _WHOLE + 1 and digits[0] == "1" else digits
    free = _TOLL_FREE.match(national) is not None
    whole = len(national) == _WHOLE and national[0] in "23456789" and not free
    told = len(digits) == _LOCAL and _talk_of(_ABOUT, text, number.start)
    return _phone(text, span, sure=whole or told)


def _phone(text: str, span: tuple[int, int], *, sure: bool) -> Found:
    start, end = span
    extension = _EXTENSION.match(text, end)
    end = extension.end() if extension else end
    action, may_be = (Action.MASK, "") if sure else (Action.ASK, "peut-être ")
    return identifier(text, (start, end), Kind.PHONE, action, f"{may_be}un numéro de téléphone")


def _counts(groups: tuple[str, ...]) -> bool:
    """Whether someone counts: one two three, ten twenty thirty, one two one two."""
    values = [int(group) for group in groups]
    steps = {b - a for a, b in pairwise(values)}
    return len(steps) == 1 or set(values) <= {1, 2}


def _talk_of(what: re.Pattern[str], text: str, at: int) -> bool:
    return what.search(text, max(0, at - _AROUND), at) is not None
