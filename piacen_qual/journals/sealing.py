"""A line that ends with a checksum of itself: JSON that people can read, and damage that shows."""

import json
import zlib
from collections.abc import Mapping
from typing import Any, Final

_parse: Final = json.JSONDecoder().raw_decode
_SUM: Final = b',"sum":"%08x"}'
_SUM_LENGTH: Final = len(_SUM % 0)


def sealed(told: Mapping[str, Any]) -> bytes:
    """What is told, as a line that ends with a checksum of itself, line break included."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    body = text.encode("utf-8", "surrogatepass")[:-1]
    return body + _SUM % zlib.crc32(body) + b"\n"


def unsealed(line: bytes) -> dict[str, Any] | None:
    """What such a line tells, without its line break; None when it is damaged."""
    if not is_whole(line):
        return None
    try:
        told, _ = _parse(line.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or told.pop("sum", None) is None:  # it ends before its checksum
        return None
    return told


def is_whole(line: bytes) -> bool:
    """Whether a line, without its line break, is as it was written."""
    body = line[:-_SUM_LENGTH]
    return bool(body) and line[-_SUM_LENGTH:] == _SUM % zlib.crc32(body)
