import pytest

from piacen_qual.anonymisation.detection.facts.clauses import sentences
from piacen_qual.anonymisation.detection.facts.signs import Signs, signs, stem
from piacen_qual.anonymisation.reading.normal import Normal


def signs_of(text: str, at: int = 0) -> Signs:
    normal = Normal.of(text).text
    (sentence,) = sentences(normal)
    return signs(normal, sentence, at)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Mon oncle est malade", "sujet:maladie"),
        ("Mon oncle est malade", "qui:parent"),
        ("Mon oncle est malade", "mon parents"),
        ("Mon oncle est malade", "maladie+parent"),
        ("Les oncles sont malades", "les parents"),
        ("J’ai perdu deux doigts", "tour:j’ai fait"),
        ("J’ai perdu deux doigts", "qui:nombre"),
        ("Il a 3 ânes", "qui:nombre"),
        ("T’es malade?", "question"),
    ],
)
def test_a_clause_shows(text: str, sign: str) -> None:
    assert sign in signs_of(text)


def test_people_in_general_are_nobody_s_kin() -> None:
    assert "qui:parent" not in signs_of("Les oncles sont malades")


def test_what_is_said_beside_counts_less() -> None:
    found = signs_of("J’ai gardé ça pour moi, mon cancer est revenu au printemps")
    assert found["autour:maladie"] < found["tour:j’ai fait"]
    assert "sujet:maladie" not in found


@pytest.mark.parametrize(("word", "other"), [("cordonniers", "cordonnier"), ("mariee", "mariees")])
def test_endings_do_not_matter(word: str, other: str) -> None:
    assert stem(word) == stem(other)
