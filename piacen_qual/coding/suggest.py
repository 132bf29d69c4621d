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
from piacen_qual.coding.choice import Candidate, Case, best_of_families, length_factor
from piacen_qual.coding.matching.hits import Finder, Found, NotKnownError, Row, Slip
from piacen_qual.coding.matching.weighed import UNIT, Weighed
from piacen_qual.coding.reasons import clues_reason, reason
from piacen_qual.errors import Problem
from piacen_qual.model import Progress, Segment, Suggestion, Transcript, Turn
from piacen_qual.study import Cache

SUREST = 0.99
CLUES = "indices"  # what stands for the rule when clues alone suggest
MOST_PASSAGES = 3  # of one rule, more say nothing more


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
    known_only: bool = False,
) -> Coded:
    """Suggest codes for the participants' turns.

    Args:
        transcripts: in the order wanted for the result.
        codebook: codes without rules suggest nothing.
        cache: what was done before is not done again.
        progress: called with turns done, turns in all, and what they are.
        processes: how many processes may read French; the result does not depend on it.
        known_only: whether to do with what the cache has.

    Raises:
        MissingModelError: when the French model is not installed.
        NotKnownError: when the cache lacks something, and nothing else is wanted.
    """
    meter = _Meter(progress, sum(len(transcript.turns) for transcript in transcripts))
    parts = []
    each = suggest_each(
        transcripts,
        codebook,
        cache,
        processes=processes,
        known_only=known_only,
        tagged=meter.tagged,
    )
    for transcript, coded in zip(transcripts, each, strict=True):
        meter.finished(len(transcript.turns))
        parts.append(coded)
    return Coded(
        tuple(segment for part in parts for segment in part.segments),
        tuple(suggestion for part in parts for suggestion in part.suggestions),
        tuple(problem for part in parts for problem in part.problems),
    )


def suggest_apart(
    transcripts: Sequence[Transcript],
    codebook: Codebook,
    cache: Cache,
    *,
    progress: Progress | None = None,
) -> Coded:
    """The same, for a process that goes on for long: what is not known yet is found in another.

    Raises:
        MissingModelError: as for `suggest`.
        KilledError: when the other process was killed.
    """
    try:
        return suggest(transcripts, codebook, cache, progress=progress, known_only=True)
    except NotKnownError:
        from piacen_qual.apart import apart  # noqa: PLC0415 — subprocess

        return apart(suggest, transcripts, codebook, cache, progress=progress)


def suggest_each(
    transcripts: Iterable[Transcript],
    codebook: Codebook,
    cache: Cache,
    *,
    processes: int | None = None,
    known_only: bool = False,
    tagged: Callable[[int], None] = lambda texts: None,
) -> Iterator[Coded]:
    """The same transcript by transcript, for a study that does not fit in memory.

    Args:
        transcripts: may be read as they are asked for.
        codebook: as for `suggest`.
        cache: as for `suggest`.
        processes: as for `suggest`.
        known_only: as for `suggest`.
        tagged: called now and then with how many more texts (about a turn each) were read.
    """
    told = 0
    with Finder(codebook, cache, processes=processes, known_only=known_only) as finder:
        for found in finder.find(transcripts, tagged=tagged):
            problems = tuple(finder.problems[told:])
            told += len(problems)
            yield Coded(found.segments, tuple(suggestions(found, codebook)), problems)


def weight_in(rule: Rule, theme: str) -> float:
    """How sure a rule is when the group is on `theme`; 0 where it does not count."""
    return min(1.0, rule.weight * factor_in(rule, theme))


def factor_in(rule: Rule, theme: str) -> float:
    """What `theme` makes of a rule's weight."""
    return rule.themes.get(theme, rule.other_themes)


def suggestions(found: Found, codebook: Codebook) -> list[Suggestion]:
    """What reaches the threshold and stands up to the family's best, by segment, then by code."""
    turns = _turns(found)
    families = {family.id: family for family in codebook.families}
    candidates = []
    for code in codebook.codes:
        family = families.get(code.family, Family(code.family, code.family))
        for case in _cases(code, family, found, turns):
            odds = clues_say(code, found.weighed, case.place, turns[case.place].theme)
            score = score_of(case.certainty, odds, codebook.rule_force)
            if 0 < score >= codebook.threshold:
                candidates.append(Candidate(case.place, family, score, (code, case)))
    return [
        _suggestion(code, found, turns[place], score, case)
        for place, _, score, (code, case) in best_of_families(candidates)
    ]


def clues_say(code: Code, weighed: Weighed, place: int, theme: str) -> float | None:
    """The log-odds that a code's clues give it in a segment, the theme counted, if it has some."""
    if code.clues is None:
        return None
    return weighed.sum(place, code.id) + code.clues.themes.get(theme, 0.0)


def score_of(certainty: float, clues: float | None, rule_force: float) -> float:
    """How sure a code is by what its rules say, and by what its clues do if it has some.

    Args:
        certainty: how sure the rules are, the length counted.
        clues: the log-odds that the clues give.
        rule_force: the log-odds that rules add to them when they are certain.
    """
    if clues is None:
        return min(SUREST, certainty)
    return min(SUREST, 1 / (1 + math.exp(-clues - rule_force * min(1.0, certainty))))


def _cases(code: Code, family: Family, found: Found, turns: Sequence[Turn]) -> Iterator[Case]:
    """The segments that rules or clues speak of, in order."""
    traces = {trace[0]: trace for trace in found.weighed.traces.get(code.id, ())}
    for place, said, rows in _scored(code, found.rows[code.id], turns):
        words = _words(found.segments[place], turns[place]) if family.lengths else 0
        certainty = said * length_factor(family, words)
        trace = traces.pop(place, None)
        if certainty > 0 or trace:
            yield Case(place, certainty, tuple(rows), trace)
    for place, trace in traces.items():
        yield Case(place, 0.0, (), trace)


def _words(segment: Segment, turn: Turn) -> int:
    return len(turn.text[segment.start : segment.end].split())


def _turns(found: Found) -> list[Turn]:
    """The turn of each segment."""
    by_number = {turn.n: turn for turn in found.transcript.turns}
    return [by_number[segment.turn] for segment in found.segments]


def _scored(
    code: Code, rows: Iterable[Row], turns: Sequence[Turn]
) -> Iterator[tuple[int, float, list[Row]]]:
    """Per segment in which the code's rules fired: its place, the score, the matches."""
    for place, group in groupby(rows, key=itemgetter(0)):
        fired = list(group)
        yield place, 1 - _doubt(code, fired, turns[place]), fired


def _doubt(code: Code, fired: Sequence[Row], turn: Turn) -> float:
    """How likely it is that all that was found says nothing."""
    if len(fired) == 1:  # most often
        return 1 - weight_in(code.rules[fired[0][1]], turn.theme)
    return math.prod(
        (1 - weight_in(code.rules[number], turn.theme)) ** witnesses(list(matches), turn.text)
        for number, matches in groupby(fired, key=itemgetter(1))
    )


def witnesses(matches: Sequence[Row], text: str) -> int:
    """How many of a rule's passages count: apart from one another, in different words."""
    if len(matches) == 1:
        return 1
    found, after = set(), 0
    for start, end in sorted(((row[2], row[3]) for row in matches), key=lambda at: (at[0], -at[1])):
        if start >= after:
            found.add(text[start:end].lower())
        after = max(after, end)
    return min(MOST_PASSAGES, len(found))


def _suggestion(code: Code, found: Found, turn: Turn, score: float, case: Case) -> Suggestion:
    """The evidence is what the strongest rule found, or the clues when no rule counts."""
    start, end, rule, why = (
        _by_rules(code, found, turn, case) if case.certainty else _by_clues(code, turn, case)
    )
    segment = found.segments[case.place]
    return Suggestion(
        file=segment.file,
        turn=segment.turn,
        segment=segment.n,
        code=code.id,
        start=start,
        end=end,
        evidence=turn.text[start:end],
        rule=rule,
        score=round(score, 4),
        reason=why,
    )


def _by_rules(code: Code, found: Found, turn: Turn, case: Case) -> tuple[int, int, str, str]:
    row, others = _strongest(code, case.rows, turn.theme)
    _, number, start, end, *_ = row
    rule = code.rules[number]
    why = reason(
        rule,
        parts(row, turn.text),
        factor=factor_in(rule, turn.theme),
        slips=slips(found.slips_of(code.id, row), turn.text),
        others=others,
    )
    return start, end, rule.id, why


def _strongest(code: Code, rows: Sequence[Row], theme: str) -> tuple[Row, list[str]]:
    """The match of the strongest rule (the first, then the longest), and the others' names."""
    if len(rows) == 1:  # most often
        return rows[0], []
    weights = {row[1]: weight_in(code.rules[row[1]], theme) for row in rows}
    best = max(rows, key=lambda row: (weights[row[1]], -row[2], row[3]))
    fired = sorted(other for other, weight in weights.items() if weight > 0 and other != best[1])
    return best, [code.rules[other].id.removeprefix(f"{code.id}.") for other in fired]


def _by_clues(code: Code, turn: Turn, case: Case) -> tuple[int, int, str, str]:
    _, start, end, *clues = case.trace or ()
    named = [
        (turn.text[first:after], weight / UNIT)
        for first, after, weight in zip(clues[::3], clues[1::3], clues[2::3], strict=True)
    ]
    return start, end, f"{code.id}.{CLUES}", clues_reason(named)


def parts(row: Row, text: str) -> list[str]:
    """What each element of the rule matched."""
    edges = row[4:] or row[2:4]
    return [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]


def slips(found: Iterable[Slip], text: str) -> list[tuple[str, str]]:
    """Misspelt words of a turn's text, with the words that they are read as."""
    return [(text[start:end], word) for start, end, word in found]


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
