import pytest

from piacen_qual.review.coding.choosing import BadFilterError, typed_filter
from piacen_qual.review.coding.filters import Filter
from piacen_qual.review.coding.search import find_codes
from tests.review.making import make_code, make_matter

CODES = [
    make_code("acc_panne", "Pannes de connexion"),
    make_code("acc_reseau", "Réseau absent"),
    make_code("pos_pour", "Pour"),
    make_code("for_pairs", "Apprendre entre pairs"),
]


def found(typed: str) -> list[str]:
    return [code.id for code in find_codes(CODES, typed)]


def test_all_codes_are_there_before_anything_is_typed() -> None:
    assert found("") == [code.id for code in CODES]
    assert found(" _") == [code.id for code in CODES]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("panne", "acc_panne"),
        ("CONN pan", "acc_panne"),
        ("reseau", "acc_reseau"),
        ("résau", "acc_reseau"),
        ("pour", "pos_pour"),
        ("for_pairs", "for_pairs"),
        ("aprendre", "for_pairs"),
        ("nnex", "acc_panne"),
    ],
)
def test_the_nearest_code_comes_first(typed: str, first: str) -> None:
    assert found(typed)[0] == first


def test_what_resembles_nothing_finds_nothing() -> None:
    assert found("zzz") == []


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("cas=nord", Filter(case="NORD")),
        ("cas=SUD groupe=2", Filter(case="SUD", group=2)),
        ("theme=les; code=cout", Filter(theme="outils", code="prix")),
        ("theme=sais, code=entr", Filter(theme="saison", code="entraide")),
        ("min=0,5 max=.9", Filter(least=0.5, most=0.9)),
        ("non-décidés", Filter(open_only=True)),
        ("cas=nord cas=", Filter()),
        ("cas=nord tout", Filter()),
    ],
)
def test_a_filter_is_typed_in_a_few_letters(typed: str, wanted: Filter) -> None:
    assert typed_filter(typed, make_matter(), Filter()) == wanted


@pytest.mark.parametrize(
    "typed", ["cas=est", "groupe=9", "min=2", "min=x", "zut", "zut=1", "code=x", "theme=l"]
)
def test_what_is_not_understood_is_refused_with_what_there_is(typed: str) -> None:
    with pytest.raises(BadFilterError, match="Possibles"):
        typed_filter(typed, make_matter(), Filter())
