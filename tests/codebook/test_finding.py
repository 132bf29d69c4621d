from dataclasses import replace

import pytest

from piacen_qual.codebook.finding import AmbiguousCodeError, UnknownCodeError, find_code
from piacen_qual.codebook.schema import Code
from tests.coding.making import code, codebook, proche


def labelled(id_: str, label: str) -> Code:
    return replace(code(name=id_), label=label)


BOOK = codebook(
    labelled("jar_eau", "Manque d’eau"),
    labelled("jar_outil", "Outils brisés"),
    replace(labelled("jar_gel", "Gel tardif"), definition="La gelée a tout pris."),
    labelled("ven_degel", "Dégel du marché"),
    replace(code(proche("payer", ("citerne", "pompe")), name="ven_prix"), label="Prix"),
)


@pytest.mark.parametrize(
    ("asked", "id_"),
    [
        ("jar_eau", "jar_eau"),
        ("JAR_EAU", "jar_eau"),
        ("outils brises", "jar_outil"),
        ("brisés", "jar_outil"),
        ("brisé", "jar_outil"),
        ("gel", "jar_gel"),  # the whole word, not « dégel »
        ("marche", "ven_degel"),
    ],
)
def test_a_code_goes_by_its_id_its_label_or_a_part_that_no_other_has(asked: str, id_: str) -> None:
    assert find_code(BOOK, asked).id == id_


def test_more_than_one_is_asked_back() -> None:
    with pytest.raises(AmbiguousCodeError, match="jar_outil — Outils brisés") as stop:
        find_code(BOOK, "jar")
    assert "ven_" not in str(stop.value)


@pytest.mark.parametrize(
    ("asked", "close"),
    [("outilz", "jar_outil"), ("gelée", "jar_gel"), ("citerne", "ven_prix")],
)
def test_an_unknown_name_is_answered_by_what_looks_like_it_or_speaks_of_it(
    asked: str, close: str
) -> None:
    with pytest.raises(UnknownCodeError, match=f"Les plus proches :\n  {close} — "):
        find_code(BOOK, asked)


def test_what_nothing_comes_near_is_answered_by_what_there_is() -> None:
    with pytest.raises(UnknownCodeError, match=r"« zzz »\. Possibles : jar_eau, jar_outil"):
        find_code(BOOK, "zzz")
