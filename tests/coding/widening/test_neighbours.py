import numpy as np
import pytest

from piacen_qual.coding.reading.tagger import WordVectors, french_vectors
from piacen_qual.coding.widening.neighbours import CENTRE, NEAREST, Meanings
from piacen_qual.coding.widening.vocabulary import Word


class Made(WordVectors):
    """Vectors of a hundred directions, most of them common noise; words along a few of them."""

    def __init__(self, words: dict[str, dict[int, float]]) -> None:
        numbers = np.random.default_rng(7)
        noise = numbers.normal(size=(400, 100)).astype(np.float32)
        noise[:, 60:] *= 0.01  # what words mean is in the last directions, which vary little
        own = np.zeros((len(words), 100), dtype=np.float32)
        for row, directions in enumerate(words.values()):
            for direction, length in directions.items():
                own[row, direction] = length
        self.table = np.concatenate([own, noise])
        self._places = {word: row for row, word in enumerate(words)}

    def row(self, word: str) -> int | None:
        return self._places.get(word)


def word(name: str, *forms: str) -> Word:
    return Word(name, forms or (name,), "NOUN")


VECTORS = Made(
    {
        "pelle": {90: 1, 91: 0.3},
        "râteau": {90: 1, 91: -0.3},
        "binette": {90: 1},
        "soupe": {95: 1},
        "mélange": {90: 0.4, 95: 1},
    }
)


def test_a_word_is_near_those_of_the_same_direction() -> None:
    words = [word(name) for name in ("binette", "soupe", "mélange")]
    (only,) = Meanings(VECTORS).neighbours(words, ["pelle", "râteau"])
    assert only.word.name == "binette"
    assert only.cosine > NEAREST
    assert only.centre > 0.9 > CENTRE


def test_a_word_is_read_under_the_first_of_its_forms_that_the_model_knows() -> None:
    words = [word("binetter", "binetta", "binette")]
    (only,) = Meanings(VECTORS).neighbours(words, ["=Pelle", "râteau*"])
    assert only.nearest in {"pelle", "râteau"}


def test_words_without_a_vector_say_nothing() -> None:
    meanings = Meanings(VECTORS)
    assert meanings.neighbours([word("inconnu")], ["pelle", "râteau"]) == ()
    assert meanings.neighbours([word("binette")], ["inconnu", "autre inconnu"]) == ()
    assert meanings.neighbours([], ["pelle", "râteau"]) == ()


def test_one_word_is_no_centre() -> None:
    assert Meanings(VECTORS).neighbours([word("binette")], ["pelle"]) == ()


@pytest.mark.parametrize(
    ("terms", "near", "far"),
    [
        (["clavier", "écran", "tablette", "imprimante"], "ordinateur", "carotte"),
        (["carotte", "navet", "poireau", "betterave"], "oignon", "écran"),
        (["fâcher", "énerver", "frustrer", "décourager"], "ennuyer", "jardin"),
    ],
)
def test_the_french_model_knows_what_goes_together(terms: list[str], near: str, far: str) -> None:
    found = Meanings(french_vectors()).neighbours([word(near), word(far)], terms)
    assert [each.word.name for each in found] == [near]
