"""What stands beside a quote."""

from piacen_qual.exports.bank import QuoteBank, as_table, context, mark
from tests.exports.making import make_quote

SUGGESTED = make_quote()
DECIDED = make_quote(source="Zoé", memo="Julie : à citer\nZoé : ironique?")


def test_a_quote_is_marked_as_decided_by_someone_or_only_suggested() -> None:
    assert mark(SUGGESTED) == "suggéré"
    assert mark(DECIDED) == "décidé (Zoé)"


def test_the_mark_and_each_memo_stand_under_a_quote() -> None:
    assert "Source\xa0: nord_g1.txt, tour 12, 6 mots; code suggéré" in context(SUGGESTED)
    assert not any(line.startswith("Mémo") for line in context(SUGGESTED))
    assert context(DECIDED)[3:6] == (
        "Source\xa0: nord_g1.txt, tour 12, 6 mots; code décidé (Zoé)",
        "Mémo\xa0: Julie : à citer",
        "Mémo\xa0: Zoé : ironique?",
    )


def test_a_row_says_who_decided_and_what_was_noted() -> None:
    table = as_table(QuoteBank("Citations", (SUGGESTED, DECIDED)))
    keys = [column.key for column in table.columns]
    asked = [keys.index(key) for key in ("source", "codeur", "memo")]
    assert [[row[at] for at in asked] for row in table.rows] == [
        ["suggestion", None, None],
        ["décision", "Zoé", "Julie : à citer\nZoé : ironique?"],
    ]
