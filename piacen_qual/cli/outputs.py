"""Putting results in the study's exports/ folder."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from piacen_qual.cli import screen
from piacen_qual.errors import PiacenError, UnwritableFileError
from piacen_qual.files import write_whole
from piacen_qual.study import Study

NAMED = 4  # files that a message names


class NotAllWrittenError(PiacenError):
    """Some results could not be written; the others are there."""

    def __init__(self, folder: Path, refused: Mapping[str, UnwritableFileError]) -> None:
        """Name the files of `folder` that failed, by what can be done about them."""
        remedies: dict[str, list[str]] = {}
        for name, cause in refused.items():
            remedies.setdefault(cause.remedy, []).append(name)
        super().__init__(
            "\n".join(
                f"Impossible d’écrire {screen.listed(_few(names))} dans {folder}/ : {remedy}"
                for remedy, names in remedies.items()
            )
        )


def write_all(study: Study, files: Mapping[str, bytes]) -> None:
    """Write each file under exports/ and say so; one that is locked does not stop the others.

    Raises:
        NotAllWrittenError: when at least one could not be written, after all were tried.
    """
    refused: dict[str, UnwritableFileError] = {}
    for name, data in files.items():
        try:
            write_whole(study.exports / name, data)
        except UnwritableFileError as cause:
            refused[name] = cause
    if written := [name for name in files if name not in refused]:
        screen.say(f"Dans {study.exports}/ : {screen.listed(_summed_up(written))}.")
    if refused:
        raise NotAllWrittenError(study.exports, refused)


def _few(names: list[str]) -> list[str]:
    """The first ones, and how many others."""
    if len(names) <= NAMED + 1:
        return names
    return [*names[:NAMED], f"{len(names) - NAMED} autres"]


def _summed_up(names: list[str]) -> list[str]:
    """File names, those of a subfolder counted."""
    folders = Counter(name.partition("/")[0] for name in names if "/" in name)
    told = [name for name in names if "/" not in name]
    return told + [f"{n} fichiers dans {folder}/" for folder, n in folders.items()]
