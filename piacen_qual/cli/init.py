"""`piacen init`: a new study, ready to be tried and then made one's own."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated

import typer

from piacen_qual.cli import screen
from piacen_qual.errors import PiacenError
from piacen_qual.exports.typography import typeset
from piacen_qual.files import write_whole

NAMES = {"gitignore": ".gitignore"}  # a dot file inside a package is easily lost


class FolderNotEmptyError(PiacenError):
    """`piacen init` never writes among other files."""

    def __init__(self, folder: Path) -> None:
        """Say which folder."""
        what = "existe et n’est pas vide" if folder.is_dir() else "est un fichier"
        super().__init__(
            f"« {folder} » {what}. Choisissez un autre nom de dossier : rien n’a été écrit."
        )


def init(
    dossier: Annotated[Path, typer.Argument(metavar="DOSSIER", help="Le dossier à créer.")],
) -> None:
    """Crée une étude : un codebook commenté, un corpus.yaml et une transcription d’exemple."""
    if dossier.exists() and (not dossier.is_dir() or any(dossier.iterdir())):
        raise FolderNotEmptyError(dossier)
    for path, data in _template(files("piacen_qual.cli") / "gabarit", Path()):
        write_whole(dossier / path, data)
    for folder in ("decisions", "exports"):
        (dossier / folder).mkdir(exist_ok=True)
    screen.show(
        typeset(
            f"L’étude est prête dans « {dossier} ». Placez-vous dans ce dossier et essayez-la telle"
            " quelle : « piacen verifier », puis « piacen coder ». Ensuite :\n"
            "  1. remplacez l’exemple de transcripts/ par vos transcriptions;\n"
            "  2. décrivez vos groupes dans transcripts/corpus.yaml, ou effacez-le;\n"
            "  3. adaptez codebook.yaml;\n"
            "  4. relancez « piacen verifier » : il montre comment tout a été compris."
        )
    )


def _template(folder: Traversable, below: Path) -> list[tuple[Path, bytes]]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = below / NAMES.get(entry.name, entry.name)
        if entry.is_dir():
            found += _template(entry, path)
        else:
            found.append((path, entry.read_bytes()))
    return found
