"""Quotation marks, one pair inside another.

Source: Office québécois de la langue française, Banque de dépannage linguistique, « Guillemets et
citation double »: « … “ … ” … ».
"""

import re
from typing import Final

_BLANKS: Final = "[ \xa0\u202f\u2009]*"
_OPENING: Final = re.compile(f"«{_BLANKS}")
_CLOSING: Final = re.compile(f"{_BLANKS}»")


def inner(text: str) -> str:
    """`text` as it stands between guillemets: its own become “ ”; twice changes nothing more."""
    return _CLOSING.sub("”", _OPENING.sub("“", text))


def bare(text: str) -> str:
    """`text` without the guillemets that are around all of it."""
    inside = text[1:-1].strip()
    if not (text.startswith("«") and text.endswith("»")) or not _is_balanced(inside):
        return text
    return inside


def _is_balanced(text: str) -> bool:
    """Whether each guillemet that is closed was opened before."""
    depth = 0
    for sign in text:
        depth += (sign == "«") - (sign == "»")
        if depth < 0:
            return False
    return depth == 0
