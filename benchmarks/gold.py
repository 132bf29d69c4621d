"""The hand-coded turns of `tests/quality`, as transcripts and codes."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from piacen_qual.model import Group, Role, Speaker, Transcript, Turn

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "quality"


@dataclass(frozen=True, slots=True)
class Gold:
    """A file of hand-coded turns.

    Attributes:
        transcript: the turns.
        codes: by number of turn, for participants: the codes that a person put on it.
    """

    transcript: Transcript
    codes: dict[int, frozenset[str]]


def read_gold(folder: str) -> list[Gold]:
    """The files of one folder of `tests/quality`, by name."""
    return [_read(path) for path in sorted((GOLD / folder).glob("*.jsonl"))]


def _read(path: Path) -> Gold:
    rows = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    codes = {row["tour"]: _codes(row["codes"]) for row in rows if "codes" in row}
    return Gold(_transcript(f"{path.parent.name}/{path.name}", rows), codes)


def _codes(codes: dict[str, Any]) -> frozenset[str]:
    one = {codes["position"], codes["interaction"]} - {None}
    return frozenset({*codes["justifications"], *codes["mondes"], *one})


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
