"""French typography as in Québec, at rendering only: never inside a verbatim.

Source: Office québécois de la langue française, Banque de dépannage linguistique, « Espacement ».
"""

import re
from typing import Final

from piacen_qual.french.wording import NBSP, grouped
from piacen_qual.model import Cell

_BLANKS: Final = "[ \xa0\u202f\u2009]*"
_RULES: Final = (
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    (re.compile(rf"«{_BLANKS}"), f"«{NBSP}"),
    (re.compile(rf"{_BLANKS}»"), f"{NBSP}»"),
    (re.compile(rf"(?<=\S){_BLANKS}([;!?])"), r"\1"),
    (re.compile(rf"(?<=[^\s:]){_BLANKS}:(?=\s|$)"), f"{NBSP}:"),
    (re.compile(rf"(?<=\d){_BLANKS}%"), f"{NBSP}%"),
)


def typeset(text: str) -> str:
    """Our own words (titles, labels, notes) as a printer sets them; twice changes nothing more.

    No-break spaces inside « » and before `:` and `%`, none before `;`, `!` and `?`, curly
    apostrophes. A colon that no blank follows (an hour, an address) is left alone.
    """
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


def shown(value: Cell, kind: str = "texte") -> str:
    """A cell as a person reads it: `1 234`, `0,45`, `12,3 %`; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if kind == "part":
        return f"{grouped(value * 100, 1)}{NBSP}%"
    return grouped(value, 2 if kind == "decimal" else 0)
