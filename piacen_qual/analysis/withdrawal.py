"""Words that partners withdrew: they are counted, and no file says them any more."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from piacen_qual.model import RETIRED

Spans = Sequence[tuple[int, int]]
Withdrawn = Mapping[tuple[str, int], Spans]
"""Words that nobody may cite: file and turn → spans of the turn's text."""

NOTHING: Final[Withdrawn] = {}


def touched(spans: Spans, start: int, end: int) -> bool:
    """Whether some of the words from `start` to `end` are withdrawn."""
    return any(max(a, start) < min(b, end) for a, b in spans)


def left(text: str, spans: Spans, start: int, end: int) -> str:
    """`text[start:end]`, with one mark in the place of each run of withdrawn words."""
    return "".join(_parts(text, spans, start, end))


def _parts(text: str, spans: Spans, start: int, end: int) -> Iterator[str]:
    at = start
    for begins, stops in sorted(spans):
        first, last = max(begins, at), min(stops, end)
        if first < last:
            if first > at or at == start:
                yield text[at:first] + RETIRED
            at = last
    yield text[at:end]
