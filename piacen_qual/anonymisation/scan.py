"""The leak scan: a finished file is taken apart, and nothing in it may tell who spoke.

Every text in every part is looked at as it stands, as it decodes, and as somebody reads it, against
every secret in every spelling (see `secret`). What cannot be read is a leak as well: nobody knows
what is in it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from piacen_qual.anonymisation.normal import Normal
from piacen_qual.anonymisation.scanning import signs
from piacen_qual.anonymisation.scanning.beside import telling
from piacen_qual.anonymisation.scanning.budget import Budget
from piacen_qual.anonymisation.scanning.decoding import as_text
from piacen_qual.anonymisation.scanning.encoded import Coats, contents, without_contents
from piacen_qual.anonymisation.scanning.escapes import decoded, disguised
from piacen_qual.anonymisation.scanning.leak import Leak, LeakKind
from piacen_qual.anonymisation.scanning.markup import has_tags, texts
from piacen_qual.anonymisation.scanning.piece import Nature, Piece, Unread
from piacen_qual.anonymisation.scanning.technical import TECHNICAL
from piacen_qual.anonymisation.scanning.unpack import is_archive, pieces
from piacen_qual.anonymisation.secret import Secrets, Sighting
from piacen_qual.errors import UnreadableFileError

_SHORTEST: Final = {Nature.TEXT: 1, Nature.CODE: 3, Nature.NOISE: 4}
_LONGEST: Final = 80  # characters of a finding that are shown


def scan(source: Path | bytes, secrets: Secrets, *, name: str = "") -> tuple[Leak, ...]:
    """Everything in a finished file that may not leave; nothing means that it may.

    Args:
        source: the file, or its bytes.
        secrets: what it may not hold: see `guard.secrets_of`.
        name: what to call bytes.

    Returns:
        Leaks in the order of the file's parts, each once in a part.

    Raises:
        UnreadableFileError: the system does not give the file.
        NoPdfReaderError: it is a PDF, and pypdf is not installed.
    """
    search = _Search(secrets)
    if isinstance(source, bytes):
        search.file(source, name or "fichier")
    else:
        search.file(_read(source), source.name)
        search.beside(source)
    return tuple(search.leaks.values())


class _Search:
    """What was found so far, and what was looked at already."""

    def __init__(self, secrets: Secrets) -> None:
        self.leaks: dict[tuple[str, str, str], Leak] = {}
        self._secrets = secrets
        self._coats = Coats(secrets.secrets)

    def file(self, data: bytes, part: str) -> None:
        self._text(part, part)
        self._parts(data, part, Budget(len(data)), 0)

    def beside(self, path: Path) -> None:
        for name in telling(path):
            self._add(Leak(path.name, LeakKind.BESIDE, name))

    def _parts(self, data: bytes, part: str, budget: Budget, depth: int) -> None:
        for piece in pieces(data, part, budget, depth):
            if isinstance(piece, Unread):
                self._add(Leak(piece.part, LeakKind.UNREADABLE, piece.why))
            elif piece.source:
                self._whole(piece, budget, depth)
            else:
                self._look(piece.text, piece.part, piece.nature)

    def _whole(self, piece: Piece, budget: Budget, depth: int) -> None:
        """A text that is a file of its own: what it says, and what is wrapped up in it."""
        for kind, found in (*signs.of_name(piece.part), *signs.of_cells(piece.text, piece.part)):
            self._add(Leak(piece.part, kind, found))
        for text in (piece.text, *decoded(piece.text)):
            for data in contents(text):
                if is_archive(data) or as_text(data, sure=True) is not None:
                    self._parts(data, f"{piece.part} › base64", budget, depth + 1)
        self._text(without_contents(piece.text), piece.part)
