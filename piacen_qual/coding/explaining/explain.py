"""Why a turn got its codes, and why not others: verdicts, and the rules that nearly fired."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from piacen_qual.codebook.schema import Code, Codebook
from piacen_qual.coding.explaining.obstacles import Obstacle, Stop, Stopped, stopped
from piacen_qual.coding.explaining.verdicts import Judge, Verdict
from piacen_qual.coding.matching.expressions import RunawayRegexError
from piacen_qual.coding.matching.hits import Finder
from piacen_qual.coding.matching.index import Index, Material
from piacen_qual.coding.matching.match import Matcher
from piacen_qual.coding.reading.annotate import Annotator
from piacen_qual.coding.suggest import factor_in
from piacen_qual.errors import Problem
from piacen_qual.model import Segment, Transcript, Turn
from piacen_qual.study import Cache


@dataclass(frozen=True, slots=True)
class Miss:
    """A rule that did not fire in a segment.

    Attributes:
        segment: where.
        code: the rule's code.
        stopped: the rule, what stopped it, what it found.
        score: what the code would have scored there had the rule fired once.
        distance: how far it was from bringing the code: not to reach the threshold counts 1 more.
    """

    segment: Segment
    code: Code
    stopped: Stopped
    score: float
    distance: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """All there is to say of a turn.

    Attributes:
        transcript: where it stands.
        turn: the turn.
        code: the only code asked about, if one was.
        segments: what is coded of it; nothing when it is the moderation's, an observer's or empty.
        verdicts: the codes that something spoke for, by segment, the surest first.
        misses: the rules that did not fire, the nearest first.
        problems: rules that had to be left out.
    """

    transcript: Transcript
    turn: Turn
    code: Code | None
    segments: tuple[Segment, ...]
    verdicts: tuple[Verdict, ...]
    misses: tuple[Miss, ...]
    problems: tuple[Problem, ...]


def explain(
    transcript: Transcript,
    turn: Turn,
    codebook: Codebook,
    cache: Cache,
    *,
    code: Code | None = None,
) -> Explanation:
    """Why a turn got its codes and not others.

    Args:
        transcript: where it stands.
        turn: one of its turns, whoever speaks.
        codebook: the rules.
        cache: what was done before is not done again.
        code: the only code asked about, of which every rule is told; without it, only the rules
            that nearly fired are, of codes not suggested.

    Raises:
        MissingModelError: when the French model is not installed.
    """
    with Finder(codebook, cache, processes=1) as finder:
        (found,) = finder.find([transcript])
        problems = tuple(finder.problems)
    segments = tuple(segment for segment in found.segments if segment.turn == turn.n)
    if not segments:
        return Explanation(transcript, turn, code, (), (), (), problems)
    with Annotator(cache, processes=1) as annotator:
        (annotation,) = annotator.annotate([transcript])
    index = Index([Material(transcript, segments, annotation)])
    matcher = Matcher(index, codebook.concepts)
    judge = Judge(found, turn, codebook, index, matcher)
    codes = codebook.codes if code is None else (code,)
    misses = [
        _miss(each, segments[stop.segment], stop, judge=judge, codebook=codebook, theme=turn.theme)
        for each in codes
        for stop in _stopped(each, index, matcher)
        if code or (stop.is_near and not judge.suggests(each, segments[stop.segment]))
    ]
    misses.sort(key=lambda miss: (not miss.stopped.found, miss.distance, -miss.score))
    verdicts = [verdict for each in codes for verdict in judge.verdicts(each)]
    verdicts.sort(key=lambda verdict: (verdict.segment.n, -verdict.score))
    return Explanation(transcript, turn, code, segments, (*verdicts,), (*misses,), problems)


def _stopped(code: Code, index: Index, matcher: Matcher) -> Iterator[Stopped]:
    for rule in code.rules:
        with suppress(RunawayRegexError):  # told by the finder
            yield from stopped(rule, index, matcher)


def _miss(
    code: Code, segment: Segment, stop: Stopped, *, judge: Judge, codebook: Codebook, theme: str
) -> Miss:
    """A rule that did not fire, with what it would have brought, if the theme had let it."""
    score = judge.score_with(code, segment, stop.rule)
    if not factor_in(stop.rule, theme):
        stop = replace(stop, obstacles=(*stop.obstacles, Obstacle(Stop.THEME)))
    return Miss(segment, code, stop, score, stop.distance + (score < codebook.threshold))
