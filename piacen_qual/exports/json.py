"""Tables and quotes as JSON, for other programs: the keys are a contract."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from piacen_qual.exports.bank import QuoteBank
from piacen_qual.model import CONFIDENTIAL, Table


def tables_to_json(tables: Sequence[Table], *, title: str = "") -> bytes:
    """`{"title", "tables": [{"name", "title", "columns", "rows", "notes"}]}`.

    A column is `{"key", "label", "kind"}`, a row an object under these keys; a share is a number
    from 0 to 1, null is undefined.
    """
    return _encoded({"title": title, "tables": [_table(table) for table in tables]})


def _table(table: Table) -> dict[str, object]:
    keys = [column.key for column in table.columns]
    rows = [dict(zip(keys, row, strict=True)) for row in table.rows]
    columns = [asdict(column) for column in table.columns]
    about = {"name": table.name, "title": table.title, "columns": columns}
    return {**about, "rows": rows, "notes": table.notes}


def quotes_to_json(bank: QuoteBank) -> bytes:
    """`{"diffusion", "title", "notes", "quotes": [...]}`, each quote with the fields of `Quote`."""
    return _encoded({"diffusion": CONFIDENTIAL, **asdict(bank)})


def _encoded(value: Mapping[str, object]) -> bytes:
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    return f"{text}\n".encode("utf-8", "backslashreplace")
