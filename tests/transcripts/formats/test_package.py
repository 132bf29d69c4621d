import io
import struct
import zipfile

import pytest

from piacen_qual.errors import UnreadableFileError
from piacen_qual.transcripts.formats import package
from piacen_qual.transcripts.formats.package import open_package
from tests.transcripts.formats.documents import zipped


def read(data: bytes, member: str = "a.xml") -> str:
    with open_package(data, "g1.docx", "un document Word (.docx)") as opened:
        return str(opened.xml(member).text)


def test_a_part_is_parsed() -> None:
    assert read(zipped({"a.xml": "<a>été</a>"})) == "été"


@pytest.mark.parametrize(
    "data",
    [b"P1 : oui", b"PK\x03\x04", zipped({"a.xml": "<a/>"})[:-20]],
    ids=["text", "a beginning", "cut"],  # a zip holds the time: its bytes are no name
)
def test_what_is_no_zip_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match="ce n’est pas un document Word"):
        read(data)


def test_a_part_that_swells_is_refused_before_it_is_unpacked() -> None:
    bomb = zipped({"a.xml": b"0" * (package.SMALL_PART + 1)})
    with pytest.raises(UnreadableFileError, match="anormal"):
        read(bomb)


def test_too_many_members_are_refused() -> None:
    with pytest.raises(UnreadableFileError, match="anormal"):
        read(zipped({f"{n}": "" for n in range(package.MAX_MEMBERS + 1)}))


def test_too_much_in_all_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_TOTAL", 100)
    with pytest.raises(UnreadableFileError, match="anormal"):
        read(zipped({"a.xml": "<a>" + "é" * 60 + "</a>"}))


def test_a_part_that_lies_about_its_size_is_cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PART", 100)
    with pytest.raises(UnreadableFileError, match="anormal"):
        read(zipped({"a.xml": "<a>" + "é" * 60 + "</a>"}))


def test_a_name_that_climbs_out_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="anormal"):
        read(zipped({"a.xml": "<a/>", "../../b.xml": "<b/>"}))


def test_a_locked_member_is_refused() -> None:
    data = bytearray(zipped({"a.xml": "<a/>"}))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        central = archive.start_dir
    struct.pack_into("<H", data, central + 8, 1)
    with pytest.raises(UnreadableFileError, match="mot de passe"):
        read(bytes(data))


@pytest.mark.parametrize("content", ["<a>", "", "P1 : oui"])
def test_a_part_that_is_no_xml_is_named(content: str) -> None:
    with pytest.raises(UnreadableFileError, match=r"a\.xml"):
        read(zipped({"a.xml": content}))


def test_a_missing_part_is_named() -> None:
    with pytest.raises(UnreadableFileError, match=r"b\.xml"):
        read(zipped({"a.xml": "<a/>"}), "b.xml")


def test_a_corrupt_part_is_named() -> None:
    data = bytearray(zipped({"a.xml": "<a>" + "".join(map(str, range(200))) + "</a>"}))
    data[60:80] = bytes(20)
    with pytest.raises(UnreadableFileError, match=r"a\.xml"):
        read(bytes(data))


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY e "eeee">]><a>&e;</a>'
    with pytest.raises(UnreadableFileError, match="entités"):
        read(zipped({"a.xml": bomb}))
