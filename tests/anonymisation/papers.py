"""PDF files and REFI-QDA projects by hand, with words wherever such files keep some."""

import io
import zipfile
import zlib
from typing import Final

CATALOG: Final = b"<< /Type /Catalog /Pages 2 0 R >>"
_PAGES: Final = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
_PAGE: Final = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R"
    b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica"
    b" /Encoding /WinAnsiEncoding >> >> >> /Annots [%s] >>"
)


def shown(words: str) -> bytes:
    """The instructions that write these words on a page."""
    return b"BT /F1 12 Tf 20 200 Td (%s) Tj ET" % words.encode("cp1252")


def stream(content: bytes, *, about: bytes = b"", packed: bool = False) -> bytes:
    """A stream object."""
    data = zlib.compress(content) if packed else content
    how = about + (b" /Filter /FlateDecode" if packed else b"")
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), how, data)


def pdf(
    content: bytes = b"",
    *more: bytes,
    packed: bool = False,
    catalog: bytes = CATALOG,
    annotations: bytes = b"",
    info: int = 0,
    later: bytes = b"",
) -> bytes:
    """A PDF of one page.

    Args:
        content: what the page draws.
        more: other objects, the first of which is number 5.
        packed: whether `content` is compressed.
        catalog: the first object.
        annotations: references of those of the page.
        info: the number of the object that says who made it, if there is one.
        later: what the page draws since it was changed; the older content is left behind.
    """
    page = _PAGE % annotations
    objects = dict(enumerate((catalog, _PAGES, page, stream(content, packed=packed), *more), 1))
    told = b" /Info %d 0 R" % info if info else b""
    data = _with(b"%PDF-1.7\n", objects, told)
    if later:
        before = data.rindex(b"\nxref") + 1
        data = _with(data, {4: stream(later)}, told + b" /Prev %d" % before, size=len(objects))
    return data


def _with(data: bytes, objects: dict[int, bytes], told: bytes, size: int = 0) -> bytes:
    """More objects after what there is, and the table of where they are."""
    table = b"xref\n0 1\n0000000000 65535 f \n"
    for number, body in objects.items():
        table += b"%d 1\n%010d 00000 n \n" % (number, len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R%s >>" % ((size or len(objects)) + 1, told)
    return data + table + trailer + b"\nstartxref\n%d\n%%%%EOF\n" % len(data)


def qdpx(*, user: str = "", note: str = "", source: str = "") -> bytes:
    """A project: who codes, a note, and the text of a source."""
    project = (
        "<?xml version='1.0' encoding='utf-8'?><Project xmlns='urn:QDA-XML:project:1.0'>"
        f"<Users><User guid='1' name='{user}'/></Users>"
        f"<Notes><Note guid='2'><PlainTextContent>{note}</PlainTextContent></Note></Notes>"
        "<Sources><TextSource guid='3' plainTextPath='internal://3.txt'/></Sources></Project>"
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", project)
        archive.writestr("Sources/3.txt", source)
    return data.getvalue()
