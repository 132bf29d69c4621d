"""Where the files of a case are, for its partners to receive."""

from pathlib import Path
from typing import Final

from piacen_qual.journals.names import stem
from piacen_qual.study import Study

FOLDER: Final = "partage"
_SENT: Final = (".html", ".xlsx")


def folder_of(study: Study, case: str) -> Path:
    """The folder of a case: its name, where every system takes it."""
    return study.exports / FOLDER / (case if stem(case) == case.casefold() else stem(case))


def banks_in(folder: Path) -> list[str]:
    """The names of the banks that lie in a folder, in order."""
    there = folder.iterdir() if folder.is_dir() else ()
    return sorted(path.name for path in there if path.suffix in _SENT and path.is_file())
