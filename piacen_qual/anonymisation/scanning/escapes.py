"""Texts inside texts: entities, escapes, percent signs, and names written to be overlooked.

What is decoded is looked at beside what was written, never instead of it.
"""

import html
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

_ROUNDS: Final = 3  # an entity in a string in a script in an attribute

_SCRIPT: Final = re.compile(
    r"\\u\{([0-9a-fA-F]{1,6})\}|\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\'([0-9a-fA-F]{2})|\\\r?\n()"
)
_STYLE: Final = re.compile(r"\\([0-9a-fA-F]{2,6})[ \t\n]?")
_PERCENT: Final = re.compile(r"%[0-9a-fA-F]{2}")
_QUOTED: Final = re.compile(r"=\r?\n|=[0-9A-F]{2}")
_PAIR: Final = re.compile("[\ud800-\udbff][\udc00-\udfff]")

_HUMP: Final = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ])(?=[A-ZÀ-Þ])")
_HIDDEN: Final = re.compile(
    "[\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+"
)
_MARKS: Final = re.compile(r"(?<=[^\W_])[*`~_\\]+(?=[^\W_])")
_BROKEN: Final = re.compile(r"(?<=[^\W\d_])[-\xad\u2010\u2011]\r?\n[ \t]*(?=[^\W\d_])")
_SPACED: Final = re.compile(r"(?<![^\W_])(?:[^\W\d_][\s._·-]{1,2}){2,}[^\W\d_](?![^\W_])")
_GARBLED: Final = re.compile("[ÃÂÅÄâ][\x80-\xbf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_LETTERS_ONLY: Final = re.compile(r"[\W_]+")


def decoded(text: str) -> Iterator[str]:
    """What `text` says once decoded, round after round, where that is something else."""
    for _ in range(_ROUNDS):
        once = _percent(_script(_entities(text)))
        if once == text:
            break
        text = once
        yield text
    for other in (_style, _quoted_printable):
        said = other(text)
        if said != text:
            yield said


def disguised(text: str) -> Iterator[str]:
    """What a reader sees in `text` that is written otherwise: `R**o**y`, `LucRoy`, `R o y`."""
    for pattern, instead in ((_HUMP, " "), (_HIDDEN, " "), (_MARKS, ""), (_BROKEN, "")):
        if pattern.search(text):
            yield pattern.sub(instead, text)
    spaced = [_LETTERS_ONLY.sub("", found[0]) for found in _SPACED.finditer(text)]
    if spaced:
        yield "\n".join(spaced)
    if _GARBLED.search(text):
        yield text.encode("cp1252", "ignore").decode("utf-8", "ignore")


def _entities(text: str) -> str:
    return html.unescape(text) if "&" in text else text


def _script(text: str) -> str:
    """Escapes of JavaScript, JSON and RTF; half characters are put together."""
    if "\\" not in text:
        return text
    said = _SCRIPT.sub(_character, text)
    return _PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), said)


def _character(found: re.Match[str]) -> str:
    digits = found[1] or found[2] or found[3] or found[4]
    return _unicode(digits) if digits else ""


def _style(text: str) -> str:
    r"""Escapes of style sheets: `\52 oy`."""
    return _STYLE.sub(lambda found: _unicode(found[1]), text) if "\\" in text else text


def _unicode(digits: str) -> str:
    number = int(digits, 16)
    return chr(number) if number <= 0x10FFFF else ""


def _percent(text: str) -> str:
    return unquote(text, errors="replace") if _PERCENT.search(text) else text


def _quoted_printable(text: str) -> str:
    if "=" not in text or not _QUOTED.search(text):
        return text
    data = _QUOTED.sub(_byte, text).encode("latin-1", "ignore")
    return data.decode("utf-8", "ignore")


def _byte(found: re.Match[str]) -> str:
    digits = found[0][1:].strip()
    return chr(int(digits, 16)) if digits else ""
