"""What a word is when words are counted."""

import re
from typing import Final

from piacen_qual.french.marks import is_mark

_WORD: Final = re.compile(r"[^\W_]+(?:[-‐‑·•∙‧⋅][^\W_]+)*")
_BRACKETED: Final = re.compile(r"[\[({][^\])}\n]{1,300}[\])}]")


def count_words(text: str) -> int:
    """Words of `text`, transcriber's marks such as `(rires)` left out.

    An apostrophe parts two words (`l’écran` is two), a hyphen or a middle dot does not
    (`peut-être`, `intervenant·e·s`). Ten times faster than tokens, which cut finer.
    """
    return len(_WORD.findall(_BRACKETED.sub(_without_mark, text)))


def _without_mark(found: re.Match[str]) -> str:
    return "" if is_mark(found[0]) else found[0]
