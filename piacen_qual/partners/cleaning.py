"""Text that leaves or comes in, without what would command a screen, a spreadsheet or an eye."""

import re
import unicodedata
from typing import Final

from piacen_qual.anonymisation.masking.public import PublicText

CUT: Final = " […] (coupé : trop long)"

_LINE_ENDS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS: Final = re.compile(r"[^\S\n\xa0\u202f]+")
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # commands
    "\xad\u061c\u180e\u200b\u200e\u200f"  # marks of direction, invisible blanks
    "\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_NO_CHARACTER: Final = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")


def clean(text: str) -> str:
    """`text` as it is seen: composed, lines ended by `\\n`, nothing invisible, nothing reversed.

    Doing it twice changes nothing more.
    """
    text = _NO_CHARACTER.sub("\ufffd", _UNSEEN.sub("", _LINE_ENDS.sub("\n", text)))
    text = _BLANKS.sub(" ", unicodedata.normalize("NFC", text))
    return "\n".join(line.strip() for line in text.strip().split("\n"))


def shown(text: PublicText) -> str:
    """A public text as files show it."""
    return clean(text.text)


def bounded(text: str, longest: int) -> str:
    """`clean(text)`, cut where it is longer than `longest` characters, and said so."""
    text = clean(text[: 4 * longest])  # the rest could only be read to be thrown away
    return text if len(text) <= longest else text[: longest - len(CUT)].rstrip() + CUT


def neutral(text: str) -> str:
    """`text` as no spreadsheet takes it for a formula, pasted or opened."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def alike(text: str) -> str:
    """`text` as two copies of it are compared: what a spreadsheet changes left aside."""
    return " ".join(clean(text).split())
