"""Time marks in the text of a transcript: found, read, taken out.

A mark is a time between brackets (`[00:12:34]`, `(0:20 - 3:53)`, `(12 min 30)`, `#00:01:02-3#`,
`• (16 h 20) •`) anywhere, or a bare clock (`00:12:34`, `0:03`) where a transcriber puts one: alone
on its line, before or after a label. A time inside a sentence (`à 10:30`, `vers 22 h 40`) is
talk, and so is a time inside a longer remark (`[inaudible 00:31:20]`).
"""

import re
from dataclasses import dataclass
from typing import Final

from piacen_qual.transcripts.times import parse_time

_CLOCK = r"\d{1,3}\s?:\s?\d{1,3}(?:\s?:\s?\d{1,3})?(?:[.,]\d{1,3})?"
_SPOKEN = (
    r"\d{1,2}\s?h(?:\s?\d{1,2}(?:\s?(?:min|mn|m)\b\.?(?:\s?\d{1,2}(?:\s?s\b\.?)?)?)?)?"
    r"|\d{1,3}\s?(?:minutes?|min\b\.?|mn\b\.?)(?:\s?\d{1,2}(?:\s?s(?:ec)?\b\.?)?)?"
    r"|\d{1,3}\s?['’′]\s?\d{2}(?:\s?(?:''|’’|[\"”″]))?"
)
_TIME = rf"(?:{_CLOCK}|{_SPOKEN})"
_TO = r"\s?(?:-{1,2}>|→|[-–—]|à)\s?"
_BETWEEN = rf"(?P<time>{_TIME})(?:{_TO}{_TIME})?"

_BRACKETED: Final = re.compile(
    rf"(?P<wall>[•·]\s?\(\s?{_TIME}\s?\)(?:\s?[•·])?)"
    rf"|[\[({{<]\s?{_BETWEEN}\s?[\])}}>]"
    rf"|#\s?(?P<hash>{_CLOCK})(?:-\d)?\s?#"
)
_BARE: Final = re.compile(rf"(?P<time>{_CLOCK})(?:{_TO}{_CLOCK})?(?![\w:])")
_SPACES: Final = " \t\xa0\u202f"
_CLOSING: Final = ",.)…"
_LATE_HOUR: Final = 5  # a recording of five hours is rather a time of day


@dataclass(frozen=True, slots=True)
class Mark:
    """A time mark: `text[start:end]`; `seconds` is None when it tells the time of day."""

    start: int
    end: int
    seconds: float | None


def mark_at(text: str, place: int = 0) -> Mark | None:
    """The mark, bracketed or bare, that stands at `place`."""
    found = _BRACKETED.match(text, place) or _BARE.match(text, place)
    return _mark(found) if found else None


def first_mark(text: str, limit: int) -> Mark | None:
    """The first bracketed mark, or the bare clock that ends the text, before `limit`."""
    head = text[:limit]
    if found := _BRACKETED.search(head):
        return _mark(found)
    bare = next((found for found in _BARE.finditer(head) if not text[found.end() :].strip()), None)
    return _mark(bare) if bare else None


def is_mark(text: str) -> bool:
    """Whether a line is a time mark and nothing else."""
    stripped = text.strip()
    mark = mark_at(stripped)
    return mark is not None and mark.end == len(stripped)


def without_marks(text: str) -> tuple[str, float | None]:
    """`text` without its bracketed marks, or "" when it is a bare one; and the first time read.

    One space stays where words would meet, none before a comma or a point.
    """
    if is_mark(text):
        mark = mark_at(text.strip())
        return "", mark.seconds if mark else None
    marks = [_mark(found) for found in _BRACKETED.finditer(text)]
    if not marks:
        return text, None
    ends = [0, *(mark.end for mark in marks)]
    starts = [*(mark.start for mark in marks), len(text)]
    parts = (text[start:end].strip(_SPACES) for start, end in zip(ends, starts, strict=True))
    joined: list[str] = []
    for part in filter(None, parts):
        joined.append(part if not joined or part[0] in _CLOSING else f" {part}")
    return "".join(joined), next((mark.seconds for mark in marks if mark.seconds is not None), None)


def _mark(found: re.Match[str]) -> Mark:
    groups = found.groupdict()
    if groups.get("wall"):
        return Mark(*found.span(), None)
    time = groups.get("time") or groups.get("hash") or ""
    seconds = parse_time(time)
    if seconds is not None and "h" in time and seconds >= _LATE_HOUR * 3600:
        seconds = None
    return Mark(*found.span(), seconds)
