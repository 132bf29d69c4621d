import pytest

from piacen_qual.cli.coder.obstacles import obstacle_in_words, quoted
from piacen_qual.codebook.schema import ConceptRef, Negation, Rule, Scope, Term
from piacen_qual.coding.explaining.obstacles import Obstacle, Stop
from tests.coding.making import codebook, proche, regex, termes

TEXT = "On a pas d’ordinatuer, pas ici."
BOOK = codebook(concepts={"objet": ("écran", "souris")})
PLAIN = termes("ordinateur")


def told(obstacle: Obstacle, rule: Rule = PLAIN) -> str:
    return obstacle_in_words(obstacle, rule, TEXT, BOOK).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("obstacle", "rule", "words"),
    [
        (
            Obstacle(Stop.NEGATION, passages=((5, 8),)),
            termes("a", negation=Negation.FORBIDDEN),
            "« pas » nie ce passage (nie)",
        ),
        (
            Obstacle(Stop.NEGATION),
            termes("a", negation=Negation.REQUIRED),
            "rien ne nie ce passage, et il le faudrait (nie)",
        ),
        (
            Obstacle(Stop.ABSENT, passages=((27, 30),)),
            PLAIN,
            "« ici », dans la même phrase, l’annule (sauf)",
        ),
        (
            Obstacle(Stop.ABSENT, passages=((27, 30),)),
            termes("a", scope=Scope.SEGMENT),
            "« ici », dans le même segment, l’annule (sauf)",
        ),
        (
            Obstacle(Stop.PRESENT, lacking=(Term("neuf"), Term("vieux"))),
            PLAIN,
            "il manque, dans le segment, « neuf » ou « vieux » (avec)",
        ),
        (
            Obstacle(Stop.GAP, words=9),
            proche("a", "b", gap=4),
            "9 mots entre deux éléments, 4 sont permis (ecart)",
        ),
        (
            Obstacle(Stop.ELEMENT, lacking=(ConceptRef("objet"),)),
            PLAIN,
            "il manque un mot de @objet (écran, souris)",
        ),
        (
            Obstacle(Stop.APPROX, passages=((11, 21),), lacking=(Term("ordinateur"),)),
            PLAIN,
            "« ordinatuer » n’est qu’à peu près « ordinateur » (approx)",
        ),
    ],
)
def test_an_obstacle_is_told_with_its_words_and_the_key_of_the_setting(
    obstacle: Obstacle, rule: Rule, words: str
) -> None:
    assert told(obstacle, rule) == words


@pytest.mark.parametrize("stop", Stop)
def test_every_obstacle_can_be_told_without_details(stop: Stop) -> None:
    for rule in (PLAIN, regex("a")):
        assert told(Obstacle(stop), rule)


def test_a_passage_said_twice_is_quoted_once_and_a_long_one_shortened() -> None:
    assert quoted(TEXT, [(5, 8), (23, 26)]) == "«\xa0pas\xa0»"
    assert len(quoted("mot " * 50, [(0, 199)])) < 70
