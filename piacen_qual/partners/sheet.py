"""The Excel file of a bank, as it comes back: opened with care."""

import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Final

from piacen_qual.partners.answers import (
    LONGEST_COMMENT,
    LONGEST_WORD,
    Answer,
    AnswerFile,
    NotAnswersError,
)
from piacen_qual.partners.cleaning import bounded
from piacen_qual.transcripts.formats.package import open_package

QUOTE: Final = "Citation"
REPLY: Final = "Réponse"
COMMENT: Final = "Commentaire, ou texte qui conviendrait"
MARK: Final = "Repère"
DIGEST: Final = "Empreinte"
BANK: Final = "Banque"
STUDY: Final = "Étude"

LARGEST: Final = 30_000_000  # bytes, unpacked; a bank of 500 quotes takes 1,000,000
MOST_ROWS: Final = 5_000
MOST_COLUMNS: Final = 30
MOST_SHEETS: Final = 10
_LONGEST_QUOTE: Final = 40_000  # an Excel cell holds less

# What openpyxl lets through, from a damaged part to a cell that is not what it says.
_ERRORS: Final = (
    *(ValueError, TypeError, AttributeError, LookupError, SyntaxError, OSError, EOFError),
    *(RecursionError, OverflowError, NotImplementedError, AssertionError),
    *(zipfile.BadZipFile, zlib.error, struct.error),
)

_MARK: Final = re.compile(rf"({BANK}|{STUDY})[\s\xa0]*:[\s\xa0]*([a-z]\d{{1,{LONGEST_WORD}}})")

Row = tuple[str, ...]


def marked(label: str, mark: str) -> str:
    """`Banque : b1234`, as the first sheet tells which bank it is."""
    return f"{label}\xa0: {mark}"


def read_sheet(data: bytes, name: str) -> AnswerFile:
    """The workbook that a partner filled in.

    The archive is weighed before openpyxl opens it; a formula is read as the text it is.

    Raises:
        NotAnswersError: when it is another workbook, or a damaged one.
        UnreadableFileError: when it is locked, or a zip bomb.
    """
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise NotAnswersError(name, "il est abîmé.")
    _weigh(data, name)
    try:
        sheets = tuple(_sheets(data))
    except _ERRORS:
        raise NotAnswersError(name, "ce n’est pas un classeur Excel, ou il est abîmé.") from None
    first = (_MARK.fullmatch(row[0].strip()) for rows in sheets for row in rows if row)
    marks = {each[1]: each[2] for each in first if each}
    found = next(filter(None, map(_answers, sheets)), None)
    if found is None or BANK not in marks:
        raise NotAnswersError(name, "c’est un autre classeur Excel.")
    return AnswerFile(
        name=name,
        study=marks.get(STUDY, ""),
        bank=marks[BANK],
        answers=found,
    )


def _weigh(data: bytes, name: str) -> None:
    total = 0
    with open_package(data, name, "un classeur Excel (.xlsx)") as package:
        for member in package.members():
            part = package.read(member)
            total += len(part)
            if total > LARGEST:
                raise NotAnswersError(name, "il est démesuré, et n’a pas été ouvert.")
            if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
                raise NotAnswersError(name, "il déclare des entités XML, et n’a pas été ouvert.")


def _sheets(data: bytes) -> Iterator[tuple[Row, ...]]:
    """The cells of the first sheets, as text, row by row."""
    import openpyxl  # noqa: PLC0415 — only for a workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what a workbook of Excel has that openpyxl has not
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        try:
            for sheet in book.worksheets[:MOST_SHEETS]:
                rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
                yield tuple(tuple("" if v is None else str(v) for v in row) for row in rows)
        finally:
            book.close()


def _answers(rows: Sequence[Row]) -> tuple[Answer, ...] | None:
    """The answers of a sheet, or None when it is another sheet."""
    needed = (QUOTE, REPLY, COMMENT, MARK, DIGEST)
    for rank, row in enumerate(rows):
        heads = [cell.strip() for cell in row]
        if all(head in heads for head in needed):
            places = [heads.index(head) for head in needed]
            below = enumerate(rows[rank + 1 :], rank + 2)
            return tuple(
                _answer(number, [each[at] for at in places]) for number, each in below if any(each)
            )
    return None


def _answer(number: int, cells: Sequence[str]) -> Answer:
    words, decision, comment, mark, digest = cells
    return Answer(
        where=f"ligne {number}",
        quote=_word(mark),
        digest=_word(digest),
        words=bounded(words, _LONGEST_QUOTE),
        decision=_word(decision),
        comment=bounded(comment, LONGEST_COMMENT),
    )


def _word(cell: str) -> str:
    return " ".join(bounded(cell, LONGEST_WORD).split()).lower()
