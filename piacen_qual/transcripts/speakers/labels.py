"""What a speaker's label looks like: cleaned, compared, judged by its shape alone."""

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache
from typing import Final

from piacen_qual.french.folding import fold
from piacen_qual.model import Role
from piacen_qual.transcripts.speakers.label_words import (
    ANNOUNCERS,
    ARTICLES,
    COLLECTIVE,
    COUNTED,
    FUNCTION_WORDS,
    MODERATION,
    OBSERVATION,
    OFFICE,
    PARTICIPANT,
    PARTICLES,
    SOMEBODY,
    TITLES,
    UNKNOWN,
)


class Shape(IntEnum):
    """How much a label looks like one, before its document is looked at."""

    NONE = 0  # a sentence, a heading, a word that announces something
    LOOSE = 1  # a few words that could be a display name (`galaxy a51`)
    NUMBER = 2  # 4
    NAME = 3  # Marie-Pier, M. Fortin (Sherbrooke), MARINE LE PEN
    LETTERS = 4  # JB, Y
    GROUP = 5  # Des voix, P1 et P2
    CODE = 6  # P1, S01, SPEAKER_00
    ROLE = 7  # Animatrice 2, Intervenant·e 4, Le Vice-Président (M. Ouimet)


MAX_WORDS: Final = 9
_DECORATION: Final = " \t\xa0\u202f\ufeff\u200b*_#>•·-–—:;,|=~"
_FULL_STOP: Final = re.compile(r"(?:^|\s)[^\s.]{3,}\.$|\d\.$")
_BRACKETS: Final = {"[": "]", "<": ">", "{": "}", "(": ")"}
_SENTENCE: Final = re.compile(r"[:?!;…«»\"“”=<>{}\[\]|]|\.\.|//|[a-zà-ÿ]{4,}\.\s")
_CODE: Final = re.compile(
    r"[A-Za-zÀ-Ý]{1,4}[-_]?\d{1,3}[A-Za-z]?|[A-ZÀ-Ý]{1,4}[. ]\s?\d{1,3}[A-Z]?"
    r"|(?i:speaker|spk|loc)[_ -]?\d{1,3}"
)
_LETTERS: Final = re.compile(r"(?:[A-ZÀ-Ý]\.?-?){1,4}|[A-Z][a-z]?[A-Z]")
_NAME_WORD: Final = re.compile(
    r"(?:[dlDL]['’])?[A-ZÀ-ÝŒ][\w'’.·-]*|[a-z][A-Z]\w+|[A-ZÀ-Ý][\w'’.-]*\(e\)"
)
_TOGETHER: Final = re.compile(r"\s*(?:[,/&+]|\bet\b|\band\b)\s*")
_SURNAME_FIRST: Final = re.compile(r"[^\s,]+(?: [^\s,]+)?, [^\s,]+")
_NUMBER_SIGN: Final = re.compile(r"(?<=[a-z])(?=\d)|\b(?:no?|numero)\W{0,2}\s?(?=\d)|#")
_LAST_NUMBER: Final = re.compile(r"\W*(?:n[o°º]\s*)?\d{1,3}[a-z]?$|\s[A-Z]$")


@lru_cache(maxsize=65536)
def clean(label: str) -> str:
    """The label without brackets around, list dashes, stars, colons and extra blanks."""
    text = " ".join(label.strip(_DECORATION).split())
    while len(text) > 2 and _BRACKETS.get(text[0]) == text[-1]:
        text = text[1:-1].strip(_DECORATION)
    return text[:-1] if _FULL_STOP.search(text) else text


@lru_cache(maxsize=65536)
def split_remark(label: str) -> tuple[str, str]:
    """The label and what stands in brackets after it: `P3 (TNCDC)` → `P3`, `TNCDC`."""
    text = clean(label)
    start = text.find("(")
    if start <= 0 or not text.endswith(")"):
        return text, ""
    return text[:start].strip(_DECORATION), text[start + 1 : -1].strip()


@lru_cache(maxsize=65536)
def key(label: str) -> str:
    """What two spellings of one label share: case, accents, blanks, hyphens, inclusive points.

    `INTERVENANTE 2`, `Intervenante2` and `[Intervenant·e 02]` have the same key; `P1` and `P11`
    do not. A remark about the manner (`P1 (en riant)`) is left out, a name in brackets is not.
    """
    text, remark = split_remark(label)
    if remark and not remark[:1].islower():
        text = f"{text} {remark}"
    text = re.sub(
        r"[·•‧]|\(e\)|(?<=[a-z])\.(?=[a-z]{1,4}\b)", lambda m: "e" * (m[0] == "(e)"), fold(text)
    )
    text = re.sub(r"\b([a-z])\.(?:-|\s)?(?=[a-z]\b)", r"\1", text)
    text = re.sub(r"(?<=[a-z])[\W_]*0*(?=\d)", " ", text)
    folded = re.sub(r"[\W_]+", " ", text).strip()
    return folded or clean(label)


@lru_cache(maxsize=65536)
def number(label: str) -> str:
    """The numbers and lone letters that tell `Intervenante 1` from `Intervenante 2`."""
    words = key(label).split()
    return " ".join(word for word in words if word.isdigit() or (len(word) == 1 and len(words) > 1))


@lru_cache(maxsize=65536)
def shape(label: str) -> Shape:
    """How much a label looks like one; see `Shape`."""
    core, remark = split_remark(label)
    core = unicodedata.normalize("NFC", core.strip())
    words = core.split()
    if core in UNKNOWN or core.lower() in UNKNOWN:
        return Shape.GROUP
    if not core or len(words) > MAX_WORDS or _SENTENCE.search(core):
        return Shape.NONE
    if core[0].isdigit():
        return Shape.NUMBER if core.isdigit() else Shape.NONE
    folded = fold(core)
    if folded in COLLECTIVE:
        return Shape.GROUP
    if folded not in ANNOUNCERS and (_is_role(folded) or _is_role(fold(remark))):
        return Shape.ROLE
    return _shape_of_words(core, words, folded)


def _shape_of_words(core: str, words: list[str], folded: str) -> Shape:
    first = folded.split(maxsplit=1)[0].rstrip(".,")
    if _CODE.fullmatch(core) and first not in ANNOUNCERS:
        return Shape.CODE
    initials = len(core) < 3 and folded != "ok"
    if _LETTERS.fullmatch(core) and (initials or folded not in ANNOUNCERS | FUNCTION_WORDS):
        return Shape.LETTERS
    if first in ANNOUNCERS and not any(map(_is_capitalised, words[1:])):
        return Shape.NONE
    parts = _TOGETHER.split(core)
    if len(parts) > 1 and all(shape(part) >= Shape.NAME for part in parts):
        return Shape.NAME if _SURNAME_FIRST.fullmatch(core) else Shape.GROUP
    if _is_name(words):
        return Shape.NAME
    return _loose(folded)


def _loose(folded: str) -> Shape:
    words = re.findall(r"[\w'-]+", folded)
    if not 0 < len(words) <= 5 or words[0] in ANNOUNCERS | ARTICLES | PARTICLES | FUNCTION_WORDS:
        return Shape.NONE
    return Shape.NONE if any(map(_tells_sentence, words)) else Shape.LOOSE


def _tells_sentence(word: str) -> bool:
    elided = word.startswith(("j'", "c'", "qu'", "n'", "s'", "m'", "t'", "l'"))
    return elided or (len(word) > 1 and word in FUNCTION_WORDS - PARTICLES - {"au", "en"})


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper() and len(word) > 1


def _is_role(folded: str) -> bool:
    """`animatrice 2`, `le vice-president`, `une participante au fond`, `femme 3`."""
    words = [word for word in re.split(r"[\s_]+", _NUMBER_SIGN.sub(" ", folded)) if word]
    while words and (words[0] in ARTICLES or words[0] in TITLES or words[0].rstrip(".") in TITLES):
        words = words[1:]
    if not words or len(words) > 5 or any(map(_tells_sentence, words[1:])):
        return False
    head = words[0].removeprefix("l'")
    if is_role_word(head):
        return True
    if head in COUNTED:
        return len(words) == 2 and (words[1].isdigit() or len(words[1]) == 1)
    return any(
        pattern.fullmatch(word) for word in words for pattern in (MODERATION,) if len(word) > 4
    )


def is_role_word(word: str) -> bool:
    """Whether a folded word says what somebody does in a discussion, or that somebody speaks."""
    patterns = (MODERATION, OBSERVATION, PARTICIPANT, OFFICE, SOMEBODY)
    return any(pattern.fullmatch(word) for pattern in patterns)


def roles_named(text: str) -> frozenset[Role]:
    """The roles that words of a label or of a line name."""
    words = re.findall(r"[a-z-]+", fold(text))
    patterns = (
        (Role.MODERATION, MODERATION),
        (Role.OBSERVATION, OBSERVATION),
        (Role.PARTICIPANT, PARTICIPANT),
    )
    return frozenset(role for role, pattern in patterns if any(map(pattern.fullmatch, words)))


def _is_name(words: list[str]) -> bool:
    """Capitalised words, with particles between and a title or an article before."""
    folded = [fold(word).strip(".,") for word in words]
    if folded[0] in ARTICLES and len(words) > 1:
        return False
    body = [w for w, f in zip(words, folded, strict=True) if f not in TITLES]
    if not body:
        return len(words) == 1 and folded[0] not in {"me", "son", "m"}
    noble = words[0].islower() or all(map(str.isupper, words))  # de Repentigny, DE LA DURANTAYE
    if folded[0] in FUNCTION_WORDS - TITLES and not (noble and folded[0] in PARTICLES):
        return False
    names = 0
    for word in body:
        bare = word.strip(",.()")
        if _NAME_WORD.fullmatch(bare):
            names += 1
        elif not (fold(bare).rstrip("'’") in PARTICLES or (names and bare.isdigit())):
            return False
    return 0 < names <= 7


def is_numbered(label: str) -> bool:
    """Whether the label ends in a number or a lone letter."""
    return _LAST_NUMBER.search(split_remark(label)[0]) is not None


def in_capitals(label: str) -> bool | None:
    """Whether a label of words is written in capitals; None for `P1` and `JB`, which always are.

    Titles say nothing: `Mme COTTA` is in capitals.
    """
    core = split_remark(label)[0]
    words = [word for word in core.split() if fold(word).strip(".") not in TITLES | PARTICLES]
    name = " ".join(words) or core
    if shape(core) in {Shape.CODE, Shape.LETTERS, Shape.NUMBER} or name.lower() == name.upper():
        return None
    return name.upper() == name


def is_unmistakable(label: str) -> bool:
    """`P1`, `Intervenante 2`, `ANIMATRICE`: nobody says that at the beginning of a sentence."""
    form = shape(label)
    return form is Shape.CODE or (
        form is Shape.ROLE and (is_numbered(label) or in_capitals(label) is True)
    )
