"""Terms that people took or left: one file per coder, which only grows.

The files lie in the study's `decisions/lexique/`. What one coder left is not proposed to the
others: the codebook is everybody's.
"""

import datetime
import json
import os
import uuid
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from piacen_qual.errors import Level, Problem, UnreadableFileError, UnwritableFileError
from piacen_qual.french.folding import fold

_SUFFIX = ".jsonl"


class Choice(StrEnum):
    """What a coder did with a term."""

    TAKE = "take"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Made:
    """A choice made.

    Attributes:
        time: ISO 8601, UTC.
        coder: who.
        choice: what.
        target: `@concept`, or a code id.
        term: as proposed.
    """

    time: str
    coder: str
    choice: Choice
    target: str
    term: str


def left_out(folder: Path, target: str) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """The terms, folded, that were last left for a target, and lines that cannot be read."""
    problems: list[Problem] = []
    made = [each for path in _logs(folder) for each in _read(path, problems)]
    last = {
        fold(each.term): each.choice
        for each in sorted(made, key=lambda each: each.time)
        if each.target == target
    }
    left = frozenset(term for term, choice in last.items() if choice is Choice.LEAVE)
    return left, tuple(problems)


def remember(folder: Path, coder: str, choice: Choice, target: str, term: str) -> None:
    """Add a line to the coder's file, and wait until it is on the disk.

    Raises:
        UnwritableFileError: when the system refuses, or takes only part of the line.
    """
    now = datetime.datetime.now(tz=datetime.UTC).isoformat()
    event = {"id": uuid.uuid4().hex, "time": now, "coder": coder, "type": choice.value}
    line = json.dumps(event | {"target": target, "term": term}, ensure_ascii=False)
    path = folder / f"{_file_name(coder)}{_SUFFIX}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as stream:
            torn = stream.tell() and not path.read_bytes().endswith(b"\n")
            stream.write(b"\n" * bool(torn) + line.encode() + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as cause:
        raise UnwritableFileError(path, cause) from cause


def _file_name(coder: str) -> str:
    """The coder's name as every system takes it in a file name."""
    kept = "".join(letter if letter.isalnum() else "_" for letter in fold(coder))
    return kept.strip("_")[:60] or "anonyme"


def _logs(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{_SUFFIX}")) if folder.is_dir() else []


def _read(path: Path, problems: list[Problem]) -> list[Made]:
    name = f"decisions/{path.parent.name}/{path.name}"
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as cause:
        problems.append(UnreadableFileError.refused(name, cause).problem)
        return []
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found.append(_made(json.loads(line)))
        except (ValueError, KeyError, TypeError):
            message = "cette ligne est abîmée : elle est laissée de côté."
            problems.append(Problem(name, number, Level.WARNING, message))
    return found


def _made(event: dict[str, Any]) -> Made:
    texts = [str(event[key]) for key in ("time", "coder", "type", "target", "term")]
    time, coder, choice, target, term = texts
    return Made(time, coder, Choice(choice), target, term)
