"""Where the key may lie: beside the study's data, never among exports, never where git takes it."""

import os
import subprocess
from pathlib import Path
from shutil import which
from typing import Final

from piacen_qual.errors import PiacenError
from piacen_qual.study import Study

FOLDER: Final = "cle"
NAME: Final = "registre.key"

_IGNORED: Final = 0
_NOT_IGNORED: Final = 1
_SECONDS: Final = 20


class UnsafeKeyPlaceError(PiacenError):
    """Where it lies, the key could leave with something else."""

    def __init__(self, path: Path, why: str) -> None:
        """Say where, why, and that nothing was written."""
        super().__init__(f"La clé n’a pas sa place à « {path} » : {why} Rien n’a été écrit.")


def key_folder(study: Study) -> Path:
    """Where the key and the audit log of a study are."""
    return study.root / FOLDER


def key_path(study: Study) -> Path:
    """The key of a study."""
    return key_folder(study) / NAME


def check_place(study: Study) -> None:
    """Make sure that the key does not leave with exports, nor with a git repository.

    git itself is asked, so that every rule it knows counts; a file it already follows is refused
    whatever `.gitignore` says. Without git at hand nobody can tell, and the answer is no.

    Raises:
        UnsafeKeyPlaceError: with what to do about it.
    """
    path = key_path(study).resolve()
    if path.is_relative_to(study.exports.resolve()):
        raise UnsafeKeyPlaceError(path, "ce dossier est fait pour être partagé.")
    repository = next((folder for folder in path.parents if (folder / ".git").exists()), None)
    if repository is not None:
        _ask_git(path, repository)


def _ask_git(path: Path, repository: Path) -> None:
    line = f"/{path.parent.relative_to(repository).as_posix()}/"
    remedy = f"Ajoutez la ligne « {line} » à « {repository / '.gitignore'} »"
    git = which("git")
    if git is None:
        raise UnsafeKeyPlaceError(
            path,
            f"l’étude est dans un dépôt git ({repository}), et git n’est pas installé ici pour dire"
            " si la clé y est ignorée. Installez git, ou travaillez dans une copie de l’étude qui"
            " n’est pas un dépôt.",
        )
    answer = _check_ignore(git, path, repository)
    if answer == _NOT_IGNORED:
        why = f"git l’enverrait avec le dépôt ({repository}). {remedy}; si la clé y est déjà"
        raise UnsafeKeyPlaceError(path, f"{why} suivie, retirez-la avec « git rm --cached ».")
    if answer != _IGNORED:
        raise UnsafeKeyPlaceError(
            path,
            f"git ne répond pas (code {answer}) quand on lui demande si la clé est ignorée dans"
            f" « {repository} ». Essayez « git -C {repository} status » pour savoir pourquoi.",
        )


def _check_ignore(git: str, path: Path, repository: Path) -> int:
    """Exit code of `git check-ignore`: 0 ignored, 1 not, 128 git cannot tell."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = [git, "-c", "core.fsmonitor=false", "-C", str(repository), "check-ignore", "-q"]
    try:
        answer = subprocess.run(  # noqa: S603 — git by its full path, a path after « -- »
            [*command, "--", str(path)],
            env=ours,
            check=False,
            capture_output=True,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return -1
    return answer.returncode
