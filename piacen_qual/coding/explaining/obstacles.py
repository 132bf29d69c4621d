"""What kept a rule from firing: the least that would have to be otherwise.

A rule is loosened, one setting after the other, and given to the same `Matcher` as ever until it
fires: what is said of it holds for the coder by construction.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations, pairwise
from typing import Final

from piacen_qual.codebook.schema import Element, Kind, Negation, Rule, Scope, Term
from piacen_qual.coding.matching.index import Index
from piacen_qual.coding.matching.match import Match, Matcher

Span = tuple[int, int]
"""Start and end in the turn's text."""


class Stop(StrEnum):
    """What can keep a rule from firing; where a setting of the rule does, by its key."""

    NEGATION = "nie"
    ABSENT = "sauf"
    ABSENT_IN_SEGMENT = "sauf_segment"
    PRESENT = "avec"
    ANSWER = "echange"  # the turn answers no one
    LATE = "debut"  # it does, but the passage is not at its start
    SCOPE = "portee"
    ORDER = "suite"
    GAP = "ecart"
    ELEMENT = "element"  # something that the rule looks for is not there
    APPROX = "approx"  # a word is misspelt, and the rule takes no such word
    SAME_WORD = "meme_mot"  # two elements would be the same word
    THEME = "theme"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that stopped a rule.

    Attributes:
        stop: which.
        passages: the words that did it: those of the negation, of `sauf`, the misspelt ones.
        lacking: what was not found, for `avec` and for an element; what was misspelt.
        words: for `ecart`, how many words part two neighbours.
    """

    stop: Stop
    passages: tuple[Span, ...] = ()
    lacking: tuple[Element, ...] = ()
    words: int = 0


@dataclass(frozen=True, slots=True)
class Stopped:
    """A rule that did not fire in a segment.

    Attributes:
        segment: a number in `Index.segments`.
        rule: the rule.
        obstacles: what stopped it, all of it.
        found: what it did find, in the order of its elements.
    """

    segment: int
    rule: Rule
    obstacles: tuple[Obstacle, ...]
    found: tuple[Span, ...]

    @property
    def is_near(self) -> bool:
        """Whether it found something, and lacks at most one of the elements it looks for."""
        lacking = sum(obstacle.stop is Stop.ELEMENT for obstacle in self.obstacles)
        return bool(self.found) and lacking < 2

    @property
    def distance(self) -> float:
        """How far it was from firing: a condition that failed counts 1."""
        return sum(_distance(obstacle, self.rule) for obstacle in self.obstacles)


_LOOSENED: Final[Mapping[Stop, Callable[[Rule], Rule]]] = {
    Stop.NEGATION: lambda rule: replace(rule, negation=Negation.INDIFFERENT),
    Stop.ABSENT: lambda rule: replace(rule, absent=()),
    Stop.ABSENT_IN_SEGMENT: lambda rule: replace(rule, absent_in_segment=()),
    Stop.PRESENT: lambda rule: replace(rule, present=()),
    Stop.ANSWER: lambda rule: replace(rule, answers=False),
    Stop.SCOPE: lambda rule: replace(rule, scope=Scope.SEGMENT),
    Stop.ORDER: lambda rule: replace(rule, kind=Kind.NEAR),
    Stop.GAP: lambda rule: replace(rule, gap=_ANYWHERE),
    Stop.APPROX: lambda rule: replace(rule, approx=bool(rule.elements)),
}
_TOGETHER = {Kind.NEAR, Kind.SEQUENCE}
_OF_TOGETHER = {Stop.SCOPE, Stop.ORDER, Stop.GAP}
_ANYWHERE = 1 << 12  # words, more than a segment has


def stopped(rule: Rule, index: Index, matcher: Matcher) -> Iterator[Stopped]:
    """For each segment of `index` in which `rule` does not fire, the least that stopped it.

    Args:
        rule: any rule; themes and weights do not count.
        index: best that of a single turn: every segment is asked about.
        matcher: what looks in `index`.

    Raises:
        RunawayRegexError: when its regular expression takes too long on a segment.
    """
    inquiry = _Inquiry(rule, index, matcher)
    fired = {match.segment for match in matcher.matches(rule)}
    for segment in range(len(index.segments)):
        if segment not in fired:
            yield inquiry.in_segment(segment)


class _Inquiry:
    """Asks one rule."""

    def __init__(self, rule: Rule, index: Index, matcher: Matcher) -> None:
        self._rule = rule
        self._index = index
        self._matcher = matcher
        self._alone = [matcher.matches(part) for part in _parts(rule)]

    def in_segment(self, segment: int) -> Stopped:
        """What stopped it there."""
        rule = self._rule
        found = [_within(segment, matches) for matches in self._alone]
        lacking = [place for place, matches in enumerate(found) if not matches]
        obstacles = tuple(_lacking(rule, place) for place in lacking)
        ways: list[Stopped] = []
        if not lacking:
            ways = self._ways(rule, segment)
            obstacles = () if ways else (Obstacle(Stop.SAME_WORD),)
        elif len(lacking) == 1 and len(found) > 1:
            ways = self._ways(_without(rule, lacking[0]), segment)
        if not ways:
            return Stopped(segment, rule, obstacles, tuple(_span(m[0]) for m in found if m))
        way = min(ways, key=lambda way: way.distance)
        return replace(way, rule=rule, obstacles=(*obstacles, *way.obstacles))

    def _ways(self, rule: Rule, segment: int) -> list[Stopped]:
        """How `rule` would fire with as few settings loosened as can be; maybe it cannot."""
        stops = [stop for stop in _LOOSENED if _loosened(rule, (stop,)) != rule]
        if not self._matches(_loosened(rule, stops), segment):
            return []
        sizes = (
            [
                self._way(rule, chosen, match)
                for chosen in combinations(stops, size)
                for match in self._matches(_loosened(rule, chosen), segment)
            ]
            for size in range(len(stops) + 1)
        )
        return next(filter(None, sizes))

    def _matches(self, rule: Rule, segment: int) -> list[Match]:
        return _within(segment, self._matcher.matches(rule))

    def _way(self, rule: Rule, stops: Sequence[Stop], match: Match) -> Stopped:
        loosened = _loosened(rule, stops)
        obstacles = (self._obstacle(stop, rule, loosened, match) for stop in stops)
        return Stopped(match.segment, rule, tuple(obstacles), match.parts)

    def _obstacle(self, stop: Stop, rule: Rule, loosened: Rule, match: Match) -> Obstacle:
        match stop:
            case Stop.NEGATION:
                made = Obstacle(stop, passages=self._negations(match))
            case Stop.ABSENT:
                made = Obstacle(stop, passages=self._shared(rule.absent, loosened, match))
            case Stop.ABSENT_IN_SEGMENT:
                anywhere = replace(loosened, scope=Scope.SEGMENT)
                found = self._shared(rule.absent_in_segment, anywhere, match)
                made = Obstacle(stop, passages=found)
            case Stop.PRESENT:
                made = Obstacle(stop, lacking=rule.present)
            case Stop.GAP:
                made = Obstacle(stop, words=self._widest(match))
            case Stop.APPROX:
                made = Obstacle(
                    stop,
                    passages=tuple((slip.start, slip.end) for slip in match.slips),
                    lacking=tuple(Term(slip.word) for slip in match.slips),
                )
            case Stop.ANSWER if self._index.opening.any():
                made = Obstacle(Stop.LATE)
            case _:
                made = Obstacle(stop)
        return made

    def _negations(self, match: Match) -> tuple[Span, ...]:
        """The words outside of it that negate part of a match."""
        index, spans = self._index, self._words(match)
        words = {word for first, last in spans for word in range(first, last + 1)}
        negators = {int(index.negator[word]) for word in words} - words - {-1}
        return tuple((int(index.start[word]), int(index.end[word])) for word in sorted(negators))

    def _shared(self, elements: tuple[Element, ...], rule: Rule, match: Match) -> tuple[Span, ...]:
        """Where any of `elements` stands in the same sentence as a match, or segment."""
        found = self._matches(_any_of(elements, approx=rule.approx), match.segment)
        if rule.scope is Scope.SENTENCE:
            found = [other for other in found if self._sentence(other) == self._sentence(match)]
        return tuple(_span(other) for other in found)

    def _sentence(self, match: Match) -> int:
        return int(self._index.sentence[self._words(match)[0][0]])

    def _widest(self, match: Match) -> int:
        """The most words between two neighbours of a match."""
        return max(after - last - 1 for (_, last), (after, _) in pairwise(self._words(match)))

    def _words(self, match: Match) -> list[tuple[int, int]]:
        """The first and last word of each part of a match, in the order of the text."""
        parts = [(match.segment, start, end) for start, end in sorted(match.parts)]
        spans = self._index.words_touching(parts)
        return list(zip(spans.first.tolist(), spans.last.tolist(), strict=True))


def _parts(rule: Rule) -> list[Rule]:
    """What must be found, misspelt or not, each as a rule of its own, conditions aside."""
    if rule.kind in _TOGETHER:
        return [_any_of((element,), approx=True) for element in rule.elements]
    return [_loosened(rule, [stop for stop in _LOOSENED if stop not in _OF_TOGETHER])]


def _any_of(elements: tuple[Element, ...], *, approx: bool) -> Rule:
    return Rule("", 0, Kind.TERMS, elements, approx=approx)


def _without(rule: Rule, place: int) -> Rule:
    """A rule that does without one of its elements."""
    left = (*rule.elements[:place], *rule.elements[place + 1 :])
    return replace(rule, elements=left, kind=rule.kind if len(left) > 1 else Kind.TERMS)


def _loosened(rule: Rule, stops: Iterable[Stop]) -> Rule:
    """A rule that minds none of `stops`."""
    together = rule.kind in _TOGETHER
    for stop in stops:
        if together or stop not in _OF_TOGETHER:
            rule = _LOOSENED[stop](rule)
    return rule


def _lacking(rule: Rule, place: int) -> Obstacle:
    together = rule.kind in _TOGETHER
    return Obstacle(
        Stop.ELEMENT, lacking=rule.elements[place : place + 1] if together else rule.elements
    )


def _distance(obstacle: Obstacle, rule: Rule) -> float:
    """Orders what is shown: nothing else depends on these numbers."""
    match obstacle.stop:
        case Stop.GAP:
            return 0.5 + (obstacle.words - rule.gap) / 8
        case Stop.PRESENT:
            return 1.5
        case Stop.ELEMENT:
            return 1 + 2 / max(1, len(rule.elements))
        case Stop.SAME_WORD:
            return 2
        case _:
            return 1


def _within(segment: int, matches: Iterable[Match]) -> list[Match]:
    return [match for match in matches if match.segment == segment]


def _span(match: Match) -> Span:
    return match.start, match.end
