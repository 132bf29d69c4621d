import io
import zipfile
from collections.abc import Mapping

import openpyxl
import pytest

from piacen_qual.errors import PiacenError
from piacen_qual.exports.partner.workbook import bank_to_xlsx
from piacen_qual.partners import sheet
from piacen_qual.partners.answers import LONGEST_COMMENT, NotAnswersError, receive
from piacen_qual.partners.choice import Choice
from piacen_qual.partners.entries import Entry
from piacen_qual.partners.reading import History
from piacen_qual.partners.sheet import COMMENT, DIGEST, MARK, QUOTE, REPLY, read_sheet
from tests.partners.making import HOSTILE, make_bank, shared

SENT = make_bank("[…] que ça coupe.", "Deux pelles.", "=1+1 paniers")
HISTORY = History((Entry("1", 1, "", "Zoé", shared(SENT)),))
SHEET = bank_to_xlsx(SENT)


def filled(*rows: Mapping[str, object]) -> bytes:
    """The workbook once a partner wrote in the rows of the first quotes."""
    book = openpyxl.load_workbook(io.BytesIO(SHEET))
    sheet = book["Citations"]
    places = {cell.value: place for place, cell in enumerate(sheet[1], 1)}
    for number, row in enumerate(rows, 2):
        for head, value in row.items():
            sheet.cell(number, places[head]).value = value  # type: ignore[assignment] # any value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def repacked(data: bytes, **parts: bytes) -> bytes:
    """The workbook with some of its parts replaced or added."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return stream.getvalue()


def test_a_workbook_as_it_was_sent_says_nothing() -> None:
    received, problems = receive(read_sheet(SHEET, "c.xlsx"), HISTORY)
    assert not received.replies
    assert not problems


def test_choices_and_comments_are_taken() -> None:
    data = filled(
        {REPLY: " Publier "}, {REPLY: "modifier", COMMENT: "Trois pelles."}, {COMMENT: "Hum."}
    )
    received, problems = receive(read_sheet(data, "c.xlsx"), HISTORY, sender="La Fabrique")
    assert [(r.choice, r.comment) for r in received.replies] == [
        (Choice.PUBLISH, ""),
        (Choice.MODIFY, "Trois pelles."),
        (None, "Hum."),
    ]
    assert received.name == "La Fabrique"
    assert not problems


@pytest.mark.parametrize(
    "change",
    [
        {QUOTE: "« Deux râteaux. »"},
        {QUOTE: None},
        {DIGEST: "0" * 64},
        {MARK: "ffffffffff"},
        {REPLY: "oui"},
        {REPLY: '=IF(1,"publier","")'},
        {REPLY: 1},
    ],
)
def test_an_altered_row_is_refused_and_listed(change: Mapping[str, object]) -> None:
    data = filled({REPLY: "retirer"}, {REPLY: "publier", **change})
    received, problems = receive(read_sheet(data, "c.xlsx"), HISTORY)
    assert [r.choice for r in received.replies] == [Choice.WITHDRAW]
    assert "ligne 3" in str(problems[0])


def test_blanks_that_a_spreadsheet_changes_alter_nothing() -> None:
    data = filled({QUOTE: "« […] […] que  ça coupe. »", REPLY: "publier"})
    received, problems = receive(read_sheet(data, "c.xlsx"), HISTORY)
    assert len(received.replies) == 1
    assert not problems


@pytest.mark.parametrize("text", [t for t in HOSTILE if t.isprintable()])
def test_hostile_comments_are_taken_as_texts(text: str) -> None:
    data = filled({REPLY: "publier", COMMENT: text})
    received, _ = receive(read_sheet(data, "c.xlsx"), HISTORY)
    assert received.replies[0].comment == text


def test_a_long_comment_is_bounded() -> None:
    data = filled({REPLY: "publier", COMMENT: "é" * 32_000})
    received, _ = receive(read_sheet(data, "c.xlsx"), HISTORY)
    assert len(received.replies[0].comment) == LONGEST_COMMENT


def bomb() -> bytes:
    return repacked(SHEET, **{"xl/media/image1.png": b"\0" * 300_000_000})


def many_parts() -> bytes:
    return repacked(SHEET, **{f"xl/media/image{n}.png": b"" for n in range(6_000)})


def swollen_sheet() -> bytes:
    with zipfile.ZipFile(io.BytesIO(SHEET)) as archive:
        part = archive.read("xl/worksheets/sheet2.xml")
    rows = b"".join(
        b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(9, 900_000)
    )
    return repacked(
        SHEET, **{"xl/worksheets/sheet2.xml": part.replace(b"</sheetData>", rows + b"</sheetData>")}
    )


def entities() -> bytes:
    with zipfile.ZipFile(io.BytesIO(SHEET)) as archive:
        part = archive.read("xl/sharedStrings.xml")
    laughs = b'<!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    head, rest = part.split(b"?>", 1)
    return repacked(SHEET, **{"xl/sharedStrings.xml": head + b"?>" + laughs + rest})


def another_workbook() -> bytes:
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("make", [bomb, many_parts, swollen_sheet, another_workbook])
def test_a_bomb_or_another_workbook_is_refused(make: object) -> None:
    with pytest.raises(PiacenError):
        read_sheet(make(), "c.xlsx")  # type: ignore[operator] # one of the functions above


def test_entities_are_refused_before_anything_reads_them() -> None:
    with pytest.raises(NotAnswersError, match="entités"):
        read_sheet(entities(), "c.xlsx")


@pytest.mark.parametrize("cut", [4, 200, 3_000])
def test_a_torn_workbook_is_refused(cut: int) -> None:
    with pytest.raises(NotAnswersError):
        read_sheet(SHEET[:cut], "c.xlsx")


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet2.xml", "xl/styles.xml"]
)
def test_a_damaged_part_is_refused_or_ignored(part: str) -> None:
    for broken in (b"", b"<", b"<a/>", b"\0" * 100):
        try:
            read = read_sheet(repacked(SHEET, **{part: broken}), "c.xlsx")
        except NotAnswersError:
            continue
        receive(read, HISTORY)


@pytest.mark.parametrize(("limit", "value"), [("MOST_SHEETS", 1), ("MOST_COLUMNS", 4)])
def test_sheets_and_columns_past_the_limit_are_not_read(
    monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    monkeypatch.setattr(sheet, limit, value)
    with pytest.raises(NotAnswersError, match="autre classeur"):
        read_sheet(filled({REPLY: "publier"}), "c.xlsx")


def test_rows_past_the_limit_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MOST_ROWS", 20)
    book = openpyxl.load_workbook(io.BytesIO(SHEET))
    book["Citations"].cell(21, 1).value = "trop loin"
    stream = io.BytesIO()
    book.save(stream)
    assert len(read_sheet(stream.getvalue(), "c.xlsx").answers) == len(SENT.quotes)
