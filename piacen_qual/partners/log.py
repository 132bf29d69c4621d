"""A person's partner log, open for writing: what is done is on the disk at once, for good."""

import contextlib
import datetime
import uuid
from types import TracebackType
from typing import Final, Self

from piacen_qual.decisions.journal import Journal
from piacen_qual.decisions.lock import Lock
from piacen_qual.decisions.names import coder_name, same, stem
from piacen_qual.errors import Level, Problem, UnwritableFileError
from piacen_qual.files import flush_folder
from piacen_qual.partners.entries import Entry, Retracted, Signed, What, to_line
from piacen_qual.partners.reading import History, folder, read_history
from piacen_qual.study import Study

_TORN: Final = (
    "la dernière ligne était incomplète : son écriture avait été interrompue avant d’être"
    " confirmée. Elle a été retirée."
)


class PartnerLog:
    """One session of one person.

        with PartnerLog(study, "Julie") as log:
            log.add(Signed(digest, fit=True))

    Attributes:
        who: the name, as the log spells it once open.
        history: everything that was done in the study, what this session adds included.
        problems: what was mended or left out.
    """

    def __init__(self, study: Study, who: str) -> None:
        """Nothing is touched yet.

        Raises:
            BadCoderNameError: when `who` names nobody.
        """
        self.who = coder_name(who)
        self.history = History()
        self.problems: tuple[Problem, ...] = ()
        self._study = study
        self._last = 0
        self._closing = contextlib.ExitStack()

    def __enter__(self) -> Self:
        """Take the lock, mend the end of the file, and read what was done.

        Raises:
            LockedLogError: another session of this person is open.
            UnwritableFileError: the system refuses.
        """
        place = folder(self._study)
        _make(self._study)
        with contextlib.ExitStack() as opening:
            lock = Lock(place / f"{stem(self.who)}.lock", self.who)
            lock.take()
            opening.callback(lock.release)
            self._journal = Journal(place / f"{stem(self.who)}.jsonl")
            opening.callback(self._journal.close)
            self._read()
            self._closing = opening.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close, and let others in."""
        self._closing.close()

    def add(self, what: What) -> Entry:
        """Write down what was done; when this returns, it is on the disk.

        Raises:
            UnwritableFileError: it could not be written; the log is as it was before.
        """
        now = datetime.datetime.now(tz=datetime.UTC).astimezone().isoformat(timespec="seconds")
        entry = Entry(uuid.uuid4().hex, self._last + 1, now, self.who, what)
        self._journal.append(to_line(entry))
        self._last = entry.seq
        self.history = History((*self.history.entries, entry))
        return entry

    def undo(self) -> Signed | None:
        """Undo this person's last signature, and tell which it was; None when there is none."""
        *_, last = (None, *self.history.signatures_of(self.who))
        if last is None:
            return None
        entry, signed = last
        self.add(Retracted(entry))
        return signed

    def _read(self) -> None:
        self.history, told = read_history(self._study)
        mine = [entry for entry in self.history.entries if same(entry.who, self.who)]
        self._last = max((entry.seq for entry in mine), default=0)
        self.who = next((entry.who for entry in mine), self.who)
        if self._journal.torn:
            name = self._journal.path.relative_to(self._study.root).as_posix()
            told = (Problem(name, None, Level.WARNING, _TORN), *told)
        self.problems = told


def _make(study: Study) -> None:
    place = folder(study)
    try:
        place.mkdir(parents=True, exist_ok=True)
        flush_folder(place.parent)
    except OSError as cause:
        raise UnwritableFileError(place, cause) from cause
