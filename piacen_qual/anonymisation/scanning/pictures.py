"""What pictures say besides what they show: comments, authors, captions, thumbnails.

The picture itself is left out: names cannot be read in compressed points, only imagined.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from typing import Final

PNG: Final = b"\x89PNG\r\n\x1a\n"
JPEG: Final = b"\xff\xd8\xff"

_POINTS: Final = frozenset({b"IDAT", b"fdAT", b"PLTE", b"tRNS"})
_ZLIB: Final = re.compile(b"x[\x01\x5e\x9c\xda]")
_SCAN: Final = 0xDA
_LONE: Final = frozenset({0x01, *range(0xD0, 0xDA)})
_MOST: Final = 1 << 20  # bytes of a compressed comment


def is_picture(data: bytes) -> bool:
    """Whether these bytes begin as a PNG or JPEG file."""
    return data.startswith((PNG, JPEG))


def sayings(data: bytes) -> Iterator[bytes]:
    """Everything in a picture but its points; all that is left, where it cannot be followed."""
    yield from _of_png(data) if data.startswith(PNG) else _of_jpeg(data)


def _of_png(data: bytes) -> Iterator[bytes]:
    at = len(PNG)
    while at + 12 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        chunk = data[at + 8 : at + 8 + size]
        if kind not in _POINTS:
            yield chunk
        if kind in {b"zTXt", b"iTXt", b"iCCP"} and (begins := _ZLIB.search(chunk)):
            yield _inflated(chunk[begins.start() :])
        at += 12 + size
        if kind == b"IEND":
            break
    yield data[at:]


def _of_jpeg(data: bytes) -> Iterator[bytes]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _LONE:
            at += 2
            continue
        size = struct.unpack_from(">H", data, at + 2)[0]
        if marker == _SCAN:
            at = data.rfind(b"\xff\xd9")
            yield data[at:] if at > 0 else b""
            return
        yield data[at + 4 : at + 2 + size]
        at += 2 + size
    yield data[at:]


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _MOST)
    except zlib.error:
        return b""
