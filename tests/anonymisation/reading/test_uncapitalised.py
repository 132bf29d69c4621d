from piacen_qual.study import Cache
from tests.anonymisation.making import asked

SMALL = (
    "Moi c’est fernande, je viens de Trois-Rivières.",
    "On a vu lorenzo à rimouski. Fatou aussi.",
    "Bon. Je vais chercher rose, elle est avec gaétane.",
)


def test_names_are_looked_for_without_capitals_where_few_have_one(cache: Cache) -> None:
    told = asked(cache, *SMALL)
    assert {"fernande", "lorenzo", "rimouski", "rose", "gaétane"} <= set(told)


def test_one_name_without_its_capital_says_nothing_of_the_others(cache: Cache) -> None:
    texts = [text.replace("lorenzo", "Lorenzo").replace("gaét", "Gaét") for text in SMALL]
    texts = [text.replace("rimouski", "Rimouski").replace("fern", "Fern") for text in texts]
    assert "rose" not in asked(cache, *texts)
