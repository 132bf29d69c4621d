"""Paragraphs and tables, whatever word processor they come from, made into lines."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from piacen_qual.transcripts.formats.columns import Columns, recognise, row_lines
from piacen_qual.transcripts.source import Line

MAX_COLUMNS = 6  # a transcript in a table: number, times, speaker, text, remarks
MIN_ROWS = 4  # without headings, below this a table is a form, not a conversation
MIN_WORDS = 6  # and its text column holds this many words on average
MAX_BAND_WORDS = 12  # a row of one cell is a heading up to this length


@dataclass(frozen=True, slots=True)
class Piece:
    r"""A stretch of text in one face; `\n` in it is a soft break."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph.

    Attributes:
        number: 1-based, in the order of the body.
        pieces: its text.
        heading: has a heading style or an outline level.
        note: a footnote, comment, page header… or a table of contents.
        continues: goes on with the paragraph before (whose end was deleted in revision).
    """

    number: int
    pieces: tuple[Piece, ...]
    heading: bool = False
    note: bool = False
    continues: bool = False

    @property
    def text(self) -> str:
        """Its whole text."""
        return "".join(piece.text for piece in self.pieces)


Cell = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells of paragraphs; a row may hold fewer cells than others (merged cells)."""

    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Table


def lines_of(blocks: Iterable[Block]) -> tuple[Line, ...]:
    """The lines of a document's body, in order."""
    return tuple(
        line
        for block in blocks
        for line in (_table(block) if isinstance(block, Table) else _paragraph(block))
    )


def paragraphs_of(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """All paragraphs, those in tables included, in order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from (paragraph for row in block.rows for cell in row for paragraph in cell)


def note_lines(paragraphs: Iterable[Paragraph], after: Sequence[Line]) -> tuple[Line, ...]:
    """Notes, comments, page headers, numbered after the body; empty and repeated ones left out."""
    last = max((line.number for line in after), default=0)
    texts = dict.fromkeys(paragraph.text.strip() for paragraph in paragraphs)
    kept = (text.replace("\n", " ") for text in texts if text)
    return tuple(Line(last + n, text, note=True) for n, text in enumerate(kept, start=1))


def _paragraph(paragraph: Paragraph) -> Iterator[Line]:
    for n, pieces in enumerate(_split(paragraph.pieces)):
        text = "".join(piece.text for piece in pieces)
        yield Line(
            paragraph.number,
            text,
            heading=paragraph.heading and bool(text.strip()),
            bold=_leading_bold(pieces),
            continues=n > 0 or paragraph.continues,
            note=paragraph.note,
        )


def _split(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The pieces of each line, cut at soft breaks."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split("\n")
        lines[-1].append(Piece(first, piece.bold))
        lines.extend([Piece(other, piece.bold)] for other in others)
    return lines


def _leading_bold(pieces: Iterable[Piece]) -> int:
    """How many characters a line begins with in bold; blanks between bold words count as bold."""
    seen = end = 0
    for piece in pieces:
        if piece.text.strip() and not piece.bold:
            break
        seen += len(piece.text)
        if piece.bold and piece.text.strip():
            end = seen
    return end


def _table(table: Table) -> Iterator[Line]:
    width = max(map(len, table.rows), default=0)
    if width == 1:  # a frame around ordinary text
        yield from lines_of(paragraphs_of([table]))
        return
    rows = [[_cell_text(cell) for cell in row] for row in table.rows]
    columns = recognise([row for row in rows if len(row) > 1]) if width <= MAX_COLUMNS else None
    if columns is None or not _is_conversation(rows, columns):
        yield from (line for row in table.rows for line in _note_row(row))
        return
    yield from _conversation(table, rows, columns)


def _conversation(table: Table, rows: Sequence[list[str]], columns: Columns) -> Iterator[Line]:
    heading = columns.heading  # index among rows of several cells, as `recognise` saw them
    for cells, texts in zip(table.rows, rows, strict=True):
        filled = [n for n, text in enumerate(texts) if text]
        if heading is not None and len(cells) > 1:
            yield from _note_row(cells)
            heading = heading - 1 if heading else None
        elif len(cells) == 1 or (len(filled) == 1 and filled[0] != columns.text):
            yield from _band(cells)
        elif filled:
            yield from row_lines(_number(cells), texts, columns)


def _band(cells: Sequence[Cell]) -> Iterator[Line]:
    """A row of one cell announces what follows, when it is short."""
    for paragraph in (paragraph for cell in cells for paragraph in cell):
        short = len(paragraph.text.split()) <= MAX_BAND_WORDS
        yield from _paragraph(replace(paragraph, heading=paragraph.heading or short))


def _is_conversation(rows: Sequence[list[str]], columns: Columns) -> bool:
    """Whether a table is a transcript and not a form, a schedule or a list of participants."""
    if columns.heading is not None:
        return columns.speaker is not None or columns.start is not None
    said = [row[columns.text] for row in rows if columns.text < len(row) and row[columns.text]]
    names = [row[columns.speaker] for row in rows if columns.speaker is not None and len(row) > 1]
    comes_back = len(set(names)) <= len(names) / 2 if names else columns.start is not None
    words = sum(len(text.split()) for text in said)
    return len(said) >= MIN_ROWS and words >= MIN_WORDS * len(said) and comes_back


def _cell_text(cell: Cell) -> str:
    return "\n".join(paragraph.text for paragraph in cell).strip()


def _number(cells: Sequence[Cell]) -> int:
    return min(paragraph.number for cell in cells for paragraph in cell)


def _note_row(cells: Sequence[Cell]) -> Iterator[Line]:
    texts = [_cell_text(cell).replace("\n", " ") for cell in cells]
    if any(texts):
        yield Line(_number(cells), "\t".join(texts).strip(), note=True)
