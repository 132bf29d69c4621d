"""Key words in context: every place where something is said, one under the other."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from piacen_qual.analysis.citing.search import Hit
from piacen_qual.analysis.withdrawal import NOTHING, Spans, Withdrawn, left, touched
from piacen_qual.model import Coding, Role, Segment, Transcript, Turn

_BLANK: Final = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """A hit in its context; `title` is `TNCDC, groupe 2`, `line` the line of the file.

    Where a partner withdrew the words found, `withdrawn` is true and none of them is told.
    """

    file: str
    title: str
    case: str
    theme: str
    turn: int
    line: int
    speaker: str
    left: str
    keyword: str
    right: str
    how: str
    withdrawn: bool = False


def concordance(
    transcripts: Sequence[Transcript],
    hits: Iterable[Hit],
    *,
    case: str | None = None,
    theme: str | None = None,
    speaker: str | None = None,
    code: str | None = None,
    codings: Sequence[Coding] = (),
    segments: Sequence[Segment] = (),
    moderation: bool = False,
    width: int = 40,
    withdrawn: Withdrawn = NOTHING,
) -> tuple[ConcordanceLine, ...]:
    """The hits in their context, in the order given.

    Args:
        transcripts: where the hits are.
        hits: what was found, by `search.find` or otherwise.
        case: only groups of this case.
        theme: only what was said under this theme (id).
        speaker: only this speaker.
        code: only inside segments that carry this code; needs `codings` and `segments`.
        codings: what codes stand where.
        segments: the units coded.
        moderation: moderators and observers too.
        width: characters of context on either side, whole words.
        withdrawn: words not to be told.
    """
    turns = {
        (t.file, turn.n): (t, turn)
        for t in transcripts
        if case in {None, t.group.case}
        for turn in t.turns
        if theme in {None, turn.theme}
        and speaker in {None, turn.speaker}
        and (moderation or turn.role is Role.PARTICIPANT)
    }
    inside = None if code is None else _coded(code, codings, segments)
    return tuple(
        _line(hit, *turns[hit.file, hit.turn], width, withdrawn.get((hit.file, hit.turn), ()))
        for hit in hits
        if (hit.file, hit.turn) in turns
        and (inside is None or _within(hit, inside.get((hit.file, hit.turn), [])))
    )


def _coded(
    code: str, codings: Sequence[Coding], segments: Sequence[Segment]
) -> dict[tuple[str, int], list[Segment]]:
    """The segments that carry a code, by file and turn."""
    places = {(c.file, c.turn, c.segment) for c in codings if c.code == code}
    found: dict[tuple[str, int], list[Segment]] = defaultdict(list)
    for segment in segments:
        if (segment.file, segment.turn, segment.n) in places:
            found[segment.file, segment.turn].append(segment)
    return found


def _within(hit: Hit, segments: Iterable[Segment]) -> bool:
    return any(segment.start <= hit.start < segment.end for segment in segments)


def _line(
    hit: Hit, transcript: Transcript, turn: Turn, width: int, spans: Spans
) -> ConcordanceLine:
    text = turn.text
    gone = touched(spans, hit.start, hit.end)
    return ConcordanceLine(
        file=hit.file,
        title=transcript.title,
        case=transcript.group.case,
        theme=turn.theme,
        turn=turn.n,
        line=turn.line,
        speaker=turn.speaker,
        left="" if gone else _tail(left(text, spans, 0, hit.start), width),
        keyword=left(text, spans, hit.start, hit.end),
        right="" if gone else _head(left(text, spans, hit.end, len(text)), width),
        how=hit.how,
        withdrawn=gone,
    )


def _tail(text: str, width: int) -> str:
    """The end of a text, `width` characters at most, from the first letter of a word."""
    start = max(0, len(text) - width)
    if start and not text[start - 1].isspace():
        blank = _BLANK.search(text, start)
        start = blank.end() if blank else start
    return text[start:]


def _head(text: str, width: int) -> str:
    return _tail(text[::-1], width)[::-1]
