"""Which column of a table says who speaks, when, and what."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from piacen_qual.transcripts.source import Line
from piacen_qual.transcripts.times import parse_time

HEADING_ROWS = 6  # a title and a date may stand above the headings
MAX_HEADING_WORDS = 4

Row = Sequence[str]


class _Role(StrEnum):
    SPEAKER = "speaker"
    START = "start"
    END = "end"
    TEXT = "text"
    NOTE = "note"
    OTHER = "other"


_VOCABULARY = {
    _Role.SPEAKER: "locuteur locutrice locuteurs intervenant intervenante intervenants personne"
    " participant participante interlocuteur interlocutrice orateur oratrice qui voix nom prenom"
    " pseudo pseudonyme auteur speaker speakers name who voice author",
    _Role.START: "debut temps heure horodatage minutage minute"
    " start begin time timecode tc timestamp",
    _Role.END: "fin end stop",
    _Role.TEXT: "texte verbatim verbatims propos parole paroles transcription contenu enonce"
    " enonces discours replique repliques dialogue intervention interventions reponse phrase"
    " text transcript content utterance message caption",
    _Role.NOTE: "note notes remarque remarques commentaire commentaires observation observations"
    " memo memos comment comments code codes theme themes",
    _Role.OTHER: "tour no numero id index rang date duree duration",
}
_ROLES = {word: role for role, words in _VOCABULARY.items() for word in words.split()}

_NUMBER = re.compile(r"\d{1,6}(?:[.,]\d{1,9})?")
_DECIMAL = re.compile(r"\d{1,6}[.,]\d{1,9}")


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a transcript in a table hold, as column indexes.

    Attributes:
        text: what is said.
        speaker: who says it, or None (the label may stand in the text).
        start: when, or None.
        notes: all the others, but for the end times: remarks, codes, themes, row numbers…
        heading: index of the row of headings, or None when the columns were guessed from content.
    """

    text: int
    speaker: int | None
    start: int | None
    notes: tuple[int, ...] = ()
    heading: int | None = None


def recognise(rows: Sequence[Row]) -> Columns | None:
    """The columns, by their headings in French or English, else by what they hold; None if none.

    Args:
        rows: the cells of the table, as text; rows may be of unequal length.
    """
    return _by_heading(rows) or _by_content(rows)


def row_lines(number: int, row: Row, columns: Columns) -> Iterator[Line]:
    """The lines of one row: what is said, one line per paragraph of the cell, then the notes.

    Numbers of rows and the like (no letter in them) are left out.
    """
    label = _cell(row, columns.speaker).replace("\n", " ").strip() or None
    start = cell_time(_cell(row, columns.start))
    for n, text in enumerate(_cell(row, columns.text).split("\n")):
        yield Line(number, text, start=start, label=label, continues=n > 0)
    for column in columns.notes:
        remark = " ".join(_cell(row, column).split())
        if any(map(str.isalpha, remark)):
            yield Line(number, remark, note=True)


def cell_time(text: str) -> float | None:
    """The time in a cell, in seconds: as `parse_time`, or a bare number of seconds."""
    trimmed = text.strip()
    if _NUMBER.fullmatch(trimmed):
        return float(trimmed.replace(",", "."))
    return parse_time(trimmed)


def _cell(row: Row, column: int | None) -> str:
    return row[column] if column is not None and column < len(row) else ""


def _by_heading(rows: Sequence[Row]) -> Columns | None:
    for index, row in enumerate(rows[:HEADING_ROWS]):
        roles = [_role(cell) for cell in row]
        speaker, start = _first(roles, _Role.SPEAKER), _first(roles, _Role.START)
        text, below = _first(roles, _Role.TEXT), rows[index + 1 :]
        if text is None and speaker is not None and _holds_times(_column(below, start)):
            text = _wordiest(below, [n for n, role in enumerate(roles) if role is None])
        known = [n for n, role in enumerate(roles) if role and n != text]
        if text is not None and (known or len(row) == 1):
            end = _first(roles, _Role.END)
            return _columns(len(row), text, speaker=speaker, times=(start, end), heading=index)
    return None


def _role(cell: str) -> _Role | None:
    """The role a heading announces: its first known word decides, but for « heure de fin »."""
    plain = unicodedata.normalize("NFD", cell.casefold())
    words = re.findall(r"[a-z]+", "".join(c for c in plain if not unicodedata.combining(c)))
    if len(words) > MAX_HEADING_WORDS:
        return None
    roles = [_ROLES[word] for word in words if word in _ROLES]
    if _Role.END in roles:
        return _Role.END
    return roles[0] if roles else None


def _first(roles: Sequence[_Role | None], role: _Role) -> int | None:
    return roles.index(role) if role in roles else None


def _by_content(rows: Sequence[Row]) -> Columns | None:
    width = max(map(len, rows), default=0)
    times = [n for n in range(width) if _holds_times(_column(rows, n))]
    text = _wordiest(rows, [n for n in range(width) if n not in times])
    if text is None:
        return None
    names = (n for n in range(width) if n not in {text, *times} and _holds_names(_column(rows, n)))
    return _columns(width, text, speaker=next(names, None), times=(*times, None), heading=None)


def _columns(
    width: int,
    text: int,
    *,
    speaker: int | None,
    times: tuple[int | None, ...],
    heading: int | None,
) -> Columns:
    """All columns other than these hold notes; of times, the first is the start."""
    others = set(range(width)) - {text, speaker, *times}
    return Columns(text, speaker, times[0], tuple(sorted(others)), heading)


def _column(rows: Sequence[Row], n: int | None) -> list[str]:
    return [cell for row in rows if (cell := _cell(row, n).strip())]


def _wordiest(rows: Sequence[Row], candidates: Sequence[int]) -> int | None:
    """The column with most words, provided that it holds sentences: two words a cell or more."""
    words = {n: sum(len(cell.split()) for cell in _column(rows, n)) for n in candidates}
    best = max(words, key=words.__getitem__, default=None)
    return best if best is not None and words[best] >= 2 * len(_column(rows, best)) > 0 else None


def _holds_times(cells: Sequence[str]) -> bool:
    """Whether four cells in five are times; whole numbers alone may as well count the rows."""
    times = sum(parse_time(cell) is not None or bool(_DECIMAL.fullmatch(cell)) for cell in cells)
    return bool(cells) and times >= 0.8 * len(cells)


def _holds_names(cells: Sequence[str]) -> bool:
    """Whether cells are short, hold letters, and come back (in a table long enough to tell)."""
    short = all(len(cell) <= 60 and any(map(str.isalpha, cell)) for cell in cells)
    return bool(cells) and short and (len(cells) < 6 or len(set(cells)) <= len(cells) / 2)
