"""What the transcriber adds to the words: `(rires)`, `[inaudible]`, `[…]`."""

import re
from typing import Final

_WORDS: Final = (
    "rires?|ris|rit|sourires?|silences?|pauses?|inaudibles?|inintelligibles?|incompréhensibles?"
    "|soupirs?|soupire|toux|tousse|applaudissements?|hésitations?|hésite|chevauchements?"
    "|brouhaha|bruits?|musique|coupures?|pleurs?|pleure|exclamations?|interruptions?|son coupé"
    "|approbation|acquiescements?|acquiesce|tous parlent|indistinct|micro fermé|laughter|crosstalk"
)
MARK: Final = (
    rf"[\[({{](?:(?i:{_WORDS})\b[^\])}}\n]{{0,60}}|\?+|\.\.+|…|[xX]+)[\])}}]"
    r"|\[(?i:note)\b[^\]\n]{0,300}\]"
)
"""The pattern of a mark."""

_IS_MARK: Final = re.compile(MARK)


def is_mark(text: str) -> bool:
    """Whether the whole of `text` is one mark."""
    return _IS_MARK.fullmatch(text) is not None
