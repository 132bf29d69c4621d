"""Text as it is matched, every character with its place in the text as it is.

Whoever writes a name may write it in many ways: in capitals, without accents or with combining
ones, with letters of other alphabets that look the same, with invisible characters inside, with any
hyphen, apostrophe or blank there is. All of them are one here.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Final

from piacen_qual.french.folding import fold

# Letters of other alphabets, or bent ones of ours, that look like a plain letter.
_LETTERS: Final = (
    ("а", "a"), ("ɑ", "a"), ("α", "a"), ("Α", "a"), ("Ꭺ", "a"),
    ("в", "b"), ("Β", "b"), ("Ь", "b"), ("с", "c"), ("ϲ", "c"), ("ԁ", "d"), ("đ", "d"),
    ("е", "e"), ("є", "e"), ("ε", "e"), ("Ε", "e"), ("ɡ", "g"), ("ց", "g"), ("һ", "h"),
    ("н", "h"), ("Η", "h"), ("і", "i"), ("ι", "i"), ("Ι", "i"), ("ı", "i"), ("ӏ", "l"), ("ј", "j"),
    ("к", "k"), ("κ", "k"), ("ł", "l"), ("ⅼ", "l"), ("м", "m"), ("Μ", "m"), ("Ν", "n"), ("ո", "n"),
    ("η", "n"), ("о", "o"), ("ο", "o"), ("օ", "o"), ("ø", "o"), ("р", "p"), ("ρ", "p"), ("ԛ", "q"),
    ("г", "r"), ("ѕ", "s"), ("ս", "u"), ("т", "t"), ("τ", "t"), ("υ", "u"), ("ʋ", "u"), ("ν", "v"),
    ("ѵ", "v"), ("ԝ", "w"), ("ѡ", "w"), ("х", "x"), ("χ", "x"), ("у", "y"), ("γ", "y"), ("ү", "y"),
    ("Ζ", "z"), ("հ", "h"),
    *zip("ᏴᏟᎠᎬᏀᎻᏆᎫᏦᏞᎷᏢᎡᎢᏚᏙᎳᎩᏃ", "bcdeghijklmprtsvwyz", strict=True),
    *zip("ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ", "abcdefghijklmnoprstuvwxyz", strict=True),
)  # fmt: skip
_HYPHENS: Final = "‒–−﹣－⁃"
LOOKALIKES: Final[Mapping[int, str]] = {
    ord(other): plain for other, plain in _LETTERS
} | dict.fromkeys(map(ord, _HYPHENS), "-")
"""Character → the plain letter or hyphen that it looks like."""

# « LATIN SMALL LETTER E WITH STROKE », « NEGATIVE CIRCLED LATIN CAPITAL LETTER A »
_LATIN: Final = re.compile(
    r"(?:(?:NEGATIVE )?(?:CIRCLED|SQUARED|PARENTHESIZED) |TAG )?LATIN (?:SMALL |CAPITAL )?LETTER "
    r"(?:SMALL CAPITAL )?([A-Z])(?: WITH .+)?"
)
_UNSEEN: Final = frozenset("\u115f\u1160\u2800\ufffc")  # letters and signs that show nothing
_UNSEEN_KINDS: Final = frozenset({"Mn", "Me", "Cf", "Cs", "Co", "Cc"})


@dataclass(frozen=True, slots=True)
class Normal:
    """A text as it is matched.

    Attributes:
        text: in lower case, without accents, with Latin letters, straight apostrophes, plain
            hyphens and blanks, nothing invisible.
        raw: the text as it is.
    """

    text: str
    raw: str
    _starts: tuple[int, ...]
    _ends: tuple[int, ...]

    @classmethod
    def of(cls, raw: str) -> "Normal":
        """The text `raw` as it is matched."""
        text: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for at, character in enumerate(raw):
            letters = _matched(character)
            if not letters and ends:  # an accent or something invisible goes with what it follows
                ends[-1] = at + 1
            text.append(letters)
            starts += [at] * len(letters)
            ends += [at + 1] * len(letters)
        return cls("".join(text), raw, tuple(starts), tuple(ends))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the raw text; it may not be empty."""
        return self._starts[start], self._ends[end - 1]

    def written(self, start: int, end: int) -> str:
        """`text[start:end]` as it is written."""
        first, last = self.span(start, end)
        return self.raw[first:last]


@lru_cache(maxsize=4096)
def _matched(character: str) -> str:
    """What a character is matched as: often one letter, sometimes two, none when it is unseen."""
    if character.isspace():
        return " "
    if character.isascii():
        return fold(character) if character.isprintable() else ""
    if latin := _LATIN.fullmatch(unicodedata.name(character, "")):
        return latin[1].lower()
    plain = unicodedata.normalize("NFKD", character)
    letters = chain.from_iterable(
        LOOKALIKES.get(ord(c)) or LOOKALIKES.get(ord(c.lower()[0]), c) for c in plain
    )
    kept = (c for c in letters if unicodedata.category(c) not in _UNSEEN_KINDS and c not in _UNSEEN)
    return "".join(" " if c.isspace() else fold(c) for c in kept)


def matched(raw: str) -> str:
    """`Normal.of(raw).text`, for who does not ask where things stand."""
    return "".join(map(_matched, raw))


def phrase(name: str) -> str:
    """A name as it is matched: its words, parted by one blank."""
    letters = (c if c.isalnum() else " " for c in matched(name))
    return " ".join("".join(letters).split())
