"""The coder: from transcripts and a codebook to suggestions.

A suggestion says that a segment carries a code. Its score is `1 - Π(1 - weight)` over the passages
found by the rules of the code, with the theme's factor on the rule's weight: passages are taken as
independent witnesses (the « noisy or » of Pearl, 1988), those of one rule when their words differ
and three at most. The family's factor for the segment's length multiplies it; it is at most 0.99.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from piacen_qual.codebook.schema import Code, Codebook, Family, Rule
from piacen_qual.coding.choice import Candidate, best_of_families, length_factor
from piacen_qual.coding.hits import Finder, Found, Row
from piacen_qual.coding.reasons import reason
from piacen_qual.errors import Problem
from piacen_qual.model import Progress, Segment, Suggestion, Transcript, Turn
from piacen_qual.study import Cache

_SUREST = 0.99
_PASSAGES = 3  # of one rule, more say nothing more


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that fired, for whoever wants to understand.

    Attributes:
        code: code id.
        rule: the rule.
        segment: where.
        start: first character, an offset into the turn's text.
        end: end of the last one, exclusive.
        weight: the rule's weight with the theme's factor.
        reason: why, in French words.
    """

    code: str
    rule: Rule
    segment: Segment
    start: int
    end: int
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Coded:
    """The coder's work on some transcripts, in the order of files, turns, segments and codes."""

    segments: tuple[Segment, ...]
    suggestions: tuple[Suggestion, ...]
    problems: tuple[Problem, ...]


def suggest(
    transcripts: Sequence[Transcript],
    codebook: Codebook,
    cache: Cache,
    *,
    progress: Progress | None = None,
    processes: int | None = None,
) -> Coded:
    """Suggest codes for the participants' turns.

    Args:
        transcripts: in the order wanted for the result.
        codebook: codes without rules suggest nothing.
        cache: what was done before is not done again.
        progress: called with turns done, turns in all, and what they are.
        processes: how many processes may read French; the result does not depend on it.

    Raises:
        MissingModelError: when the French model is not installed.
    """
    meter = _Meter(progress, sum(len(transcript.turns) for transcript in transcripts))
    parts = []
    each = suggest_each(transcripts, codebook, cache, processes=processes, tagged=meter.tagged)
    for transcript, coded in zip(transcripts, each, strict=True):
        meter.finished(len(transcript.turns))
        parts.append(coded)
    return Coded(
        tuple(segment for part in parts for segment in part.segments),
        tuple(suggestion for part in parts for suggestion in part.suggestions),
        tuple(problem for part in parts for problem in part.problems),
    )


def suggest_each(
    transcripts: Iterable[Transcript],
    codebook: Codebook,
    cache: Cache,
    *,
    processes: int | None = None,
    tagged: Callable[[int], None] = lambda texts: None,
) -> Iterator[Coded]:
    """The same transcript by transcript, for a study that does not fit in memory.

    Args:
        transcripts: may be read as they are asked for.
        codebook: as for `suggest`.
        cache: as for `suggest`.
        processes: as for `suggest`.
        tagged: called now and then with how many more texts (about a turn each) were read.
    """
    told = 0
    with Finder(codebook, cache, processes=processes) as finder:
        for found in finder.find(transcripts, tagged=tagged):
            problems = tuple(finder.problems[told:])
            told += len(problems)
            yield Coded(found.segments, tuple(_suggestions(found, codebook)), problems)


def hits(
    transcript: Transcript, codebook: Codebook, cache: Cache, *, turn: int | None = None
) -> tuple[Hit, ...]:
    """Every rule that fired, whatever the threshold, in one turn or in the whole transcript.

    Raises:
        MissingModelError: when the French model is not installed.
    """
    with Finder(codebook, cache, processes=1) as finder:
        (found,) = finder.find([transcript])
    every = (hit for code in codebook.codes for hit in _hits(found, code))
    kept = (hit for hit in every if turn is None or hit.segment.turn == turn)
    return tuple(sorted(kept, key=lambda hit: (hit.segment.turn, hit.segment.n, hit.start)))


def weight_in(rule: Rule, theme: str) -> float:
    """How sure a rule is when the group is on `theme`; 0 where it does not count."""
    return min(1.0, rule.weight * _factor(rule, theme))


def _factor(rule: Rule, theme: str) -> float:
    return rule.themes.get(theme, rule.other_themes)


def _suggestions(found: Found, codebook: Codebook) -> list[Suggestion]:
    """What reaches the threshold and stands up to the family's best, by segment, then by code."""
    turns = _turns(found)
    lengths = [
        len(turn.text[segment.start : segment.end].split())
        for segment, turn in zip(found.segments, turns, strict=True)
    ]
    families = {family.id: family for family in codebook.families}
    candidates = []
    for code in codebook.codes:
        family = families.get(code.family, Family(code.family, code.family))
        for place, certainty, rows in _scored(code, found.rows[code.id], turns):
            score = min(_SUREST, certainty * length_factor(family, lengths[place]))
            if 0 < score >= codebook.threshold:
                candidates.append(Candidate(place, family, score, (code, rows)))
    return [
        _suggestion(code, found.segments[place], turns[place], score, rows)
        for place, _, score, (code, rows) in best_of_families(candidates)
    ]


def _turns(found: Found) -> list[Turn]:
    """The turn of each segment."""
    by_number = {turn.n: turn for turn in found.transcript.turns}
    return [by_number[segment.turn] for segment in found.segments]


def _scored(
    code: Code, rows: Iterable[Row], turns: Sequence[Turn]
) -> Iterator[tuple[int, float, list[Row]]]:
    """Per segment in which the code's rules fired: its place, the score, the matches."""
    themes = {turn.theme for turn in turns}
    doubts = {theme: [1 - weight_in(rule, theme) for rule in code.rules] for theme in themes}
    for place, group in groupby(rows, key=itemgetter(0)):
        fired = list(group)
        turn = turns[place]
        doubt = doubts[turn.theme]
        left = math.prod(
            doubt[number] ** min(_PASSAGES, _passages(matches, turn.text))
            for number, matches in groupby(fired, key=itemgetter(1))
        )
        yield place, 1 - left, fired


def _passages(matches: Iterable[Row], text: str) -> int:
    """How many passages a rule's matches are: apart from one another, in different words."""
    found, after = set(), 0
    for start, end in sorted(((row[2], row[3]) for row in matches), key=lambda at: (at[0], -at[1])):
        if start >= after:
            found.add(text[start:end].lower())
        after = max(after, end)
    return len(found)


def _suggestion(
    code: Code, segment: Segment, turn: Turn, score: float, rows: Sequence[Row]
) -> Suggestion:
    """The match of the strongest rule is the evidence: the first of them, then the longest."""
    weights = {row[1]: weight_in(code.rules[row[1]], turn.theme) for row in rows}
    row = max(rows, key=lambda row: (weights[row[1]], -row[2], row[3]))
    _, number, start, end, *_ = row
    rule = code.rules[number]
    fired = sorted(other for other, weight in weights.items() if weight > 0 and other != number)
    others = [code.rules[other].id.removeprefix(f"{code.id}.") for other in fired]
    return Suggestion(
        file=segment.file,
        turn=segment.turn,
        segment=segment.n,
        code=code.id,
        start=start,
        end=end,
        evidence=turn.text[start:end],
        rule=rule.id,
        score=round(score, 4),
        reason=reason(
            rule, _parts(row, turn.text), factor=_factor(rule, turn.theme), others=others
        ),
    )


def _hits(found: Found, code: Code) -> Iterator[Hit]:
    turns = _turns(found)
    for row in found.rows[code.id]:
        place, number, start, end, *_ = row
        rule, turn = code.rules[number], turns[place]
        weight = weight_in(rule, turn.theme)
        words = reason(rule, _parts(row, turn.text), factor=_factor(rule, turn.theme))
        yield Hit(code.id, rule, found.segments[place], start, end, weight, words)


def _parts(row: Row, text: str) -> list[str]:
    """What each element of the rule matched."""
    edges = row[4:] or row[2:4]
    return [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]


class _Meter:
    """Turns done, never going back: texts are counted while they are read, then transcripts."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress = progress
        self._total = total
        self._shown = 0
        self._read = 0
        self._done = 0

    def tagged(self, texts: int) -> None:
        """More texts were read, of the transcripts under way."""
        self._read += texts
        self._show()

    def finished(self, turns: int) -> None:
        """A transcript is done."""
        self._done += turns
        self._read = max(0, self._read - turns)
        self._show()

    def _show(self) -> None:
        self._shown = max(self._shown, min(self._total, self._done + self._read))
        if self._progress is not None:
            self._progress(self._shown, self._total, "Codage des tours")
