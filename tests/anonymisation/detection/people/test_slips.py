import pytest

from piacen_qual.study import Cache
from tests.anonymisation.making import CORPUS, asked

SLIPS = ["Sansoussy", "Desormiere", "Bourgouin", "Ovilla", "Tremblan", "Marie-Ive", "Quirrion"]


@pytest.mark.parametrize("written", SLIPS)
def test_a_name_with_a_letter_wrong_is_asked_about(written: str, cache: Cache) -> None:
    assert asked(cache, f"J’ai parlé à {written} hier.", corpus=CORPUS) == [written]


def test_another_word_or_another_name_is_no_slip(cache: Cache) -> None:
    texts = ("Des tremblements, un sansonnet, des roses.", "Avec Ovide pis Gisèle.")
    assert asked(cache, *texts, corpus=CORPUS) == ["Ovide", "Gisèle"]
