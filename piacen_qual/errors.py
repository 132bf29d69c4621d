"""What can go wrong: `PiacenError` stops a command, `Problem` is reported and survived."""

import copyreg
import errno
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Self


class Level(StrEnum):
    """How serious a problem is."""

    ERROR = "erreur"  # something was left out, or a result would be wrong
    WARNING = "avertissement"  # a guess was made that a person should check
    NOTE = "note"  # said for the record


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to tell the user about a file, in French.

    Attributes:
        file: path as the user knows it (relative to the study where possible).
        line: 1-based line in the file as it is, or None when no line makes sense.
        level: see `Level`.
        message: what is wrong and what to do, one sentence or two, no trailing newline.
    """

    file: str
    line: int | None
    level: Level
    message: str

    def __str__(self) -> str:
        """`fichier, ligne 12 : message`."""
        where = self.file if self.line is None else f"{self.file}, ligne {self.line}"
        return f"{where} : {self.message}"


class PiacenError(Exception):
    """A stop. Its text is the French message shown to the user: what, where, what to do."""

    exit_code = 2

    def __reduce__(self) -> tuple[object, ...]:
        """What another process is sent: the words, not what they were made of."""
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]


class NotAStudyError(PiacenError):
    """The folder given is not a study."""

    def __init__(self, folder: Path) -> None:
        """Say which folder, and the two ways out."""
        super().__init__(
            f"« {folder} » n’est pas un dossier d’étude : on n’y trouve ni codebook.yaml ni"
            " transcripts/. Placez-vous dans le dossier de l’étude, nommez-le avec --etude"
            " DOSSIER, ou créez-en un avec « piacen init DOSSIER »."
        )


class UnreadableFileError(PiacenError):
    """A file that cannot be read at all; the rest of the study still can."""

    def __init__(self, file: str, what: str, line: int | None = None) -> None:
        """Keep the place apart from the words, so that a `Problem` can be made of it."""
        self.file = file
        self.line = line
        self.what = what
        super().__init__(str(self.problem))

    @classmethod
    def refused(cls, file: str, cause: OSError) -> Self:
        """The stop for a file that the system does not give."""
        return cls(file, f"lecture impossible : {_obstacle(cause)}")

    @property
    def problem(self) -> Problem:
        """The same, as a value to report."""
        return Problem(self.file, self.line, Level.ERROR, self.what)


class UnwritableFileError(PiacenError):
    """A file could not be written; whatever stood there before still does."""

    def __init__(self, path: Path, cause: OSError) -> None:
        """Translate the cause into what a person can do about it."""
        self.path = path
        self.remedy = _remedy(cause)
        super().__init__(f"Impossible d’écrire « {path} » : {self.remedy}")


class SystemRefusalError(PiacenError):
    """The system refused something else: a folder that cannot be listed, a full standard output."""

    def __init__(self, cause: OSError) -> None:
        """Say which file, if the system does, and what can be done."""
        where = f"« {cause.filename} » : " if cause.filename else "Le système refuse : "
        super().__init__(where + _remedy(cause))


def _obstacle(cause: OSError) -> str:
    """Why a file cannot be read."""
    if cause.errno in {errno.EACCES, errno.EPERM, errno.EBUSY}:
        return "l’accès est refusé. Vérifiez les droits du fichier, ou fermez-le s’il est ouvert."
    if cause.errno == errno.EISDIR:
        return "c’est un dossier, pas un fichier."
    if cause.errno == errno.ELOOP:
        return "c’est un lien qui tourne en rond. Remplacez-le par le fichier."
    return f"le système répond « {cause.strerror or cause} »."


def _remedy(cause: OSError) -> str:
    if cause.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return "il n’y a plus de place sur le disque. Libérez de l’espace et recommencez."
    if cause.errno == errno.EROFS:
        return "le disque est en lecture seule."
    if cause.errno in {errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY}:
        return (
            "l’accès est refusé. Le fichier est peut-être ouvert dans Excel ou Word :"
            " fermez-le et recommencez; sinon, vérifiez les droits du dossier."
        )
    if cause.errno in {errno.ENOTDIR, errno.EISDIR, errno.EEXIST}:
        return "un dossier et un fichier portent le même nom à cet endroit."
    return f"le système répond « {cause.strerror or cause} »."
