"""CSV: one row a turn, one column each for who speaks, when and what."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from piacen_qual.errors import Level, Problem, UnreadableFileError
from piacen_qual.transcripts.formats.columns import Columns, recognise, row_lines
from piacen_qual.transcripts.formats.decode import decode, split_lines
from piacen_qual.transcripts.source import Line, Source

DELIMITERS = ";,\t|"
NO_DELIMITER = "\x1f"  # what no text holds, for a file of one column
SNIFFED_ROWS = 200
MAX_COLUMNS = 40  # above this, what we take for a delimiter is punctuation
MIN_REGULAR = 0.6  # so it is, without known headings, when fewer rows than this are of one width
MAX_CELL = 100_000_000  # characters; the standard library stops at 131,072
END = "\0"  # a last row that no text holds: when it is swallowed, a quote was left open


@dataclass(frozen=True, slots=True)
class _Row:
    """One row and the line of the file where it begins."""

    number: int
    cells: list[str]


def read_csv(data: bytes, name: str) -> Source:
    """The rows of a CSV file, as lines with speaker and time; number = line where a row begins.

    Raises:
        UnreadableFileError: when no column holds what is said.
    """
    decoded = decode(data, name)
    lines = split_lines(decoded.text)
    declared = lines[0].strip().lower() if lines else ""
    skipped = 1 if declared.startswith("sep=") else 0  # a line of Excel's
    delimiter = declared[4:5] or "\t" if skipped else _delimiter(lines)
    rows, problems = _rows(lines, skipped, delimiter, name)
    columns = recognise([row.cells for row in rows])
    if columns is None:
        raise UnreadableFileError(
            name,
            "on n’y trouve pas de colonne de texte. Nommez les colonnes sur la première ligne :"
            " locuteur, debut, texte.",
        )
    fitted, misfits = _fit(rows, columns, delimiter, name)
    return Source(
        "csv",
        decoded.encoding,
        tuple(_lines(fitted, columns)),
        (*decoded.problems, *problems, *_guessed(rows, columns, name), *misfits),
    )


def _lines(rows: list[_Row], columns: Columns) -> Iterator[Line]:
    first = 0 if columns.heading is None else columns.heading + 1
    for row in rows[:first]:
        text = "\t".join(filter(None, row.cells)).replace("\n", " ")
        yield Line(row.number, text, note=True)
    for row in rows[first:]:
        if len(row.cells) <= columns.text:
            yield Line(row.number, " ".join(row.cells).replace("\n", " "), continues=True)
        else:
            yield from row_lines(row.number, row.cells, columns)


def _fit(
    rows: list[_Row], columns: Columns, delimiter: str, name: str
) -> tuple[list[_Row], tuple[Problem, ...]]:
    """Rows no wider than the headings (or most rows): what is over was a comma in the text."""
    width = _width(rows) if columns.heading is None else len(rows[columns.heading].cells)
    fitted = [
        _Row(row.number, [*row.cells[: width - 1], delimiter.join(row.cells[width - 1 :])])
        if len(row.cells) > width
        else row
        for row in rows
    ]
    misfits = [row.number for row in rows if not columns.text < len(row.cells) <= width]
    first = 0 if columns.heading is None else rows[columns.heading].number
    misfits = [number for number in misfits if number > first]
    if not misfits:
        return fitted, ()
    problem = Problem(
        name,
        misfits[0],
        Level.WARNING,
        f"{len(misfits)} rangée(s) n’ont pas le nombre de cellules attendu, la première à cette"
        " ligne : le texte en trop est joint à la dernière cellule, une rangée trop courte prolonge"
        " la précédente. Mettez le texte entre guillemets.",
    )
    return fitted, (problem,)


def _width(rows: list[_Row]) -> int:
    return Counter(len(row.cells) for row in rows).most_common(1)[0][0]


def _rows(
    lines: list[str], skipped: int, delimiter: str, name: str
) -> tuple[list[_Row], tuple[Problem, ...]]:
    """The rows that are not empty; a quote that never closes makes quotes ordinary characters."""
    *rows, last = _parse([*lines[skipped:], END], skipped, delimiter, csv.QUOTE_MINIMAL)
    if last.cells == [END]:
        return rows, ()
    problem = Problem(
        name,
        last.number,
        Level.WARNING,
        "un guillemet s’ouvre à cette ligne et ne se ferme jamais. Les guillemets du fichier"
        " sont laissés dans le texte; fermez celui-ci pour que le fichier soit bien lu.",
    )
    return list(_parse(lines[skipped:], skipped, delimiter, csv.QUOTE_NONE)), (problem,)


def _parse(
    lines: list[str], skipped: int, delimiter: str, quoting: Literal[0, 3]
) -> Iterator[_Row]:
    csv.field_size_limit(MAX_CELL)
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, quoting=quoting)
    number = skipped + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield _Row(number, cells)
        number = skipped + reader.line_num + 1


def _delimiter(lines: list[str]) -> str:
    """The delimiter that yields headings we know, else the most regular rows, else none."""
    head = lines[:SNIFFED_ROWS]
    scores = {delimiter: _regularity(head, delimiter) for delimiter in DELIMITERS}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best][-1] > 1 else NO_DELIMITER


def _regularity(lines: list[str], delimiter: str) -> tuple[bool, float, int]:
    rows = [row.cells for row in _parse(lines, 0, delimiter, csv.QUOTE_MINIMAL)]
    (width, count), *_ = Counter(map(len, rows)).most_common(1) or [(1, 0)]
    if not 1 < width <= MAX_COLUMNS:
        return False, 0.0, 1
    columns = recognise(rows)
    heading = None if columns is None else columns.heading
    known = heading is not None and len(rows[heading]) > 1
    regular = count / len(rows)
    return (known, regular, width) if known or regular >= MIN_REGULAR else (False, 0.0, 1)


def _guessed(rows: list[_Row], columns: Columns, name: str) -> Iterator[Problem]:
    if columns.heading is None:
        parts = (("locuteur", columns.speaker), ("debut", columns.start), ("texte", columns.text))
        guessed = ", ".join(f"{part} = {n + 1}" for part, n in parts if n is not None)
        yield Problem(
            name,
            rows[0].number,
            Level.WARNING,
            f"colonnes devinées ({guessed}) : le fichier n’a pas de titres de colonnes connus."
            " Nommez-les locuteur, debut, texte.",
        )
