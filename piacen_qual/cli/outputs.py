"""Putting results in the study's exports/ folder."""

from collections import Counter
from collections.abc import Mapping

from piacen_qual.cli import screen
from piacen_qual.errors import PiacenError, UnwritableFileError
from piacen_qual.files import write_whole
from piacen_qual.study import Study


class NotAllWrittenError(PiacenError):
    """Some results could not be written; the others are there."""

    def __init__(self, causes: list[UnwritableFileError]) -> None:
        """Every file that failed, and why."""
        super().__init__("\n  ".join(str(cause) for cause in causes))


def write_all(study: Study, files: Mapping[str, bytes]) -> None:
    """Write each file under exports/ and say so; one that is locked does not stop the others.

    Raises:
        NotAllWrittenError: when at least one could not be written, after all were tried.
    """
    causes: list[UnwritableFileError] = []
    written: list[str] = []
    for name, data in files.items():
        try:
            write_whole(study.exports / name, data)
            written.append(name)
        except UnwritableFileError as cause:
            causes.append(cause)
    if written:
        screen.say(f"Dans {study.exports}/ : {screen.listed(_summed_up(written))}.")
    if causes:
        raise NotAllWrittenError(causes)


def _summed_up(names: list[str]) -> list[str]:
    """File names, those of a subfolder counted."""
    folders = Counter(name.partition("/")[0] for name in names if "/" in name)
    told = [name for name in names if "/" not in name]
    return told + [f"{n} fichiers dans {folder}/" for folder, n in folders.items()]
