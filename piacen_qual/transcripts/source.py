"""A file as its format sees it, before anybody asks who speaks."""

from dataclasses import dataclass

from piacen_qual.errors import Problem


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text file, one paragraph of a Word file, one cue line of a subtitle file.

    Attributes:
        number: 1-based line in the file as it is (paragraph number for Word and ODT, row for CSV).
        text: the line's text without its line end; nothing else removed.
        start: seconds, when the format itself carries times (cues, a CSV column).
        label: the speaker, when the format itself carries it (`<v Name>`, a CSV column).
        heading: true for a Word heading style or a Markdown `#` heading.
        bold: how many leading characters stand in bold (Word, ODT, RTF, Markdown); 0 otherwise.
        continues: true when the format says that this line goes on with the line before
            (second line of a cue, a soft break).
        note: true for a transcriber's text outside of the talk (footnote, comment, table cell,
            NOTE block).
    """

    number: int
    text: str
    start: float | None = None
    label: str | None = None
    heading: bool = False
    bold: int = 0
    continues: bool = False
    note: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded file: its lines in order, empty ones included (they separate paragraphs).

    `sha256` is the digest of the bytes that were read, hexadecimal; `read_source` fills it in.
    """

    format: str
    encoding: str
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...] = ()
    sha256: str = ""
