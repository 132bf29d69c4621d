r"""RTF, read by ourselves.

striprtf gives the text of the body as one string: it drops footnotes, comments and page headers,
keeps text deleted under revision, cannot tell a soft break from the end of a paragraph, leaves
characters beyond U+FFFF as two halves, and says nothing of bold. Tests hold our reading against
its on plain files.
"""

import codecs
import re
from dataclasses import dataclass, field, replace

from piacen_qual.errors import Level, Problem, UnreadableFileError
from piacen_qual.transcripts.formats.decode import decode_single
from piacen_qual.transcripts.formats.document import (
    Block,
    Cell,
    Paragraph,
    Piece,
    Table,
    lines_of,
    note_lines,
)
from piacen_qual.transcripts.source import Source

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<symbol>.)|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)

_CHARACTERS = {
    "line": "\n",
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
}
_ENDS = frozenset({"par", "sect", "cell", "nestcell", "row", "nestrow"})
_SYMBOLS = {"~": "\xa0", "_": "\u2011", "\\": "\\", "{": "{", "}": "}", "\t": "\t"}
_NOTES = frozenset({
    "footnote", "annotation", "shptxt", "header", "headerl", "headerr", "headerf",
    "footer", "footerl", "footerr", "footerf",
})  # fmt: skip
_SKIPPED = frozenset({
    "colortbl", "datafield", "filetbl", "fldinst", "fonttbl", "generator", "info",
    "listoverridetable", "listtable", "listtext", "nonshppict", "objdata", "pict", "pntext",
    "revtbl", "rsidtbl", "shprslt", "stylesheet", "tc", "upr", "xe",
})  # fmt: skip

_CODECS = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_FONT_CODECS = {77: "mac_roman", 161: "cp1253", 162: "cp1254", 186: "cp1257", 204: "cp1251",
                238: "cp1250", 254: "cp437", 255: "cp850"}  # fmt: skip
MAX_DEPTH = 1_000  # of groups; documents stay under 50
_CODE_PAGES = {10000: "mac_roman", 65001: "utf-8"}


def read_rtf(data: bytes, name: str) -> Source:
    """The paragraphs and tables of an RTF file in body order, then its notes.

    Line numbers are paragraph numbers of the body, from 1. Footnotes, comments, page headers and
    text boxes are notes; automatic numbering of lists is not shown.

    Raises:
        UnreadableFileError: when it is no RTF.
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableFileError(
            name,
            "ce n’est pas un fichier RTF. Si c’est du texte simple, donnez-lui le suffixe .txt;"
            " sinon, ouvrez-le dans un traitement de texte et enregistrez-le en .docx.",
        )
    reader = _Reader()
    complete = reader.read(data)
    lines = lines_of(reader.blocks)
    words = "le fichier est coupé ou mal formé : il manque peut-être du texte."
    problems = () if complete else (Problem(name, None, Level.WARNING, words),)
    return Source("rtf", reader.codec, (*lines, *note_lines(reader.notes, lines)), problems)


@dataclass(slots=True)
class _Group:
    """What holds between two braces, and is inherited by the groups inside."""

    out: list[Piece]  # where text goes: the paragraph under way, or a note
    skipped: bool = False
    bold: bool = False
    deleted: bool = False
    heading: bool = False
    in_table: bool = False
    font: int = 0
    fallback: int = 1  # characters to pass over after a \u, for readers that do not know it


@dataclass(slots=True)
class _Reader:
    """Goes through the tokens of one document once."""

    codec: str = "cp1252"
    blocks: list[Block] = field(default_factory=list)
    notes: list[Paragraph] = field(default_factory=list)
    fonts: dict[int, str] = field(default_factory=dict)
    body: list[Piece] = field(default_factory=list)
    pending: bytearray = field(default_factory=bytearray)  # text not decoded yet
    passing: int = 0  # characters still to pass over after a \u
    high: int = 0  # first half of a character beyond U+FFFF
    starred: bool = False  # the next word opens a group that old readers skip
    number: int = 0  # of the last paragraph
    cell: list[Paragraph] = field(default_factory=list)
    row: list[Cell] = field(default_factory=list)
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    groups: list[_Group] = field(default_factory=list)

    def read(self, data: bytes) -> bool:
        """Fill `blocks` and `notes`; False when the file ends before its last brace."""
        self.groups.append(_Group(self.body))
        position, end = 0, len(data)
        while position < end:
            token = _TOKEN.match(data, position)
            position = token.end() if token else position + 1
            if token is None:
                continue
            if token["word"] == b"bin":  # so many bytes of a picture
                position += int(token["number"] or 0)
            elif not self.take(token):
                break
        complete = len(self.groups) == 1
        while len(self.groups) > 1:
            self.close()
        self.flush()
        if self.body:
            self.end("par")
        self.end_table()
        return complete

    def take(self, token: "re.Match[bytes]") -> bool:
        """Act on one token; False where the document ends, or makes no sense."""
        match token.lastgroup:
            case "text":
                self.add_bytes(token["text"])
            case "hex":
                self.add_bytes(bytes([int(token["hex"], 16)]))
            case "brace" if token["brace"] == b"{":
                self.flush()
                self.groups.append(replace(self.groups[-1]))
                return len(self.groups) <= MAX_DEPTH
            case "brace":
                self.close()
                return len(self.groups) > 1
            case "symbol":
                self.symbol(token["symbol"].decode("latin-1"))
            case _:
                number = token["number"]
                self.word(token["word"].decode(), int(number) if number else None)
        return True

    def close(self) -> None:
        """End a group; a note that it held is complete."""
        self.flush()
        group = self.groups.pop()
        self.passing, self.starred = 0, False
        if self.groups and group.out is not self.groups[-1].out:
            self.notes.append(Paragraph(0, tuple(group.out)))

    def symbol(self, symbol: str) -> None:
        """Act on a backslash followed by what is no letter."""
        self.flush()
        if symbol == "*":
            self.starred = True
        elif symbol in "\r\n":
            self.end("par")
        elif symbol in _SYMBOLS:
            self.add_character(_SYMBOLS[symbol])

    def word(self, word: str, number: int | None) -> None:
        """Act on a control word."""
        self.flush()
        starred, self.starred = self.starred, False
        group = self.groups[-1]
        if word in _NOTES and (word == "shptxt" or not group.skipped):
            group.out, group.skipped = [], False
        elif word == "ud":  # of two renderings, the one in Unicode
            group.skipped = False
        elif starred or word in _SKIPPED:
            group.skipped = True
        elif word in _ENDS:
            self.end(word)
        elif word in _CHARACTERS:
            self.add_character(_CHARACTERS[word])
        elif word == "u":
            self.unicode((number or 0) & 0xFFFF)
            self.passing = group.fallback
        elif word in _CODECS:
            self.codec = _CODECS[word]
        else:
            self.set(group, word, number)

    def set(self, group: _Group, word: str, number: int | None) -> None:
        """Change what holds in a group."""
        match word:
            case "b":
                group.bold = number != 0
            case "deleted":
                group.deleted = number != 0
            case "plain":
                group.bold = group.deleted = False
            case "pard":
                group.heading = group.in_table = False
            case "outlinelevel":
                group.heading = number is not None and number < 9
            case "intbl":
                group.in_table = True
            case "uc":
                group.fallback = number or 0
            case "f" | "deff":
                group.font = number or 0
            case "fcharset" if number in _FONT_CODECS:
                self.fonts[group.font] = _FONT_CODECS[number]
            case "ansicpg" if number:
                self.codec = _code_page(number)

    def end(self, word: str) -> None:
        """End a paragraph of the body, and the cell or row that ends with it."""
        group = self.groups[-1]
        if group.skipped or group.out is not self.body:
            self.emit("\n")
            return
        if word != "row":
            self.end_paragraph(in_table=group.in_table or word == "cell", heading=group.heading)
        if word in {"cell", "row"} and self.cell:
            self.row.append(tuple(self.cell))
            self.cell = []
        if word == "row":
            self.rows.append(tuple(self.row))
            self.row = []

    def end_paragraph(self, *, in_table: bool, heading: bool) -> None:
        self.number += 1
        paragraph = Paragraph(self.number, tuple(self.body), heading=heading)
        self.body.clear()
        if in_table:
            self.cell.append(paragraph)
        else:
            self.end_table()
            self.blocks.append(paragraph)

    def end_table(self) -> None:
        """Complete the table under way, if any."""
        if self.cell or self.row:
            self.end("row")
        if self.rows:
            self.blocks.append(Table(tuple(self.rows)))
            self.rows = []

    def add_bytes(self, data: bytes) -> None:
        """Keep text to be decoded, but for what stands in for a Unicode character."""
        passed = min(self.passing, len(data))
        self.passing -= passed
        self.pending += data[passed:]

    def add_character(self, character: str) -> None:
        """Write a character given by its name, unless it stands in for a Unicode one."""
        if self.passing:
            self.passing -= 1
        else:
            self.emit(character)

    def flush(self) -> None:
        """Decode the text kept so far, in the code page of its font."""
        if self.pending:
            codec = self.fonts.get(self.groups[-1].font, self.codec)
            self.emit(decode_single(bytes(self.pending), codec))
            self.pending.clear()

    def unicode(self, code: int) -> None:
        """Write a character given as one or two halves of 16 bits."""
        if 0xD800 <= code < 0xDC00:
            self.high = code
        elif 0xDC00 <= code < 0xE000:
            self.emit(chr(0x10000 + (((self.high or 0xD800) - 0xD800) << 10) + code - 0xDC00))
        else:
            self.emit(chr(code))

    def emit(self, text: str) -> None:
        """Write text where the group writes."""
        group = self.groups[-1]
        if not (group.skipped or group.deleted):
            group.out.append(Piece(text, group.bold))


def _code_page(number: int) -> str:
    """Python's name of a code page; Windows's Western one when it is unknown."""
    codec = _CODE_PAGES.get(number, f"cp{number}")
    try:
        codecs.lookup(codec)
    except LookupError:
        return "cp1252"
    return codec
