"""Reading a transcript file: one module per format, bytes in, `Source` out."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from piacen_qual.errors import UnreadableFileError
from piacen_qual.transcripts.formats.csv import read_csv
from piacen_qual.transcripts.formats.mending import mend
from piacen_qual.transcripts.formats.odt import read_odt
from piacen_qual.transcripts.formats.rtf import read_rtf
from piacen_qual.transcripts.formats.sniff import sniff
from piacen_qual.transcripts.formats.srt import read_srt
from piacen_qual.transcripts.formats.text import read_markdown, read_text
from piacen_qual.transcripts.formats.vtt import read_vtt
from piacen_qual.transcripts.formats.word import read_word
from piacen_qual.transcripts.source import Source

MAX_BYTES = 50_000_000  # the text of a three-hour group takes 200,000; pictures may add to it
SNIFFED = 4_096  # bytes that tell what a file of another format is

Reader = Callable[[bytes, str], Source]

READERS: Mapping[str, Reader] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".docx": read_word,
    ".odt": read_odt,
    ".rtf": read_rtf,
    ".vtt": read_vtt,
    ".srt": read_srt,
    ".csv": read_csv,
}


def read_source(path: Path, name: str) -> Source:
    """The lines of a transcript file, whatever its format, with what was guessed or repaired.

    Args:
        path: the file; its suffix says the format.
        name: how messages name it.

    Raises:
        UnreadableFileError: missing, of another format than its suffix says, too large, empty,
            binary, locked, damaged; in French, with what to do.
    """
    reader = READERS.get(path.suffix.lower())
    data = _read(path, name, MAX_BYTES if reader else SNIFFED)
    kind = sniff(data)
    if reader is None:
        what = f"; c’est {kind.what}" if kind else ""
        remedy = kind.remedy if kind else "Enregistrez-le en .docx ou en .txt (UTF-8)."
        known = ", ".join(READERS)
        raise UnreadableFileError(
            name,
            f"le suffixe « {path.suffix} » n’est pas de ceux qu’on lit ({known}){what}. {remedy}",
        )
    if kind is not None and kind.suffix != path.suffix.lower():
        raise UnreadableFileError(
            name, f"malgré son suffixe {path.suffix}, le fichier est {kind.what}. {kind.remedy}"
        )
    source = reader(data, name)
    if not any(line.text.strip() for line in source.lines):
        raise UnreadableFileError(name, "le fichier ne contient aucun texte.")
    return replace(mend(source, name), sha256=hashlib.sha256(data).hexdigest())


def _read(path: Path, name: str, limit: int) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError:
        raise UnreadableFileError(name, "le fichier n’existe pas.") from None
    except OSError as cause:
        raise UnreadableFileError.refused(name, cause) from cause
    if limit == MAX_BYTES and len(data) > limit:
        raise UnreadableFileError(
            name,
            f"le fichier dépasse {MAX_BYTES // 1_000_000} Mo, ce qu’aucune transcription n’atteint."
            " Retirez-en les images, ou vérifiez que c’est le bon fichier.",
        )
    if not data:
        raise UnreadableFileError(name, "le fichier est vide.")
    return data
