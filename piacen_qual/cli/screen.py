"""What commands show: data on stdout, talk on stderr, nothing of a transcript read as markup."""

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, Final, TextIO

import typer

from piacen_qual.errors import Level, Problem
from piacen_qual.exports.notes import shared_notes
from piacen_qual.exports.typography import shown, typeset
from piacen_qual.french.wording import several
from piacen_qual.model import Column, Table

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.table import Table as Grid
    from rich.text import Text

    from piacen_qual.cli.layout import Block
    from piacen_qual.model import Progress

MARKS = {Level.ERROR: "✗", Level.WARNING: "!", Level.NOTE: "·"}
STYLES = {Level.ERROR: "bold red", Level.WARNING: "yellow", Level.NOTE: "dim"}

REORDERING: Final = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))  # Unicode's bidi controls
CONTROLS: Final[Mapping[int, str]] = {
    code: "\ufffd"
    for code in (*range(32), *range(127, 160), *REORDERING)
    if code not in {ord("\t"), ord("\n")}
}
"""Characters that would command the terminal, or turn its lines over, if a transcript held them."""


def console(*, stderr: bool = False) -> "Console":
    """A console that takes its text as it is: no markup, no emoji names, no highlighting."""
    from rich.console import Console  # noqa: PLC0415 — `--json` does without

    return Console(stderr=stderr, markup=False, emoji=False, highlight=False)


def say(message: str = "") -> None:
    """A line of talk, on stderr."""
    _talk(message, "")


def fail(message: str) -> None:
    """The line that explains a stop, on stderr."""
    _talk(f"✗ {message}", "bold red")


def _talk(message: str, style: str) -> None:
    with _whoever_reads(sys.stderr):
        _print(console(stderr=True), literal(typeset(message), style))


def show(*parts: "str | Text | Grid") -> None:
    """Something to read, on stdout."""
    from rich.text import Text  # noqa: PLC0415 — as above

    page = console()
    with _whoever_reads(sys.stdout):
        for part in parts:
            if isinstance(part, (str, Text)):
                _print(page, part if isinstance(part, Text) else literal(part))
            else:
                page.print(part)


def _print(page: "Console", text: "Text") -> None:
    """Print in lines of our own; a path longer than a line is left in one piece, to be copied."""
    from piacen_qual.cli.wrapping import folded  # noqa: PLC0415 — rich comes with it

    page.print(folded(text, page.width), no_wrap=True, overflow="ignore", crop=False)


def show_json(value: Any) -> None:
    """A JSON document on stdout, readable by other programs as UTF-8."""
    show_data(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def show_data(data: str) -> None:
    """Data for other programs on stdout, as they are."""
    with _whoever_reads(sys.stdout):
        typer.echo(data, nl=False)


@contextmanager
def _whoever_reads(stream: TextIO) -> Iterator[None]:
    """A reader may leave early (`| head`): the rest is shown to nobody, and the work goes on."""
    try:
        yield
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except SystemExit:  # rich did the same, and wants to stop
        pass


def literal(text: object, style: str = "") -> "Text":
    """Text of a transcript: `[rires]` stays what it is, and no character commands the terminal."""
    from rich.text import Text  # noqa: PLC0415 — as above

    return Text(str(text).translate(CONTROLS), style=style)


def cell(text: object) -> "Text":
    """`literal` for a cell of a grid, cut in lines as `folded` does."""
    from piacen_qual.cli.wrapping import PlainWrapped  # noqa: PLC0415 — rich comes with it

    return PlainWrapped(literal(text).plain)


def show_tables(tables: Sequence[Table], *, limit: int | None = None) -> None:
    """Tables on stdout; the notes that all of them share stand once, at the end."""
    shared = shared_notes(tables)
    for table in tables:
        _show_table(table, [note for note in table.notes if note not in shared], limit)
    for note in shared:
        show(literal(typeset(note), "dim"))


def _show_table(table: Table, notes: Sequence[str], limit: int | None) -> None:
    """A table and its own notes; what does not fit is left to the files, and said."""
    from piacen_qual.cli.layout import blocks  # noqa: PLC0415 — only with tables

    rows = [
        [
            _named(shown(value, column.kind), column)
            for value, column in zip(row, table.columns, strict=True)
        ]
        for row in table.rows[:limit]
    ]
    headings = [short_group(column.label) for column in table.columns]
    laid = blocks(table.columns, headings, rows, console().width)
    show(literal(table.title, "bold"))
    for n, block in enumerate(laid):
        show(*([""] if n else []), _grid(table, headings, rows, block) if rows else "Aucune ligne.")
        if not rows:
            break
    kept = {at for block in laid for at in block.columns}
    left = [heading for at, heading in enumerate(headings) if at not in kept]
    for note in (*_left_out(len(table.rows), left, limit), *notes):
        show(literal(typeset(note), "dim"))
    show("")


def _grid(
    table: Table, headings: Sequence[str], rows: Sequence[Sequence[str]], block: "Block"
) -> "Grid":
    from rich import box  # noqa: PLC0415 — as above
    from rich.table import Table as Grid  # noqa: PLC0415 — as above

    grid = Grid(
        box=box.MINIMAL if block.tight else box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, 0 if block.tight else 1, 0, 0),
    )
    for at, width in zip(block.columns, block.widths, strict=True):
        grid.add_column(
            cell(headings[at]),
            justify="left" if table.columns[at].kind == "texte" else "right",
            overflow="fold",
            width=width,
        )
    for row in rows:
        if block.whole or any(row[at] for at in block.columns[1:]):
            grid.add_row(*(cell(row[at]) for at in block.columns))
    return grid


def short_group(name: str) -> str:
    """A group as `TNCDC g2`: a screen is narrow."""
    return name.replace(", groupe ", " g")


def _named(text: str, column: Column) -> str:
    """A cell, groups as in the headings where the column is of groups or of people."""
    return short_group(text) if column.key in {"groupe", "locuteur"} else text


def _left_out(rows: int, columns: Sequence[str], limit: int | None) -> Iterator[str]:
    """What the screen does not show of a table."""
    if limit is not None and rows > limit:
        yield f"… et {rows - limit} autres lignes (voir exports/)."
    if columns:
        yield f"Trop large pour l’écran, à lire dans les fichiers d’exports/ : {listed(columns)}."


def show_problems(problems: Sequence[Problem], *, everything: bool = False) -> None:
    """Problems on stderr: errors all of them; the rest counted, or shown with `everything`."""
    for problem in problems:
        if everything or problem.level is Level.ERROR:
            _talk(f"{MARKS[problem.level]} {problem}", STYLES[problem.level])
    warnings = sum(problem.level is Level.WARNING for problem in problems)
    if warnings and not everything:
        many = several(warnings, "avertissement")
        say(f"{many} de lecture : voir « piacen verifier ».")


def listed(items: Iterable[str]) -> str:
    """`a, b et c`."""
    *head, last = list(items) or [""]
    return f"{', '.join(head)} et {last}" if head else last


@contextmanager
def progress(what: str) -> "Iterator[Progress]":
    """A progress bar on stderr that shows itself only after a second of work."""
    with ExitStack() as shown:
        due = time.monotonic() + 1
        bars: list[Bar] = []

        def tell(done: int, total: int, label: str) -> None:
            if not bars and time.monotonic() > due:
                bars.append(shown.enter_context(_bar(what)))
            for bar in bars:
                bar.update(bar.task_ids[0], completed=done, total=total, description=label or what)

        yield tell


def _bar(what: str) -> "Bar":
    """A bar with nothing done yet; nothing of it is shown where stderr is no terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn  # noqa: PLC0415 — quick work shows none
    from rich.progress import Progress as Bar  # noqa: PLC0415 — as above

    talk = console(stderr=True)
    bar = Bar(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        console=talk,
        transient=True,
        disable=not talk.is_terminal,
    )
    bar.add_task(what, total=None)
    return bar
