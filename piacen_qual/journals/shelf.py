"""The journals of one kind, a file a person; all that they tell together, copies included."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import Field, dataclass, field, fields, replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, ClassVar, Final, Generic, Protocol, TypeVar

from piacen_qual.errors import Level, Problem, UnreadableFileError
from piacen_qual.journals.names import stem
from piacen_qual.journals.sealing import is_whole, sealed, unsealed
from piacen_qual.study import Study

VERSION: Final = 1  # of the way lines are written; more, once this program could not read them

_BOM: Final = "\ufeff".encode()
_DAMAGED: Final = (
    "{noun} illisible, laissée de côté{more} : la ligne n’est plus telle qu’elle a été écrite."
    " Reprenez-la d’une copie du fichier."
)
_NEWER: Final = (
    "{noun} écrite par une version plus récente du programme{more} : elle est gardée, mais ne"
    " compte pas ici. Mettez le programme à jour."
)
_TORN: Final = (
    "la dernière ligne est incomplète : son écriture a été interrompue avant d’être confirmée. Elle"
    " ne compte pas."
)


class Record(Protocol):
    """What a line tells: a frozen dataclass whose first fields are these."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def id(self) -> str:
        """A random uuid, the record's identity in every copy of the journal."""

    @property
    def seq(self) -> int:
        """One more than the highest the person's journals held; their order, whatever the clock."""

    @property
    def time(self) -> str:
        """ISO 8601 with the zone, as the machine's clock gave it."""

    @property
    def coder(self) -> str:
        """Whose it is."""


Kept = TypeVar("Kept", bound=Record)
in_order: Final = attrgetter("coder", "seq", "time", "id")
"""What records are sorted by: person, then the order in which each wrote theirs."""


@dataclass(frozen=True, slots=True)
class Newer:
    """A line that a newer version of the program wrote: kept, not understood.

    Attributes:
        coder: whose it is, or "" when even that is not told as today.
        seq: its rank among theirs, or 0.
    """

    coder: str
    seq: int


@dataclass(frozen=True, slots=True)
class Contents(Generic[Kept]):
    """What the journals of a study hold.

    Attributes:
        records: each once, by person, then in the order the person wrote them.
        problems: lines left out, by file and line.
        highest: person in lower case → the highest `seq` of any of their lines.
    """

    records: tuple[Kept, ...]
    problems: tuple[Problem, ...]
    highest: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Shelf(Generic[Kept]):
    """A kind of journals: where they are, and what their lines mean.

    Attributes:
        to_told: what a record says, as JSON takes it.
        from_told: the record that says so, or None where something is not as this version says it.
        noun: what a line is to people, a feminine noun.
        folder: where the files are, in the study's `decisions`.
        signed: what a line calls the person.
        strict: whether a line that is not understood is an error, as it may say the contrary of
            those that are.
    """

    to_told: Callable[[Kept], dict[str, Any]]
    from_told: Callable[[dict[str, Any]], Kept | None]
    noun: str
    folder: str = ""
    signed: str = "coder"
    strict: bool = False

    def place(self, study: Study) -> Path:
        """Where the files of a study are."""
        return study.root / "decisions" / self.folder

    def path(self, study: Study, coder: str) -> Path:
        """A person's file."""
        return self.place(study) / f"{stem(coder)}.jsonl"

    def lock_path(self, study: Study, coder: str) -> Path:
        """What says that a person has a session open."""
        return self.place(study) / f"{stem(coder)}.lock"

    def to_line(self, record: Kept) -> bytes:
        """A record as a line, line break included."""
        return sealed({"v": VERSION, **self.to_told(record)})

    def from_line(self, line: bytes) -> Kept | Newer | None:
        """What a line tells, without its line break; None when it is damaged."""
        told = unsealed(line)
        if told is None:
            return None
        record = self.from_told(told) if told.pop("v", None) == VERSION else None
        return self._newer(told) if record is None else record

    def _newer(self, told: Mapping[str, Any]) -> Newer:
        coder, seq = told.get(self.signed), told.get("seq")
        return Newer(coder if type(coder) is str else "", seq if type(seq) is int else 0)

    def read(self, study: Study) -> Contents[Kept]:
        """The union of all the journals by record, and what could not be read of them.

        The result does not depend on which file holds what, nor on how often.
        """
        reading = _Reading(self)
        for path in self._files(study):
            name = path.relative_to(study.root).as_posix()
            try:
                reading.take(path.read_bytes(), name)
            except OSError as cause:
                reading.problems.append(UnreadableFileError.refused(name, cause).problem)
        records = _with_one_spelling(reading.records.values())
        records.sort(key=in_order)
        highest = _highest([*reading.newer, *records])
        return Contents(tuple(records), tuple(reading.problems), highest)

    def _files(self, study: Study) -> list[Path]:
        place = self.place(study)
        return sorted(
            path
            for path in (place.iterdir() if place.is_dir() else ())
            if path.suffix.lower() == ".jsonl" and path.name[0] not in ".~" and path.is_file()
        )


def said(record: Record) -> dict[str, Any]:
    """What a record says by field; what it does not say has its default."""
    named = {field.name: (getattr(record, field.name), field.default) for field in fields(record)}
    return {name: value for name, (value, default) in named.items() if value != default}


def _with_one_spelling(records: Iterable[Kept]) -> list[Kept]:
    """The records, each person's name spelled in one way: case does not make two people."""
    found = list(records)
    firsts: dict[str, str] = {}
    others = {}
    for spelling in sorted({record.coder for record in found}):
        first = firsts.setdefault(spelling.casefold(), spelling)
        if first != spelling:
            others[spelling] = first
    return [replace(r, coder=others[r.coder]) if r.coder in others else r for r in found]


def _highest(told: Iterable[Record | Newer]) -> dict[str, int]:
    """Person in lower case → the highest rank of what is theirs."""
    highest: dict[str, int] = {}
    for each in told:
        coder = each.coder.casefold()
        if each.seq > highest.get(coder, 0):
            highest[coder] = each.seq
    return highest


@dataclass(slots=True)
class _Reading(Generic[Kept]):
    """Takes file after file; a line met before, in whatever file, is not looked at again."""

    shelf: Shelf[Kept]
    records: dict[str, Kept] = field(default_factory=dict)
    newer: list[Newer] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _met: set[bytes] = field(default_factory=set)

    def take(self, data: bytes, file: str) -> None:
        """Take the records of a file, and note what is wrong with its lines."""
        *lines, last = data.removeprefix(_BOM).split(b"\n")
        damaged, newer = [], []
        for number, line in enumerate([*lines, last] if is_whole(last) else lines, 1):
            bare = line.removesuffix(b"\r")
            if not bare or bare in self._met:
                continue
            self._met.add(bare)
            told = self.shelf.from_line(bare)
            if told is None:
                damaged.append(number)
            elif isinstance(told, Newer):
                newer.append(number)
                self.newer.append(told)
            else:
                self._note(told)
        level = Level.ERROR if self.shelf.strict else Level.WARNING
        self.problems += self._told(file, damaged, Level.ERROR, _DAMAGED)
        self.problems += self._told(file, newer, level, _NEWER)
        if last and not is_whole(last):
            self.problems.append(Problem(file, len(lines) + 1, Level.WARNING, _TORN))

    def _note(self, record: Kept) -> None:
        other = self.records.setdefault(record.id, record)
        if other is not record:  # no program of ours does that; which file is read first must
            self.records[record.id] = min(record, other, key=self.shelf.to_line)  # not matter

    def _told(self, file: str, lines: list[int], level: Level, words: str) -> Iterator[Problem]:
        """One problem for each run of neighbouring lines."""
        for _, run in groupby(enumerate(lines), lambda pair: pair[1] - pair[0]):
            numbers = [number for _, number in run]
            more = f" (jusqu’à la ligne {numbers[-1]})" if len(numbers) > 1 else ""
            message = words.format(noun=self.shelf.noun, more=more)
            yield Problem(file, numbers[0], level, message)
