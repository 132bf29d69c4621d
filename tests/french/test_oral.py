import pytest

from piacen_qual.french.oral import respelled, standard_forms


@pytest.mark.parametrize(
    ("form", "standard"),
    [
        ("pis", "puis"),
        ("faque", "donc"),
        ("fait-que", "donc"),
        ("chu", "suis"),
        ("tsé", "sais"),
        ("t'sais", "sais"),
        ("y", "il"),
        ("icitte", "ici"),
        ("toute", "tout"),
        ("faite", "fait"),
        ("cell", "cellulaire"),
        ("laptop", "portable"),
        ("pus", "plus"),
        ("pognée", "pogner"),
        ("grayait", "grayer"),
        ("clavardent", "clavarder"),
    ],
)
def test_an_oral_form_has_its_standard_form(form: str, standard: str) -> None:
    assert standard in standard_forms(form)


@pytest.mark.parametrize("form", ["ordinateur", "manger", "mange", "plus"])
def test_a_standard_form_has_none(form: str) -> None:
    assert standard_forms(form) == ()


def test_only_a_form_that_means_nothing_else_is_respelled() -> None:
    assert respelled("chu") == "suis"
    assert respelled("toute") == "toute"
