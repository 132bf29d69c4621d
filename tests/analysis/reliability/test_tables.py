"""Agreement as tables: the least sure first, the too rare and the undefined last, all explained."""

import pytest

from piacen_qual.analysis.reliability.ratings import Panel
from piacen_qual.analysis.reliability.tables import (
    ALL,
    Comparison,
    Way,
    agreement_by_code,
    agreement_by_family,
    codes_in_brief,
    compare,
    families_in_brief,
)
from tests.analysis.making import make_material, only, records

PLACES = tuple(("nord_g1.txt", n, 1) for n in range(40))
RATINGS = {
    "manque": ([1] * 10 + [0] * 30, [1] * 9 + [0] * 31),
    "prix": ([1] * 10 + [0] * 30, [0] * 5 + [1] * 8 + [0] * 27),
    "jamais_dit": ([0] * 40, [0] * 40),
    "pour": ([1] * 2 + [0] * 38, [0] * 38 + [1] * 2),
}
ABOUT = ("Comparés : Julie et Luc.",)


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare(Panel(("Julie", "Luc"), PLACES, RATINGS), make_material(), ABOUT)


def test_the_least_sure_come_first_then_the_rare_then_the_undefined(
    comparison: Comparison,
) -> None:
    assert comparison.from_the_least_sure == ("prix", "manque", "pour", "jamais_dit")


def test_files_have_every_measure_as_numbers(comparison: Comparison) -> None:
    row = only(agreement_by_code(comparison), code="manque")
    assert (row["famille"], row["libelle"], row["n"]) == ("Raisons", "Il en manque", 40)
    assert (row["mis_Julie"], row["mis_Luc"], row["prevalence_Luc"]) == (10, 9, 9 / 40)
    assert row["accord"] == pytest.approx(39 / 40)
    assert float(row["ic_bas"] or 0) < float(row["alpha"] or 0) < float(row["ic_haut"] or 0)
    assert isinstance(row["kappa"], float)
    assert isinstance(row["ac1"], float)
    never = only(agreement_by_code(comparison), code="jamais_dit")
    assert (never["accord"], never["alpha"], never["lecture"]) == (1, None, "non défini")


def test_the_screen_says_it_in_few_characters(comparison: Comparison) -> None:
    table = codes_in_brief(comparison)
    row = only(table, code="manque")
    assert (row["mis"], row["n"], row["accord"]) == ("10/9", 40, "97,5\xa0%")
    assert str(row["ic"]).count(" à ") == 1
    widths = [
        max(len(column.label), *(len(str(record[column.key])) for record in records(table)))
        for column in table.columns[1:]
    ]
    assert 18 + sum(widths) + len(widths) <= 80


def test_codes_that_nobody_put_are_in_a_note(comparison: Comparison) -> None:
    table = codes_in_brief(comparison, labels=True)
    assert [row["code"] for row in records(table)] == ["Le prix", "Il en manque", "Pour"]
    assert table.notes[0] == "Mis par personne, donc non définis (accord 100\xa0%) : Jamais dit."


def test_codes_of_which_no_two_spoke_are_in_a_note_of_their_own() -> None:
    apart = ([1] + [None] * 39, [None] * 39 + [1])
    panel = Panel(("a", "b"), PLACES, {"manque": RATINGS["manque"], "prix": apart})
    table = codes_in_brief(compare(panel, make_material()))
    assert table.notes[0] == "Aucun segment où deux personnes se soient prononcées : prix."


def test_families_and_all_codes_are_compared_one_by_one_and_together(
    comparison: Comparison,
) -> None:
    rows = records(agreement_by_family(comparison))
    assert [row["famille"] for row in rows] == [*["Raisons"] * 3, *["Côtés"] * 3, *[ALL] * 3]
    assert [row["unite"] for row in rows[:3]] == list(Way)
    assert [row["n"] for row in rows[-3:]] == [160, 40, 40]
    brief = records(families_in_brief(comparison))
    assert [row["unite"] for row in brief[-2:]] == [Way.ONE_BY_ONE, Way.MASI]


@pytest.mark.parametrize(
    ("codes", "name"),
    [(("manque",), "Il en manque"), (("manque", "prix"), "Raisons"), (("manque", "pour"), ALL)],
)
def test_what_is_compared_as_a_whole_is_called_what_it_is(
    codes: tuple[str, ...], name: str
) -> None:
    panel = Panel(("Julie", "Luc"), PLACES, {code: RATINGS[code] for code in codes})
    compared = compare(panel, make_material())
    assert compared.all_codes == name
    assert (name, Way.ONE_BY_ONE) in compared.by_family
    assert (ALL in {label for label, _ in compared.by_family}) is (name == ALL)


def test_every_table_explains_its_measures_and_says_what_was_compared(
    comparison: Comparison,
) -> None:
    for table in (
        *(agreement_by_code(comparison), agreement_by_family(comparison)),
        *(codes_in_brief(comparison), families_in_brief(comparison)),
    ):
        said = " ".join(table.notes)
        assert "Krippendorff (2004" in said
        assert "« trop rare »" in said
        assert "« non défini »" in said
        assert "1000 tirages" in said
        assert table.notes[-1] == ABOUT[0]


def test_kappa_is_shown_for_two_only(comparison: Comparison) -> None:
    three = Panel(("a", "b", "c"), PLACES, {"prix": (*RATINGS["prix"], RATINGS["manque"][0])})
    among_three = compare(three, make_material())
    for table in (codes_in_brief(among_three), families_in_brief(among_three)):
        assert {column.key for column in table.columns} >= {"alpha", "ac1"}
        assert "kappa" not in {column.key for column in table.columns}
        assert all(len(row) == len(table.columns) for row in table.rows)
    assert "kappa" in {column.key for column in codes_in_brief(comparison).columns}
    assert only(agreement_by_code(among_three), code="prix")["kappa"] is None


def test_no_figure_is_minus_zero() -> None:
    panel = Panel(("a", "b"), PLACES, {"pour": ([1] + [0] * 39, [0] * 39 + [1])})
    row = only(codes_in_brief(compare(panel, make_material())), code="pour")
    assert f"{row['alpha']:.2f} {row['kappa']:.2f}" == "-0.01 -0.03"
    assert "-0,00" not in str(row["ic"])
