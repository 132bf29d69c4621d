"""Plain text and Markdown: one line of the file, one line."""

import re

from piacen_qual.transcripts.formats.decode import decode, split_lines
from piacen_qual.transcripts.source import Line, Source

_HEADING = re.compile(r"#{1,6}[ \t]+(?P<text>.*)")
_BOLD = re.compile(r"(?P<mark>\*\*\*?|__)(?=[^\s*_])(?P<text>.+?)(?<=\S)(?P=mark)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def read_text(data: bytes, name: str) -> Source:
    """The lines of a text file, as they are."""
    decoded = decode(data, name)
    lines = enumerate(split_lines(decoded.text), start=1)
    return Source(
        "txt", decoded.encoding, tuple(Line(n, text) for n, text in lines), decoded.problems
    )


def read_markdown(data: bytes, name: str) -> Source:
    r"""The lines of a Markdown file, without the marks of headings and of bold at line start.

    `# Titre` is a heading; `**P1 :** Oui` has its first four characters in bold; `\[rires\]` is
    `[rires]`. Other marks stand in mid-sentence and are left as they are.
    """
    decoded = decode(data, name)
    lines = enumerate(split_lines(decoded.text), start=1)
    return Source(
        "md", decoded.encoding, tuple(_markdown(n, text) for n, text in lines), decoded.problems
    )


def _markdown(number: int, text: str) -> Line:
    heading = _HEADING.fullmatch(text)
    if heading:
        title = heading["text"].strip().rstrip("#").strip()
        bold = _BOLD.fullmatch(title)
        return Line(number, _unescape(bold["text"] if bold else title), heading=True)
    bold = _BOLD.match(text)
    if not bold:
        return Line(number, _unescape(text))
    label = _unescape(bold["text"])
    return Line(number, label + _unescape(text[bold.end() :]), bold=len(label))


def _unescape(text: str) -> str:
    return _ESCAPE.sub(r"\1", text)
