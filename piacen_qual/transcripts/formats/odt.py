"""OpenDocument text (.odt), read from its XML.

odfdo opens such files, but gives a paragraph's text as one string: what is bold, where a note
stands, and what was deleted under revision would be lost. So the XML is read here, as for Word.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from piacen_qual.errors import Level, Problem, UnreadableFileError
from piacen_qual.transcripts.formats.document import (
    Block,
    Cell,
    Paragraph,
    Piece,
    Table,
    lines_of,
    note_lines,
    paragraphs_of,
)
from piacen_qual.transcripts.formats.package import Package, locked, open_package
from piacen_qual.transcripts.formats.styles import Style, Styles
from piacen_qual.transcripts.source import Source

if TYPE_CHECKING:
    from lxml import etree

_MANIFEST = "META-INF/manifest.xml"
_LEFT_OUT = frozenset({"tracked-changes", "note-citation", "ruby-text", "sequence-decls"})
_NOTES = frozenset({"note", "annotation"})
_CHARACTERS = {"tab": "\t", "line-break": "\n"}
_CONTENTS = frozenset({"table-of-content", "alphabetical-index", "illustration-index"})
_BLANKS = re.compile(r"[ \t\r\n]+")


def read_odt(data: bytes, name: str) -> Source:
    """The paragraphs and tables of an ODT file in body order, then its notes.

    Line numbers are paragraph numbers of the body, those of tables included, from 1. Footnotes,
    comments, page headers and text boxes are notes; automatic numbering of lists is not shown.

    Raises:
        UnreadableFileError: when it is no ODT file, or is damaged, locked or a zip bomb.
    """
    with open_package(data, name, "un document OpenDocument (.odt)") as package:
        _refuse_locked(package)
        content = package.xml("content.xml")
        styles, problems = _master(package)
    reader = _Reader(_styles([*styles, content]))
    lines = lines_of(reader.blocks(_body(content)))
    headers = [
        Paragraph(0, tuple(reader.pieces(paragraph, bold=False)))
        for root in styles
        for part in root.iter()
        if _tag(part).startswith(("header", "footer")) and part.tag.startswith(f"{{{_STYLE}}}")
        for paragraph in part.iter()
        if _tag(paragraph) in {"p", "h"}
    ]
    notes = note_lines([*reader.notes, *headers], lines)
    return Source("odt", "utf-8", (*lines, *notes), problems)
