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
