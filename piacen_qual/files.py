"""Writing files so that an interruption, a full disk or a locked file never loses anything."""

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from piacen_qual.errors import UnwritableFileError


def write_whole(path: Path, data: bytes, *, mode: int = 0o644, flushed: bool = True) -> None:
    """Write `data` at `path`, wholly or not at all.

    The bytes are written aside in the same folder, flushed to the disk, then renamed over `path`:
    a reader sees the old file or the new one, never a half.

    Args:
        path: where to write; missing folders are made.
        data: the whole content.
        mode: permissions of the new file.
        flushed: whether to wait for the disk; if not, a power failure may leave a damaged file.

    Raises:
        UnwritableFileError: the system refuses; what stood at `path` still does.
    """
    aside: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "dossier", str(path))
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
        aside = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            if flushed:
                stream.flush()
                os.fsync(stream.fileno())
        aside.chmod(mode)
        aside.replace(path)
    except OSError as cause:
        raise UnwritableFileError(path, cause) from cause
    finally:
        if aside is not None:
            with contextlib.suppress(OSError):  # gone already, or the folder no longer answers
                aside.unlink()


def flush_folder(folder: Path) -> None:
    """Have the disk know which files a folder holds, where the system lets one ask for it."""
    with contextlib.suppress(OSError):  # Windows opens no folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
