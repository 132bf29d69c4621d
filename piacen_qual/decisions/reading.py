"""Every event of a study, from all the logs there are: each coder's, copies, conflicted copies."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Final

from piacen_qual.decisions.events import Event, in_order
from piacen_qual.decisions.lines import Newer, from_line, is_whole, to_line
from piacen_qual.decisions.names import folder
from piacen_qual.errors import Level, Problem, UnreadableFileError
from piacen_qual.study import Study

_BOM: Final = "\ufeff".encode()
_DAMAGED: Final = (
    "décision illisible, laissée de côté{more} : la ligne n’est plus telle qu’elle a été écrite."
    " Reprenez-la d’une copie du fichier."
)
_NEWER: Final = (
    "décision écrite par une version plus récente du programme{more} : elle est gardée, mais ne"
    " compte pas ici. Mettez le programme à jour."
)
_TORN: Final = (
    "la dernière ligne est incomplète : son écriture a été interrompue avant d’être confirmée. Elle"
    " ne compte pas."
)


@dataclass(frozen=True, slots=True)
class Logs:
    """What the logs of a study hold.

    Attributes:
        events: each once, by coder, then in the order the coder wrote them.
        problems: lines left out, by file and line.
        highest: coder in lower case → the highest `Event.seq` of any of their lines.
    """

    events: tuple[Event, ...]
    problems: tuple[Problem, ...]
    highest: Mapping[str, int]


def read_events(study: Study) -> tuple[tuple[Event, ...], tuple[Problem, ...]]:
    """The union of all logs by event id, and what could not be read of them.

    The result does not depend on which file holds what, nor on how often.

    Returns:
        The events sorted by (coder, seq, time, id), and the problems by file and line.
    """
    logs = read_logs(study)
    return logs.events, logs.problems


def read_logs(study: Study) -> Logs:
    """The same, with what whoever writes the next line must know."""
    reader = _Reader()
    for path in _paths(study):
        name = f"{path.parent.name}/{path.name}"
        try:
            reader.read(path.read_bytes(), name)
        except OSError as cause:
            reader.problems.append(UnreadableFileError.refused(name, cause).problem)
    events = _with_one_spelling(reader.events.values())
    events.sort(key=in_order)
    return Logs(tuple(events), tuple(reader.problems), reader.highest)


def _paths(study: Study) -> list[Path]:
    if not folder(study).is_dir():
        return []
    return sorted(
        path
        for path in folder(study).iterdir()
        if path.suffix.lower() == ".jsonl" and path.name[0] not in ".~" and path.is_file()
    )


def _with_one_spelling(events: Iterable[Event]) -> list[Event]:
    """The events, each coder's name spelled in one way: case does not make two coders."""
    found = list(events)
    names: dict[str, str] = {}
    for spelling in sorted({event.coder for event in found}):
        names.setdefault(spelling.casefold(), spelling)
    return [
        event if names[event.coder.casefold()] == event.coder else _renamed(event, names)
        for event in found
    ]


def _renamed(event: Event, names: Mapping[str, str]) -> Event:
    return replace(event, coder=names[event.coder.casefold()])


class _Reader:
    """Takes file after file; a line met before, in whatever file, is not looked at again."""

    def __init__(self) -> None:
        self.events: dict[str, Event] = {}
        self.highest: dict[str, int] = {}
        self.problems: list[Problem] = []
        self._met: set[bytes] = set()

    def read(self, data: bytes, file: str) -> None:
        """Take the events of a log, and note what is wrong with its lines."""
        *lines, last = data.removeprefix(_BOM).split(b"\n")
        damaged, newer = [], []
        for number, line in enumerate([*lines, last] if is_whole(last) else lines, 1):
            bare = line.removesuffix(b"\r")
            if not bare or bare in self._met:
                continue
            self._met.add(bare)
            told = from_line(bare)
            if told is None:
                damaged.append(number)
            else:
                self._note(told)
            if isinstance(told, Newer):
                newer.append(number)
        self.problems += _problems(file, damaged, Level.ERROR, _DAMAGED)
        self.problems += _problems(file, newer, Level.WARNING, _NEWER)
        if last and not is_whole(last):
            self.problems.append(Problem(file, len(lines) + 1, Level.WARNING, _TORN))

    def _note(self, told: Event | Newer) -> None:
        coder = told.coder.casefold()
        self.highest[coder] = max(told.seq, self.highest.get(coder, 0))
        if isinstance(told, Event):
            other = self.events.setdefault(told.id, told)
            if (
                other is not told
            ):  # no program of ours does that; whatever happened, it must not matter
                self.events[told.id] = min(told, other, key=to_line)  # which file is read first


def _problems(file: str, lines: list[int], level: Level, words: str) -> Iterator[Problem]:
    """One problem for each run of neighbouring lines."""
    for _, run in groupby(enumerate(lines), lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in run]
        more = f" (jusqu’à la ligne {numbers[-1]})" if len(numbers) > 1 else ""
        yield Problem(file, numbers[0], level, words.format(more=more))
