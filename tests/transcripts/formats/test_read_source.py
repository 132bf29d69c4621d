from pathlib import Path

import pytest

from piacen_qual.errors import UnreadableFileError
from piacen_qual.study import TRANSCRIPT_SUFFIXES
from piacen_qual.transcripts import formats
from piacen_qual.transcripts.formats import READERS, read_source
from tests.transcripts.formats.documents import odt_file, p, r, word_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
XLSX = b"PK\x03\x04" + bytes(26) + b"xl/workbook.xml"


def stop(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as refused:
        read_source(path, path.name)
    assert str(refused.value).startswith(path.name)
    return refused.value.what


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_every_suffix_of_a_study_has_a_reader() -> None:
    assert set(READERS) == TRANSCRIPT_SUFFIXES


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("g1.txt", "P1 : Déjà.".encode()),
        ("g1.MD", "P1 : Déjà.".encode()),
        ("g1.docx", word_file(p(r("P1 : Déjà.")))),
        ("g1.odt", odt_file("<text:p>P1 : Déjà.</text:p>")),
        ("g1.rtf", rb"{\rtf1\ansi P1 : D\'e9j\'e0.}"),
        ("g1.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nP1 : Déjà.\n".encode()),
        ("g1.srt", "1\n00:00:01,000 --> 00:00:02,000\nP1 : Déjà.\n".encode()),
        ("g1.csv", "texte\nP1 : Déjà.\n".encode()),
        ("Réunion d’été.txt", "P1 : Déjà.".encode()),
    ],
)
def test_the_suffix_chooses_the_reader(tmp_path: Path, name: str, data: bytes) -> None:
    source = read_source(written(tmp_path, name, data), name)
    assert source.format == Path(name).suffix.lower()[1:]
    assert source.lines[-1].text == "P1 : Déjà."


def test_a_bad_conversion_is_repaired_whatever_the_format(tmp_path: Path) -> None:
    path = written(tmp_path, "g1.docx", word_file(p(r("l\x92été\x85"))))
    source = read_source(path, "g1.docx")
    assert source.lines[0].text == "l’été…"
    assert "rétabli" in source.problems[0].message


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    assert "n’existe pas" in stop(tmp_path / "g1.txt")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "g1.txt").mkdir()
    assert "dossier" in stop(tmp_path / "g1.txt")


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_said(tmp_path: Path, data: bytes) -> None:
    what = stop(written(tmp_path, "g1.txt", data))
    assert "vide" in what or "aucun texte" in what


def test_a_document_without_text_is_said(tmp_path: Path) -> None:
    assert "aucun texte" in stop(written(tmp_path, "g1.docx", word_file(p())))


def test_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "MAX_BYTES", 10)
    assert "dépasse" in stop(written(tmp_path, "g1.txt", b"P1 : oui, oui"))


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("g1.txt", b"%PDF-1.7\n", "un PDF"),
        ("g1.txt", word_file(p(r("oui"))), "suffixe .docx"),
        ("g1.txt", odt_file("<text:p>oui</text:p>"), "suffixe .odt"),
        ("g1.txt", rb"{\rtf1 oui}", "suffixe .rtf"),
        ("g1.docx", rb"{\rtf1 oui}", "suffixe .rtf"),
        ("g1.docx", odt_file("<text:p>oui</text:p>"), "suffixe .odt"),
        ("g1.docx", OLE, "avant 2007"),
        ("g1.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "mot de passe"),
        ("g1.docx", b"P1 : oui", "suffixe .txt"),
        ("g1.docx", b"PK\x03\x04" + bytes(40), "zip"),
        ("g1.csv", XLSX, "CSV UTF-8"),
        ("g1.vtt", b"\x00\x00\x00\x20ftypmp42", "pas l’enregistrement"),
        ("g1.txt", b"\x00\x00\x00\x20ftypM4A ", "pas l’enregistrement"),
        ("g1.txt", b"ID3\x04", "pas l’enregistrement"),
        ("g1.txt", b"\x89PNG\r\n", "image"),
        ("g1.txt", b"P1 : o\x00ui", "pas du texte"),
        ("g1.pdf", b"%PDF-1.7\n", "un PDF"),
        ("g1.doc", OLE, "enregistrez-le en .docx"),
        ("g1.pages", b"PK\x03\x04" + bytes(40), ".pages"),
        ("g1", b"P1 : oui", ".txt, .md, .docx"),
    ],
)
def test_what_cannot_be_read_is_named_with_what_to_do(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    assert words in stop(written(tmp_path, name, data))
