"""A PDF hides nothing: not in its pages, beside them, or in what was left behind."""

import io
import tomllib
from pathlib import Path

import pypdf
import pytest

from piacen_qual.anonymisation.masking.secret import Secret, Secrets
from piacen_qual.anonymisation.scanning.leak import Leak, LeakKind
from piacen_qual.anonymisation.scanning.scan import scan
from tests.anonymisation.papers import CATALOG, pdf, qdpx, shown, stream

NAME = "Tremblard"
PROJECT = Path(__file__).parents[3] / "pyproject.toml"
SECRETS = Secrets([Secret(NAME, "Personnes")])
CLEAN = shown("On a vu quelqu’un, hier.")
KERNED = b"BT /F1 12 Tf 20 200 Td [(On a vu Trem) 20 (bl) -15.5 (ard, hier.)] TJ ET"
LETTERS = b"".join(b"(%c) Tj " % letter for letter in NAME.encode())
FIGURES = NAME.encode().hex().encode()
WIDE = NAME.encode("utf-16-be").hex().encode()
ATTACHED = b" /Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >> >>"
HIDING = {
    "a page": pdf(shown(f"On a vu {NAME}, hier.")),
    "a compressed page": pdf(shown(f"On a vu {NAME}, hier."), packed=True),
    "a word in pieces": pdf(KERNED),
    "a compressed word in pieces": pdf(KERNED, packed=True),
    "letter by letter": pdf(b"BT /F1 12 Tf 20 200 Td %s ET" % LETTERS),
    "its author": pdf(CLEAN, b"<< /Author (%s) >>" % NAME.encode(), info=5),
    "its author, in figures": pdf(CLEAN, b"<< /Author <%s> >>" % FIGURES, info=5),
    "its title, two bytes a letter": pdf(CLEAN, b"<< /Title <feff%s> >>" % WIDE, info=5),
    "a remark": pdf(
        CLEAN,
        b"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (de %s) >>" % NAME.encode(),
        annotations=b"5 0 R",
    ),
    "an attached file": pdf(
        CLEAN,
        b"<< /Type /Filespec /F (a.txt) /EF << /F 6 0 R >> >>",
        stream(f"Chez {NAME} hier.".encode(), about=b"/Type /EmbeddedFile", packed=True),
        catalog=CATALOG.removesuffix(b">>") + ATTACHED,
    ),
    "an older version": pdf(shown(f"On a vu {NAME}, hier."), later=CLEAN),
    "a compressed older version": pdf(shown(f"On a vu {NAME}."), packed=True, later=CLEAN),
    "a word in pieces in an older version": pdf(KERNED, packed=True, later=CLEAN),
}


def found(data: bytes, name: str = "a.pdf") -> tuple[Leak, ...]:
    return scan(data, SECRETS, name=name)


def kinds(data: bytes) -> set[LeakKind]:
    return {leak.kind for leak in found(data)}


def protected(password: str) -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(pdf(CLEAN)))
    writer.encrypt(password, algorithm="AES-256")
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


@pytest.mark.parametrize("where", HIDING)
def test_a_name_is_found_wherever_a_pdf_keeps_words(where: str) -> None:
    assert LeakKind.MASKED in kinds(HIDING[where])


def test_a_pdf_that_tells_nothing_raises_no_alarm() -> None:
    assert not found(pdf(CLEAN))
    assert not found(pdf(CLEAN, packed=True, later=shown("Autre chose.")))


def test_a_leak_tells_the_page() -> None:
    assert any(leak.part == "a.pdf › page 1" for leak in found(HIDING["a page"]))


def test_a_pdf_that_cannot_be_read_is_a_leak() -> None:
    assert "protégé par un mot de passe" in found(protected("secret"))[0].found
    assert LeakKind.UNREADABLE not in kinds(protected(""))  # nobody is asked for anything
    assert LeakKind.UNREADABLE in kinds(b"%PDF-1.7\n" + b"\x00\xff" * 200)


def test_a_plain_install_reads_a_pdf() -> None:
    """`--examiner` promises it."""
    project = tomllib.loads(PROJECT.read_text("utf-8"))["project"]
    assert any(each.startswith("pypdf") for each in project["dependencies"])


@pytest.mark.parametrize(
    "project",
    [
        qdpx(user=NAME),
        qdpx(note="vu par Trem<b>bl</b>ard, hier"),
        qdpx(source=f"On a vu {NAME}, hier."),
    ],
    ids=["who codes", "a note cut by tags", "a source"],
)
def test_a_name_is_found_wherever_a_project_keeps_words(project: bytes) -> None:
    assert LeakKind.MASKED in {leak.kind for leak in found(project, "a.qdpx")}
    assert not found(qdpx(user="Julie", note="rien", source="rien"), "a.qdpx")
