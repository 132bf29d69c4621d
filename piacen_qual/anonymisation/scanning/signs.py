"""Signs that tell without naming: addresses on a network, formulas, clock times, order of talk.

Each is looked for by letters that begin it, so that a long text takes little time.
"""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from piacen_qual.anonymisation.scanning.leak import LeakKind

_ADDRESS: Final = re.compile(r"://[^\s\"'<>()\\]+")
_SCHEME: Final = re.compile(r"(?i)(?:https?|wss?|s?ftps?|file|smb|ldaps?)$")
_HOST: Final = re.compile(r"//[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}[^\s\"'<>]*", re.IGNORECASE)
_TAKEN: Final = re.compile(r"""[=(,]\s*["']?\s*$""")
_SHARED: Final = re.compile(r"\\\\[\w.-]+\\[\w$.-]+")
_SITE: Final = re.compile(r"(?<!/)www\.[\w-]+\.[a-z]{2,}")
_CALLS: Final = (
    *("fetch(", "importScripts(", "XMLHttpRequest", "WebSocket", "EventSource", "sendBeacon"),
    *("RTCPeerConnection", "@import", 'http-equiv="refresh'),
)
# Names that formats give themselves: they look like addresses, and nothing goes there.
_NAMESPACE: Final = re.compile(
    r"://(?:schemas\.(?:openxmlformats\.org|microsoft\.com|libreoffice\.org)|www\.w3\.org"
    r"|purl\.(?:org/dc|oclc\.org)|ns\.adobe\.com|iptc\.org/std|docs\.oasis-open\.org"
    r"|openoffice\.org|www\.iec\.ch)(?:/|$)"
)
_CLOCK: Final = re.compile(r":\d\d(?P<seconds>:\d\d)?(?![\d:])")
_BEFORE: Final = re.compile(r"(?P<date>(?:19|20)\d\d-\d\d-\d\d[T ])?(?<!\d)\d{1,2}$")
_LIBRARY: Final = re.compile(r"T(?:00:00:00|23:15:00)(?:Z|\b)")  # dates that libraries put in
_KEYS: Final = (
    *("turn", "tour", "segment", "line", "ligne", "start", "end", "offset", "seq", "debut", "fin"),
    *("début", "timestamp", "horodatage", "speaker", "locuteur", "time"),
)
_NUMBERED: Final = re.compile(r"(?:tour|segment)\s+(?:n[o°º]\s*)?\d+\b|groupe\s\d+,\s*p\d{1,2}\b")
_HEADINGS: Final = ("tour", "segment", "locuteur", "horodatage", "turn", "speaker", "timestamp")
_EDGES: Final = frozenset('>\n\r;,\t"<')
_FORMULA: Final = re.compile(r"<(?:\w+:)?(?:f(?:\s[^<>]*)?>[^<]*|ddeLink\b)")
_STARTS: Final = tuple("=+-@\t\r＝＋－＠")
_FIGURES: Final = re.compile(r"[+-]?[\d\s\xa0\u202f.,]+%?|[-–—]?")
_PROGRAM: Final = re.compile(
    r"(?i)vbaProject\.bin|/externalLinks?/|/activeX/|/connections\.xml|\.(?:exe|js|vbs|bat|ps1)$"
)


def of_text(text: str, part: str) -> Iterator[tuple[LeakKind, str]]:
    """Signs in a decoded text."""
    yield from ((LeakKind.NETWORK, found) for found in _addresses(text))
    yield from ((LeakKind.TIME, found) for found in _times(text))
    yield from ((LeakKind.ORDER, found) for found in _order(text.lower()))
    if "xl/worksheets/" in part:
        yield from ((LeakKind.ACTIVE, found[0]) for found in _FORMULA.finditer(text))


def _addresses(text: str) -> Iterator[str]:
    for found in _ADDRESS.finditer(text):
        scheme = _SCHEME.search(text, max(0, found.start() - 6), found.start())
        if scheme and not _NAMESPACE.match(found[0]):
            yield scheme[0] + found[0]
    for found in _HOST.finditer(text):
        if _TAKEN.search(text, max(0, found.start() - 9), found.start()):
            yield found[0]
    for pattern in (_SHARED, _SITE):
        yield from (found[0] for found in pattern.finditer(text))
    yield from (call for call in _CALLS if call in text)


def _times(text: str) -> Iterator[str]:
    for found in _CLOCK.finditer(text):
        before = _BEFORE.search(text, max(0, found.start() - 13), found.start())
        if before is None or not (before["date"] or found["seconds"]):
            continue
        if not _LIBRARY.match(text, before.start() + 10):
            yield before[0] + found[0]


def _order(text: str) -> Iterator[str]:
    """Keys, headings and phrases that place words in a transcript; `text` is in lower case."""
    for key in _KEYS:
        for quoted in (f'"{key}"', f"'{key}'"):
            if quoted in text and re.search(rf"{quoted}\s*:\s*[\"']?\d", text):
                yield quoted.strip("'\"")
        if f"data-{key}=" in text:
            yield f"data-{key}"
    yield from (found[0] for found in _NUMBERED.finditer(text))
    for heading in _HEADINGS:
        for found in re.finditer(heading, text):
            start, end = found.span()
            if text.startswith('":', end):  # a key of JSON, judged above by its value
                continue
            if {text[max(0, start - 1) : start], text[end : end + 1]} <= _EDGES:
                yield heading


def of_cells(text: str, part: str) -> Iterator[tuple[LeakKind, str]]:
    """Cells of a CSV or TSV file that a spreadsheet would take for formulas."""
    if PurePath(part).suffix.lower() not in {".csv", ".tsv"}:
        return
    separator = max(";,\t", key=text[: text.find("\n") + 1 or None].count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in rows:
            for cell in row:
                if cell.startswith(_STARTS) and not _FIGURES.fullmatch(cell):
                    yield LeakKind.ACTIVE, cell
    except csv.Error:
        yield LeakKind.ACTIVE, "lignes illisibles"


def of_name(part: str) -> Iterator[tuple[LeakKind, str]]:
    """Members that are programs, or links to other documents."""
    yield from ((LeakKind.ACTIVE, found[0]) for found in _PROGRAM.finditer(part))
