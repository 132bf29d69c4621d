"""What a text becomes in formats that cannot hold every character or every length."""

import re
from typing import Final

LONGEST: Final = 32_767  # characters in an Excel cell, counted in UTF-16 units
CUT: Final = f" […] (coupé : Excel tient {LONGEST} caractères par case)"
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """`text` with `\n` at line ends, and U+FFFD for each character that XML refuses."""
    return _NO_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def excel_text(text: str) -> str:
    """`text` as an Excel cell can hold it; a cut is said in the cell itself."""
    text = xml_text(text)
    if len(text) * 2 <= LONGEST or _units(text) <= LONGEST:
        return text
    kept = text.encode("utf-16-le")[: 2 * (LONGEST - len(CUT))].decode("utf-16-le", "ignore")
    return kept + CUT


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
