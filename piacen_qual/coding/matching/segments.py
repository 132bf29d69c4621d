"""Cutting participants' turns into segments, the unit that is coded."""

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from piacen_qual.french.sentences import sentences
from piacen_qual.model import Role, Segment, Transcript

_WORD = re.compile(r"\S+")
_PAUSES = frozenset(",;:…–—")


def segments(transcript: Transcript, words: int) -> tuple[Segment, ...]:
    """The segments of the participants' turns, in order.

    Args:
        transcript: where they come from; other roles have no segments.
        words: turns longer than this are cut at sentence ends into parts of about equal length.
    """
    return tuple(
        Segment(transcript.file, turn.n, number, start, end)
        for turn in transcript.turns
        if turn.role is Role.PARTICIPANT
        for number, (start, end) in enumerate(cut(turn.text, words), 1)
    )


def cut(text: str, words: int) -> list[tuple[int, int]]:
    """The parts of a turn as (start, end), each of at most about `words` words.

    A sentence longer than that is cut after a comma, or between two words when it has none.
    Every character that is not blank is in exactly one part.
    """
    short = len(text) < 2 * words  # so many words with a blank between them would be longer
    parts = 1 if short else -(-len(text.split()) // max(1, words))
    if parts < 2:
        end = len(text.rstrip())
        return [(len(text) - len(text.lstrip()), end)] if end else []
    found = [match.span() for match in _WORD.finditer(text)]
    edges = _edges(text, found, words)
    bounds = [0, *_balanced(edges, len(found), parts), len(found)]
    return [(found[first][0], found[after - 1][1]) for first, after in pairwise(bounds)]


def _edges(text: str, found: list[tuple[int, int]], words: int) -> list[int]:
    """Numbers of the words before which a cut may fall, in order."""
    starts = [start for start, _ in found]
    ends = [bisect_left(starts, end) for _, end in sentences(text)]
    edges: list[int] = []
    for first, after in pairwise([0, *ends]):
        if after - first > words:
            edges += _inside(text, found, first, after, words)
        edges.append(after)
    return [edge for edge in edges if 0 < edge < len(found)]


def _inside(
    text: str, found: list[tuple[int, int]], first: int, after: int, words: int
) -> list[int]:
    """Cuts inside a sentence that is too long: after its pauses, else every `words` words."""
    pauses = [n + 1 for n in range(first, after - 1) if text[found[n][1] - 1] in _PAUSES]
    stops = [first, *pauses, after]
    edges: list[int] = []
    for start, end in pairwise(stops):
        parts = -(-(end - start) // words)
        edges += [start + (end - start) * part // parts for part in range(1, parts)]
        edges.append(end)
    return edges[:-1]


def _balanced(edges: list[int], total: int, parts: int) -> list[int]:
    """The edges nearest to where `parts` equal parts would be cut."""
    chosen: list[int] = []
    for part in range(1, parts):
        ideal = total * part / parts
        after = bisect_right(edges, ideal)
        last = chosen[-1] if chosen else 0
        near = [edge for edge in edges[max(0, after - 1) : after + 1] if edge > last]
        if near:
            chosen.append(min(near, key=lambda edge: abs(edge - ideal)))
    return chosen
