"""Signs that tell without naming: addresses on a network, formulas, clock times, order of talk."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from piacen_qual.anonymisation.scanning.leak import LeakKind

_ADDRESS: Final = re.compile(
    r"(?i)\b(?:https?|wss?|ftps?|file|smb|ldap)://[^\s\"'<>()\\]+"
    r"|\b(?:src|href|action|data|srcset|poster)\s*=\s*[\"']?\s*//[^\s\"'<>]+"
    r"|(?<![\w\\])\\\\[\w.-]+\\[\w$.-]+"
    r"|\bwww\.[\w-]+\.[a-z]{2,}"
)
_CALLS: Final = re.compile(
    r"\b(?:fetch|importScripts)\s*\(|\b(?:XMLHttpRequest|WebSocket|EventSource|RTCPeerConnection)\b"
    r"|\bsendBeacon\b|@import\b|\bhttp-equiv\s*=\s*[\"']?refresh"
)
# Names that formats give themselves: they look like addresses, and nothing goes there.
_NAMESPACES: Final = re.compile(
    r"(?i)https?://(?:schemas\.(?:openxmlformats\.org|microsoft\.com|libreoffice\.org)"
    r"|www\.w3\.org|purl\.org/dc|purl\.oclc\.org|ns\.adobe\.com|iptc\.org/std|docs\.oasis-open\.org"
    r"|openoffice\.org|www\.iec\.ch|www\.color\.org)(?:/|$)"
)
_MADE: Final = re.compile(
    r"(?:19|20)\d\d-\d\d-\d\dT(?:00:00:00|23:15:00)(?:Z|\b)"
)  # libraries’ own
_MOMENT: Final = re.compile(
    r"\b(?:19|20)\d\d-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?|\b\d{1,2}:\d\d:\d\d(?:[.,]\d{1,3})?\b"
)
_PLACE: Final = re.compile(
    r"(?i)[\"'](?:turn|tour|segment|line|ligne|start|end|offset|seq|debut|début|fin|timestamp"
    r"|horodatage|speaker|locuteur)[\"']\s*:\s*[\"']?\d"
    r"|\bdata-(?:turn|tour|segment|line|start|offset|seq|time|speaker)\s*=\s*[\"']?\w"
    r"|\b(?:tour|segment)\s+(?:n[o°º]\s*)?\d+\b"
    r"|\bgroupe\s\d+,\s*P\d{1,2}\b"
)
_HEADING: Final = re.compile(
    r"(?i)(?:^|[>\n;,\t\"])(?:tour|segment|locuteur|horodatage|turn|speaker|timestamp)(?:[<\n;,\t\"]|$)"
)
_FORMULA: Final = re.compile(r"<(?:\w+:)?f(?:\s[^<>]*)?>[^<]*|<(?:\w+:)?ddeLink\b")
_STARTS: Final = tuple("=+-@\t\r＝＋－＠")
_NUMBER: Final = re.compile(r"[+-]?[\d\s\xa0\u202f.,]+%?|[-–—]?")
_PROGRAMS: Final = re.compile(
    r"(?i)vbaProject\.bin|/externalLinks?/|/activeX/|/connections\.xml|\.(?:exe|js|vbs|bat|ps1)$"
)


def of_text(text: str, part: str) -> Iterator[tuple[LeakKind, str]]:
    """Signs in a text, as it stands in the file or as it is decoded."""
    for found in _ADDRESS.finditer(text):
        if not _NAMESPACES.match(found[0]):
            yield LeakKind.NETWORK, found[0]
    yield from ((LeakKind.NETWORK, found[0]) for found in _CALLS.finditer(text))
    for found in _MOMENT.finditer(text):
        if not _MADE.match(text, found.start()):
            yield LeakKind.TIME, found[0]
    yield from ((LeakKind.ORDER, found[0]) for found in _PLACE.finditer(text))
    yield from ((LeakKind.ORDER, found[0].strip('<>;,\t\n"')) for found in _HEADING.finditer(text))
    if "/xl/" in f"/{part}" or " › xl/" in part:
        yield from ((LeakKind.ACTIVE, found[0]) for found in _FORMULA.finditer(text))


def of_cells(text: str, part: str) -> Iterator[tuple[LeakKind, str]]:
    """Cells of a CSV or TSV file that a spreadsheet would take for formulas."""
    if PurePath(part).suffix.lower() not in {".csv", ".tsv"}:
        return
    separator = max(";,\t", key=text[: text.find("\n") + 1 or None].count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in rows:
            for cell in row:
                if cell.startswith(_STARTS) and not _NUMBER.fullmatch(cell):
                    yield LeakKind.ACTIVE, cell
    except csv.Error:
        yield LeakKind.ACTIVE, "lignes illisibles"


def of_name(part: str) -> Iterator[tuple[LeakKind, str]]:
    """Members that are programs, or links to other documents."""
    yield from ((LeakKind.ACTIVE, found[0]) for found in _PROGRAMS.finditer(part))
