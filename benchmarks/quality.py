"""How well the codebook codes: precision, recall and F1 per turn, on the hand-coded groups.

    python -m benchmarks.quality [FAMILY]

The unit is a participant's turn. The interval is a bootstrap of turns within groups.
"""

import json
import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from piacen_qual.codebook.load import load_codebook
from piacen_qual.codebook.schema import Codebook
from piacen_qual.coding.suggest import suggest
from piacen_qual.model import Group, Role, Speaker, Transcript, Turn
from piacen_qual.study import Cache

ROOT = Path(__file__).parents[1]
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
        paths = sorted((ROOT / "tests" / "quality" / folder).glob("*.jsonl"))
        turns = [turn for path in paths for turn in coded_turns(path, codebook, set(codes))]
        print(f"\n{name}: {len(paths)} groups, {len(turns)} turns")
        for code in codes:
            only = [Coded(t.group, t.gold & {code}, t.found & {code}) for t in turns]
            print(f"  {code:20} {shown(only)}")
        low, high = interval(turns)
        print(f"  {'all':20} {shown(turns)}   95 %: {low:.2f}-{high:.2f}")


def coded_turns(path: Path, codebook: Codebook, codes: set[str]) -> list[Coded]:
    """The participants' turns of a group, with their codes and the suggested ones."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    coded = suggest([_transcript(path.name, rows)], codebook, Cache(ROOT / ".piacen"))
    found: dict[int, set[str]] = {}
    for suggestion in coded.suggestions:
        found.setdefault(suggestion.turn, set()).add(suggestion.code)
    return [
        Coded(
            path.name,
            frozenset(_gold(row["codes"]) & codes),
            frozenset(found.get(row["tour"], set()) & codes),
        )
        for row in rows
        if "codes" in row
    ]


def _gold(codes: dict[str, Any]) -> set[str]:
    one = {codes["position"], codes["interaction"]} - {None}
    return {*codes["justifications"], *codes["mondes"], *one}


def _transcript(name: str, rows: Sequence[dict[str, Any]]) -> Transcript:
    turns = tuple(
        Turn(
            n=row["tour"],
            speaker=row["locuteur"],
            label=row["locuteur"],
            role=Role(row["role"]),
            theme=row["theme"],
            start=None,
            text=row["texte"],
            line=row["tour"],
        )
        for row in rows
    )
    roles = {turn.speaker: turn.role for turn in turns}
    speakers = tuple(Speaker(who, (who,), role) for who, role in roles.items())
    return Transcript(name, "jsonl", "utf-8", "", Group(name), speakers, (), turns)


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
