"""A file of lines that only grows: a line is in it whole and on the disk, or not at all."""

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from piacen_qual.errors import UnwritableFileError
from piacen_qual.files import flush_folder
from piacen_qual.journals.sealing import is_whole

_FLAGS: Final = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)


class Journal:
    """The file, open for writing.

    Something else may touch it meanwhile: a folder kept in step with another machine, git. Each
    line is therefore written where the file stands now, after whatever that one lacks of the lines
    of this session.

    Attributes:
        path: the file.
        torn: whether its last line was half written when it was opened, and cut off.
    """

    def __init__(self, path: Path) -> None:
        """Open the file if it is there, and mend its end; the first line makes it.

        Raises:
            UnwritableFileError: the system refuses.
        """
        self.path = path
        self.torn = False
        self._written: list[bytes] = []
        self._handle = -1
        if path.exists():
            with _refusals(path):
                self._open()

    def append(self, line: bytes) -> None:
        """Write a line, its break included; when this returns, it is on the disk.

        Raises:
            UnwritableFileError: the system refuses; the file ends as it did before.
        """
        with _refusals(self.path):
            self._follow()
            self._write(line)
        self._written.append(line)

    def close(self) -> None:
        """Close the file.

        Raises:
            UnwritableFileError: it was replaced, and lines of this session cannot be put back.
        """
        with _refusals(self.path), contextlib.ExitStack() as closing:
            closing.callback(self._release)
            if self._written:
                self._follow()

    def _open(self) -> None:
        made = not self.path.exists()
        self._handle = os.open(self.path, _FLAGS, 0o644)
        if made:
            flush_folder(self.path.parent)
        self._mend()
        self._size = os.fstat(self._handle).st_size

    def _mend(self) -> None:
        """Cut off a last line that was not written whole; only its break may be missing."""
        data = self.path.read_bytes()
        end = data.rfind(b"\n") + 1
        last = data[end:]
        if is_whole(last):
            self._write(b"\n")
        elif last:
            os.ftruncate(self._handle, end)
            os.fsync(self._handle)
            self.torn = True

    def _write(self, data: bytes) -> None:
        size = os.fstat(self._handle).st_size
        with contextlib.ExitStack() as undoing:
            undoing.callback(os.ftruncate, self._handle, size)
            if os.write(self._handle, data) != len(data):  # a full disk may take a part, in silence
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(self._handle)
            undoing.pop_all()
        self._size = size + len(data)

    def _follow(self) -> None:
        """Go to the file that stands there now, if it is another or was changed."""
        if self._is_ours():
            return
        self._release()
        self._open()
        there = set(self.path.read_bytes().split(b"\n"))
        for line in self._written:
            if line.rstrip(b"\n") not in there:
                self._write(line)

    def _is_ours(self) -> bool:
        if self._handle < 0:
            return False
        try:
            there = self.path.stat()
        except FileNotFoundError:
            return False
        return os.path.samestat(there, os.fstat(self._handle)) and there.st_size == self._size

    def _release(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


@contextlib.contextmanager
def _refusals(path: Path) -> Iterator[None]:
    """What the system refuses, said as a stop."""
    try:
        yield
    except OSError as cause:
        raise UnwritableFileError(path, cause) from cause
