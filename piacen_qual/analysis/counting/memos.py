"""What coders noted, beside the codings that it is about."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from piacen_qual.analysis.material import Place
from piacen_qual.analysis.withdrawal import NOTHING, Withdrawn, touched
from piacen_qual.decisions.anchoring import Placed, Placement, State
from piacen_qual.decisions.replay import Decision, Memo
from piacen_qual.model import RETIRED, Coding, Segment


class _Note(NamedTuple):
    start: int
    end: int
    code: str
    line: str


def with_memos(
    codings: Sequence[Coding],
    placement: Placement,
    segments: Sequence[Segment],
    *,
    withdrawn: Withdrawn = NOTHING,
) -> tuple[Coding, ...]:
    """The codings, each with what people noted on its segment: on its code, or on none.

    Remarks made with a decision count, memos on a whole transcript or on a code do not. One line
    a note, `Julie : à revoir`. A mark stands for those on words that partners withdrew: they may
    repeat them.
    """
    notes = _notes(placement)
    if not notes:
        return tuple(codings)
    spans = {(s.file, s.turn, s.n): (s.start, s.end) for s in segments}
    found = (_with_memo(coding, notes, spans) for coding in codings)
    return tuple(_without_withdrawn(coding, spans, withdrawn) for coding in found)


def _notes(placement: Placement) -> dict[tuple[str, int], list[_Note]]:
    """By turn, in the order of coders."""
    found = defaultdict[tuple[str, int], list[_Note]](list)
    every: tuple[Placed[Decision] | Placed[Memo], ...] = (*placement.codings, *placement.memos)
    for placed in every:
        what, spot = placed.what, placed.spot
        if what.note and spot and spot.turn and spot.state is not State.LOST:
            line = f"{what.coder}\xa0: {' '.join(what.note.split())}"
            found[spot.file, spot.turn].append(_Note(spot.start, spot.end, what.code, line))
    return found


def _with_memo(
    coding: Coding,
    notes: dict[tuple[str, int], list[_Note]],
    spans: dict[Place, tuple[int, int]],
) -> Coding:
    start, end = spans[coding.file, coding.turn, coding.segment]
    lines = [
        note.line
        for note in notes.get((coding.file, coding.turn), ())
        if note.start < end and start < note.end and note.code in {"", coding.code}
    ]
    return replace(coding, memo="\n".join(dict.fromkeys(lines))) if lines else coding


def _without_withdrawn(
    coding: Coding, spans: dict[Place, tuple[int, int]], withdrawn: Withdrawn
) -> Coding:
    gone = withdrawn.get((coding.file, coding.turn), ())
    segment = spans[coding.file, coding.turn, coding.segment]
    return replace(coding, memo=RETIRED) if coding.memo and touched(gone, *segment) else coding
