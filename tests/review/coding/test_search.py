from dataclasses import replace

import pytest

from piacen_qual.review.coding.choosing import BadFilterError, typed_filter
from piacen_qual.review.coding.filters import Filter
from piacen_qual.review.coding.search import find_codes, of_family
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


def test_ids_come_before_labels_and_those_before_other_words() -> None:
    codes = [
        make_code("tel_efficacite", "Conciliation efficace, tel_conc"),
        make_code("app_mobile", "Applications mobiles"),
        make_code("mob_citoyens", "Mobilisation citoyenne"),
        make_code("tel_conciliation", "Travail et famille"),
    ]
    assert find_codes(codes, "tel_conc")[0].id == "tel_conciliation"
    assert [code.id for code in find_codes(codes, "mobil")] == ["mob_citoyens", "app_mobile"]
    assert find_codes(codes, "conc")[0].id == "tel_efficacite"


def test_codes_of_the_theme_come_before_others_that_are_as_near() -> None:
    codes = [
        make_code("a", "Outils de jardin"),
        replace(make_code("b", "Outils d’hiver"), theme="t"),
    ]
    assert [code.id for code in find_codes(codes, "outils")] == ["a", "b"]
    assert [code.id for code in find_codes(codes, "outils", theme="t")] == ["b", "a"]


def test_definitions_are_looked_in_where_no_label_has_the_words() -> None:
    assert found("definition rese") == ["acc_reseau"]
    assert sorted(found("definition")) == sorted(code.id for code in CODES)
    told = [replace(make_code("x", "Lenteur"), definition="Le réseau manque."), *CODES]
    assert [code.id for code in find_codes(told, "réseau")] == ["acc_reseau"]


def test_codes_of_the_family_come_first_when_one_replaces_another() -> None:
    codes = [make_code("a", "A", "x"), make_code("b", "B", "y"), make_code("c", "C", "y")]
    assert [code.id for code in of_family(codes, "c")] == ["b", "a"]
    assert of_family(codes, "") == codes


def test_what_resembles_nothing_finds_nothing() -> None:
    assert found("zzz") == []


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("cas=nord", Filter(case="NORD")),
        ("cas=SUD groupe=2", Filter(case="SUD", group=2)),
        ("theme=les; code=cout", Filter(theme="outils", code="prix")),
        ("theme=sais, code=entr", Filter(theme="saison", code="entraide")),
        ("code=eleve", Filter(code="prix")),
        ("fichier=sud", Filter(files=("sud_g2.txt",))),
        ("fichier=sud fichier=", Filter()),
        ("min=0,5 max=.9", Filter(least=0.5, most=0.9)),
        ("non-décidés", Filter(open_only=True)),
        ("cas=nord cas=", Filter()),
        ("cas=nord tout", Filter()),
    ],
)
def test_a_filter_is_typed_in_a_few_letters(typed: str, wanted: Filter) -> None:
    assert typed_filter(typed, make_matter(), Filter()) == wanted


def test_everything_is_all_of_where_the_session_was_opened() -> None:
    opened = Filter(case="NORD", code="prix", open_only=True)
    assert typed_filter("tout", make_matter(), opened, opened) == Filter(case="NORD")


def test_codes_that_resemble_what_was_typed_are_told_first() -> None:
    with pytest.raises(BadFilterError, match=r"Possibles : entraide\.") as refused:
        typed_filter("code=entrade", make_matter(), Filter())
    assert "manque" not in str(refused.value)


@pytest.mark.parametrize(
    "typed", ["cas=est", "groupe=9", "min=2", "min=x", "zut", "zut=1", "code=x", "theme=l"]
)
def test_what_is_not_understood_is_refused_with_what_there_is(typed: str) -> None:
    with pytest.raises(BadFilterError, match="Possibles"):
        typed_filter(typed, make_matter(), Filter())
