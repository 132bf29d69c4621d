"""Numbers in letters, as they are said: « 3 personnes », « 9h », « 50 % ».

Only before what is counted, and where figures are said in one way: « la page 3 » and « le groupe
2 » stay, as « 8 h 30 » does (« huit heures et demie »?) and « 1200 » (« mille deux cents » or
« douze cents »?); so do « 1 personne » and « 21 personnes », which would have to tell « un » from
« une ».
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from piacen_qual.anonymisation.masking.rules import Edit, Step, begins, rule
from piacen_qual.french.numerals import LARGEST, LETTERS, in_letters, of_letters
from piacen_qual.french.wording import grouped
from piacen_qual.transcripts.speakers.label_words import words as listed

_GROUPED: Final = 10_000  # the first one whose thousands are apart
_YEARS: Final = range(1900, 2101)
_GAP: Final = "[ \xa0]"
_LETTERS: Final = rf"(?>{LETTERS}(?!\w))"
_DIGITS: Final = rf"(?>\d{{1,3}}(?:{_GAP}\d{{3}}(?!\d))+|\d+)"
_ONE: Final = rf"(?:{_LETTERS}|{_DIGITS})"
_COUNTED: Final = re.compile(
    r"(?<![\w./:#$€+°-])(?<!\d[, \xa0])"
    rf"(?:(?P<first>{_ONE})(?P<between>{_GAP}(?:ou|à){_GAP}|, |-))?(?P<last>{_ONE})"
    rf"(?:(?P<percent>{_GAP}*%|{_GAP}pour{_GAP}cent\b)|(?P<money>{_GAP}*\$(?!\w)|{_GAP}dollars?\b)"
    rf"|(?P<hours>{_GAP}*h(?!\w)(?!{_GAP}\d)|{_GAP}heures?\b)"
    rf"|{_GAP}(?P<noun>[a-zà-ÿœ]{{2,}}[sxz])\b)",
    re.IGNORECASE,
)
_ALONE: Final = (  # « les 2 », « sept jours sur 7 »
    rf"((?:\b[Ll]es|\b[Nn]ous|\b[Vv]ous|\b[Ee]ux|\b[Ee]lles|\b(?i:{_LETTERS})(?:{_GAP}\w+)?{_GAP}sur){_GAP})"
    rf"(\d\d?)(?![\w/:%$€-]|[.,]\d|{_GAP}?[\d%$€]|{_GAP}h\b|{_GAP}(?:ou|à){_GAP}\d)"
)
_ORDINAL: Final = rf"(?<![\w./:-])(\d\d?)(?:e|è|[eè]me|i[eè]me)\b(?!{_GAP}[A-ZÀ-Ý])"
_SCHOOL_YEARS: Final = r"(?<![\w/.-])((?:19|20)\d\d)[/-](\d\d|(?:19|20)\d\d)(?![\w/-])"
_NO_NOUN: Final = listed(
    """
    ailleurs alors après assez aux ces certaines certains chez dans depuis des dehors dès dessous
    dessus deux dis dix dois eux es étais fais hors jamais les lors mais mars mes moins nos nous
    parfois pas peux pis plus plusieurs près puis quelques sais sans ses six sous suis tes toujours
    tous toutes très trois vas vers veux voilà vos vous
    """
)
_MASCULINE: Final = listed("ans jours mois")
_LABELS: Final = listed(
    """
    année annexe article autobus autoroute avenue bloc bus canal chambre chapitre chemin code covid
    cycle diapo document épisode équipe étage étape figure fiche format groupe jour ligne local
    module niveau numéro option page paragraphe phase plan point porte programme question rang route
    rue saison salle secondaire secteur section semaine table tableau taille thème tome tour type
    version volet volume zone zoom
    """
)
_DASH: Final = re.compile("[- \xa0]+")
_LAST_WORD: Final = re.compile(r"([^\W\d_]+)[ \xa0]?$")


def _counted(text: str) -> Iterator[Edit]:
    """Numbers before what they count, one or two: `2 ou 3 personnes`."""
    for found in _COUNTED.finditer(text):
        start, said = _said(found)
        numbers = [value for value in map(_value, said) if value]
        if len(numbers) < len(said) or not _is_number(found, numbers, text[:start]):
            continue
        now = _told(found, said, numbers)
        if text[start].isdecimal() and begins(text, start):
            now = now[0].upper() + now[1:]
        if now != text[start : found.end()]:
            yield start, found.end(), now


def _said(found: re.Match[str]) -> tuple[int, list[str]]:
    """Where the numbers that go together begin, and each of them: not « en 2019, 3 personnes »."""
    first, last = found["first"], found["last"]
    if first is None or (found["between"] == ", " and _value(last) != (_value(first) or 0) + 1):
        return found.start("last"), [last]
    return found.start(), [first, last]


def _value(said: str) -> int | None:
    digits = re.sub(_GAP, "", said)
    return int(digits) if digits.isdecimal() else of_letters(said)


def _is_number(found: re.Match[str], numbers: Sequence[int], before: str) -> bool:
    """Whether it is surely a number of something, rather than a page or a year."""
    noun = found["noun"]
    if noun is None:
        return True
    if 1 in numbers or noun in _NO_NOUN or not noun.islower():
        return False
    if not found["last"].isdecimal():
        return True
    label = _LAST_WORD.search(before)
    is_label = label is not None and label[1].lower() in _LABELS
    is_gendered = any(map(_ends_with_one, numbers)) and noun not in _MASCULINE
    return not (is_label or is_gendered or numbers[-1] in _YEARS)


def _ends_with_one(number: int) -> bool:
    return in_letters(number % 1000).endswith("un")


def _told(found: re.Match[str], said: Sequence[str], numbers: Sequence[int]) -> str:
    """The numbers and what they count: in letters, unless figures may be said in two ways."""
    is_spelt = all(map(_has_letters, said, numbers))
    between = (found["between"] or "").replace("\xa0", " ")
    told = between.join(
        _letters(each, number) if is_spelt else _figures(each, number)
        for each, number in zip(said, numbers, strict=True)
    )
    several = "s" if max(numbers) > 1 else ""
    if found["hours"]:
        return f"{re.sub(r'(?i)un(?= ou | à |$)', 'une', told)} heure{several}"
    if found["noun"]:
        return f"{told} {found['noun']}"
    if is_spelt:
        return f"{told} pour cent" if found["percent"] else f"{told} dollar{several}"
    return f"{told}\xa0{'%' if found['percent'] else '$'}"


def _has_letters(said: str, number: int) -> bool:
    """Whether a number is in letters, or in figures that are said in one way only."""
    is_round = number < 1000 or (number <= LARGEST and not number % 1000)
    return is_round or not said[0].isdecimal()


def _letters(said: str, number: int) -> str:
    letters = in_letters(number)
    same = said[0].isdecimal() or _DASH.sub(" ", said.lower()) == _DASH.sub(" ", letters)
    return f"{said[0]}{letters[1:]}" if same and said[0].isupper() else letters if same else said


def _figures(said: str, number: int) -> str:
    if not said[0].isdecimal():
        return said
    return grouped(number) if number >= _GROUPED else str(number)


def _alone(found: re.Match[str]) -> str:
    """`les deux`, for `les 2`."""
    number = int(found[2])
    return f"{found[1]}{in_letters(number)}" if not _ends_with_one(number) else found[0]


def _ordinal(found: re.Match[str]) -> str:
    """`deuxième`, for `2e`."""
    number = int(found[1])
    stem = re.sub("e$", "", in_letters(number)).removesuffix("s" if number == 80 else "")
    stem = re.sub("neuf$", "neuv", re.sub("cinq$", "cinqu", stem))
    return f"{stem}ième" if number > 1 else found[0]


def _school_years(found: re.Match[str]) -> str:
    """`2020-2021`, for `2020/21`."""
    first, last = int(found[1]), int(found[2][-2:])
    return f"{first}-{first + 1}" if (first + 1) % 100 == last else found[0]


FIGURES: Final[tuple[Step, ...]] = (
    rule(rf"(?<=\d,\d|,\d\d){_GAP}pour{_GAP}cent\b", "\xa0%"),
    rule(rf"(?<![\w,./:-])(?<!\d{_GAP})(\d){_GAP}(\d{{3}})(?!\w)(?!{_GAP}\d)", r"\1\2"),
    _counted,
    rule(_ALONE, _alone),
    rule(_ORDINAL, _ordinal),
    rule(_SCHOOL_YEARS, _school_years),
)
