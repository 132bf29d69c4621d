"""Times as transcribers and machines write them, in seconds."""

import re

_CLOCK = re.compile(  # 00:12:34, 1:02:03.5, 0:0:13.540, 12:34, 7: 37, 0:010
    r"(?:(?P<hours>\d{1,3})\s*:\s*)?(?P<minutes>\d{1,3})\s*:\s*(?P<seconds>\d{1,3}(?:[.,]\d{1,9})?)"
)
_UNITS = re.compile(  # 12 min 30, 16 h 20, 1 h 02 min 03 s, 12'34", 45 s
    r"(?:(?P<hours>\d{1,3})\s*h(?:eures?|rs?)?\.?\s*)?"
    r"(?:(?P<minutes>\d{1,3})\s*(?:m(?:in(?:utes?)?)?\b\.?|['’′](?!['’′]))\s*)?"
    r"(?:(?P<seconds>\d{1,3}(?:[.,]\d{1,9})?)\s*"
    r"(?P<unit>s(?:ec(?:ondes?)?)?\b\.?|[\"”″]|''|’’)?)?",
    re.IGNORECASE,
)
_AROUND = "[](){}•· \t\xa0\u202f"


def parse_time(text: str) -> float | None:
    """The time that `text` is, in seconds, or None when it is no time and nothing else.

    `00:12:34`, `1:02:03.5`, `12:34`, `12 min 30`, `16 h 20`, `45 s`, with or without brackets
    around, with a comma or a point, and slips of the hand as `7: 37` or `0:010`.
    A bare number is no time, nor is a clock whose minutes or seconds go over 59 (minutes may when
    no hours stand before them: `75:30`).
    """
    trimmed = text.strip(_AROUND)
    found = _CLOCK.fullmatch(trimmed) or _UNITS.fullmatch(trimmed)
    if found is None:
        return None
    hours, minutes, seconds = found["hours"], found["minutes"], found["seconds"]
    if found.re is _UNITS:
        if not (hours or minutes or found["unit"]):
            return None
        if hours and not minutes and not found["unit"]:
            minutes, seconds = seconds, None  # 16 h 20
    return _total(hours, minutes, seconds)


def _total(hours: str | None, minutes: str | None, seconds: str | None) -> float | None:
    h, m, s = (float((part or "0").replace(",", ".")) for part in (hours, minutes, seconds))
    if (s >= 60 and (hours or minutes)) or (m >= 60 and hours):
        return None
    return h * 3600 + m * 60 + s
