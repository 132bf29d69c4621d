import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.model import Theme
from piacen_qual.transcripts.themes.vocabulary import (
    QUESTION_WEIGHT,
    TITLE_WEIGHT,
    fold,
    stems,
    vocabulary,
)

LOYER = Theme("loyer", "Le loyer", ("Combien payez-vous?",), ("bail",), ("propriétaire", "logis"))
VOISINS = Theme(
    "voisins", "Le voisinage", ("Et vos voisins?",), (), ("bruit", "logis", "corde à linge")
)


@pytest.mark.parametrize(
    "forms",
    [
        ("propriétaire", "propriétaires", "PROPRIETAIRE"),
        ("voisin", "voisins", "voisine"),
        ("réparer", "réparé", "réparez"),
        ("100 000", "100\u202f000", "100000"),
    ],
)
def test_forms_of_one_word_share_their_stem(forms: tuple[str, ...]) -> None:
    assert len({stems(form) for form in forms}) == 1


def test_stems_come_in_order_without_punctuation() -> None:
    assert stems("L’été, c’est — 100\xa0000\xa0$!") == ("l", "ete", "c", "est", "100000")
    assert stems("... !?") == ()


@given(st.text())
def test_any_text_has_stems_that_are_folded(text: str) -> None:
    assert all(word == fold(word) for word in stems(text))


def test_words_of_one_theme_speak_for_it_alone_and_shared_words_for_nobody() -> None:
    found = vocabulary((LOYER, VOISINS))

    assert found.worth[stems("bail")] == (TITLE_WEIGHT, 0.0)
    assert found.worth[stems("propriétaire")] == (1.0, 0.0)
    assert found.worth[stems("payez")] == (QUESTION_WEIGHT, 0.0)
    assert found.worth[stems("bruit")] == (0.0, 1.0)
    assert found.worth[stems("logis")] == (0.0, 0.0)


def test_a_word_of_some_themes_keeps_part_of_its_weight() -> None:
    garde = Theme("garde", "La garde", ("Qui garde?",), (), ("bruit",))

    worth = vocabulary((LOYER, VOISINS, garde)).worth[stems("bruit")]

    assert worth == pytest.approx((0.0, 0.5, 0.5))


def test_the_only_theme_of_a_guide_keeps_its_words() -> None:
    assert vocabulary((LOYER,)).worth[stems("propriétaire")] == (1.0,)


def test_common_words_of_questions_belong_to_no_theme() -> None:
    theme = Theme("t", "Titre", ("Qu’est-ce que vous en pensez, vous autres, des taxes?",))

    worth = vocabulary((theme, VOISINS)).worth

    assert stems("taxe") in worth
    assert not any(stems(word) in worth for word in ("vous", "autres", "pensez"))


def test_a_longer_expression_hides_the_shorter_within_it() -> None:
    found = vocabulary((LOYER, Theme("linge", "Linge", (), (), ("corde",)), VOISINS))

    assert found.found(stems("sur la corde à linge du fond")) == {stems("corde à linge")}
    assert found.found(stems("une corde, deux cordes")) == {stems("corde")}
    assert found.found(()) == frozenset()
