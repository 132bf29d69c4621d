"""Events as lines of the coders' journals, and all those of a study."""

from dataclasses import fields
from types import NoneType
from typing import Any, Final

from piacen_qual.decisions.events import Act, Anchor, Event, is_complete
from piacen_qual.errors import Problem
from piacen_qual.journals.shelf import Shelf, said
from piacen_qual.study import Study

_EVENT: Final[dict[str, Any]] = {field.name: field.default for field in fields(Event)}
_ANCHOR: Final[dict[str, Any]] = {field.name: field.default for field in fields(Anchor)}
_EVENT_TYPES: Final = tuple(
    (str, int, str, str, str, anchor, *(str,) * 6, bool, str) for anchor in (dict, NoneType)
)
_ANCHOR_TYPES: Final = (str, str, int, int, int, str, str, str)
_ACTS: Final = {act.value: act for act in Act}


def _told(event: Event) -> dict[str, Any]:
    told = said(event)
    if event.anchor is not None:
        told["anchor"] = {name: getattr(event.anchor, name) for name in _ANCHOR}
    return told


def _event(told: dict[str, Any]) -> Event | None:
    """The event, or None where something is not as this version writes it.

    Each value is of the kind its field holds: nothing later looks again.
    """
    values = (_EVENT | told).values()
    if tuple(map(type, values)) not in _EVENT_TYPES:
        return None
    id_, seq, time, coder, act, at, *others = values
    anchor = None if at is None else _anchor(at)
    if act not in _ACTS or (at is not None and anchor is None):
        return None
    event = Event(id_, seq, time, coder, _ACTS[act], anchor, *others)
    return event if is_complete(event) else None


def _anchor(told: dict[str, Any]) -> Anchor | None:
    values = (_ANCHOR | told).values()
    return Anchor(*values) if tuple(map(type, values)) == _ANCHOR_TYPES else None


DECISIONS: Final = Shelf(_told, _event, "décision")
"""The coders' journals."""


def read_events(study: Study) -> tuple[tuple[Event, ...], tuple[Problem, ...]]:
    """Every event of a study, and what could not be read: see `Shelf.read`.

    Returns:
        The events sorted by (coder, seq, time, id), and the problems by file and line.
    """
    contents = DECISIONS.read(study)
    return contents.records, contents.problems
