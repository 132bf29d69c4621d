import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.quality import Coded, interval, measures
from piacen_qual.codebook.load import load_codebook

ROOT = Path(__file__).parents[2]
GROUPS = sorted((ROOT / "tests" / "quality").glob("*/*.jsonl"))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


@pytest.mark.parametrize("path", GROUPS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_hand_coded_group_names_codes_of_the_codebook_and_quotes_its_turns(path: Path) -> None:
    known = {code.id for code in load_codebook(ROOT / "codebook.yaml")[0].codes}
    for row in _rows(path):
        codes = row.get("codes", {"justifications": [], "extraits": {}})
        assert {*codes["justifications"], *codes["extraits"]} <= known
        assert set(codes["justifications"]) == set(codes["extraits"])
        assert all(extract in row["texte"] for extract in codes["extraits"].values())
        assert ("codes" in row) is (row["role"] == "participant")


def test_measures_count_codings_over_turns() -> None:
    turns = [
        Coded("g", frozenset({"a", "b"}), frozenset({"a"})),
        Coded("g", frozenset(), frozenset({"c"})),
    ]
    assert measures(turns) == (2, 0.5, 0.5, 0.5)
    assert measures([]) == (0, 0, 0, 0)


def test_the_interval_holds_the_measure_and_is_the_same_twice() -> None:
    turns = [Coded("g", frozenset({"a"}), frozenset({"a"} if n % 3 else ())) for n in range(30)]
    low, high = interval(turns)
    assert low < measures(turns)[3] < high
    assert interval(turns) == (low, high)
