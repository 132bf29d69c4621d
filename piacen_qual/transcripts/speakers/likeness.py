"""Whether two labels may be one person's, and why."""

import re
from typing import Final

from rapidfuzz.distance import OSA

from piacen_qual.french.folding import fold
from piacen_qual.transcripts.speakers.label_words import ARTICLES, FEMALE_MALE, PARTICLES, TITLES
from piacen_qual.transcripts.speakers.labels import (
    Shape,
    is_role_word,
    key,
    number,
    shape,
    split_remark,
)

MISSPELT: Final = "faute de frappe"
PART: Final = "partie du nom"
DEVICE: Final = "nom d’appareil"
SHORT: Final = "forme courte"

_LEAST: Final = 5  # letters of a word in which one wrong letter may be a slip
_DEVICE: Final = re.compile(
    r"(?:i ?phone|i ?pad|mac ?book|galaxy|samsung|android|pc|ordinateur|portable|laptop|tablette"
    r"|telephone|cell(?:ulaire)?|pixel|appareil)(?: pro| air| mini)?(?: de | of | a | d'| - )(.+)"
    r"|(.+?)'s (?:i ?phone|i ?pad|mac ?book|galaxy|pc|laptop|pixel).*"
)
_MEN: Final = frozenset({"m", "mr", "monsieur"})
_WOMEN: Final = frozenset({"mme", "mlle", "mrs", "ms", "madame", "mademoiselle"})


def likeness(a: str, b: str, *, rare: bool) -> str | None:
    """Why `a` may be another label of the person labelled `b`, or None.

    Args:
        a: the label in doubt.
        b: the other label.
        rare: whether `a` stands so seldom beside `b` that it may be a slip.
    """
    if rare and is_slip(a, b):
        return MISSPELT
    if _differ_in_title(a, b):
        return None
    if _is_short_form(a, b, rare=rare):
        return SHORT
    if (owner := _owner(a)) and _is_part(owner, b):
        return DEVICE
    if (owner := _owner(b)) and _is_part(owner, a):
        return DEVICE
    return PART if _is_part(a, b) else None


def is_slip(a: str, b: str) -> bool:
    """Whether they are so near in spelling that one is a slip for the other."""
    (core, remark), (other, more) = split_remark(a), split_remark(b)
    if remark and more and key(core) == key(other):
        return OSA.distance(key(remark), key(more), score_cutoff=2) <= 2
    if number(a) != number(b) or {shape(a), shape(b)} & {Shape.CODE, Shape.LETTERS, Shape.GROUP}:
        return False
    x, y = (re.sub(r"[\d ]", "", key(label)) for label in (a, b))
    if min(len(x), len(y)) < _LEAST or x == y:
        return False
    if OSA.distance(x, y, score_cutoff=2) > (1 if len(y) < 9 else 2):
        return False
    roles = [re.split(r"[\s\d_]", fold(label))[0] for label in (core, other)]
    if all(map(is_role_word, roles)):  # Intervenant 3, Intervenante 3: the number tells
        return bool(number(a)) and roles[0][:6] == roles[1][:6]
    return not _are_two_names(x, y)


def _are_two_names(x: str, y: str) -> bool:
    """Whether they differ only in what tells Simon from Simone and Marie from Mario."""
    shared = 0
    while shared < min(len(x), len(y)) and x[shared] == y[shared]:
        shared += 1
    ends = {(x[n:], y[n:]) for n in (shared, max(0, shared - 1), max(0, shared - 2))}
    return any(pair in ends or pair[::-1] in ends for pair in FEMALE_MALE)


def _words(label: str) -> list[str]:
    """The words of a name, folded, without titles and particles; compound names stay whole."""
    words = re.findall(r"[\w’'-]+", fold(label))
    return [word for word in words if word not in TITLES | ARTICLES | PARTICLES]


def _differ_in_title(a: str, b: str) -> bool:
    first, second = (set(re.findall(r"\w+", fold(split_remark(label)[0]))) for label in (a, b))
    return bool((first & _MEN and second & _WOMEN) or (first & _WOMEN and second & _MEN))


def _is_part(a: str, b: str) -> bool:
    """Whether one name is part of the other: `Luc`, `L. Arsenault`, `Luc Arsenault`."""
    if {shape(a), shape(b)} - {Shape.NAME, Shape.LOOSE} or shape(a) is shape(b) is Shape.LOOSE:
        return False
    short, long = sorted((_words(a), _words(b)), key=len)
    if not short or max(map(len, short)) < 3:
        return False
    left = list(long)
    for word in short:
        fits = (other for other in left if other == word or (len(word) == 1 and other[0] == word))
        if (found := next(fits, None)) is None:
            return False
        left.remove(found)
    return True


def _is_short_form(a: str, b: str, *, rare: bool) -> bool:
    """`Le Président` (`Le Président (M. Roy)`), `Anim` (`Animatrice`), `P2` (`Participant 2`)."""
    (core, remark), (other, more) = split_remark(a), split_remark(b)
    if key(core) == key(other):
        short, long = sorted((_words(remark), _words(more)), key=len)
        return set(short) <= set(long)
    if number(core).split()[-1:] != number(other).split()[-1:]:
        return False
    stem, whole = (re.sub(r"[\W\d_]", "", fold(label)) for label in (core, other))
    known = shape(b) is Shape.ROLE and whole.startswith(stem) and len(stem) < len(whole) - 2
    return known and bool(stem) and (len(stem) >= 3 or (rare and bool(number(core))))


def _owner(label: str) -> str | None:
    """Whose device a display name tells: `iPhone de Luc` → `Luc`."""
    found = _DEVICE.fullmatch(fold(label))
    return (found[1] or found[2]).title() if found else None
