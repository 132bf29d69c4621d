import json
from pathlib import Path

import pytest

from piacen_qual.codebook.left import Choice, left_out, remember
from piacen_qual.errors import UnwritableFileError


def test_what_one_coder_left_is_left_for_all_until_someone_takes_it(tmp_path: Path) -> None:
    folder = tmp_path / "decisions" / "lexique"
    remember(folder, "Zoé B.", Choice.LEAVE, "@outil", "Râteau")
    remember(folder, "Omer", Choice.LEAVE, "@outil", "pelle")
    assert left_out(folder, "@outil") == (frozenset({"rateau", "pelle"}), ())

    remember(folder, "Zoé B.", Choice.TAKE, "@outil", "pelle")

    assert left_out(folder, "@outil") == (frozenset({"rateau"}), ())
    assert left_out(folder, "@autre") == (frozenset(), ())
    assert sorted(path.name for path in folder.iterdir()) == ["omer.jsonl", "zoe_b.jsonl"]


def test_a_study_where_nothing_was_left_has_no_folder(tmp_path: Path) -> None:
    assert left_out(tmp_path / "decisions", "@outil") == (frozenset(), ())


def test_lines_are_added_and_never_written_again(tmp_path: Path) -> None:
    remember(tmp_path, "zoe", Choice.LEAVE, "gel", "givre")
    before = (tmp_path / "zoe.jsonl").read_bytes()
    remember(tmp_path, "zoe", Choice.LEAVE, "gel", "glace")
    after = (tmp_path / "zoe.jsonl").read_bytes()
    assert after.startswith(before)
    assert [json.loads(line)["term"] for line in after.splitlines()] == ["givre", "glace"]


def test_a_torn_line_costs_itself_alone_and_is_said(tmp_path: Path) -> None:
    remember(tmp_path, "zoe", Choice.LEAVE, "gel", "givre")
    path = tmp_path / "zoe.jsonl"
    path.write_bytes(path.read_bytes() + b'{"id": "1", "ti')

    remember(tmp_path, "zoe", Choice.LEAVE, "gel", "glace")

    left, problems = left_out(tmp_path, "gel")
    assert left == {"givre", "glace"}
    assert [problem.line for problem in problems] == [2]


@pytest.mark.parametrize("line", ['{"type": "leave"}', "[]", '"mot"', "{}", '{"type": "burn"}'])
def test_a_line_that_says_something_else_is_left_out(tmp_path: Path, line: str) -> None:
    (tmp_path / "zoe.jsonl").write_text(line + "\n", encoding="utf-8")
    left, problems = left_out(tmp_path, "gel")
    assert not left
    assert len(problems) == 1


def test_a_folder_that_cannot_be_made_stops_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "decisions").write_text("un fichier", encoding="utf-8")
    with pytest.raises(UnwritableFileError, match=r"zoe\.jsonl"):
        remember(tmp_path / "decisions", "zoe", Choice.LEAVE, "gel", "givre")


def test_a_name_without_a_letter_still_has_a_file(tmp_path: Path) -> None:
    remember(tmp_path, "../..", Choice.LEAVE, "gel", "givre")
    assert [path.name for path in tmp_path.iterdir()] == ["anonyme.jsonl"]
