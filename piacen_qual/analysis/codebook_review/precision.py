"""What people made of the suggestions: how often each rule is right, and what each code misses."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, get_args

from piacen_qual.codebook.schema import Codebook
from piacen_qual.coding.suggest import CLUES, Coded
from piacen_qual.decisions.anchoring import Placement
from piacen_qual.decisions.replay import Decision
from piacen_qual.decisions.standing import stands
from piacen_qual.decisions.voices import Place, Voices, voices
from piacen_qual.model import Suggestion

ENOUGH: Final = 5  # a share of fewer says little

Mark = tuple[Place, str]
"""A code on a segment."""

Fate = Literal["accepted", "rejected", "again", "human", "found"]
"""The counts of a `Tally`, in order."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What people decided, for a rule or for a code.

    The rule of a suggestion is the one that suggested it when it was decided on. A suggestion on
    which several people decided counts once, as tables count it.

    Attributes:
        id: of the rule or code.
        accepted: suggestions decided on that stand.
        rejected: those that do not.
        again: of the rejected, those that the coder still makes.
        human: for a code, the codings that stand because people say so.
        found: of these, those that the coder suggests today.
    """

    id: str
    accepted: int = 0
    rejected: int = 0
    again: int = 0
    human: int = 0
    found: int = 0

    @property
    def decided(self) -> int:
        """How many suggestions were decided on."""
        return self.accepted + self.rejected

    @property
    def precision(self) -> float | None:
        """Accepted over decided; None under `ENOUGH`."""
        return self.accepted / self.decided if self.decided >= ENOUGH else None

    @property
    def recall(self) -> float | None:
        """Found over human; None under `ENOUGH`."""
        return self.found / self.human if self.human >= ENOUGH else None


@dataclass(frozen=True, slots=True)
class Judgement:
    """The rules and the codes on which people decided something, those to mend first.

    First come those of which enough is known and that still make a suggestion that was rejected,
    the least precise first; then those that do not any more; then the others.
    """

    rules: tuple[Tally, ...] = ()
    codes: tuple[Tally, ...] = ()


def judge(placement: Placement, coded: Coded, codebook: Codebook) -> Judgement:
    """Today's rules and codes against what people decided.

    Args:
        placement: what everyone decided.
        coded: what the coder suggests today.
        codebook: a rule renamed with its code is known again; one that is no more is left out.
    """
    today = {_mark(suggestion): suggestion.rule for suggestion in coded.suggestions}
    everyone = voices(placement, coded.segments)
    rules, codes = Counter[tuple[str, Fate]](), Counter[tuple[str, Fate]]()
    for mark, decisions in _decided(everyone):
        kept, made_by = stands(everyone.votes(*mark)), _rules(decisions)
        for rule in made_by:
            rules.update((rule, fate) for fate in _fates(kept, today.get(mark) == rule))
        if made_by:
            codes.update((mark[1], fate) for fate in _fates(kept, mark in today))
        codes[mark[1], "human"] += kept
        codes[mark[1], "found"] += kept and mark in today
    ids = [code.id for code in codebook.codes]
    return Judgement(_tallies(rules, _rule_ids(codebook)), _tallies(codes, ids))


def _mark(suggestion: Suggestion) -> Mark:
    return (suggestion.file, suggestion.turn, suggestion.segment), suggestion.code


def _decided(everyone: Voices) -> Iterator[tuple[Mark, Iterable[Decision]]]:
    """Every code in a segment on which somebody decided, with each coder's decision."""
    for place, codes in everyone.said.items():
        for code, said in codes.items():
            yield (place, code), [placed.what for placed in said.values()]


def _rules(decisions: Iterable[Decision]) -> set[str]:
    """The rules whose suggestion was decided on."""
    return {_rule(decision) for decision in decisions if decision.rule}


def _rule(decision: Decision) -> str:
    """The rule that suggested it, under the name its code has today."""
    if decision.rule.startswith(f"{decision.code}."):
        return decision.rule
    return f"{decision.code}.{decision.rule.partition('.')[2]}"


def _fates(kept: bool, made_today: bool) -> Iterator[Fate]:
    yield "accepted" if kept else "rejected"
    if made_today and not kept:
        yield "again"


def _rule_ids(codebook: Codebook) -> Iterator[str]:
    """Every rule, and what stands for one where clues alone suggest."""
    for code in codebook.codes:
        yield from (rule.id for rule in code.rules)
        yield f"{code.id}.{CLUES}"


def _tallies(counts: Counter[tuple[str, Fate]], ids: Iterable[str]) -> tuple[Tally, ...]:
    fates: tuple[Fate, ...] = get_args(Fate)
    every = (Tally(id_, *(counts[id_, fate] for fate in fates)) for id_ in dict.fromkeys(ids))
    return tuple(sorted((each for each in every if each.decided or each.human), key=_merit))


def _merit(tally: Tally) -> tuple[bool, bool, float, int]:
    share = tally.accepted / tally.decided if tally.decided else 1.0
    return tally.precision is None, not tally.again, share, -tally.decided
