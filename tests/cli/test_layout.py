"""Columns on a screen: folded, then closer together, then one block below another."""

import pytest

from piacen_qual.cli.layout import MOST, blocks
from piacen_qual.cli.screen import show_tables
from piacen_qual.model import Column, Table

CASES = ("CMTQ", "RQIIAC", "TJ", "TNCDC", "Total")
COUNTS = ("10/10 1487 86", "9/9 1562 90", "4/4 617 32", "10/10 1575 90", "33/33 5241 298")
COLUMNS = (Column("code", "Code"), *(Column(case, case) for case in CASES))


def laid(*row: str, width: int = 80) -> list[tuple[tuple[int, ...], bool]]:
    """The columns of each block, and whether they are close together."""
    headings = [column.label for column in COLUMNS]
    return [(each.columns, each.tight) for each in blocks(COLUMNS, headings, [row], width)]


def test_names_are_folded_before_columns_stand_closer_and_these_before_there_are_two_blocks() -> (
    None
):
    few = tuple(count.rpartition(" ")[0] for count in COUNTS)
    everything = (0, 1, 2, 3, 4, 5)

    assert laid("Accès aux technologies numériques", *few) == [(everything, False)]
    assert laid("Accès aux technologies numériques", *COUNTS) == [(everything, True)]
    assert laid("pra_representation", *COUNTS) == [((0, 1, 2, 3, 4), False), ((0, 5), False)]


@pytest.mark.parametrize("width", [50, 60, 72, 80, 100])
def test_no_case_of_four_is_left_out_and_no_identifier_is_cut(
    width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))

    show_tables([Table("t", "Un tableau", COLUMNS, (("pra_representation", *COUNTS),))])

    shown = capsys.readouterr().out
    assert max(map(len, shown.split("\n"))) <= width
    assert all(case in shown for case in CASES)
    assert all(count in shown for count in COUNTS)
    assert "pra_representation" in shown
    assert "Aussi" not in shown


def test_a_long_list_has_a_block_of_its_own_without_the_lines_that_have_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    new = ", ".join(f"pra_representation_{n}" for n in range(30))
    columns = (Column("groupe", "Groupe"), Column("codes", "Codes", "entier"))
    rows = (("NORD, groupe 1", 30, new), ("SUD, groupe 2", 12, None))

    show_tables([Table("t", "Saturation", (*columns, Column("lesquels", "Nouveaux")), rows)])

    shown = capsys.readouterr().out
    assert " ".join(shown.partition("Nouveaux")[2].split()).endswith(f"NORD g1 {new}")
    assert (shown.count("NORD g1"), shown.count("SUD g2")) == (2, 1)


def test_what_three_blocks_do_not_hold_is_left_to_the_files() -> None:
    columns = [Column(f"c{n}", f"Colonne{n}") for n in range(40)]
    row = ["1/1 1/1 1"] * 40

    found = blocks(columns, [column.label for column in columns], [row], 80)

    assert len(found) == MOST
    assert all(block.columns[0] == 0 for block in found)
    assert 39 not in {at for block in found for at in block.columns}
