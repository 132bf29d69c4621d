"""Which of the codes that could be suggested in a segment are: length, and rivals of a family."""

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from piacen_qual.codebook.schema import Code, Family
from piacen_qual.coding.matching.hits import Row
from piacen_qual.coding.matching.weighed import Trace


class Case(NamedTuple):
    """What speaks for a code in a segment.

    Attributes:
        place: of the segment in its transcript.
        certainty: how sure the rules are, the length counted.
        rows: the matches of the code's rules.
        trace: the clues, where they may be enough.
    """

    place: int
    certainty: float
    rows: tuple[Row, ...]
    trace: Trace | None


class Candidate(NamedTuple):
    """A code that could be suggested.

    Attributes:
        place: of the segment in its transcript.
        family: the code's.
        score: how sure, the length counted.
        found: the code and what speaks for it.
    """

    place: int
    family: Family
    score: float
    found: tuple[Code, Case]


def length_factor(family: Family, words: int) -> float:
    """What multiplies the scores of a family in a segment of so many words."""
    return next((factor for most, factor in family.lengths if words <= most), family.beyond)


def best_of_families(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that come near enough to the best of their family in the same segment.

    Args:
        candidates: in the order of codes; the first of equals is the best.

    Returns:
        Those that stay, in the order of segments, then of codes.
    """
    kept = []
    for _, group in groupby(sorted(candidates, key=attrgetter("place")), attrgetter("place")):
        rivals = list(group)
        best: dict[str, Candidate] = {}
        for rival in rivals:
            if rival.family.id not in best or rival.score > best[rival.family.id].score:
                best[rival.family.id] = rival
        kept += [rival for rival in rivals if _stays(rival, best[rival.family.id])]
    return kept


def _stays(rival: Candidate, best: Candidate) -> bool:
    share = rival.family.share
    return rival is best or (share < 1 and rival.score >= share * best.score)
