"""What became of the codes in a turn: what fired, what it was worth, what held a code back.

Verdicts are the coder's own: it judges the same matches again without rivals, then without its
threshold, and what that changes tells what decided.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from operator import itemgetter

from piacen_qual.codebook.schema import Clues, Code, Codebook, Element, Family, Rule
from piacen_qual.coding.choice import length_factor
from piacen_qual.coding.explaining.obstacles import Span
from piacen_qual.coding.matching.clues import tens
from piacen_qual.coding.matching.hits import Found, Row
from piacen_qual.coding.matching.index import Index
from piacen_qual.coding.matching.match import Matcher
from piacen_qual.coding.reasons import reason
from piacen_qual.coding.suggest import (
    clues_say,
    factor_in,
    parts,
    score_of,
    slips,
    suggestions,
    weight_in,
    witnesses,
)
from piacen_qual.model import Segment, Suggestion, Turn


class Outcome(StrEnum):
    """What became of a code that something spoke for; where a setting decided, by its key."""

    SUGGESTED = "suggere"
    RIVAL = "part_du_meilleur"
    UNDER = "seuil"
    MUTED = "theme"


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that fired in a segment.

    Attributes:
        rule: the rule.
        passages: where, in the order of the text.
        witnesses: how many of them count, being apart and in different words.
        factor: what the theme makes of the rule's weight.
        weight: the weight so made, from 0 to 1.
        reason: why, in French words.
    """

    rule: Rule
    passages: tuple[Span, ...]
    witnesses: int
    factor: float
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What the clues of a code add up to in a segment, in log-odds.

    Attributes:
        start: before anything is said.
        length: what the number of words adds.
        theme: what the theme adds.
        clues: each clue, its first passage, and what it adds; the heaviest first.
        rules: what the rules that fired add.
    """

    start: float
    length: float
    theme: float
    clues: tuple[tuple[Element, Span, float], ...]
    rules: float

    @property
    def total(self) -> float:
        """The log-odds of the code."""
        said = sum(weight for _, _, weight in self.clues)
        return self.start + self.length + self.theme + said + self.rules


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a code that something spoke for in a segment.

    Attributes:
        segment: where.
        code: the code.
        family: its family.
        outcome: what became of it.
        made: the suggestion, if it was.
        fired: its rules that fired, the strongest first.
        certainty: what their passages say together, from 0 to 1.
        words: the segment's length.
        length: what the family makes of it.
        heard: what the code's clues say, if it has some.
        score: how sure the code is.
        best: the surest code suggested of the family in that segment.
    """

    segment: Segment
    code: Code
    family: Family
    outcome: Outcome
    made: Suggestion | None
    fired: tuple[Fired, ...]
    certainty: float
    words: int
    length: float
    heard: Heard | None
    score: float
    best: Suggestion | None


class Judge:
    """The coder's judgement of a turn, and the same without what held codes back."""

    def __init__(
        self, found: Found, turn: Turn, codebook: Codebook, index: Index, matcher: Matcher
    ) -> None:
        """Judge `turn`, whose words alone are in `index`; `matcher` looks in it."""
        self._found = found
        self._turn = turn
        self._codebook = codebook
        self._index = index
        self._matcher = matcher
        self._places = {
            segment: place for place, segment in enumerate(found.segments) if segment.turn == turn.n
        }
        self._families = {family.id: family for family in codebook.families}
        self._family_of = {code.id: code.family for code in codebook.codes}
        self._made, self._reaching, self._weighed, self._certain = (
            {
                (made.segment, made.code): made
                for made in suggestions(found, book)
                if made.turn == turn.n
            }
            for book in _ever_milder(codebook)
        )

    def suggests(self, code: Code, segment: Segment) -> bool:
        """Whether the code is suggested there."""
        return (segment.n, code.id) in self._made

    def score_with(self, code: Code, segment: Segment, rule: Rule) -> float:
        """What the code would score there if a rule that did not fire had, once."""
        certainty = _score(self._certain, (segment.n, code.id))
        more = 1 - (1 - certainty) * (1 - weight_in(rule, self._turn.theme))
        return self._score_of(code, segment, more * self._length(code, segment))

    def verdicts(self, code: Code) -> Iterator[Verdict]:
        """What became of a code in each segment where something spoke for it."""
        for segment, place in self._places.items():
            rows = [row for row in self._found.rows[code.id] if row[0] == place]
            if rows or (segment.n, code.id) in self._weighed:
                yield self._verdict(code, segment, rows)

    def _verdict(self, code: Code, segment: Segment, rows: Iterable[Row]) -> Verdict:
        key = segment.n, code.id
        fired = (
            _fired(code, code.rules[number], list(matches), self._turn, self._found)
            for number, matches in groupby(rows, key=itemgetter(1))
        )
        certainty, length = _score(self._certain, key), self._length(code, segment)
        return Verdict(
            segment=segment,
            code=code,
            family=self._family(code),
            outcome=self._outcome(key),
            made=self._made.get(key),
            fired=tuple(sorted(fired, key=lambda each: -each.weight)),
            certainty=certainty,
            words=self._words(segment),
            length=length,
            heard=self._heard(code.clues, segment, certainty * length) if code.clues else None,
            score=_score(self._weighed, key),
            best=self._best(code, segment),
        )

    def _score_of(self, code: Code, segment: Segment, certainty: float) -> float:
        odds = clues_say(code, self._found.weighed, self._places[segment], self._turn.theme)
        return score_of(certainty, odds, self._codebook.rule_force)

    def _heard(self, clues: Clues, segment: Segment, certainty: float) -> Heard:
        heard = (
            (element, passage, weight)
            for element, weight in clues.weights
            if (passage := self._first(element, segment))
        )
        return Heard(
            start=clues.start,
            length=clues.length * float(tens(self._index)[self._index.segments.index(segment)]),
            theme=clues.themes.get(self._turn.theme, 0.0),
            clues=tuple(sorted(heard, key=lambda clue: -abs(clue[2]))),
            rules=self._codebook.rule_force * min(1.0, certainty),
        )

    def _first(self, element: Element, segment: Segment) -> Span | None:
        """The first passage of a segment that is a term or of a concept."""
        index, spans = self._index, self._matcher.spans(element)
        ours = spans.take(index.segment[spans.first] == index.segments.index(segment))
        if not len(ours):
            return None
        return int(index.start[ours.first[0]]), int(index.end[ours.last[0]])

    def _outcome(self, key: tuple[int, str]) -> Outcome:
        if key in self._made:
            return Outcome.SUGGESTED
        if key in self._reaching:
            return Outcome.RIVAL
        return Outcome.UNDER if key in self._weighed else Outcome.MUTED

    def _best(self, code: Code, segment: Segment) -> Suggestion | None:
        rivals = (
            made
            for (number, _), made in self._made.items()
            if number == segment.n and self._family_of[made.code] == code.family
        )
        return max(rivals, key=lambda made: made.score, default=None)

    def _length(self, code: Code, segment: Segment) -> float:
        return length_factor(self._family(code), self._words(segment))

    def _words(self, segment: Segment) -> int:
        return len(self._turn.text[segment.start : segment.end].split())

    def _family(self, code: Code) -> Family:
        return self._families.get(code.family, Family(code.family, code.family))


def _ever_milder(codebook: Codebook) -> Iterator[Codebook]:
    """The codebook; without rivals; without threshold either; with nothing but its rules."""
    yield codebook
    families = tuple(replace(family, share=0.0) for family in codebook.families)
    yield replace(codebook, families=families)
    yield replace(codebook, families=families, threshold=0.0)
    families = tuple(replace(family, lengths=(), beyond=1.0) for family in families)
    codes = tuple(replace(code, clues=None) for code in codebook.codes)
    yield replace(codebook, families=families, codes=codes, threshold=0.0)


def _score(judged: Mapping[tuple[int, str], Suggestion], key: tuple[int, str]) -> float:
    return judged[key].score if key in judged else 0.0


def _fired(code: Code, rule: Rule, rows: list[Row], turn: Turn, found: Found) -> Fired:
    """A rule by its matches; its reason gives its name within the code."""
    best = max(rows, key=lambda row: (-row[2], row[3]))
    named = replace(rule, id=rule.id.removeprefix(f"{code.id}."))
    misspelt = slips(found.slips_of(code.id, best), turn.text)
    return Fired(
        rule=rule,
        passages=tuple((row[2], row[3]) for row in rows),
        witnesses=witnesses(rows, turn.text),
        factor=factor_in(rule, turn.theme),
        weight=weight_in(rule, turn.theme),
        reason=reason(named, parts(best, turn.text), slips=misspelt),
    )
