"""A coder's log: what was decided is on the disk before the next key, and never rewritten."""

import contextlib
import datetime
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from piacen_qual.decisions.events import Act, Anchor, Event, is_complete
from piacen_qual.decisions.journal import Journal
from piacen_qual.decisions.lines import to_line
from piacen_qual.decisions.lock import Holder, Lock
from piacen_qual.decisions.names import coder_name, folder, lock_path, log_path, same
from piacen_qual.decisions.reading import read_logs
from piacen_qual.decisions.versions import Version, keep_version
from piacen_qual.errors import Level, Problem, UnwritableFileError
from piacen_qual.files import flush_folder
from piacen_qual.model import Transcript
from piacen_qual.study import Study

Words = tuple[str, int, int, int]
"""Words of today's transcripts: file, turn, start, end; turn 0 for the whole transcript."""

_TORN: Final = (
    "la dernière ligne était incomplète : son écriture avait été interrompue avant d’être"
    " confirmée. Elle a été retirée."
)


class Log:
    """The log of one coder, open for writing: one session at a time.

        with Log(study, "Julie", transcripts, codebook=version) as log:
            event = log.append(Act.ACCEPT, at=(file, turn, start, end), code="acc_manque")

    Attributes:
        coder: the name, as the log spells it once open.
        events: every event of the study, all coders, as it was when the log was opened.
        problems: what was mended, taken over or left out.
    """

    def __init__(
        self,
        study: Study,
        coder: str,
        transcripts: Iterable[Transcript] = (),
        *,
        codebook: str = "",
    ) -> None:
        """Nothing is touched yet.

        Args:
            study: whose decisions.
            coder: who decides.
            transcripts: those on which decisions can be made.
            codebook: version and digest of the codebook, kept with each decision.

        Raises:
            BadCoderNameError: when `coder` names nobody.
        """
        self.coder = coder_name(coder)
        self.events: tuple[Event, ...] = ()
        self.problems: tuple[Problem, ...] = ()
        self._study = study
        self._codebook = codebook
        self._versions = {transcript.file: Version.of(transcript) for transcript in transcripts}
        self._kept: set[str] = set()
        self._last = 0
        self._closing = contextlib.ExitStack()

    def __enter__(self) -> Self:
        """Take the lock, mend the end of the file, and read what everybody decided.

        Raises:
            LockedLogError: another session of this coder is open.
            UnwritableFileError: the system refuses.
        """
        _make(folder(self._study))
        with contextlib.ExitStack() as opening:
            lock = Lock(lock_path(self._study, self.coder), self.coder)
            before = lock.take()
            opening.callback(lock.release)
            self._journal = Journal(log_path(self._study, self.coder))
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
        """Close, and let others in."""
        self._closing.close()

    def append(
        self,
        act: Act,
        *,
        at: Words | None = None,
        code: str = "",
        new_code: str = "",
        note: str = "",
        target: str = "",
        rule: str = "",
        shown: bool = True,
    ) -> Event:
        """Write down what the coder did; when this returns, it is on the disk.

        The words of the transcript are kept first, so that the decision can always be found again.

        Args:
            act: what.
            at: on which words.
            code: see `Event`, as for all that follows.
            new_code: the code that stands instead.
            note: a memo or remark.
            target: the id of the event undone.
            rule: which suggested the code.
            shown: whether suggestions were on the screen.

        Raises:
            UnwritableFileError: it could not be written; the log is as it was before.
            ValueError: the act lacks something, or there are no such words.
        """
        event = Event(
            id=uuid.uuid4().hex,
            seq=self._last + 1,
            time=_now(),
            coder=self.coder,
            act=act,
            anchor=None if at is None else self._anchor(*at),
            code=code,
            new_code=new_code,
            note=note,
            target=target,
            codebook=self._codebook,
            rule=rule,
            shown=shown,
        )
        if not is_complete(event):
            raise ValueError(f"this says too little: {event}")
        self._journal.append(to_line(event))
        self._last = event.seq
        return event

    def _anchor(self, file: str, turn: int, start: int, end: int) -> Anchor:
        version = self._versions.get(file)
        if version is None:
            raise ValueError(f"not a transcript of this session: {file}")
        if version.sha256 not in self._kept:
            keep_version(self._study, version)
            self._kept.add(version.sha256)
        return version.anchor(file, turn, start, end)

    def _read(self, before: Holder | None) -> None:
        """Everything decided so far, what is to be said, and the rank of the last event."""
        logs = read_logs(self._study)
        self.events = logs.events
        self._last = logs.highest.get(self.coder.casefold(), 0)
        spellings = (event.coder for event in logs.events if same(event.coder, self.coder))
        self.coder = next(spellings, self.coder)
        self.problems = (*self._mended(before), *logs.problems)

    def _mended(self, before: Holder | None) -> Iterator[Problem]:
        name = f"{self._journal.path.parent.name}/{self._journal.path.name}"
        if before is not None:
            message = (
                f"la session ouverte par « {before.coder} » {before} s’est arrêtée sans se fermer."
                " Ses décisions confirmées sont toutes là."
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


def _now() -> str:
    return datetime.datetime.now(tz=datetime.UTC).astimezone().isoformat(timespec="seconds")
