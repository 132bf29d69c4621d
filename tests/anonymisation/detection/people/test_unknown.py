import pytest

from piacen_qual.study import Cache
from tests.anonymisation.making import asked

UNKNOWN = [
    ("ça s’écrit B-E-D-E-C, à la fin", "B-E-D-E-C"),
    ("c’est Madame F. qui signe", "F."),
    ("on attend l’ARQX, là", "ARQX"),
    ("P.-A. a laissé les clés", "P.-A."),
    ("R. J. T. a signé", "R. J. T."),
    ("on en parle à tshinuatipi", "tshinuatipi"),
]


@pytest.mark.parametrize(("text", "words"), UNKNOWN)
def test_what_nothing_explains_is_asked_about(text: str, words: str, cache: Cache) -> None:
    assert words in asked(cache, text)


EXPLAINED = [
    "Honnêtement, je clavarde pis je télétravaille en jaquette.",
    "Ouiii, mmh, hahaha, tabarouette que c’est quétaine, sans joke!",
    "Un martin-pêcheur, une marguerite, un rosier, la victoire, un calepin.",
    "La cheffe a plogué la ressourcerie, pis c’est smatte.",
    "Il y a M’man qui rit.",
]


@pytest.mark.parametrize("text", EXPLAINED)
def test_words_of_the_language_and_of_here_are_left_alone(text: str, cache: Cache) -> None:
    assert asked(cache, text) == []
