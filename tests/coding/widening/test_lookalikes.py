import pytest

from piacen_qual.coding.matching.segments import segments
from piacen_qual.coding.widening.lookalikes import Lookalike, lookalikes
from piacen_qual.coding.widening.vocabulary import Vocabulary
from piacen_qual.study import Cache
from tests.coding.making import transcript


def found(cache: Cache, said: str, *terms: str) -> tuple[Lookalike, ...]:
    talk = transcript(said)
    return lookalikes(Vocabulary([talk], segments(talk, 120), {}, cache), terms)


def test_a_slip_in_a_word_that_no_dictionary_has_is_found(cache: Cache) -> None:
    said = "Mon imprimmante est tombée en panne."
    assert found(cache, said, "imprimante") == (Lookalike("imprimmante", "imprimante", 1),)


def test_two_slips_are_allowed_in_a_long_word_only(cache: Cache) -> None:
    said = "Mon impprimmante et mon cllavierr sont là."
    assert [each.term for each in found(cache, said, "imprimante", "clavier")] == ["impprimmante"]


def test_the_likest_word_is_named(cache: Cache) -> None:
    (only,) = found(cache, "On a des sarclloirs.", "sarcloir", "sarcloirs")
    assert (only.known, only.slips) == ("sarcloirs", 1)


@pytest.mark.parametrize(
    "said",
    [
        "On a vu un marchand.",  # a word of its own
        "On a vu Marchet, hier.",  # a name
        "Le tmarché est loin.",  # never the first letter
    ],
)
def test_other_words_are_no_slips(cache: Cache, said: str) -> None:
    assert found(cache, said, "marché") == ()


def test_a_compound_is_found_in_several_words_and_in_one(cache: Cache) -> None:
    said = "Mon lap top est vieux, pis on a un videoprojecteur."
    assert [
        (each.term, each.known) for each in found(cache, said, "laptop", "vidéo projecteur")
    ] == [
        ("lap top", "laptop"),
        ("videoprojecteur", "vidéo projecteur"),
    ]


def test_little_words_that_meet_by_chance_are_no_compound(cache: Cache) -> None:
    assert found(cache, "Pas de penser à ça, mais on verra.", "dépenser", "maison") == ()


def test_the_signs_of_terms_do_not_count(cache: Cache) -> None:
    (only,) = found(cache, "Mon imprimmante est là.", "=imprimante")
    assert only.known == "imprimante"
