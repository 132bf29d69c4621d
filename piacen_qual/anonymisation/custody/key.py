"""The key: the registry of pseudonyms, sealed with a passphrase, in a file of its own.

How it goes. The registry is drawn at random, so nothing in the study can make it again: who opens
the key gives the same people the same pseudonyms, who does not cannot publish at all. The first
share makes the key; each later one opens it, draws pseudonyms for new people, and keeps it. Answers
of `piacen anonymiser` need no key: they tell what is masked, never by which pseudonym. Once the key
is destroyed, a new one gives new pseudonyms: texts shared before and after cannot be put side by
side, and only the verbatims still tell whom the old ones stood for.
"""

import contextlib
import json
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Self

from piacen_qual.anonymisation.custody.cipher import MAGIC, Cipher, is_sound
from piacen_qual.anonymisation.custody.place import check_place, key_folder, key_path
from piacen_qual.anonymisation.masking.registry import Registry
from piacen_qual.errors import PiacenError, UnreadableFileError, UnwritableFileError
from piacen_qual.files import flush_folder, write_whole
from piacen_qual.study import Study

SHORTEST: Final = 12  # characters of a new passphrase
FEWEST: Final = 6  # of them that are not the same

_FOLDER_MODE: Final = 0o700
_FILE_MODE: Final = 0o600


class MissingKeyError(PiacenError):
    """The study has no key."""

    def __init__(self, path: Path) -> None:
        """Say where it should be, and what is not possible without it."""
        super().__init__(
            f"Il n’y a pas de clé à « {path} ». Sans elle, les pseudonymes ne se retrouvent pas :"
            " ils ont été tirés au sort. Si vous en avez une copie, remettez-la à sa place."
        )


class KeyExistsError(PiacenError):
    """There is a key already: another one would lose its pseudonyms."""

    def __init__(self, path: Path) -> None:
        """Say where."""
        super().__init__(f"Il y a déjà une clé à « {path} » : rien n’a été changé.")


class WeakPassphraseError(PiacenError):
    """A passphrase that would be guessed."""

    def __init__(self) -> None:
        """Say what is asked for."""
        super().__init__(
            f"Cette phrase de passe se devinerait : il faut au moins {SHORTEST} caractères, dont"
            f" {FEWEST} différents. Quatre ou cinq mots pris au hasard font l’affaire. Rien n’a été"
            " écrit."
        )


class WrongPassphraseError(PiacenError):
    """The key does not open."""

    def __init__(self, path: Path) -> None:
        """Say that nothing is lost."""
        super().__init__(
            f"Ce n’est pas la phrase de passe de « {path} ». La clé n’a pas été touchée :"
            " recommencez. Majuscules, accents et espaces comptent."
        )


class DamagedKeyError(PiacenError):
    """The file is no key, or no longer one."""

    def __init__(self, path: Path) -> None:
        """Say what can still help."""
        super().__init__(
            f"« {path} » est abîmé, ou n’est pas une clé de ce programme : aucune phrase de passe"
            " ne l’ouvrira. Reprenez-le d’une copie. Il n’a pas été touché."
        )


class ChangedKeyError(PiacenError):
    """Somebody else wrote the key since it was opened."""

    def __init__(self, path: Path) -> None:
        """Say that the other's work stands."""
        super().__init__(
            f"« {path} » a changé pendant le travail : une autre commande l’a écrit ou détruit."
            " Rien n’a été écrit ici; relancez cette commande."
        )


def check_passphrase(passphrase: str) -> None:
    """Make sure that a new passphrase is not the first that comes to mind.

    Raises:
        WeakPassphraseError: it is.
    """
    if len(passphrase) < SHORTEST or len(set(passphrase.casefold())) < FEWEST:
        raise WeakPassphraseError


class KeyFile:
    """The key of a study, open.

    Attributes:
        registry: what it holds.
    """

    def __init__(self, study: Study, cipher: Cipher, registry: Registry, written: bytes) -> None:
        """For `made` and `opened`; `written` is the file as it is."""
        self.registry = registry
        self._study = study
        self._cipher = cipher
        self._written = written

    @classmethod
    def made(cls, study: Study, passphrase: str) -> Self:
        """A new key, with nobody in it yet.

        Raises:
            KeyExistsError: the study has one.
            WeakPassphraseError: the passphrase would be guessed.
            UnsafeKeyPlaceError: git or exports/ would take the key away.
            UnwritableFileError: the system refuses.
        """
        path = key_path(study)
        check_place(study)
        if path.exists() or path.is_symlink():
            raise KeyExistsError(path)
        check_passphrase(passphrase)
        made = cls(study, Cipher.new(passphrase), Registry(), b"")
        made._write(made.registry)
        return made

    @classmethod
    def opened(cls, study: Study, passphrase: str) -> Self:
        """The key as it is.

        Raises:
            MissingKeyError: there is none.
            DamagedKeyError: the file is no key.
            WrongPassphraseError: it does not open.
            UnsafeKeyPlaceError: git or exports/ would take it away.
            UnreadableFileError: the system refuses.
        """
        path = key_path(study)
        sealed = _read(path)
        check_place(study)
        with contextlib.suppress(OSError):  # somebody else's file, or a system without modes
            path.chmod(_FILE_MODE)
        if not is_sound(sealed):
            raise DamagedKeyError(path)
        cipher = Cipher.of(sealed, passphrase)
        plain = cipher.open(sealed)
        if plain is None:
            raise WrongPassphraseError(path)
        return cls(study, cipher, Registry(json.loads(plain)["pseudonyms"]), sealed)

    def keep(self, registry: Registry) -> None:
        """Write the registry into the key; when this returns, it is on the disk.

        Raises:
            ChangedKeyError: another command wrote the key meanwhile, or destroyed it.
            UnwritableFileError: the system refuses; the key is as it was.
        """
        if registry == self.registry:
            return
        path = key_path(self._study)
        if not path.is_file() or _read(path) != self._written:
            raise ChangedKeyError(path)
        self._write(registry)

    def _write(self, registry: Registry) -> None:
        table = {"pseudonyms": dict(registry.pseudonyms)}
        sealed = self._cipher.seal(json.dumps(table, ensure_ascii=False).encode())
        folder = key_folder(self._study)
        try:
            folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
        except OSError as cause:
            raise UnwritableFileError(folder, cause) from cause
        write_whole(key_path(self._study), sealed, mode=_FILE_MODE)
        flush_folder(folder)
        self.registry, self._written = registry, sealed


def destroy_key(study: Study) -> int:
    """Overwrite and delete the key, with every copy of it in its folder.

    A disk that moves what it writes (SSD), a folder kept in step with another machine, and backups
    may keep copies that nobody sees: sealed, as long as the passphrase is not written anywhere.

    Returns:
        How many files that was.

    Raises:
        MissingKeyError: there is none.
        UnwritableFileError: the system refuses; what could not be deleted is still there.
    """
    path = key_path(study)
    found = {path.resolve()} if path.is_file() else set()
    found.update(copy.resolve() for copy in keys_in(key_folder(study)))
    if not found:
        raise MissingKeyError(path)
    for each in sorted(found):
        try:
            _shred(each)
        except OSError as cause:
            raise UnwritableFileError(each, cause) from cause
    path.unlink(missing_ok=True)  # a link to what was there
    flush_folder(key_folder(study))
    return len(found)


def keys_in(folder: Path) -> Iterator[Path]:
    """The keys that lie in a folder, under whatever name."""
    if folder.is_dir():
        files = (path for path in sorted(folder.iterdir()) if path.is_file())
        yield from (path for path in files if _begins(path) == MAGIC)


def _begins(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(len(MAGIC))
    except OSError:
        return b""


def _shred(path: Path) -> None:
    with path.open("r+b") as stream:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(0)
        stream.write(secrets.token_bytes(size))
        stream.flush()
        os.fsync(stream.fileno())
    gone = path.with_name(f".{secrets.token_hex(8)}")
    path.replace(gone)
    gone.unlink()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise MissingKeyError(path) from None
    except OSError as cause:
        raise UnreadableFileError.refused(str(path), cause) from cause
