"""A file, taken apart to the last part: archives in archives, pictures, PDF, text, mere bytes.

What cannot be opened is said, never passed over. Nothing is taken further than a budget of bytes
and a depth, so that no file can fill the memory.
"""

import bz2
import gzip
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from piacen_qual.anonymisation.scanning.budget import BOMB, Budget, SpentError, inflated
from piacen_qual.anonymisation.scanning.decoding import as_text, words_in
from piacen_qual.anonymisation.scanning.pictures import is_picture, sayings
from piacen_qual.anonymisation.scanning.piece import Inner, Nature, Piece, Unread

DEEPEST: Final = 6
MOST_MEMBERS: Final = 5_000

_ZIP: Final = b"PK\x03\x04"
_ZIP_END: Final = b"PK\x05\x06"
_TAIL: Final = 70_000  # bytes at the end, in which an archive says that it is one
_PACKED: Final[Mapping[bytes, Callable[[io.BytesIO], Any]]] = {
    b"\x1f\x8b\x08": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ": lzma.open,
}
_DEFLATED: Final = (b"x\x01", b"x\x5e", b"x\x9c", b"x\xda")
_PDF: Final = b"%PDF-"
_HEAD: Final = 1024
_CLOSED: Final = {
    b"7z\xbc\xaf\x27\x1c": "une archive 7z",
    b"Rar!": "une archive RAR",
    b"\x28\xb5\x2f\xfd": "une archive zstd",
}
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_SMALLEST: Final = 30  # bytes of an archive with something in it
_CHUNK: Final = 1 << 20
_FAULTS: Final = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error),
    *(RuntimeError, NotImplementedError, MemoryError, OverflowError, lzma.LZMAError),
)


def pieces(data: bytes, part: str, budget: Budget, depth: int = 0) -> Iterator[Piece | Unread]:
    """Every text in a file, and everything in it that cannot be read.

    Args:
        data: the file, or a member of one.
        part: what to call it.
        budget: shared by all members.
        depth: how many archives it is in.
    """
    closed = next((what for magic, what in _CLOSED.items() if data.startswith(magic)), "")
    if depth > DEEPEST:
        yield Unread(part, "des archives dans des archives, sans fin")
    elif closed:
        yield Unread(part, f"c’est {closed}, que le programme n’ouvre pas")
    elif data.startswith(_ZIP) or _ZIP_END in data[-_TAIL:]:
        yield from _of_zip(data, part, budget, depth)
    elif opener := next((each for magic, each in _PACKED.items() if data.startswith(magic)), None):
        yield from _of_packed(opener, data, part, budget, depth)
    elif _PDF in data[:_HEAD]:
        yield from _of_pdf(data, part, budget, depth)
    elif _is_deflated(data):
        yield from _of_deflated(data, part, budget, depth)
    elif is_picture(data):
        yield from (_bytes(saying, part) for saying in sayings(data) if saying)
    else:
        if _ENCRYPTED in data:
            yield Unread(part, "le document est protégé par un mot de passe")
        text = as_text(data)
        yield _bytes(data, part) if text is None else Piece(part, text, source=True)


def is_archive(data: bytes) -> bool:
    """Whether these bytes can only be a file that holds others, or a picture."""
    starts = (_ZIP, *_PACKED, _PDF, *_CLOSED)
    whole = len(data) >= _SMALLEST and (data.startswith(starts) or is_picture(data))
    return whole or _is_deflated(data)


def _is_deflated(data: bytes) -> bool:
    """Whether zlib packed something in these bytes."""
    if not data.startswith(_DEFLATED):
        return False
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(data, _CHUNK)
    except zlib.error:
        return False
    return bool(content) and (unpacking.eof or bool(unpacking.unconsumed_tail))


def _of_deflated(data: bytes, part: str, budget: Budget, depth: int) -> Iterator[Piece | Unread]:
    try:
        content = inflated(data, budget)
    except SpentError:
        yield Unread(part, BOMB)
    else:
        yield from pieces(content, f"{part} › décompressé", budget, depth + 1)


def _bytes(data: bytes, part: str) -> Piece:
    text = as_text(data, sure=True)
    if text is None:
        return Piece(part, words_in(data), Nature.NOISE)
    return Piece(part, text)


def _of_zip(data: bytes, part: str, budget: Budget, depth: int) -> Iterator[Piece | Unread]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _FAULTS:
        yield Unread(part, "l’archive est abîmée")
        yield Piece(part, words_in(data), Nature.NOISE)
        return
    with archive:
        members = archive.infolist()
        if len(members) > MOST_MEMBERS:
            yield Unread(part, f"plus de {MOST_MEMBERS} fichiers dans une archive : refusé")
        between = _between(data, members)
        if between.count(_ZIP) > len(members):
            yield Unread(part, "l’archive contient un fichier que sa table ne nomme pas")
        yield Piece(part, words_in(between), Nature.NOISE)
        yield Piece(part, archive.comment.decode("utf-8", "replace"))
        for member in members[:MOST_MEMBERS]:
            name = f"{part} › {member.filename}"
            yield Piece(name, "\n".join(_about(member)))
            yield from _of_member(archive, member, name, budget, depth)


def _about(member: zipfile.ZipInfo) -> tuple[str, ...]:
    """Names and remarks of a member of an archive."""
    comment = member.comment.decode("utf-8", "replace")
    return (member.filename, member.orig_filename, comment)


def _of_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, budget: Budget, depth: int
) -> Iterator[Piece | Unread]:
    if member.flag_bits & 1:
        yield Unread(name, "protégé par un mot de passe")
        return
    try:
        content = _inflated(archive, member, budget)
    except SpentError:
        yield Unread(name, BOMB)
    except _FAULTS:
        yield Unread(name, "abîmé, ou compressé d’une manière que le programme ne connaît pas")
    else:
        yield from pieces(content, name, budget, depth + 1)


def _inflated(archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: Budget) -> bytes:
    """The bytes of a member, counted as they come: what it says of its size may be false."""
    chunks = []
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            budget.spend(len(chunk))
            chunks.append(chunk)
    return b"".join(chunks)


def _between(data: bytes, members: list[zipfile.ZipInfo]) -> bytes:
    """What an archive holds besides the compressed bytes of its members."""
    kept, at = [], 0
    for member in sorted(members, key=lambda each: each.header_offset):
        header = member.header_offset
        if header + 30 > len(data):
            continue
        name, extra = struct.unpack_from("<HH", data, header + 26)
        begin = header + 30 + name + extra
        kept.append(data[at:begin])
        at = max(at, begin + member.compress_size)
    return b"\n".join((*kept, data[at:]))


def _of_pdf(data: bytes, part: str, budget: Budget, depth: int) -> Iterator[Piece | Unread]:
    from piacen_qual.anonymisation.scanning.pdf import of_pdf  # noqa: PLC0415 — pypdf

    for found in of_pdf(data, part, budget):
        if isinstance(found, Inner):
            yield from pieces(found.data, found.part, budget, depth + 1)
        else:
            yield found


def _of_packed(
    opener: Callable[[io.BytesIO], Any], data: bytes, part: str, budget: Budget, depth: int
) -> Iterator[Piece | Unread]:
    """What gzip, bzip2 or xz packed."""
    chunks = []
    try:
        with opener(io.BytesIO(data)) as stream:
            while chunk := stream.read(_CHUNK):
                budget.spend(len(chunk))
                chunks.append(chunk)
    except SpentError:
        yield Unread(part, BOMB)
    except _FAULTS:
        yield Unread(part, "l’archive est abîmée")
    else:
        yield from pieces(b"".join(chunks), f"{part} › décompressé", budget, depth + 1)
    yield Piece(part, words_in(data[:_HEAD]), Nature.NOISE)
