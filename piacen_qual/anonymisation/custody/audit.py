"""The audit log: who did what to which kinds of words, and when; never the words, never a name.

It lies beside the key and outlives it: that a key was destroyed is told by its last line.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, Self

from piacen_qual.anonymisation.candidates import Action, Candidate, Kind
from piacen_qual.anonymisation.custody.place import key_folder
from piacen_qual.errors import Level, Problem, UnreadableFileError, UnwritableFileError
from piacen_qual.journals.clock import now
from piacen_qual.journals.journal import Journal
from piacen_qual.journals.sealing import sealed, unsealed
from piacen_qual.study import Study

NAME: Final = "journal.jsonl"
VERSION: Final = 1

_DAMAGED: Final = (
    "ligne illisible, laissée de côté : elle n’est plus telle qu’elle a été écrite. Reprenez-la"
    " d’une copie du fichier."
)


class AuditAct(StrEnum):
    """What was done."""

    KEY_MADE = "cle_creee"
    KEY_OPENED = "cle_ouverte"
    KEY_EXTENDED = "cle_completee"
    KEY_DESTROYED = "cle_detruite"
    SHARED = "partage"
    WITHDRAWN = "retrait"

    @property
    def label(self) -> str:
        """What people read."""
        return _LABELS[self]


_LABELS: Final = {
    AuditAct.KEY_MADE: "Clé créée",
    AuditAct.KEY_OPENED: "Clé ouverte",
    AuditAct.KEY_EXTENDED: "Pseudonymes ajoutés",
    AuditAct.KEY_DESTROYED: "Clé détruite",
    AuditAct.SHARED: "Citations partagées",
    AuditAct.WITHDRAWN: "Citations retirées",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the audit log.

    Attributes:
        time: ISO 8601 with the zone.
        who: the person at the keyboard, as they name themselves.
        act: what was done.
        case: for which partner's case, or "".
        quotes: how many quotes it was about.
        counts: kind of words → how many were replaced.
        people: how many people took part in the case, or 0.
    """

    time: str
    who: str
    act: AuditAct
    case: str = ""
    quotes: int = 0
    counts: Mapping[Kind, int] = field(default_factory=dict)
    people: int = 0

    @classmethod
    def told(cls, told: Mapping[str, Any]) -> Self:
        """The entry that a line tells."""
        counts = {Kind(kind): int(count) for kind, count in told["counts"].items()}
        act = AuditAct(told["act"])
        people = int(told.get("people", 0))
        return cls(told["time"], told["who"], act, told["case"], told["quotes"], counts, people)


def replaced(candidates: Iterable[Candidate]) -> dict[Kind, int]:
    """How many words of each kind are masked, in the order of kinds."""
    masked = [each.kind for each in candidates if each.action is Action.MASK]
    return {kind: count for kind in Kind if (count := masked.count(kind))}


def record(
    study: Study,
    act: AuditAct,
    *,
    who: str,
    case: str = "",
    quotes: int = 0,
    people: int = 0,
    counts: Mapping[Kind, int] | None = None,
) -> None:
    """Write down what was done; when this returns, it is on the disk.

    Args:
        study: where.
        act: what.
        who: see `Entry`, as for all that follows.
        case: the case.
        quotes: how many.
        people: how many took part.
        counts: words replaced.

    Raises:
        UnwritableFileError: the system refuses; the log is as it was.
    """
    told = {"v": VERSION, "time": now(), "who": who, "act": act.value, "case": case}
    told |= {"quotes": quotes, "people": people} if people else {"quotes": quotes}
    told |= {"counts": {kind.value: n for kind, n in (counts or {}).items()}}
    path = _path(study)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as cause:
        raise UnwritableFileError(path.parent, cause) from cause
    journal = Journal(path)
    try:
        journal.append(sealed(told))
    finally:
        journal.close()


def read_audit(study: Study) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Everything that was done, oldest first, and the lines that cannot be read."""
    path = _path(study)
    name = f"{path.parent.name}/{path.name}"
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return (), ()
    except OSError as cause:
        return (), (UnreadableFileError.refused(name, cause).problem,)
    entries, problems = [], []
    for number, line in enumerate(lines, 1):
        entry = _entry(line.removesuffix(b"\r"))
        if entry is not None:
            entries.append(entry)
        elif line:
            problems.append(Problem(name, number, Level.ERROR, _DAMAGED))
    return tuple(entries), tuple(problems)


def _entry(line: bytes) -> Entry | None:
    told = unsealed(line)
    if told is None:
        return None
    try:
        return Entry.told(told)
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def _path(study: Study) -> Path:
    return key_folder(study) / NAME
