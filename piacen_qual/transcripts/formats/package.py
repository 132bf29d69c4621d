"""Documents that are a zip of XML parts (Word, OpenDocument), opened with care.

Such a file comes from outside: it may be damaged, locked, or made to fill the memory. What the
archive declares is checked before anything is unpacked, parts are read one at a time up to a
limit, and XML is parsed without entities, external files or network.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from piacen_qual.errors import Level, Problem, UnreadableFileError

if TYPE_CHECKING:
    from lxml import etree

MAX_MEMBERS = 5_000
MAX_PART = 50_000_000  # bytes of one XML part; 20,000 words of Word take about 3,000,000
MAX_TOTAL = 200_000_000  # bytes of all members, pictures included
MAX_RATIO = 250  # times; Word's XML shrinks 10 to 60 times
SMALL_PART = 20_000_000  # below this, a high ratio harms nobody: one sentence pasted all over

# What zipfile lets through, from a damaged archive to a method of compression it does not know.
ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,  # NotImplementedError is one
)

ENCRYPTED = 0x1  # bit of a member's flags


@dataclass(frozen=True, slots=True)
class Package:
    """An archive whose declarations were found sane."""

    archive: zipfile.ZipFile
    name: str

    def members(self) -> tuple[str, ...]:
        """The names of the members, in the archive's order."""
        return tuple(self.archive.namelist())

    def xml(self, member: str) -> "etree._Element":
        """The root of one XML part.

        Raises:
            UnreadableFileError: when the part is missing, damaged, too large or no XML.
        """
        from lxml import etree  # noqa: PLC0415 — needed for two formats only

        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
            remove_pis=True,
        )  # fmt: skip
        data = self.read(member)
        if b"<!DOCTYPE" in data:
            raise UnreadableFileError(
                self.name,
                f"sa partie « {member} » déclare des entités XML, ce qu’aucun traitement de texte"
                " ne fait. Le fichier n’est pas lu, par prudence.",
            )
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            raise _damaged(self.name, member) from None

    def optional(self, member: str) -> "tuple[list[etree._Element], list[Problem]]":
        """The root of a part that a document can do without, and what is wrong with it."""
        if member not in self.archive.namelist():
            return [], []
        try:
            return [self.xml(member)], []
        except UnreadableFileError as cause:
            return [], [replace(cause.problem, level=Level.WARNING)]

    def read(self, member: str) -> bytes:
        """The bytes of one part; raises as `xml` does."""
        try:
            with self.archive.open(member) as stream:
                data = stream.read(MAX_PART + 1)
        except (KeyError, *ZIP_ERRORS):
            raise _damaged(self.name, member) from None
        if len(data) > MAX_PART:
            raise _bomb(self.name)
        return data


@contextmanager
def open_package(data: bytes, name: str, what: str) -> Iterator[Package]:
    """Open a zipped document.

    Args:
        data: the whole file.
        name: how messages name it.
        what: what the file should be, with its article (`un document Word (.docx)`).

    Raises:
        UnreadableFileError: when it is no zip, is locked, or declares what no document needs.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except ZIP_ERRORS:
        raise UnreadableFileError(
            name,
            f"ce n’est pas {what}, ou il est endommagé. Ouvrez-le dans un traitement de texte et"
            " enregistrez-le de nouveau; si c’est du texte simple, donnez-lui le suffixe .txt.",
        ) from None
    with archive:
        _check(archive.infolist(), name)
        yield Package(archive, name)


def _check(members: list[zipfile.ZipInfo], name: str) -> None:
    if any(member.flag_bits & ENCRYPTED for member in members):
        raise locked(name)
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_TOTAL:
        raise _bomb(name)
    if any(map(_is_suspicious, members)):
        raise _bomb(name)


def _is_suspicious(member: zipfile.ZipInfo) -> bool:
    """Whether a member unpacks to far more than it weighs, or is named out of the archive."""
    swells = member.file_size > max(SMALL_PART, MAX_RATIO * member.compress_size)
    return swells or ".." in member.filename.replace("\\", "/").split("/")


def locked(name: str) -> UnreadableFileError:
    """The stop for a document that needs a password."""
    return UnreadableFileError(
        name,
        "le document est protégé par un mot de passe. Ouvrez-le, retirez le mot de passe et"
        " enregistrez-le.",
    )


def _bomb(name: str) -> UnreadableFileError:
    return UnreadableFileError(
        name,
        "le contenu de l’archive est anormal (trop de parties, parties démesurées ou noms"
        " suspects), comme dans une bombe de décompression. Le fichier n’a pas été ouvert.",
    )


def _damaged(name: str, member: str) -> UnreadableFileError:
    return UnreadableFileError(
        name,
        f"le document est endommagé ou incomplet (partie « {member} »). Ouvrez-le dans un"
        " traitement de texte, qui pourra le réparer, et enregistrez-le de nouveau.",
    )
