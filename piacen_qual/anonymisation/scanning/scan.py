"""The leak scan: a finished file is taken apart, and nothing in it may tell who spoke.

Every text in every part is looked at as it stands, as it decodes, and as somebody reads it, against
every secret in every spelling (see `secret`). What cannot be read is a leak as well: nobody knows
what is in it.
"""

from pathlib import Path
from typing import Final

from piacen_qual.anonymisation.masking.escapes import decoded, disguised
from piacen_qual.anonymisation.masking.secret import Secrets, tokens_of, widest
from piacen_qual.anonymisation.scanning import signs
from piacen_qual.anonymisation.scanning.beside import telling
from piacen_qual.anonymisation.scanning.budget import Budget
from piacen_qual.anonymisation.scanning.decoding import as_text
from piacen_qual.anonymisation.scanning.encoded import Coats, contents, without_contents
from piacen_qual.anonymisation.scanning.leak import Leak, LeakKind
from piacen_qual.anonymisation.scanning.markup import has_tags, texts
from piacen_qual.anonymisation.scanning.piece import Nature, Piece, Unread
from piacen_qual.anonymisation.scanning.technical import TECHNICAL
from piacen_qual.anonymisation.scanning.unpack import is_archive, pieces
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
        self._seen: set[tuple[str, int]] = set()

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
                continue
            for kind, found in signs.of_name(piece.part):
                self._add(Leak(piece.part, kind, found))
            if piece.source:
                self._whole(piece, budget, depth)
            elif piece.nature is Nature.TEXT:
                self._text(piece.text, piece.part)
            else:
                self._look(piece.text, piece.part, piece.nature)

    def _whole(self, piece: Piece, budget: Budget, depth: int) -> None:
        """A text that is a file of its own: what it says, and what is wrapped up in it."""
        for kind, found in signs.of_cells(piece.text, piece.part):
            self._add(Leak(piece.part, kind, found))
        for data in contents(decoded(piece.text)):
            if is_archive(data) or as_text(data, sure=True) is not None:
                self._parts(data, f"{piece.part} › base64", budget, depth + 1)
        self._text(without_contents(piece.text), piece.part)

    def _text(self, text: str, part: str) -> None:
        """A text: as it stands, then as it decodes."""
        said = decoded(text)
        self._signs(said, part)
        if not has_tags(said):
            self._look(said, part, Nature.TEXT)
        else:
            for passage, nature in texts(said):
                self._look(passage, part, nature)
        if said != text:
            self._look(text, part, Nature.CODE)

    def _signs(self, text: str, part: str) -> None:
        for kind, found in signs.of_text(text, part):
            self._add(Leak(part, kind, found))
        for kind, found, secret in self._coats.sightings(text):
            self._add(Leak(part, kind, found, secret.what))

    def _look(self, text: str, part: str, nature: Nature) -> None:
        """A text as it is, and as it would be read."""
        for said in (text, *disguised(text)) if nature is Nature.TEXT else (text,):
            key = hash(said)
            if (part, key) in self._seen:
                continue
            self._seen.add((part, key))
            passing = frozenset() if nature is Nature.TEXT else TECHNICAL
            found = self._secrets.sightings(said, shortest=_SHORTEST[nature], passing=passing)
            for sighting in widest(found):
                written = said[sighting.start : sighting.end]
                self._add(Leak(part, LeakKind.MASKED, written, sighting.secret.what))

    def _add(self, leak: Leak) -> None:
        found = leak.found[:_LONGEST]
        shown = Leak(leak.part, leak.kind, found, leak.what)
        same = "".join(tokens_of(found)) or found
        self.leaks.setdefault((leak.part, leak.kind, same), shown)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as cause:
        raise UnreadableFileError.refused(str(path), cause) from cause
