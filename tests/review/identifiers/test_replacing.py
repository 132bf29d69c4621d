"""What somebody puts in the place of words."""

import pytest

from piacen_qual.review.identifiers.refusals import RefusedReplacementError
from piacen_qual.review.identifiers.replacing import generalisation
from tests.anonymisation.making import candidate


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("une panne.", "[une panne]"),
        ("[c’est pas mon travail!]", "[c’est pas mon travail]"),
        ("  [ un  voisin ]", "[un voisin]"),
    ],
)
def test_the_mark_that_ends_a_replacement_is_left_to_the_text(typed: str, stands: str) -> None:
    assert generalisation(typed, [candidate("Ovila")]) == stands


@pytest.mark.parametrize("typed", ["", "[]", "[…]", "..."])
def test_a_replacement_that_says_nothing_is_refused(typed: str) -> None:
    with pytest.raises(RefusedReplacementError):
        generalisation(typed, [candidate("Ovila")])


def test_small_words_tell_nothing_of_what_is_hidden_elsewhere() -> None:
    hidden = ("le", "et", "theberge")
    assert generalisation("le monde et la rue", [candidate("Ovila")], names=hidden)
    with pytest.raises(RefusedReplacementError):
        generalisation("le monde de theberge", [candidate("Ovila")], names=hidden)
