"""An event as a line of a log: JSON that ends with a checksum of itself, and back."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from operator import attrgetter
from types import NoneType
from typing import Any, Final

from piacen_qual.decisions.events import Act, Anchor, Event, is_complete

VERSION: Final = 1  # of the way lines are written; more, once this program could not read them

_DEFAULTS: Final = {field.name: field.default for field in fields(Event)}
_EVENT: Final = tuple(_DEFAULTS)
_ANCHOR: Final = tuple(field.name for field in fields(Anchor))
_EVENT_TYPES: Final = tuple(
    (str, int, str, str, Act, anchor, *(str,) * 6, bool) for anchor in (Anchor, NoneType)
)
_ANCHOR_TYPES: Final = (str, str, int, int, int, str, str, str)
_ACTS: Final = {act.value: act for act in Act}
_parse: Final = json.JSONDecoder().raw_decode
_event_values: Final = attrgetter(*_EVENT)
_anchor_values: Final = attrgetter(*_ANCHOR)
_SUM: Final = b',"sum":"%08x"}'
_SUM_LENGTH: Final = len(_SUM % 0)


@dataclass(frozen=True, slots=True)
class Newer:
    """A line that a newer version of the program wrote: kept, not understood.

    Attributes:
        coder: who decided, or "" when even that is not told as today.
        seq: its rank among the coder's events, or 0.
    """

    coder: str
    seq: int


def to_line(event: Event) -> bytes:
    """The event as a line, line break included; what is not said has its default."""
    told: dict[str, Any] = {"v": VERSION}
    told |= {name: value for name in _EVENT if (value := getattr(event, name)) != _DEFAULTS[name]}
    if event.anchor is not None:
        told["anchor"] = {name: getattr(event.anchor, name) for name in _ANCHOR}
    return sealed(told)


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
    return told if isinstance(told, dict) else None


def is_whole(line: bytes) -> bool:
    """Whether a line, without its line break, is as it was written."""
    body = line[:-_SUM_LENGTH]
    return bool(body) and line[-_SUM_LENGTH:] == _SUM % zlib.crc32(body)


def from_line(line: bytes) -> Event | Newer | None:
    """What a line tells, without its line break; None when it is damaged."""
    told = unsealed(line)
    if told is None:
        return None
    return (_event(told) if told.get("v") == VERSION else None) or _newer(told)


def _event(told: dict[str, Any]) -> Event | None:
    """The event, or None where something is not as this version writes it."""
    given = told.copy()
    try:
        del given["v"], given["sum"]
        if "anchor" in given:
            given["anchor"] = Anchor(**given["anchor"])
        given["act"] = _ACTS[given["act"]]
        event = Event(**given)
    except (KeyError, TypeError):
        return None
    return event if _is_typed(event) and is_complete(event) else None


def _is_typed(event: Event) -> bool:
    """Whether each value is of the kind its field holds: nothing later looks again."""
    if tuple(map(type, _event_values(event))) not in _EVENT_TYPES:
        return False
    return event.anchor is None or tuple(map(type, _anchor_values(event.anchor))) == _ANCHOR_TYPES


def _newer(told: Mapping[str, Any]) -> Newer:
    coder, seq = told.get("coder"), told.get("seq")
    return Newer(coder if type(coder) is str else "", seq if type(seq) is int else 0)
