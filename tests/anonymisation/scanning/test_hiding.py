"""Places of a file in which a name hides from whoever only looks at what is shown."""

import base64
import io
import zipfile
from collections.abc import Callable

import pytest

from piacen_qual.anonymisation.masking.secret import Secret, Secrets
from piacen_qual.anonymisation.scanning.leak import LeakKind
from piacen_qual.anonymisation.scanning.scan import scan

SECRETS = Secrets(Secret(name, "Personnes") for name in ("Tremblard", "Noé", "Zélie"))
SPACED = " ".join("Tremblard")  # found in what people read, passed over among tags
OFFICE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def found(data: bytes, name: str) -> set[tuple[LeakKind, str]]:
    return {(leak.kind, leak.found) for leak in scan(data, SECRETS, name=name)}


def zipped(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize(
    "encode", [base64.b64encode, base64.urlsafe_b64encode, base64.b32encode, base64.b16encode]
)
def test_a_short_name_alone_is_found_however_it_is_encoded(
    encode: Callable[[bytes], bytes],
) -> None:
    code = encode("Noé".encode()).decode().rstrip("=")
    assert found(f"<p data-x='{code}'>a</p>".encode(), "a.html") == {(LeakKind.ENCODED, code)}


@pytest.mark.parametrize(
    "attribute",
    [
        *("title", "alt", "aria-label", "placeholder", "value", "content", "label", "summary"),
        *("name", "id", "for", "href", "src", "target", "data-qui", "descr", "description"),
        *("w:author", "w:initials", "userName", "creator", "lastModifiedBy", "tooltip", "display"),
        *("w15:userId", "dc:creator"),
    ],
)
def test_a_name_spelt_in_an_attribute_is_found(attribute: str) -> None:
    page = f"<!doctype html><html><p {attribute}='{SPACED}'>a</p></html>"
    assert found(page.encode(), "a.html") == {(LeakKind.MASKED, SPACED)}


@pytest.mark.parametrize("tag", ["docVar", "alias", "tag", "listItem", "bookmarkStart"])
def test_a_name_spelt_in_a_field_of_word_is_found(tag: str) -> None:
    part = f"<w:x xmlns:w='{OFFICE}'><w:{tag} w:any='{SPACED}'/></w:x>".encode()
    kinds = {kind for kind, _ in found(zipped(**{"word/settings.xml": part}), "a.docx")}
    assert kinds == {LeakKind.MASKED}


def test_the_hyphen_that_word_never_cuts_at_parts_two_words() -> None:
    runs = "<w:r><w:t>anne</w:t><w:noBreakHyphen/><w:t>zélie</w:t></w:r>"
    part = f"<w:document xmlns:w='{OFFICE}'><w:p>{runs}</w:p></w:document>".encode()
    assert found(zipped(**{"word/document.xml": part}), "a.docx") == {(LeakKind.MASKED, "zélie")}


@pytest.mark.parametrize(
    "member",
    [
        *("xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml", "xl/connections.xml"),
        *("xl/activeX/activeX1.bin", "word/activeX/activeX1.xml", "a.exe", "word/a.js"),
        *("a.vbs", "a.bat", "xl/a.PS1"),
    ],
)
def test_members_that_run_or_reach_out_are_found(member: str) -> None:
    assert LeakKind.ACTIVE in {kind for kind, _ in found(zipped(**{member: b"a"}), "a.xlsx")}


def segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(content) + 2).to_bytes(2, "big") + content


def jpeg(*segments: bytes) -> bytes:
    return b"\xff\xd8" + b"".join((*segments, segment(0xDA, b""), b"\x81\x92", b"\xff\xd9"))


def exif(tag: int, said: bytes) -> bytes:
    """What a camera or an editor notes in a picture: one entry, out of line."""
    entry = b"".join(n.to_bytes(size, "big") for n, size in ((tag, 2), (2, 2), (len(said), 4)))
    entries = (1).to_bytes(2, "big") + entry + (26).to_bytes(4, "big") + bytes(4)
    return segment(0xE1, b"Exif\0\0MM\0*" + (8).to_bytes(4, "big") + entries + said)


PICTURES = {
    "artist": exif(0x013B, b"Tremblard\0"),
    "author, as Windows notes it": exif(0x9C9D, "Tremblard\0".encode("utf-16-le")),
    "caption": segment(0xED, b"Photoshop 3.0\0" + b"8BIM\4\4\0\0\0\0\0\x0eTremblard\0"),
    "packet": segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:a><b>Tremblard</b></x:a>"),
    "thumbnail in the picture": segment(0xE1, b"Exif\0\0" + jpeg(segment(0xFE, b"Tremblard"))),
}


@pytest.mark.parametrize("kind", PICTURES)
@pytest.mark.parametrize("place", ["docProps/thumbnail.jpeg", "xl/media/image1.jpg", ""])
def test_what_a_photograph_notes_is_found_wherever_it_lies(kind: str, place: str) -> None:
    data = jpeg(PICTURES[kind])
    file, name = (zipped(**{place: data}), "a.docx") if place else (data, "a.jpg")
    assert (LeakKind.MASKED, "Tremblard") in found(file, name)


def test_a_photograph_that_notes_nobody_raises_no_alarm() -> None:
    data = jpeg(exif(0x013B, b"Quelqu'un\0"), segment(0xFE, bytes(range(1, 250))))
    assert found(zipped(**{"docProps/thumbnail.jpeg": data}), "a.docx") == set()
