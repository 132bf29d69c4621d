"""Names planted in every field of finished files are all found; where there is none, nothing."""

import base64
import bz2
import gzip
import hashlib
import io
import lzma
import os
import time
import uuid
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

import pytest

from piacen_qual.anonymisation.masking.secret import Secret, Secrets, tokens_of
from piacen_qual.anonymisation.scanning import budget
from piacen_qual.anonymisation.scanning.leak import Leak, LeakKind
from piacen_qual.anonymisation.scanning.scan import scan
from piacen_qual.errors import UnreadableFileError
from tests.anonymisation.planting import FORMATS, SPELLINGS, planted, png_with

NAMES = ("Roy", "Tremblard", "Ovila Quenneville", "Zélie", "Gaétane")
SECRETS = Secrets(Secret(name, "Personnes") for name in NAMES)
NOT_NAMES = {LeakKind.NETWORK, LeakKind.TIME, LeakKind.ACTIVE, LeakKind.ORDER}


def named(leaks: Iterable[Leak], names: Iterable[str] = NAMES) -> set[str]:
    """The secrets that leaks are of, letters alone."""
    letters = {"".join(tokens_of(name)): name for name in names}
    found = ("".join(tokens_of(leak.found)) for leak in leaks if leak.kind not in NOT_NAMES)
    return {letters.get(each, each) for each in found}


@pytest.mark.parametrize("shape", [0, 1])
@pytest.mark.parametrize("file", FORMATS)
def test_each_name_is_found_in_each_field_in_each_spelling(file: str, shape: int) -> None:
    data, plant = planted(FORMATS[file], shape)
    names = plant.names.values()
    assert len(set(names)) == len(names) >= 3 * len(SPELLINGS)
    found = named(
        scan(data, Secrets(Secret(name, "Personnes") for name in names), name=file), names
    )
    assert not [where for where, name in plant.names.items() if name not in found]


@pytest.mark.parametrize("file", FORMATS)
def test_words_that_only_hold_names_are_no_names(file: str) -> None:
    data, plant = planted(FORMATS[file], 0)
    longer = Secrets(Secret(f"{name}er", "Personnes") for name in plant.names.values())
    assert not [leak for leak in scan(data, longer, name=file) if leak.kind not in NOT_NAMES]


@pytest.mark.parametrize("file", FORMATS)
def test_nothing_is_found_in_clean_files(file: str) -> None:
    data, _ = planted(FORMATS[file], 0)  # full of names, none of them of the study
    assert not [leak for leak in scan(data, SECRETS, name=file) if leak.kind is not LeakKind.TIME]


def kinds(data: bytes, name: str) -> list[LeakKind]:
    return [leak.kind for leak in scan(data, SECRETS, name=name)]


def zipped(files: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_a_leak_says_where_and_what_in_french() -> None:
    data = zipped({"xl/sharedStrings.xml": "<sst><si><t>Chez Zélie</t></si></sst>".encode()})
    (leak,) = scan(data, SECRETS, name="banque.xlsx")
    assert str(leak) == (
        "banque.xlsx › xl/sharedStrings.xml : « Zélie » (nom ou mot masqué : Personnes)"
    )


def test_the_name_of_the_file_itself_is_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "citations_zelie.csv"
    path.write_text("a;b\n", encoding="utf-8")
    assert named(scan(path, SECRETS)) == {"Zélie"}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_text_is_read_in_any_encoding(encoding: str) -> None:
    data = "numéro;texte\n1;Chez Zélie et Gaétane, là\n".encode(encoding)
    assert {"Zélie", "Gaétane"} <= named(scan(data, SECRETS, name="a.csv"))


@pytest.mark.parametrize(
    "wrap",
    [
        *("zip in zip", "gzip", "bzip2", "xz", "zlib", "base64 in json", "gzip in base64"),
        *("zlib in base64", "after the archive", "before it"),
    ],
)
def test_wrappings_hide_nothing(wrap: str) -> None:
    inner = zipped({"note.txt": b"avec Tremblard"})
    data = {
        "zip in zip": zipped({"a.zip": zipped({"b.zip": inner})}),
        "gzip": gzip.compress(inner),
        "bzip2": bz2.compress(inner),
        "xz": lzma.compress(inner),
        "zlib": zlib.compress(inner),
        "gzip in base64": b'{"x": "' + base64.b64encode(gzip.compress(b"avec Tremblard")) + b'"}',
        "zlib in base64": b"<p>" + base64.b64encode(zlib.compress(b"avec Tremblard ici")) + b"</p>",
        "base64 in json": b'{"x": "' + base64.b64encode(inner) + b'"}',
        "after the archive": zipped({"a.txt": b"rien"}) + b"\nTremblard\n",
        "before it": b"#!/bin/sh Tremblard\n" + zipped({"a.txt": b"rien"}),
    }[wrap]
    assert "Tremblard" in named(scan(data, SECRETS, name="a.bin"))


def test_a_picture_hides_nothing_and_raises_no_alarm_by_its_points() -> None:
    assert named(scan(png_with("vue par Zélie"), SECRETS, name="a.png")) == {"Zélie"}
    jpeg = b"\xff\xd8\xff\xfe\x00\x10par Tremblard\xff\xda\x00\x02" + os.urandom(9) + b"\xff\xd9"
    assert named(scan(jpeg, SECRETS, name="a.jpg")) == {"Tremblard"}


def test_old_office_files_and_other_bytes_are_read_as_bytes() -> None:
    ole = b"\xd0\xcf\x11\xe0" + bytes(400) + "Chez Gaétane hier".encode("utf-16-le") + bytes(90)
    assert named(scan(ole, SECRETS, name="a.doc")) == {"Gaétane"}


def test_chance_raises_no_alarm() -> None:
    short = Secrets(Secret(name, "x") for name in ("Roy", "Bâ", "Lys", "Ada", "Élie", "Noé"))
    ids = "".join(f"<p id='q{hashlib.sha256(bytes([n])).hexdigest()}'>a</p>" for n in range(250))
    blob = base64.b64encode(os.urandom(200_000)).decode()
    page = f"<!doctype html><html>{ids}<img src='data:font/woff2;base64,{blob}'></html>"
    assert not scan(page.encode(), short, name="a.html")
    assert not scan(b"\x00\x01" + os.urandom(300_000), short, name="a.bin")


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<img src='https://exemple.org/a.png'>", True),
        ("<script src=//exemple.org/a.js></script>", True),
        ("<style>@import 'a.css'</style>", True),
        ("<p style='background:url(http://1.2.3.4/x)'>a</p>", True),
        ("<script>fetch('a')</script>", True),
        ("<p>voir www.exemple.org</p>", True),
        (r"<p>\\serveur\partage</p>", True),
        ("<a href='&#104;ttps://exemple.org'>a</a>", True),
        ("<svg xmlns='http://www.w3.org/2000/svg'></svg>", False),
        ("<p>il a dit : oui // non</p>", False),
        ("<a href='#q1'>a</a><a href='mailto:equipe@exemple.org'>b</a>", False),
    ],
)
def test_whatever_would_reach_a_network_is_found(page: str, found: bool) -> None:
    assert (LeakKind.NETWORK in kinds(page.encode(), "a.html")) is found


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("=1+1", True), ("+33", False), ("+cmd", True), ("-x", True), ("@SUM(A1)", True),
        ("\t=1", True), ("-3,5", False), ("12 %", False), ("-", False), ("– oui", False),
        ("a=b", False),
    ],
)  # fmt: skip
def test_cells_that_are_formulas_are_found(cell: str, found: bool) -> None:
    data = f'a;b\n1;"{cell}"\n'.encode()
    assert (LeakKind.ACTIVE in kinds(data, "a.csv")) is found


def test_formulas_and_programs_of_a_workbook_are_found() -> None:
    sheet = b'<worksheet><c r="A1"><f>HYPERLINK("x")</f><v>1</v></c></worksheet>'
    assert LeakKind.ACTIVE in kinds(zipped({"xl/worksheets/sheet1.xml": sheet}), "a.xlsx")
    assert LeakKind.ACTIVE in kinds(zipped({"xl/vbaProject.bin": b"\x00\x01"}), "a.xlsm")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("00:12:45 bonjour", True),
        ("1:02:03,250 --> 1:02:04,000", True),
        ("le 2021-04-15T13:22", True),
        ("vers 22 h 40, à 10:30", False),
        ("2000-01-01T00:00:00Z", False),
        ("le 2026-03-01", False),
    ],
)
def test_clock_times_are_found(text: str, found: bool) -> None:
    assert (LeakKind.TIME in kinds(text.encode(), "a.txt")) is found


@pytest.mark.parametrize(
    ("data", "name", "found"),
    [
        ('{"turn": 12}', "a.json", True),
        ('{"turn": "a"}', "a.json", False),
        ("<p data-turn='12'>a</p>", "a.html", True),
        ("<p>(groupe 2, tour 14)</p>", "a.html", True),
        ("<p>groupe 2, P3</p>", "a.html", True),
        ("Citation;Tour\na;b\n", "a.csv", True),
        ("<p>un tour de table</p>", "a.html", False),
        ("<script>const start = 0;</script>", "a.html", False),
    ],
)
def test_places_in_a_transcript_are_found(data: str, name: str, found: bool) -> None:
    assert (LeakKind.ORDER in kinds(data.encode(), name)) is found


@pytest.mark.parametrize("digest", ["md5", "sha1", "sha256", "sha384", "sha3_256", "blake2b"])
@pytest.mark.parametrize("length", [8, 12, 32])
@pytest.mark.parametrize(
    "name", ["ovila quenneville", "Ovila Quenneville", "ovilaquenneville", "ovila_quenneville"]
)
def test_digests_of_names_are_found(digest: str, length: int, name: str) -> None:
    told = hashlib.new(digest, name.encode()).hexdigest()[:length]
    assert kinds(f"<p id='{told}'>a</p>".encode(), "a.html") == [LeakKind.HASHED]


def test_digests_are_found_however_they_are_written() -> None:
    digest = hashlib.sha256(b"zelie").digest()
    written = (
        digest.hex().upper(),
        base64.b64encode(digest).decode(),
        base64.urlsafe_b64encode(digest).decode().rstrip("="),
        str(uuid.UUID(hashlib.md5(b"zelie", usedforsecurity=False).hexdigest())),
        f"{zlib.crc32(b'zelie'):08x}",
    )
    for told in written:
        assert LeakKind.HASHED in kinds(f"<p data-x='{told}'>a</p>".encode(), "a.html"), told


def test_a_short_name_alone_in_base64_is_found() -> None:
    for code in (base64.b64encode(b"Roy").decode(), b"Zelie".hex()):
        assert LeakKind.ENCODED in kinds(f"<p data-x='{code}'>a</p>".encode(), "a.html")


def test_a_bomb_is_refused_before_it_fills_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "_FLOOR", 1 << 20)
    packed = (gzip, bz2, lzma, zlib)
    bombs = [zipped({f"{n}.xml": bytes(2 << 20) for n in range(3)})]
    bombs += [how.compress(bytes(9 << 20)) for how in packed]
    for data in bombs:
        leaks = scan(data, SECRETS, name="a.xlsx")
        assert [leak.kind for leak in leaks] == [LeakKind.UNREADABLE] * len(leaks) != []
        assert "bien plus gros" in leaks[0].found


def test_archives_without_end_are_refused() -> None:
    data = b"Tremblard"
    for _ in range(12):
        data = zipped({"a.zip": data})
    assert LeakKind.UNREADABLE in kinds(data, "a.zip")


def test_what_cannot_be_opened_is_a_leak() -> None:
    good = zipped({"a.txt": b"bonjour" * 50})
    locked = bytearray(good)
    locked[6] |= 1  # the local header, then the table, say that it is encrypted
    locked[good.index(b"PK\x01\x02") + 8] |= 1
    damaged = bytearray(good)
    damaged[40] ^= 0xFF
    for data in (bytes(locked), bytes(damaged), good[:60], b"Rar!\x1a\x07" + bytes(50)):
        assert LeakKind.UNREADABLE in kinds(data, "a.zip")
    protected = b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    assert LeakKind.UNREADABLE in kinds(protected, "a.docx")


def test_a_member_that_the_table_does_not_name_is_a_leak() -> None:
    hidden = zipped({"cache.txt": b"Tremblard" * 9})
    local = hidden[: hidden.index(b"PK\x01\x02")]
    assert LeakKind.UNREADABLE in kinds(local + zipped({"a.txt": b"rien"}), "a.zip")


@pytest.mark.parametrize(
    "name",
    ["registre.key", "julie.jsonl", "sortie.log", ".piacen", "corpus.yaml", "~$banque.docx"],
)
def test_what_must_not_lie_beside_the_file_is_told(tmp_path: Path, name: str) -> None:
    path = tmp_path / "banque.csv"
    path.write_text("a;b\n", encoding="utf-8")
    (tmp_path / "banque.xlsx").write_bytes(b"")
    (tmp_path / name).write_text("", encoding="utf-8")
    assert [(leak.kind, leak.found) for leak in scan(path, SECRETS)] == [(LeakKind.BESIDE, name)]


def test_a_key_is_known_under_any_name(tmp_path: Path) -> None:
    path = tmp_path / "banque.csv"
    path.write_text("a;b\n", encoding="utf-8")
    (tmp_path / "photo.jpg").write_bytes(b"piacen cle 1\n" + bytes(99))
    assert [leak.found for leak in scan(path, SECRETS)] == ["photo.jpg"]


def test_a_file_that_is_not_there_is_a_stop(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError):
        scan(tmp_path / "absent.docx", SECRETS)


HOSTILE = [
    b"<!--" * 50_000, b"<" * 200_000, b"&#" * 100_000, b"<script>" * 30_000, b"\\u" * 100_000,
    b"%" * 200_000, b"(" * 100_000, b'"' * 100_001, b"=" * 100_000, b"<a b='" * 30_000,
    b"A" * 300_000, b"a b " * 60_000, b"\x00" * 200_000, "é\u0301".encode() * 60_000,
    b"stream\n" * 30_000, b"<![CDATA[" * 30_000, b"\r\n" * 100_000, b"7" * 200_000,
]  # fmt: skip


@pytest.mark.parametrize("data", HOSTILE, ids=range(len(HOSTILE)))
def test_no_content_takes_forever(data: bytes) -> None:
    begun = time.process_time()
    scan(data, SECRETS, name="a.html")
    assert time.process_time() - begun < 10


def test_a_large_page_is_looked_at_in_seconds() -> None:
    paragraph = "<p class='q'>On manquait d’équipement, c’est ça que l’équipe disait.</p>\n"
    data = f"<!doctype html><html>{paragraph * 40_000}</html>".encode()
    begun = time.process_time()
    assert scan(data, SECRETS, name="a.html") == ()
    assert time.process_time() - begun < 20
