"""Suggestions before and after a change of the codebook."""

from piacen_qual.analysis.codebook_review.changes import changes_table
from piacen_qual.coding.explaining.changes import Change, Fate
from piacen_qual.model import Suggestion
from tests.analysis.making import records


def change(code: str, fate: Fate) -> Change:
    made = Suggestion("nord_g1.txt", 1, 1, code, 0, 1, "a", f"{code}.1", 0.6, "")
    return Change(fate, made, 0.5)


def test_codes_that_changed_have_a_row_in_the_order_of_the_new_codebook() -> None:
    made = [
        change("retiré", Fate.VANISHED),
        change("prix", Fate.APPEARED),
        change("prix", Fate.RESCORED),
        change("manque", Fate.APPEARED),
    ]

    table = changes_table(
        {"retiré": 1, "prix": 2, "pareil": 4}, {"manque": 1, "pareil": 4, "prix": 3}, made
    )

    assert [[*row.values()] for row in records(table)] == [
        ["manque", 0, 1, 1, 0, 0],
        ["prix", 2, 3, 1, 0, 1],
        ["retiré", 1, 0, 0, 1, 0],
    ]
