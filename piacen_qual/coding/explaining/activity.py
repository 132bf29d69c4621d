"""What each rule does in a study: where it fires, and which rules add nothing to others."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from piacen_qual.codebook.schema import Code, Codebook, Rule
from piacen_qual.coding.matching.hits import Finder, Found
from piacen_qual.coding.suggest import weight_in
from piacen_qual.model import Segment, Suggestion, Transcript
from piacen_qual.study import Cache

_ENOUGH = 2  # passages from which « always » says something


class Passage(NamedTuple):
    """Where a rule fired.

    Attributes:
        segment: where.
        start: first character, an offset into the turn's text.
        end: end of the last one, exclusive.
        weight: the rule's weight under the theme; 0 where it does not count.
    """

    segment: Segment
    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class RuleActivity:
    """What a rule does in a study.

    Attributes:
        code: id of its code.
        rule: the rule.
        passages: where it fires and counts, in order.
        idle: where it fires under a theme that takes all its weight.
        leads: how many suggestions rest on it first.
    """

    code: str
    rule: Rule
    passages: tuple[Passage, ...]
    idle: tuple[Passage, ...]
    leads: int

    @property
    def name(self) -> str:
        """How it is called in its code."""
        return self.rule.id.removeprefix(f"{self.code}.")

    @property
    def segments(self) -> frozenset[Segment]:
        """The segments in which it fires and counts."""
        return frozenset(passage.segment for passage in self.passages)


def activity(
    transcripts: Iterable[Transcript],
    codebook: Codebook,
    cache: Cache,
    suggestions: Iterable[Suggestion] = (),
) -> tuple[RuleActivity, ...]:
    """What every rule does, in the order of the codebook.

    Args:
        transcripts: the study's.
        codebook: the codes with their rules.
        cache: what was matched before is not matched again.
        suggestions: what the rules made of these transcripts.

    Raises:
        MissingModelError: when the French model is not installed.
    """
    passages = defaultdict[str, list[Passage]](list)
    with Finder(codebook, cache) as finder:
        for found in finder.find(transcripts):
            for code in codebook.codes:
                for rule, passage in _passages(found, code):
                    passages[rule].append(passage)
    leads = Counter(suggestion.rule for suggestion in suggestions)
    return tuple(
        RuleActivity(
            code=code.id,
            rule=rule,
            passages=tuple(p for p in passages[rule.id] if p.weight > 0),
            idle=tuple(p for p in passages[rule.id] if p.weight <= 0),
            leads=leads[rule.id],
        )
        for code in codebook.codes
        for rule in code.rules
    )


def _passages(found: Found, code: Code) -> Iterator[tuple[str, Passage]]:
    themes = {turn.n: turn.theme for turn in found.transcript.turns}
    for place, number, start, end, *_ in found.rows[code.id]:
        segment, rule = found.segments[place], code.rules[number]
        yield rule.id, Passage(segment, start, end, weight_in(rule, themes[segment.turn]))


def silent(rules: Iterable[RuleActivity]) -> tuple[RuleActivity, ...]:
    """Rules that never fire, or only where they do not count."""
    return tuple(rule for rule in rules if not rule.passages)


def inseparable(rules: Iterable[RuleActivity]) -> tuple[tuple[RuleActivity, ...], ...]:
    """Rules that fire in exactly the same segments, two at least; the most frequent first."""
    groups = defaultdict[frozenset[Segment], list[RuleActivity]](list)
    for rule in rules:
        groups[rule.segments].append(rule)
    found = [
        (segments, group)
        for segments, group in groups.items()
        if len(segments) >= _ENOUGH and len(group) > 1
    ]
    return tuple(tuple(group) for _, group in sorted(found, key=lambda each: -len(each[0])))


def hidden(rules: Iterable[RuleActivity]) -> tuple[tuple[RuleActivity, RuleActivity], ...]:
    """Rules with, each, a rule of the same code that says as much wherever they fire.

    Every passage of the first, two at least, lies within a passage of the other that weighs as
    much: the same words are counted twice. Of rules that hide each other, the later one is hidden.
    """
    of_code = defaultdict[str, list[RuleActivity]](list)
    for rule in rules:
        of_code[rule.code].append(rule)
    return tuple(pair for siblings in of_code.values() for pair in _hidden(siblings))


def _hidden(siblings: Sequence[RuleActivity]) -> Iterator[tuple[RuleActivity, RuleActivity]]:
    for at, rule in enumerate(siblings):
        for other_at, other in enumerate(siblings):
            mutual = at < other_at and _hides(rule, other)
            if other is not rule and _hides(other, rule) and not mutual:
                yield rule, other
                break


def _hides(rule: RuleActivity, other: RuleActivity) -> bool:
    around = defaultdict[Segment, list[Passage]](list)
    for passage in rule.passages:
        around[passage.segment].append(passage)
    return len(other.passages) >= _ENOUGH and all(
        any(_covers(wide, passage) for wide in around[passage.segment])
        for passage in other.passages
    )


def _covers(wide: Passage, passage: Passage) -> bool:
    within = wide.start <= passage.start and passage.end <= wide.end
    return within and wide.weight >= passage.weight
