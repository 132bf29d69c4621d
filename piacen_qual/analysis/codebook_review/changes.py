"""Suggestions before and after a change of the codebook, as a table."""

from collections import Counter
from collections.abc import Iterable, Mapping

from piacen_qual.coding.explaining.changes import Change, Fate
from piacen_qual.model import Column, Table


def changes_table(
    before: Mapping[str, int], after: Mapping[str, int], changes: Iterable[Change]
) -> Table:
    """A row per code whose suggestions are not what they were.

    Args:
        before: how many suggestions each code had.
        after: how many it has; its order is that of the rows.
        changes: those that appeared, vanished or have another score.
    """
    count = Counter((change.suggestion.code, change.fate) for change in changes)
    touched = {code for code, _ in count}
    return Table(
        name="suggestions_changees",
        title="Suggestions par code, avant et après",
        columns=(
            Column("code", "Code"),
            Column("avant", "Avant", "entier"),
            Column("apres", "Après", "entier"),
            Column("apparues", "Apparues", "entier"),
            Column("disparues", "Disparues", "entier"),
            Column("autre_score", "Autre score", "entier"),
        ),
        rows=tuple(
            (code, before.get(code, 0), after.get(code, 0), *(count[code, fate] for fate in Fate))
            for code in dict.fromkeys((*after, *before))
            if code in touched
        ),
    )
