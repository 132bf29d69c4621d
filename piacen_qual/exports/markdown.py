"""Tables and quotes as Markdown."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from piacen_qual.exports.bank import QuoteBank, closing, context, opening, verbatim
from piacen_qual.exports.notes import FOR_ALL, shared_notes
from piacen_qual.exports.typography import shown, typeset
from piacen_qual.model import CONFIDENTIAL, Quote, Table

_SPECIAL: Final = re.compile(r"([\\`*\[\]<>|~&$]|(?<!\w)_|_(?!\w))")
_LINE_ENDS: Final = re.compile(r"\s*[\r\n\x0b\x0c\x85\u2028\u2029]\s*")


def tables_to_markdown(tables: Sequence[Table], *, title: str = "") -> bytes:
    """Each table under its title, its own notes below; those that all share once, at the end."""
    parts = [f"# {_line(typeset(title))}"] if title else []
    shared = shared_notes(tables)
    for table in tables:
        own = [note for note in table.notes if note not in shared]
        parts += [f"## {_line(typeset(table.title))}", _grid(table), _notes(own)]
    heading = f"## {FOR_ALL}" if len(tables) > 1 and shared else ""
    return _encoded([*parts, heading, _notes(shared)])


def _grid(table: Table) -> str:
    heads = (_line(typeset(column.label)) for column in table.columns)
    rules = ("---" if column.kind == "texte" else "---:" for column in table.columns)
    rows = (
        (_line(shown(value, column.kind)) for value, column in zip(row, table.columns, strict=True))
        for row in table.rows
    )
    return "\n".join(_row(cells) for cells in (heads, rules, *rows))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def quotes_to_markdown(bank: QuoteBank) -> bytes:
    """Each quote as a block quote under its code, the passage that carries the code in bold."""
    title = f"# {_line(typeset(bank.title))}"
    parts = [title, f"**{CONFIDENTIAL.capitalize()}**", _notes(bank.notes)]
    for heading, quotes in bank.sections():
        parts.append(f"## {_line(typeset(heading))}")
        parts.extend(_quote(quote) for quote in quotes)
    return _encoded(parts)


def _quote(quote: Quote) -> str:
    before, coded, after = verbatim(quote)
    text = "".join((_line(before), _strong(coded), _line(after)))
    under = "\n".join(f"- {_line(line)}" for line in context(quote))
    return f"> {_line(opening(quote))}{text}{_line(closing(quote))}\n\n{under}"


def _strong(text: str) -> str:
    """In bold where Markdown would understand it."""
    return f"**{_line(text)}**" if text[:1].isalnum() and text[-1:].isalnum() else _line(text)


def _notes(notes: Sequence[str]) -> str:
    return "\n".join(f"- {_line(typeset(note))}" for note in notes)


def _line(text: str) -> str:
    """`text` on one line, its characters meaning themselves."""
    return _SPECIAL.sub(r"\\\1", _LINE_ENDS.sub(" ", text).replace("\0", "\ufffd"))


def _encoded(parts: Iterable[str]) -> bytes:
    return ("\n\n".join(filter(None, parts)) + "\n").encode("utf-8", "replace")
