"""Answers as lines of a log, and every line of a study read back."""

from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, Final

from piacen_qual.anonymisation.answers import Act, Answer, Answers
from piacen_qual.decisions.lines import is_whole, sealed, unsealed
from piacen_qual.decisions.names import folder as decisions_folder
from piacen_qual.errors import Level, Problem, UnreadableFileError
from piacen_qual.study import Study

VERSION: Final = 1

_BOM: Final = "\ufeff".encode()
_DEFAULTS: Final = {field.name: field.default for field in fields(Answer)}
_LISTS: Final = ("contexts", "over")
_DAMAGED: Final = (
    "réponse illisible : la ligne n’est plus telle qu’elle a été écrite, ou une version plus"
    " récente du programme l’a écrite. Reprenez-la d’une copie du fichier, ou mettez le programme"
    " à jour."
)
_TORN: Final = (
    "la dernière ligne est incomplète : son écriture a été interrompue avant d’être confirmée. Elle"
    " ne compte pas."
)


def folder(study: Study) -> Path:
    """Where the answers of a study are."""
    return decisions_folder(study) / "anonymisation"


def to_line(answer: Answer) -> bytes:
    """An answer as a line, line break included; what is not said has its default."""
    told = {name: value for name, value in asdict(answer).items() if value != _DEFAULTS[name]}
    return sealed({"v": VERSION} | told)


def from_line(line: bytes) -> Answer | None:
    """The answer that a line tells, without its line break; None when it is none of ours."""
    told = unsealed(line)
    if told is None or told.pop("v", None) != VERSION:
        return None
    del told["sum"]
    try:
        told |= {name: tuple(told[name]) for name in _LISTS if name in told}
        answer = Answer(**(told | {"act": Act(told["act"])}))
    except (KeyError, TypeError, ValueError):
        return None
    return answer if _is_typed(answer) else None


def _is_typed(answer: Answer) -> bool:
    """Whether each value is of the kind its field holds, and the answer says what it is about."""
    values: dict[str, Any] = asdict(answer)
    lists = [item for name in _LISTS for item in values.pop(name)]
    whole = type(values.pop("seq")) is int
    texts = all(isinstance(value, str) for value in (*values.values(), *lists))
    return whole and texts and bool(answer.target if answer.act is Act.RETRACT else answer.question)


def read_answers(study: Study) -> tuple[Answers, tuple[Problem, ...]]:
    """The union of all logs, copies and conflicted copies included, and what could not be read.

    A line that cannot be read is an error: it might be the one that says to mask.
    """
    found: dict[str, Answer] = {}
    problems: list[Problem] = []
    for path in _paths(study):
        name = path.relative_to(study.root).as_posix()
        try:
            data = path.read_bytes()
        except OSError as cause:
            problems.append(UnreadableFileError.refused(name, cause).problem)
            continue
        *lines, last = data.removeprefix(_BOM).split(b"\n")
        if last and not is_whole(last):
            problems.append(Problem(name, len(lines) + 1, Level.WARNING, _TORN))
        for number, line in enumerate([*lines, last] if is_whole(last) else lines, 1):
            answer = from_line(line.removesuffix(b"\r"))
            if answer is not None:
                found[answer.id] = answer
            elif line.removesuffix(b"\r"):
                problems.append(Problem(name, number, Level.ERROR, _DAMAGED))
    return Answers(tuple(found.values())), tuple(problems)


def _paths(study: Study) -> Iterator[Path]:
    if folder(study).is_dir():
        for path in sorted(folder(study).iterdir()):
            if path.suffix.lower() == ".jsonl" and path.name[0] not in ".~" and path.is_file():
                yield path
