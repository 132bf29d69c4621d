"""What a misspelt word may have been meant to be.

Two kinds of slips are made most often by who types what is heard:
- the word is written as it sounds: a letter doubled or not, an accent, a sound written otherwise
  (`f` for `ph`), a mute letter at the end;
- the fingers slip: two neighbours are swapped, or a letter is missing.

A wrong letter is not among them: too many words are one letter away from another (`motton` is no
`mouton`). Nor is a first letter that is missing.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Final

_SIGN: Final = re.compile("([=>])")

_VOWELS: Final = frozenset("aeiouyéèêëàâîïôöûùüœ")
_FRONT: Final = frozenset("eiyéèêëîï")  # they make c and g soft
_DOUBLED: Final = frozenset("bcdfglmnprst")
_MUTE: Final = "destx"
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzéè"

# Ways to write one sound, where the letters before and after allow it: `a>b` when `a` is written
# for `b`, `a=b` either way.
_SOUNDS: Final[Mapping[str, str]] = {
    "anywhere": """
        f=ph k=qu q=qu t=th r=rh ch=sh x=cc x=ks y=ill gn=ni i=y wa=oi oua>oi euil=ueil oe=œ je>ge
        gu>g ss>s ç>s ç>ss o=au o=eau au=eau e=é e=è e=ê é=è é=ê è=ê è=ai è=ei ê>ai é=ai e=ai e=ei
        am=an em=en am=em in=ain in=ein in=im on=om a=à a=â u=ù u=û i=î i=ï o=ô e=ë ë>è
    """,
    "before e, i": "s=c ss=c s=sc sc>c j=g g>gu",
    "not before e, i": "k=c c=qu ss>ç s>ç ge>j",
    "between vowels": "s>ss s=z",
    "before i": "s=t x=ct",
    "before no vowel": "an=en",
    "before l, n, r": "k>ch c>ch",
    "at the end": "é=er",
}
_ALLOWED: Final[Mapping[str, Callable[[str, str], bool]]] = {
    "anywhere": lambda _before, _after: True,
    "before e, i": lambda _, after: after in _FRONT,
    "not before e, i": lambda _, after: after not in _FRONT,
    "between vowels": lambda before, after: before in _VOWELS and after in _VOWELS,
    "before i": lambda _, after: after == "i",
    "before no vowel": lambda _, after: after not in _VOWELS | {"m", "n"},
    "before l, n, r": lambda _, after: after in {"l", "n", "r"},
    "at the end": lambda _, after: not after,
}


def alike(form: str) -> set[str]:
    """Other spellings of what `form` sounds like; not all of them are words.

    Args:
        form: in lower case, with its accents.
    """
    return {*_doublings(form), *_respellings(form), *_endings(form)} - {form}


def swapped(form: str) -> set[str]:
    """`form` with two neighbours the other way round."""
    return {form[:at] + form[at + 1] + form[at] + form[at + 2 :] for at in range(len(form) - 1)} - {
        form
    }


def longer(form: str) -> set[str]:
    """`form` with the letter that is missing, wherever it may be but at the start."""
    places = range(1, len(form) + 1)
    return {form[:at] + letter + form[at:] for at in places for letter in _LETTERS}


def _doublings(form: str) -> Iterator[str]:
    for at in range(1, len(form)):
        letter = form[at]
        if letter == form[at - 1]:
            yield form[:at] + form[at + 1 :]
        elif letter in _DOUBLED and letter != form[at + 1 : at + 2]:
            yield form[:at] + letter + form[at:]


def _respellings(form: str) -> Iterator[str]:
    for at in range(len(form)):
        for size in _SIZES:
            written, after = form[at : at + size], at + size
            for meant, allowed in _WRITTEN.get(written, ()):
                if allowed(form[at - 1 : at] if at else "", form[after : after + 1]):
                    yield form[:at] + meant + form[after:]


def _endings(form: str) -> Iterator[str]:
    yield form.removeprefix("h") if form.startswith("h") else f"h{form}"
    yield from (form + letter for letter in _MUTE)
    if form[-1:] in _MUTE:
        yield form[:-1]


def _written() -> Mapping[str, list[tuple[str, Callable[[str, str], bool]]]]:
    """Letters → what may be meant by them, and where."""
    found = defaultdict[str, list[tuple[str, Callable[[str, str], bool]]]](list)
    for where, pairs in _SOUNDS.items():
        for written, sign, meant in map(_SIGN.split, pairs.split()):
            found[written].append((meant, _ALLOWED[where]))
            if sign == "=":
                found[meant].append((written, _ALLOWED[where]))
    return found


_WRITTEN: Final = _written()
_SIZES: Final = sorted({len(letters) for letters in _WRITTEN})
