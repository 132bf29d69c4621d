"""The text of a PDF: pages, strings of all objects, and every stream, used or left behind."""

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from piacen_qual.anonymisation.scanning.budget import BOMB, Budget, SpentError, inflated
from piacen_qual.anonymisation.scanning.decoding import as_text, words_in
from piacen_qual.anonymisation.scanning.piece import Inner, Nature, Piece, Unread

if TYPE_CHECKING:
    from pypdf import PdfReader

_STREAM: Final = re.compile(rb"stream\r?\n")
_END: Final = b"endstream"
_STRING: Final = re.compile(r"\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_KERNED: Final = re.compile(r"\)\s*-?[\d.]{1,6}\s*\(")  # [(Ro) 20 (y)] TJ
_ESCAPED: Final = re.compile(r"\\([0-7]{1,3})|\\(.)", re.DOTALL)


def of_pdf(data: bytes, part: str, budget: Budget) -> Iterator[Piece | Inner | Unread]:
    """Everything that can be read in a PDF, attached files and older versions of it included."""
    import pypdf  # noqa: PLC0415 — only for a PDF
    from pypdf.errors import PyPdfError  # noqa: PLC0415 — as above

    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            yield Unread(part, "le PDF est protégé par un mot de passe")
        else:
            yield from _pages(reader, part)
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        yield Unread(
            part, "ce PDF est abîmé, ou fait d’une manière que le programme ne connaît pas"
        )
    yield Piece(part, words_in(data), Nature.NOISE)
    yield from _streams(data, part, budget)


def _pages(reader: "PdfReader", part: str) -> Iterator[Piece]:
    """Words of each page, and strings of every object: properties, remarks, forms, bookmarks."""
    for number, page in enumerate(reader.pages, 1):
        yield Piece(f"{part} › page {number}", page.extract_text())
    yield Piece(f"{part} › objets", "\n".join(_strings(reader)))


def _strings(reader: "PdfReader") -> Iterator[str]:
    from pypdf.generic import IndirectObject  # noqa: PLC0415 — as above

    numbers = {n for table in reader.xref.values() for n in table} | set(reader.xref_objStm)
    waiting: list[object] = [IndirectObject(n, 0, reader).get_object() for n in sorted(numbers)]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, bytes):
            yield value.decode("utf-8", "replace")
        elif isinstance(value, dict):  # what they refer to comes in its own turn
            waiting += [each for pair in value.items() for each in pair]
        elif isinstance(value, list):
            waiting += value


def _streams(data: bytes, part: str, budget: Budget) -> Iterator[Piece | Inner | Unread]:
    """Every stream of the file, as it says or as it unpacks."""
    at = 0
    while begins := _STREAM.search(data, at):
        ends = data.find(_END, begins.end())
        ends = len(data) if ends < 0 else ends
        at = ends + len(_END)
        try:
            content = inflated(data[begins.end() : ends], budget) or data[begins.end() : ends]
        except SpentError:
            yield Unread(part, BOMB)
            return
        text = as_text(content, sure=True)
        if text is None:
            yield Inner(f"{part} › flux", content)
        else:
            yield Piece(f"{part} › flux", _shown(text))
            yield Piece(f"{part} › flux", text, Nature.NOISE)


def _shown(text: str) -> str:
    """The strings of a page's instructions, those that spacing cuts put together."""
    strings = _STRING.findall(_KERNED.sub("", text))
    return "\n".join(_ESCAPED.sub(_character, string) for string in strings)


def _character(found: re.Match[str]) -> str:
    return chr(int(found[1], 8) & 0xFF) if found[1] else found[2]
