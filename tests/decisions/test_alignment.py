import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.decisions.alignment import Words, align

turns = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=12).map(" ".join), max_size=6)


def _replacements(old: list[str], new: list[str]) -> list[tuple[str, str]]:
    """Each word of `old`, and what stands in its place."""
    before, after = Words.of(old), Words.of(new)
    links = align(before, after)
    return [
        (key, " ".join(after.keys[first : last + 1]) if first >= 0 else "")
        for key, first, last in zip(before.keys, links.firsts, links.lasts, strict=True)
    ]


@given(turns, turns)
def test_links_lead_to_words_that_are_there_and_the_same_where_it_is_said(
    old: list[str], new: list[str]
) -> None:
    before, after = Words.of(old), Words.of(new)
    links = align(before, after)

    for key, first, last, same in zip(
        before.keys, links.firsts, links.lasts, links.same, strict=True
    ):
        assert (first, last) == (-1, -1) or 0 <= first <= last < len(after.keys)
        assert not same or (first == last and after.keys[first] == key)


@given(turns)
def test_nothing_changed_links_each_word_to_itself(texts: list[str]) -> None:
    words = Words.of(texts)

    assert align(words, words).firsts == list(range(len(words.keys)))


@given(turns)
def test_turns_run_together_or_cut_in_words_link_each_word_to_itself(texts: list[str]) -> None:
    words = Words.of(texts)

    for others in ([" ".join(texts)], " ".join(texts).split()):
        assert align(words, Words.of(others)).firsts == list(range(len(words.keys)))


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("un deux trois quatre", "un deux trois quatre"),
        ("Un Deux, trois... quatre", "un deux trois quatre"),
        ("un dos trois quatre", "un dos trois quatre"),
        ("un trois quatre", "un - trois quatre"),
        ("un bon deux trois quatre", "un deux trois quatre"),
        ("un deux troiscent quatre", "un deux troiscent quatre"),
        ("", "- - - -"),
    ],
)
def test_what_stands_in_the_place_of_a_word(new: str, expected: str) -> None:
    found = [there or "-" for _, there in _replacements(["un deux trois quatre"], [new])]

    assert " ".join(found) == expected


def test_a_turn_moved_elsewhere_is_followed_though_it_was_corrected() -> None:
    moved = "la brouette verte est restée sous la neige tout l’hiver dernier"
    others = [f"tour numéro {n} avec des mots à lui comme x{n} y{n} z{n}" for n in range(8)]

    found = _replacements([moved, *others], [*others, moved.replace("verte", "rouge")])

    assert [there for _, there in found[:4]] == ["la", "brouette", "rouge", "est"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("oui " * 10_000, "oui " * 9_000 + "non " * 900),
        ("a b " * 5_000, "b c " * 5_000),
        (" ".join(f"w{n % 300}" for n in range(10_000)), "oui " * 10_000),
        *[tuple(" ".join(f"w{n % m}" for n in range(10_000)) for m in (300, 299))],
    ],
)
def test_transcripts_that_repeat_themselves_take_no_longer(old: str, new: str) -> None:
    begun = time.perf_counter()
    align(Words.of([old]), Words.of([new]))

    assert time.perf_counter() - begun < 5
