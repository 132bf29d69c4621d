"""Codes that go together more than chance would have it."""

from collections.abc import Mapping

import pytest

from piacen_qual.analysis.codebook_review.overlaps import Overlap, overlaps, overlaps_table
from tests.analysis.making import make_coding, make_material, make_transcript, records

TALK = make_transcript([("P1", "outils", f"Le manteau coûte {n} sous.") for n in range(20)])


def found(said: Mapping[str, tuple[range, str]]) -> tuple[Overlap, ...]:
    """The overlaps of codes that each stand on some turns, on some words."""
    codings = [
        make_coding(TALK, turn, code, words)
        for code, (turns, words) in said.items()
        for turn in turns
    ]
    return overlaps(make_material([TALK], codings))


def test_a_pair_has_its_counts_what_chance_would_give_and_the_words_in_common() -> None:
    (pair,) = found(
        {"manque": (range(1, 5), "manteau coûte"), "prix": (range(2, 6), "coûte")},
    )
    assert (pair.one, pair.other, pair.together, pair.same_words) == ("manque", "prix", 3, 3)
    assert pair.expected == pytest.approx(4 * 4 / 20)
    assert pair.jaccard == pytest.approx(3 / 5)


def test_words_that_only_touch_are_not_in_common() -> None:
    (pair,) = found({"manque": (range(1, 4), "manteau"), "prix": (range(1, 4), " coûte")})
    assert pair.same_words == 0


@pytest.mark.parametrize(
    "said",
    [
        {"manque": (range(1, 3), "sous"), "prix": (range(1, 3), "sous")},  # twice: an accident
        {"manque": (range(1, 12), "sous"), "prix": (range(3, 14), "sous")},  # chance gives 6
        {"manque": (range(1, 4), "sous"), "outil": (range(1, 4), "sous")},  # a thing named
    ],
)
def test_other_pairs_say_nothing_of_the_codebook(said: Mapping[str, tuple[range, str]]) -> None:
    assert found(said) == ()


def test_the_closest_come_first_and_can_be_read() -> None:
    pairs = found(
        {
            "manque": (range(1, 5), "sous"),
            "prix": (range(2, 6), "sous"),
            "pour": (range(1, 5), "sous"),
        }
    )
    assert records(overlaps_table(pairs))[0] == {
        "code_1": "manque",
        "code_2": "pour",
        "ensemble": 4,
        "au_hasard": pytest.approx(0.8),
        "jaccard": 1,
        "memes_mots": 4,
    }
