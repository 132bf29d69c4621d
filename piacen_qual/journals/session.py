"""A person's journal, open for writing: what is done is on the disk before the next thing."""

import abc
import contextlib
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Concatenate, Final, Generic, ParamSpec, Self

from piacen_qual.errors import Level, Problem, UnwritableFileError
from piacen_qual.files import flush_folder
from piacen_qual.journals.clock import now
from piacen_qual.journals.journal import Journal
from piacen_qual.journals.lock import Holder, Lock
from piacen_qual.journals.names import coder_name, same
from piacen_qual.journals.shelf import Kept, Shelf
from piacen_qual.study import Study

Given = ParamSpec("Given")

_TORN: Final = (
    "la dernière ligne était incomplète : son écriture avait été interrompue avant d’être"
    " confirmée. Elle a été retirée."
)


class Session(abc.ABC, Generic[Kept]):
    """One person's journal of some kind; nobody else may open it meanwhile.

    Attributes:
        coder: the name, as the journal spells it once open.
        problems: what was mended, taken over or left out.
    """

    def __init__(self, study: Study, shelf: Shelf[Kept], coder: str) -> None:
        """Nothing is touched yet.

        Raises:
            BadCoderNameError: when `coder` names nobody.
        """
        self.coder = coder_name(coder)
        self.problems: tuple[Problem, ...] = ()
        self._study = study
        self._shelf = shelf
        self._last = 0
        self._closing = contextlib.ExitStack()

    def __enter__(self) -> Self:
        """Take the lock, mend the end of the file, and read what everybody did.

        Raises:
            LockedLogError: another session of this person is open.
            UnwritableFileError: the system refuses.
        """
        _make(self._shelf.place(self._study))
        with contextlib.ExitStack() as opening:
            lock = Lock(self._shelf.lock_path(self._study, self.coder), self.coder)
            before = lock.take()
            opening.callback(lock.release)
            self._journal = Journal(self._shelf.path(self._study, self.coder))
            opening.callback(self._journal.close)
            self._read(before)
            self._closing = opening.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close, and let others in.

        Raises:
            UnwritableFileError: lines that something else took away cannot be put back.
        """
        self._closing.close()

    @abc.abstractmethod
    def _opened_on(self, records: tuple[Kept, ...]) -> None:
        """Take in what everybody did so far."""

    def _next(
        self,
        kind: Callable[Concatenate[str, int, str, str, Given], Kept],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Kept:
        """The person's next record, which says this; not written yet."""
        return kind(uuid.uuid4().hex, self._last + 1, now(), self.coder, *args, **kwargs)

    def _write(self, record: Kept) -> None:
        """Write a record down; when this returns, it is on the disk.

        Raises:
            UnwritableFileError: it could not be written; the journal is as it was before.
        """
        self._journal.append(self._shelf.to_line(record))
        self._last = record.seq

    def _read(self, before: Holder | None) -> None:
        """Everything done so far, what is to be said, and the rank of the last record."""
        contents = self._shelf.read(self._study)
        self._last = contents.highest.get(self.coder.casefold(), 0)
        spellings = (each.coder for each in contents.records if same(each.coder, self.coder))
        self.coder = next(spellings, self.coder)
        self.problems = (*self._mended(before), *contents.problems)
        self._opened_on(contents.records)

    def _mended(self, before: Holder | None) -> Iterator[Problem]:
        name = self._journal.path.relative_to(self._study.root).as_posix()
        if before is not None:
            message = (
                f"la session ouverte par « {before.coder} » {before} s’est arrêtée sans se fermer."
                " Tout ce qu’elle avait confirmé est là."
            )
            yield Problem(name, None, Level.NOTE, message)
        if self._journal.torn:
            yield Problem(name, None, Level.WARNING, _TORN)


def _make(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
        flush_folder(path.parent)
    except OSError as cause:
        raise UnwritableFileError(path, cause) from cause
