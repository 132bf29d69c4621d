"""Inclusive writing: `intervenant·e·s`, `citoyen.ne.s`, `(e)s`, `-e-s`, `/e/s` are one word.

A middle dot means nothing else in French, so any short ending may follow it. The other marks have
other uses (`dis-le`, `fin.Le`, `et/ou`): after them an ending counts only behind a word that can
take it.
"""

import re

from piacen_qual.french.folding import lower

_LETTER = r"[^\W\d_]"
_WORD = r"[\w\u0300-\u036f\u00ad]"
_DOT = "[∙·•‧⋅･]"
_HYPHEN = "[-‐‑]"
_END = rf"(?!{_WORD})"

# What the masculine form must end with, and the feminine endings it then takes.
_ENDINGS: tuple[tuple[str, str], ...] = (
    ("[^\\W\\d_aeoy]", "es?"),
    ("é", "ées?"),
    ("és", "ées"),
    ("n", "nes?"),
    ("ien", "iennes?"),
    ("en", "ennes?"),
    ("t", "tes?"),
    ("tou", "tes?"),
    ("[sx]", "ses?"),
    ("f", "ves?"),
    ("if", "ives?"),
    ("ifs", "ives"),
    ("er", "[èe]res?"),
    ("ers", "[èe]res"),
    ("ier", "i[èe]res?"),
    ("eur", "(?:eus|ric|tric|eress)es?"),
    ("eurs", "(?:eus|ric|tric|eress)es"),
    ("eux", "euses?"),
    ("blanc|franc", "hes?"),
    ("al", "ales?"),
    ("aux", "ales"),
)
_AFTER_L = (("nel|iel|uel|eil|nul", "les?"),)
_PRONOUNS = (("il", "elle"), ("ils", "elles"), ("eau|eaux|el", "elles?"), ("ceux", "celles"))


def _endings(*tables: tuple[tuple[str, str], ...]) -> str:
    """One alternative per line: a look behind for the stem, then the ending."""
    lines = [
        f"(?<={stem}{{mark}}){ending}"
        for table in tables
        for stems, ending in table
        for stem in stems.split("|")
    ]
    return "(?:" + "|".join(lines) + ")"


def _marked(mark: str, endings: str, *, after: str) -> str:
    return rf"{_LETTER}{_WORD}+{mark}" + endings.replace("{mark}", mark) + after + _END


_LOWER = _endings(_ENDINGS, _AFTER_L)
_LOWER_OR_PRONOUN = _endings(_ENDINGS, _AFTER_L, _PRONOUNS)
_CAPITALS = rf"[A-ZÀ-Þ]{{2,}}(?:[./]|{_HYPHEN})(?:E|NE|LE|TE)(?:[./]|{_HYPHEN})S{_END}"

PATTERN = "|".join(
    (
        rf"{_WORD}{{2,}}(?:{_DOT}{_WORD}{{1,8}}){{1,3}}{_END}",
        _marked(r"\(", f"(?:{_LOWER}|s)", after=r"\)(?:\(?s\)?)?"),
        _marked(r"\.", _LOWER_OR_PRONOUN, after=r"(?:\.s)?"),
        _marked("/", _LOWER_OR_PRONOUN, after="(?:/s)?"),
        _marked(_HYPHEN, _LOWER, after=rf"(?:{_HYPHEN}s)?"),
        rf"{_LETTER}{_WORD}+{_HYPHEN}elle{_HYPHEN}s{_END}",
        _CAPITALS,
    )
)
_WHOLE = re.compile(PATTERN)
_MARKS = re.compile(rf"(?:{_DOT}|{_HYPHEN}|[./()])+")
_PLURAL_ALREADY = ("s", "x", "z")


def plain_form(word: str) -> str | None:
    """The plain form of a word in inclusive writing, or None for any other word.

    `intervenant·e·s` → `intervenants`, `travailleur∙euse∙s` → `travailleurs`, `un(e)` → `un`.
    The case of the stem is kept.
    """
    if not _WHOLE.fullmatch(word):
        return None
    stem, *endings = [part for part in _MARKS.split(word) if part]
    last = lower(endings[-1])
    if last == "aux" and lower(stem).endswith("al"):
        return stem[:-1] + "ux"
    if last.endswith("s") and not lower(stem).endswith(_PLURAL_ALREADY):
        return stem + "s"
    return stem
