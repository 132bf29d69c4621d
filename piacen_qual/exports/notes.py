"""The notes of several tables, where a file of bare columns has no place for them."""

from collections.abc import Sequence
from typing import Final

from piacen_qual.exports.typography import typeset
from piacen_qual.model import Column, Table

FOR_ALL: Final = "Pour tous les tableaux"


def shared_notes(tables: Sequence[Table]) -> tuple[str, ...]:
    """The notes that every table has, in order: they may be said once."""
    first = tables[0].notes if tables else ()
    return tuple(note for note in first if all(note in table.notes for table in tables))


def notes_table(tables: Sequence[Table], names: Sequence[str] = ()) -> Table:
    """One row per title and note: denominators, source, codebook version, date of each table.

    Args:
        tables: whose notes they are.
        names: what the tables are called here (sheets), when not by their own names.
    """
    called = names or [table.name for table in tables]
    return Table(
        name="notes",
        title="Notes des tableaux",
        columns=(Column("tableau", "Tableau"), Column("note", "Note")),
        rows=tuple(
            (name, typeset(line))
            for name, table in zip(called, tables, strict=False)
            for line in (table.title, *table.notes)
        ),
    )
