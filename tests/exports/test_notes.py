"""Notes as rows."""

from piacen_qual.exports.notes import notes_table
from tests.exports.making import SMALL, table_of


def test_each_title_and_note_is_a_row_under_the_name_of_its_table() -> None:
    assert notes_table([SMALL, table_of("x")]).rows == (
        ("petit", "Petit tableau\xa0: l’essentiel"),
        ("petit", "Sur 12\xa0% des mots\xa0: tous."),
        ("durs", "Textes"),
    )


def test_tables_may_be_called_otherwise_in_a_file() -> None:
    assert notes_table([table_of("x")], ["Feuille 1", "Notes"]).rows == (("Feuille 1", "Textes"),)
