"""Bytes as text, whatever their encoding; of bytes that are none, the words that stand in them."""

import codecs
import re
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS: Final = bytes({*range(32), 127} - {*b"\t\n\r\f"})
_SAMPLE: Final = 65_536
_FEW: Final = 0.002  # share of control characters in a text
_SOME: Final = 4  # as many, in a short one
_PRINTED: Final = re.compile(rb"(?:[\x20-\x7e\t]|[\xc2-\xc5\xe9-\xef\xf0][\x80-\xbf]{1,3}){6,}")
_WIDE: Final = (
    (re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){4,}"), "utf-16-le"),
    (re.compile(rb"(?:\x00[\x20-\x7e\xa0-\xff]){4,}"), "utf-16-be"),
)


def as_text(data: bytes, *, sure: bool = False) -> str | None:
    """`data` as text, or None where it is none.

    Args:
        data: the bytes.
        sure: whether to take for text only what cannot well be anything else.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if wide := _wide(data):
        return data.decode(wide, "replace")
    sample = data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > max(_SOME, _FEW * len(sample)):
        return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None if sure else data.decode("cp1252", "replace")


def words_in(data: bytes) -> str:
    """What can be read in bytes that are no text, one run of characters a line."""
    runs = [found.decode("utf-8", "replace") for found in _PRINTED.findall(data)]
    for pattern, encoding in _WIDE:
        runs += [found.decode(encoding) for found in pattern.findall(data)]
    return "\n".join(runs)


def _wide(data: bytes) -> str:
    """The encoding of a text in which every other byte is zero, or ""."""
    sample = data[:_SAMPLE]
    if len(sample) < 8:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.8 * len(sample) / 2 and even < 0.05 * len(sample):
        return "utf-16-le"
    if even > 0.8 * len(sample) / 2 and odd < 0.05 * len(sample):
        return "utf-16-be"
    return ""
