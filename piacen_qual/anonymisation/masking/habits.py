"""Words that transcribers spell in several ways, spelt in one: « ok », « Mme », « zoom », « etc… ».

The words stay, and so do those that are said otherwise (« pis » and « puis »): only what is one
word in two spellings is evened.
"""

import re
from collections.abc import Iterator
from typing import Final

from piacen_qual.anonymisation.masking.rules import Edit, Step, begins, rule
from piacen_qual.french.capitals import accents
from piacen_qual.french.marks import is_mark

_TITLES: Final = {
    **{"Mme": "madame", "Mmes": "mesdames", "Mlle": "mademoiselle", "Mlles": "mesdemoiselles"},
    **{"M": "monsieur", "Mr": "monsieur", "MM": "messieurs", "Dr": "docteur", "Dre": "docteure"},
}
_TITLE: Final = re.compile(
    r"(?<![\w’.-])(?:(Mmes?|Mlles?)\b\.?(?=[ \xa0]\S)"
    r"|(?<![A-ZÀ-Ý]\. )(MM?(?=\.)|Mr|Dre?)\b\.?(?=[ \xa0][A-ZÀ-Ý\[]))"
)
_COMMON: Final = re.compile(
    r"(?<![\w-])(?:(?:Madame|Monsieur|Mesdames|Messieurs|Mademoiselle)(?=[ \xa0])"
    r"|Internet(?!\w)|Web(?!\w)|[Ww]i-?[Ff]i(?!\w)|[Ee][- ]?mails?(?!\w)|Ti-(?=[a-zà-ÿ]))"
)
_NAMES: Final = (
    *(
        "Zoom",
        "Teams",
        "Facebook",
        "Messenger",
        "Google",
        "Skype",
        "YouTube",
        "Instagram",
        "Trello",
    ),
    *("WhatsApp", "LinkedIn", "TikTok", "Netflix", "Doodle", "Excel", "PowerPoint", "Outlook"),
    *("Gmail", "Hotmail", "Dropbox", "OneDrive", "SharePoint", "COVID"),
)
_SPELT: Final = {name.lower(): name for name in _NAMES}
_OK: Final = (
    r"(?<![\w.’-])(?:[oO]\.[kK](?:\.(?![ \xa0][A-ZÀ-Ý]|$))?|[oO][kK](?:ay|ey|é)?)(?![\w’-])"
)
_MARKS: Final = {
    **dict.fromkeys(("rire", "ris", "rit", "laughter"), "rires"),
    **dict.fromkeys(("inaudibles", "inintelligible", "inintelligibles", "indistinct"), "inaudible"),
    **dict.fromkeys(("incompréhensible", "incompréhensibles"), "inaudible"),
    **{"silences": "silence", "pauses": "pause", "soupire": "soupir", "soupirs": "soupir"},
}


def mark(found: re.Match[str]) -> str:
    """A transcriber’s mark, as all of them are typed: `(rires)`, `[…]`."""
    inside = found[0][1:-1].strip().lower()
    if set(inside) <= {"…", "."}:
        return "[…]"
    return f"({'inaudible' if set(inside) <= {'x'} else _MARKS.get(inside, inside)})"


def _starred(found: re.Match[str]) -> str:
    """`(rires)`, for `*rires*`; a word that is stressed stays."""
    bracketed = f"({found[1]})"
    return bracketed if is_mark(bracketed) else found[0]


def _accented(text: str) -> Iterator[Edit]:
    for place, letter in accents(text):
        yield place, place + 1, letter


def _titled(text: str) -> Iterator[Edit]:
    """`madame`, for `Mme`."""
    for found in _TITLE.finditer(text):
        yield *found.span(), _cased(text, found.start(), _TITLES[found[1] or found[2]])


def _lowered(text: str) -> Iterator[Edit]:
    """`madame`, `internet`, `wifi`, `e-mail`: with a capital where a sentence begins only."""
    for found in _COMMON.finditer(text):
        word = found[0].lower()
        word = "wifi" if word.startswith("wi") else re.sub("^e[- ]?mail", "e-mail", word)
        yield *found.span(), _cased(text, found.start(), word)


def _cased(text: str, at: int, word: str) -> str:
    return word[0].upper() + word[1:] if begins(text, at) else word


HABITS: Final[tuple[Step, ...]] = (
    rule(r"\*([^*\n]{1,60})\*", _starred),
    _accented,
    _titled,
    _lowered,
    rule(_OK, "OK"),
    rule(rf"(?i)(?<![\w@./-])(?:{'|'.join(_SPELT)})(?!\w|[@.]\w)", lambda m: _SPELT[m[0].lower()]),
    rule(r"\b([Ee]tc)\b(?:\.?…|\.)?", r"\1."),
    rule(r"(?<![\w-])([Yy])[’'](?=(?:a|avait|aura|aurait|ont|en)\b)", r"\1 "),
    rule(r"(?<!\w)St(e?)-(?=[A-ZÀ-Ý])", r"Saint\1-"),
)
