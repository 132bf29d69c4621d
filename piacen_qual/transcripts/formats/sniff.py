"""What a file really is, from its first bytes, when that is not what its name says."""

from dataclasses import dataclass

_TO_TEXT = "Ouvrez-le dans son logiciel et enregistrez le texte en .docx ou en .txt (UTF-8)."
_NO_SOUND = "Il faut la transcription, pas l’enregistrement."


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of content.

    Attributes:
        what: with its article, in French (`un PDF`).
        remedy: what the user can do, one sentence.
        suffix: the suffix under which it can be read as it is, or "".
    """

    what: str
    remedy: str
    suffix: str = ""


_DOCX = Kind("un document Word", "Donnez-lui le suffixe .docx.", ".docx")
_ODT = Kind("un document OpenDocument", "Donnez-lui le suffixe .odt.", ".odt")
_XLSX = Kind("un classeur Excel", "Enregistrez-le depuis Excel en « CSV UTF-8 ».")
_ZIP = Kind("une archive zip", "Extrayez-en les transcriptions.")
_OLD_OFFICE = Kind(
    "un document Office d’avant 2007 (.doc, .xls)",
    "Ouvrez-le dans Word ou LibreOffice et enregistrez-le en .docx.",
)
_LOCKED_OFFICE = Kind(
    "un document Office protégé par un mot de passe",
    "Ouvrez-le, retirez le mot de passe (Fichier, Informations, Protéger) et enregistrez-le.",
)
_SOUND = Kind("un enregistrement sonore", _NO_SOUND)
_VIDEO = Kind("une vidéo", _NO_SOUND)
_IMAGE = Kind("une image", "Il faut le texte, saisi ou reconnu, en .docx ou en .txt.")

_SIGNATURES = (
    (0, b"%PDF-", Kind("un PDF", _TO_TEXT)),
    (0, b"{\\rtf", Kind("du RTF", "Donnez-lui le suffixe .rtf.", ".rtf")),
    (0, b"\x89PNG", _IMAGE),
    (0, b"\xff\xd8\xff", _IMAGE),
    (0, b"GIF8", _IMAGE),
    (0, b"II*\x00", _IMAGE),
    (0, b"MM\x00*", _IMAGE),
    (8, b"WEBP", _IMAGE),
    (8, b"WAVE", _SOUND),
    (0, b"ID3", _SOUND),
    (0, b"\xff\xfb", _SOUND),
    (0, b"OggS", _SOUND),
    (0, b"fLaC", _SOUND),
    (4, b"ftypM4A", _SOUND),
    (4, b"ftyp", _VIDEO),
    (0, b"\x1aE\xdf\xa3", _VIDEO),
    (0, b"\x1f\x8b\x08", Kind("une archive gzip", _ZIP.remedy)),
    (0, b"7z\xbc\xaf\x27\x1c", Kind("une archive 7z", _ZIP.remedy)),
    (0, b"Rar!\x1a\x07", Kind("une archive rar", _ZIP.remedy)),
    (0, b"bplist00", Kind("un fichier du système d’Apple", _TO_TEXT)),
    (0, b"SQLite format 3\x00", Kind("une base de données", _TO_TEXT)),
)


def sniff(data: bytes) -> Kind | None:
    """The kind of a file that is not plain text, or None when nothing is recognised."""
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_zip(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        return _LOCKED_OFFICE if locked else _OLD_OFFICE
    for offset, signature, kind in _SIGNATURES:
        if data.startswith(signature, offset):
            return kind
    return None


def _kind_of_zip(data: bytes) -> Kind:
    """Told by the names of members, which stand in the clear; nothing is unpacked."""
    if b"META-INF/manifest.xml" in data and b"content.xml" in data:
        return _ODT
    if b"word/" in data:
        return _DOCX
    if b"xl/" in data:
        return _XLSX
    return _ZIP
