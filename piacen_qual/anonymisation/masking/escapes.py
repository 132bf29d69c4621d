"""Texts inside texts: entities, escapes, percent signs, and names written to be overlooked.

What is decoded is looked at beside what was written, never instead of it.
"""

import html
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final
from urllib.parse import unquote

_ROUNDS: Final = 5  # an entity in a string in a script in an attribute, twice escaped

_SCRIPT: Final = re.compile(
    r"\\u\{([0-9a-fA-F]{1,6})\}|\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})|\\x([0-9a-fA-F]{2})"
    r"|\\'([0-9a-fA-F]{2})|\\\r?\n()"
)
_STYLE: Final = re.compile(r"\\([0-9a-fA-F]{2,6})[ \t\n]?")
_PERCENT: Final = re.compile(r"%[0-9a-fA-F]{2}")
_QUOTED: Final = re.compile(r"=\r?\n|=[0-9A-F]{2}")
_PAIR: Final = re.compile("[\ud800-\udbff][\udc00-\udfff]")

_HUMP: Final = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ])(?=[A-ZÀ-Þ])")
_HIDDEN: Final = re.compile(
    "[\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+"
)
_MARKS: Final = re.compile(r"(?<=\S)[*`~_\\]+(?=\S)")
_BROKEN: Final = re.compile(r"(?<=[^\W\d_])[-\xad\u2010\u2011]\r?\n[ \t]*(?=[^\W\d_])")
_TURNED: Final = re.compile("[\u202e\u2067]([^\n\u202c\u2069]+)")
_RTF: Final = re.compile(r"\\u(-?\d{1,5}) ?\??")
_DISGUISES: Final = ((_HUMP, " "), (_HIDDEN, " "), (_MARKS, ""), (_BROKEN, ""))
_AROUND: Final = 60  # characters: a name
_GARBLED: Final = re.compile("[ÃÂÅÄâ][\x80-\xbf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


def decoded(text: str) -> str:
    """What `text` says once everything in it is decoded, round after round."""
    for _ in range(_ROUNDS):
        once = _percent(_script(_entities(text)))
        if once == text:
            break
        text = once
    return text


def disguised(text: str) -> Iterator[str]:
    """What a reader sees in `text` that is written otherwise: `R**o**y`, `LucRoy`, `Roy` misread.

    Each is made of the passages in which something changes, one a line.
    """
    for pattern, instead in _DISGUISES:
        yield _changed(text, pattern, partial(pattern.sub, instead))
    yield "\n".join(found[1][::-1] for found in _TURNED.finditer(text))
    once = _changed(text, _GARBLED, _ungarbled)
    yield from (once, _changed(once, _GARBLED, _ungarbled))
    if "\\" in text:
        yield _changed(text, _STYLE, _style)
        yield _changed(text, _RTF, _rtf)
    if "=" in text:
        yield _changed(text, _QUOTED, _quoted_printable)


def _changed(text: str, pattern: re.Pattern[str], change: Callable[[str], str]) -> str:
    """The passages around what `pattern` finds, changed."""
    passages: list[tuple[int, int]] = []
    for found in pattern.finditer(text):
        start, end = max(0, found.start() - _AROUND), found.end() + _AROUND
        if passages and start <= passages[-1][1]:
            passages[-1] = (passages[-1][0], end)
        else:
            passages.append((start, end))
    return "\n".join(change(text[start:end]) for start, end in passages)


def _entities(text: str) -> str:
    return html.unescape(text) if "&" in text else text


def _script(text: str) -> str:
    """Escapes of JavaScript, JSON and RTF; half characters are put together."""
    if "\\" not in text:
        return text
    said = _SCRIPT.sub(_character, text)
    return _PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), said)


def _character(found: re.Match[str]) -> str:
    digits = next(filter(None, found.groups()), "")
    return _unicode(digits) if digits else ""


def _rtf(text: str) -> str:
    r"""Characters of RTF: `Z\u233?lie`."""
    return _RTF.sub(lambda found: chr(int(found[1]) % 0x10000), text)


def _style(text: str) -> str:
    r"""Escapes of style sheets: `\52 oy`."""
    return _STYLE.sub(lambda found: _unicode(found[1]), text) if "\\" in text else text


def _unicode(digits: str) -> str:
    number = int(digits, 16)
    return chr(number) if number <= 0x10FFFF else ""


def _percent(text: str) -> str:
    return unquote(text, errors="replace") if _PERCENT.search(text) else text


def _quoted_printable(text: str) -> str:
    data = _QUOTED.sub(_byte, text).encode("latin-1", "ignore")
    return f"{data.decode('utf-8', 'ignore')}\n{data.decode('latin-1')}"


def _ungarbled(text: str) -> str:
    """UTF-8 that was read as cp1252, read again."""
    return text.encode("cp1252", "ignore").decode("utf-8", "ignore")


def _byte(found: re.Match[str]) -> str:
    digits = found[0][1:].strip()
    return chr(int(digits, 16)) if digits else ""
