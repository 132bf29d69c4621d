"""Who codes: as told on the command line, by `PIACEN_CODEUR`, the last time, or when asked.

The last name given is kept in a file of the person's own (`~/.config/piacen/codeur` on Linux), not
in the study: two people often share a study, and `.piacen/` can be deleted.
"""

import contextlib
import os
import sys
from pathlib import Path
from typing import Final

import typer

from piacen_qual.cli import screen
from piacen_qual.errors import PiacenError, UnwritableFileError
from piacen_qual.files import write_whole
from piacen_qual.journals.names import CONSENSUS, BadCoderNameError, coder_name, same

VARIABLE: Final = "PIACEN_CODEUR"
QUESTION: Final = "Qui code? Votre prénom ou un nom de code\xa0: "


class WhoIsItError(PiacenError):
    """Nobody said who codes, and nobody is there to be asked."""

    def __init__(self) -> None:
        """Say how to tell."""
        super().__init__(f"Qui code? Dites-le avec --codeur NOM, ou dans la variable {VARIABLE}.")


def whoami(given: str | None) -> str:
    """The name of the coder; one given or typed is kept for the next time.

    Raises:
        BadCoderNameError: when what was given names nobody.
        WhoIsItError: when there is no name and nobody to ask.
    """
    if given is not None:
        return _kept(coder_name(given))
    if told := os.environ.get(VARIABLE):
        return coder_name(told)
    return _remembered() or _kept(_asked())


def place() -> Path:
    """Where the name is kept."""
    return Path(typer.get_app_dir("piacen")) / "codeur"


def _remembered() -> str:
    with contextlib.suppress(OSError, UnicodeDecodeError, BadCoderNameError):
        return coder_name(place().read_text(encoding="utf-8"))
    return ""


def _kept(name: str) -> str:
    """Keep a name, unless it is that of everybody together."""
    before = _remembered()
    if not same(name, CONSENSUS) and name != before:
        with contextlib.suppress(UnwritableFileError):  # it will be asked for again
            write_whole(place(), f"{name}\n".encode())
            screen.say(_news(name, before))
    return name


def _news(name: str, before: str) -> str:
    """What is said once, when a name is kept."""
    if before:
        return f"Codeur retenu : {name} (avant : {before})."
    return f"Vous codez sous le nom de « {name} »; --codeur en donne un autre."


def _asked() -> str:
    if not sys.stdin.isatty():
        raise WhoIsItError
    while True:
        typer.echo(QUESTION, nl=False, err=True)
        try:
            return coder_name(input())
        except EOFError:
            raise WhoIsItError from None
        except BadCoderNameError as refusal:
            screen.fail(str(refusal))
