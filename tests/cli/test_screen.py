from io import StringIO
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.table import Table as Grid

from piacen_qual.cli.compter import head
from piacen_qual.cli.screen import cell, literal, progress, show_tables
from piacen_qual.cli.wrapping import folded
from piacen_qual.model import Column, Table

WORDS = st.text(st.sampled_from("aé« »:\xa0\n "), max_size=60)


@given(WORDS, st.integers(5, 20))
def test_folding_moves_no_character_and_fills_no_line_too_much(text: str, width: int) -> None:
    lines = folded(literal(text), width).plain

    assert lines.replace("\n", " ") == text.replace("\n", " ")
    assert all(
        len(line.rstrip(" ")) <= width or " " not in line.strip(" ") for line in lines.split("\n")
    )


def test_a_guillemet_stays_with_its_word() -> None:
    assert folded(literal("il a dit «\xa0oui\xa0»"), 14).plain == "il a dit\n«\xa0oui\xa0»"
    assert folded(literal("il a dit « oui » hier"), 12).plain == "il a dit\n« oui » hier"
    assert folded(literal("dit « longuement »"), 12).plain == "dit «\nlonguement »"


def test_styles_stay_where_they_are_when_lines_are_cut() -> None:
    text = literal("un deux trois")
    text.stylize("bold", 8, 13)

    lines = folded(text, 8)

    assert lines.plain == "un deux\ntrois"
    assert [lines.plain[span.start : span.end] for span in lines.spans] == ["trois"]


@pytest.mark.parametrize(
    "text", ["\x1b[31mrouge", "bip\x07", "\x9b2J", "retour\rici", "\u202eretourné"]
)
def test_no_character_of_a_verbatim_commands_the_terminal(text: str) -> None:
    shown = literal(text).plain
    assert len(shown) == len(text)
    assert all(letter.isprintable() for letter in shown)


def test_a_guillemet_stays_with_its_word_in_a_grid_too() -> None:
    page = Console(width=14)
    grid = Grid(box=None, padding=0, show_header=False)
    grid.add_row(cell("il a dit «\xa0oui\xa0»"))
    with page.capture() as printed:
        page.print(grid)

    assert [line.rstrip() for line in printed.get().splitlines()] == ["il a dit", "«\xa0oui\xa0»"]


def test_the_first_pairs_are_shown_and_the_others_counted() -> None:
    table = Table("paires", "Paires", (Column("n", "N", "entier"),), ((3,), (2,), (1,)), ("Ici.",))
    assert head(table, 3) == table
    shown = head(table, 1)
    assert shown.rows == ((3,),)
    assert shown.notes == ("… et 2 autres lignes, dans exports/tableaux/paires.csv.", "Ici.")


@pytest.mark.parametrize("width", [30, 40, 60, 80])
def test_counts_are_shown_whole_or_not_at_all(
    width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    cases = [f"COMITÉ {n}, groupe {n}" for n in range(1, 7)]
    columns = (Column("code", "Code"), *(Column(case, case) for case in cases))
    row = ("un_code_au_nom_assez_long", *(f"12/12 34/{n} 56{n}" for n in range(10, 16)))

    show_tables([Table("t", "Un tableau", columns, (row,))])

    shown = capsys.readouterr().out
    assert max(map(len, shown.split("\n"))) <= width
    assert 0 < shown.count("12/12") == sum(count in shown for count in row[1:])


def test_a_total_is_shown_before_other_columns(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    columns = (*(Column(f"c{n}", f"Colonne{n}") for n in range(12)), Column("total", "Total"))
    row = ("un_code", *(f"1/1 1/{n} 1" for n in range(1, 12)), "2/2 9/9 9")

    show_tables([Table("t", "Un tableau", columns, (row,))])

    shown = capsys.readouterr().out
    assert "2/2 9/9 9" in shown
    assert "1/1 1/1 1" in shown
    assert "d’exports/\xa0: Colonne9, Colonne10 et" in shown


def test_an_identifier_too_long_is_cut_after_an_underscore() -> None:
    page = Console(width=14)
    grid = Grid(box=None, padding=0, show_header=False)
    grid.add_row(cell("code tel_mobilisation"))
    with page.capture() as printed:
        page.print(grid)

    assert [line.rstrip() for line in printed.get().splitlines()] == ["code tel_", "mobilisation"]


def test_a_table_without_rows_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    show_tables([Table("t", "Un tableau", (Column("n", "N", "entier"),), ())])

    assert capsys.readouterr().out == "Un tableau\nAucune ligne.\n\n"


@pytest.mark.parametrize(
    ("seconds", "terminal", "shown"), [(0.9, True, False), (1.1, True, True), (1.1, False, False)]
)
def test_progress_is_shown_on_a_terminal_after_a_second_of_work(
    monkeypatch: pytest.MonkeyPatch, seconds: float, terminal: bool, shown: bool
) -> None:
    clock, written = [0.0], StringIO()
    page = Console(file=written, force_terminal=terminal)
    monkeypatch.setattr("piacen_qual.cli.screen.console", lambda **_: page)
    monkeypatch.setattr("piacen_qual.cli.screen.time", SimpleNamespace(monotonic=lambda: clock[0]))

    with progress("Lecture") as tell:
        tell(0, 2, "[a].txt")
        clock[0] = seconds
        tell(1, 2, "[b].txt")

    assert ("[b].txt" in written.getvalue()) is shown
    assert ("1/2" in written.getvalue()) is shown
