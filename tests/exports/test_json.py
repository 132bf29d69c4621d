"""JSON, a contract."""

import json

import pytest

from piacen_qual.exports.json import quotes_to_json, tables_to_json
from piacen_qual.model import CONFIDENTIAL
from tests.exports.making import BANK, BROKEN, HARD, SMALL, table_of


def test_a_table_is_its_columns_and_rows_under_their_keys() -> None:
    assert json.loads(tables_to_json([SMALL], title="Tout")) == {
        "title": "Tout",
        "tables": [
            {
                "name": "petit",
                "title": "Petit tableau: l'essentiel",
                "columns": [
                    {"key": "nom", "label": "Nom", "kind": "texte"},
                    {"key": "n", "label": "Nombre", "kind": "entier"},
                    {"key": "jaccard", "label": "Jaccard", "kind": "decimal"},
                    {"key": "part", "label": "Part", "kind": "part"},
                ],
                "rows": [
                    {"nom": "Zoé", "n": 1234, "jaccard": 0.456789, "part": 0.125},
                    {"nom": "Rien", "n": 0, "jaccard": None, "part": None},
                    {"nom": "Tout", "n": -3, "jaccard": 1.0, "part": 1.0},
                ],
                "notes": ["Sur 12 % des mots: tous."],
            }
        ],
    }


@pytest.mark.parametrize("text", [*HARD, *BROKEN, "\udc80"])
def test_every_text_comes_back_as_it_was(text: str) -> None:
    (table,) = json.loads(tables_to_json([table_of(text)]))["tables"]
    assert table["rows"] == [{"texte": text}]


def test_quotes_say_that_they_are_confidential_and_keep_their_spans() -> None:
    bank = json.loads(quotes_to_json(BANK))
    assert bank["diffusion"] == CONFIDENTIAL
    assert bank["notes"] == ["Source : suggestions."]
    quote = bank["quotes"][0]
    start, end = quote["evidence"]
    assert quote["text"][start:end] == "manque"
    assert quote["attribution"] == "(NORD, groupe 1, P3)"
