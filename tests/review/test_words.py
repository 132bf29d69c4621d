import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.review.words import changes, choice, closest, find_words

TEXT = "Ben, moi, j’ai pas d’ordi [rires]. C’est-tu assez clair?"
TEXTS = st.text(st.sampled_from("aé’-,. [](«»)\xa0"), min_size=1, max_size=40)


def words(text: str, *moves: int, at_start: bool = False, of: tuple[int, int] = (10, 14)) -> str:
    made = choice(text, (0, len(text)), of)
    if at_start:
        made = made.other_edge()
    for by in moves:
        made = made.step(by)
    return text[made.start : made.end]


def test_an_edge_goes_from_word_to_word() -> None:
    assert words(TEXT, of=(5, 8)) == "moi"
    assert words(TEXT, 1, of=(5, 8)) == "moi, j’"
    assert words(TEXT, 1, 1, 1, of=(5, 8)) == "moi, j’ai pas"
    assert words(TEXT, -1, at_start=True, of=(5, 8)) == "Ben, moi"
    assert words(TEXT, 1, -1, of=(5, 8)) == "moi"


def test_words_never_end_before_they_begin() -> None:
    assert words(TEXT, -1, -1, -1, of=(5, 8)) == "moi"
    assert words(TEXT, 1, 1, 1, at_start=True, of=(5, 8)) == "moi"


def test_the_whole_segment_can_be_chosen_to_its_last_sign() -> None:
    made = choice(TEXT, (0, len(TEXT)), (5, 8)).reach(len(TEXT)).other_edge().reach(0)
    assert TEXT[made.start : made.end] == TEXT


def test_evidence_that_cuts_a_word_goes_to_the_edge_of_it() -> None:
    assert words(TEXT, 1, of=(5, 7)) == "moi"


@given(TEXTS, st.data())
def test_whatever_is_pressed_some_words_of_the_segment_are_chosen(
    text: str, data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(text) - 1))
    last = data.draw(st.integers(first + 1, len(text)))
    made = choice(
        text, (first, last), (data.draw(st.integers(-3, 50)), data.draw(st.integers(-3, 50)))
    )
    for move in data.draw(st.lists(st.sampled_from(["+", "-", "tab", "far", "near"]), max_size=12)):
        if move == "tab":
            made = made.other_edge()
        elif move in "+-":
            made = made.step(1 if move == "+" else -1)
        else:
            made = made.reach(last if move == "far" else first)
        assert first <= made.start < made.end <= last
        assert made.start <= made.moving[0] < made.moving[1] <= made.end


def test_words_are_found_as_typed_but_for_case_accents_and_signs() -> None:
    whole = (0, len(TEXT))
    assert find_words(TEXT, whole, "J'AI PAS") == (10, 18)
    start, end = find_words(TEXT, whole, "moi … ordi") or (0, 0)
    assert TEXT[start:end] == "moi, j’ai pas d’ordi"
    assert find_words(TEXT, whole, "moi...clair") == (5, len(TEXT) - 1)
    assert find_words(TEXT, whole, "pas moi") is None
    assert find_words(TEXT, whole, "") is None
    assert find_words(TEXT, (20, len(TEXT)), "moi") is None


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Ça coûte cher", "ca coûtait cher"),
        ("coutait", "coûtait"),
        ("les outils", "des outils"),
    ],
)
def test_the_closest_words_are_those_that_resemble_most(said: str, words: str) -> None:
    text = "Bon, ben, ca coûtait cher. Pis on avait des outils, quelques-uns."
    alike, span = closest(text, said)
    assert text[slice(*span)] == words
    assert 0 < alike <= 100


@given(st.text(max_size=30), st.text(max_size=30))
def test_words_are_the_closest_to_themselves(text: str, said: str) -> None:
    alike, (start, end) = closest(text, said)
    assert 0 <= start <= end <= len(text)
    if find_words(text, (0, len(text)), said.replace("…", " ").replace("...", " ")):
        assert alike == 100


def test_an_edge_jumps_from_mark_to_mark() -> None:
    text = "Bon, 3,5 minutes; puis rien. Fini"
    chosen = choice(text, (0, len(text)), (0, 3))
    said = []
    for _ in range(3):
        chosen = chosen.jump(1)
        said.append(text[chosen.start : chosen.end])
    assert said == ["Bon, 3,5 minutes", "Bon, 3,5 minutes; puis rien", text]
    back = chosen.other_edge().jump(1).jump(1)
    assert text[back.start : back.end] == "puis rien. Fini"
    assert chosen.jump(1) == chosen


def test_a_sentence_is_chosen_then_the_next_one() -> None:
    text = "Un mot. Deux mots ici! Trois."
    chosen = choice(text, (0, len(text)), (13, 17))
    said = []
    for _ in range(3):
        chosen = chosen.sentence()
        said.append(text[chosen.start : chosen.end])
    assert said == ["Deux mots ici!", "Trois.", "Un mot."]
    whole = choice(text, (0, len(text)), (0, len(text))).sentence()
    assert text[whole.start : whole.end] == "Un mot."


def test_words_joined_by_a_hyphen_to_the_one_before_go_with_it() -> None:
    text = "Est-ce qu’il disait ça?"
    made = choice(text, (0, len(text)), (0, len(text)))
    assert [text[start:].split(maxsplit=1)[0] for start in made.starts[:2]] == ["Est-ce", "qu’il"]
    assert text[: made.ends[0]] == "Est-ce"


def test_what_was_corrected_is_told_in_both_texts() -> None:
    old, new = "Bon. Il me manque du temps.", "Il manque du bon temps, là."
    gone, come = changes(old, (5, 26), new, (0, 22))
    assert [old[slice(*each)] for each in gone] == ["me"]
    assert [new[slice(*each)] for each in come] == ["bon"]
