"""How well the codebook codes: precision, recall and F1 per turn, on the hand-coded groups.

    python -m benchmarks.quality [FAMILY]

The unit is a participant's turn. The interval is a bootstrap of turns within groups.
"""

import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.gold import ROOT, Gold, read_gold
from piacen_qual.codebook.load import load_codebook
from piacen_qual.codebook.schema import Codebook
from piacen_qual.coding.suggest import suggest
from piacen_qual.study import Cache

SETS = {"developpement": "development", "reserve": "held out"}
DRAWS = 2000


@dataclass(frozen=True, slots=True)
class Coded:
    """A turn: the group it is of, the codes of its coder and those suggested."""

    group: str
    gold: frozenset[str]
    found: frozenset[str]


def main() -> None:
    """Print the measures of one family (justifications by default) on each set."""
    family = sys.argv[1] if len(sys.argv) > 1 else "justifications"
    codebook, _ = load_codebook(ROOT / "codebook.yaml")
    codes = [code.id for code in codebook.codes if code.family == family]
    for folder, name in SETS.items():
        groups = read_gold(folder)
        turns = [turn for group in groups for turn in coded_turns(group, codebook, set(codes))]
        print(f"\n{name}: {len(groups)} groups, {len(turns)} turns")
        for code in codes:
            only = [Coded(t.group, t.gold & {code}, t.found & {code}) for t in turns]
            print(f"  {code:20} {shown(only)}")
        low, high = interval(turns)
        print(f"  {'all':20} {shown(turns)}   95 %: {low:.2f}-{high:.2f}")


def coded_turns(gold: Gold, codebook: Codebook, codes: set[str]) -> list[Coded]:
    """The participants' turns of a group, with their codes and the suggested ones."""
    coded = suggest([gold.transcript], codebook, Cache(ROOT / ".piacen"))
    found: dict[int, set[str]] = {}
    for suggestion in coded.suggestions:
        found.setdefault(suggestion.turn, set()).add(suggestion.code)
    return [
        Coded(gold.transcript.file, human & codes, frozenset(found.get(turn, set()) & codes))
        for turn, human in gold.codes.items()
    ]


def measures(turns: Iterable[Coded]) -> tuple[int, float, float, float]:
    """Codings in the gold, precision, recall, F1; 0 where nothing is to be divided."""
    both = gold = found = 0
    for turn in turns:
        both += len(turn.gold & turn.found)
        gold += len(turn.gold)
        found += len(turn.found)
    ratios = (both / max(1, found), both / max(1, gold), 2 * both / max(1, gold + found))
    return (gold, *ratios)


def shown(turns: Sequence[Coded]) -> str:
    """One line of figures."""
    n, precision, recall, f1 = measures(turns)
    return f"n {n:4}   P {precision:.2f}   R {recall:.2f}   F1 {f1:.2f}"


def interval(turns: Sequence[Coded]) -> tuple[float, float]:
    """95 % of the F1 of samples drawn with replacement, group by group."""
    chance = random.Random(1)  # noqa: S311 — the same figures every time
    groups: dict[str, list[Coded]] = {}
    for turn in turns:
        groups.setdefault(turn.group, []).append(turn)
    drawn = sorted(
        measures(t for group in groups.values() for t in chance.choices(group, k=len(group)))[3]
        for _ in range(DRAWS)
    )
    return drawn[int(0.025 * DRAWS)], drawn[int(0.975 * DRAWS)]


if __name__ == "__main__":
    main()
