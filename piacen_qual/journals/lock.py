"""One session of a coder at a time: who holds a log, since when, where."""

import contextlib
import errno
import json
import os
import platform
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from piacen_qual.errors import PiacenError, UnwritableFileError
from piacen_qual.journals.clock import now

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR: Final = 1 << 30  # the byte that Windows locks: beyond the words, which others must read
_FLAGS: Final = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
_HELD: Final = frozenset({errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK})


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a log open: coder, process, machine, and since when (ISO 8601)."""

    coder: str
    pid: int
    machine: str
    since: str

    def __str__(self) -> str:
        """`le 2026-03-01 à 14 h 05 (ordinateur « portable-3 », processus 812)`."""
        moment = f"le {self.since[:10]} à {self.since[11:13]} h {self.since[14:16]}"
        return f"{moment} (ordinateur « {self.machine} », processus {self.pid})"


class LockedLogError(PiacenError):
    """Another session of the coder is open."""

    exit_code = 1

    def __init__(self, coder: str, holder: Holder | None, path: Path, *, alive: bool) -> None:
        """Say who, since when and where, and what can be done.

        Args:
            coder: whose session is refused.
            holder: who has the log, if that can be known.
            path: the file that says so.
            alive: whether the other session is known to be running.
        """
        where = f" depuis {holder}" if holder else ""
        remedy = "" if alive else f" Si elle s’est arrêtée sans se fermer, effacez « {path} »."
        super().__init__(
            f"« {coder} » a déjà une session ouverte{where}. Fermez cette session-là, ou"
            f" prenez un autre nom avec --codeur.{remedy}"
        )


class Lock:
    """A lock on a coder's log, as a small file that says who holds it.

    The system itself holds the lock for as long as the process lives, so that one left by a dead
    process of this machine is known as such. What another machine holds, in a folder that both
    share, is only known from the file.
    """

    def __init__(self, path: Path, coder: str) -> None:
        """Nothing is touched yet."""
        self.path = path
        self.coder = coder
        self._handle = -1

    def take(self) -> Holder | None:
        """Take the lock.

        Returns:
            Whoever held it and died without giving it back, or None.

        Raises:
            LockedLogError: somebody holds it.
            UnwritableFileError: the system refuses.
        """
        try:
            return self._take()
        except OSError as cause:
            self._close()
            raise UnwritableFileError(self.path, cause) from cause
        except LockedLogError:
            self._close()
            raise

    def release(self) -> None:
        """Give it back."""
        with contextlib.suppress(OSError):  # Windows removes no open file
            self.path.unlink()
        self._close()
        if sys.platform == "win32":
            with contextlib.suppress(OSError):  # somebody else has it already
                self.path.unlink()

    def _take(self) -> Holder | None:
        free: bool | None = None
        while not self._is_there():
            self._close()
            self._handle = os.open(self.path, _FLAGS, 0o644)
            free = _locked(self._handle)
            if free is False:
                raise LockedLogError(self.coder, self._holder(), self.path, alive=True)
        before = self._holder()
        if before is not None and not (free and before.machine == machine()):
            raise LockedLogError(self.coder, before, self.path, alive=False)
        with contextlib.ExitStack() as undoing:
            undoing.callback(self.release)
            self._sign()
            undoing.pop_all()
        return before

    def _is_there(self) -> bool:
        """Whether the file that we hold still bears that name: its last holder may remove it."""
        if self._handle < 0:
            return False
        try:
            return os.path.samestat(self.path.stat(), os.fstat(self._handle))
        except FileNotFoundError:
            return False

    def _holder(self) -> Holder | None:
        """Who the file names; None when it names nobody, or may not be read."""
        try:
            return Holder(**json.loads(self.path.read_bytes()))
        except (OSError, ValueError, TypeError):
            return None

    def _sign(self) -> None:
        holder = Holder(self.coder, os.getpid(), machine(), now())
        os.ftruncate(self._handle, 0)
        os.write(self._handle, json.dumps(asdict(holder), ensure_ascii=False).encode())
        os.fsync(self._handle)

    def _close(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def machine() -> str:
    """How this machine is called, whatever network it is on."""
    return platform.node().partition(".")[0]


def _locked(handle: int) -> bool | None:
    """Ask the system for the lock: False when a living process has it, None where there are none.

    Some network folders have no locks: only the file then tells that a session is open.
    """
    try:
        if sys.platform == "win32":
            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as cause:
        return False if cause.errno in _HELD else None
    return True
