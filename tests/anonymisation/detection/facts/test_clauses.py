import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.anonymisation.detection.facts.clauses import sentences
from piacen_qual.anonymisation.reading.normal import Normal


def cut(text: str) -> list[list[str]]:
    normal = Normal.of(text)
    return [
        [normal.text[clause.start : clause.end] for clause in sentence]
        for sentence in sentences(normal.text)
    ]


def test_a_sentence_is_cut_where_another_thing_is_said() -> None:
    text = "J’ai vendu mon tracteur rouge, pis mon voisin en a acheté un."
    assert cut(text) == [["j'ai vendu mon tracteur rouge", "pis mon voisin en a achete un"]]


def test_brief_words_go_with_what_is_beside_them() -> None:
    assert cut("Moi, mon père conduisait un traversier.") == [
        ["moi, mon pere conduisait un traversier"]
    ]


def test_sentences_are_apart() -> None:
    assert cut("On riait. Elle pleurait!") == [["on riait"], ["elle pleurait"]]


def test_what_a_machine_took_down_without_commas_is_divided() -> None:
    (clauses,) = cut(" ".join(["mot"] * 40))
    assert [len(clause.split()) for clause in clauses] == [14, 14, 12]


@pytest.mark.parametrize(("text", "asked"), [("Tu viens-tu?", True), ("Tu viens.", False)])
def test_questions_are_known(text: str, asked: bool) -> None:
    ((clause,),) = sentences(Normal.of(text).text)
    assert clause.asked is asked


@given(st.text(alphabet="abe, .!?pis", max_size=120))
def test_no_word_is_lost_nor_said_twice(text: str) -> None:
    clauses = [clause for sentence in sentences(text) for clause in sentence]
    words = [word for clause in clauses for word in clause.words]
    assert "".join(words) == "".join(c for c in text if c.isalnum())
    assert all(
        text[place : place + len(word)] == word
        for clause in clauses
        for word, place in zip(clause.words, clause.places, strict=True)
    )
