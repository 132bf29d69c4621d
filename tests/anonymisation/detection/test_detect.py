from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from piacen_qual.anonymisation.detection.detect import detect
from piacen_qual.model import Role, Speaker
from piacen_qual.study import Cache
from tests.anonymisation.making import CORPUS, NOBODY, found, said, spoken

NOWHERE = Cache(None)


def test_where_only_labels_tell_who_is_there_they_are_masked(cache: Cache) -> None:
    transcript = spoken("Merci, Ozanne.", "Demande à Mirko, pis ozanne va suivre.")
    speakers = tuple(Speaker(name, (name,), Role.PARTICIPANT) for name in ("Ozanne", "MIRKO"))
    candidates = detect([replace(transcript, speakers=speakers)], NOBODY, None, cache)
    assert said(candidates) == [(name, "masquer") for name in ("Ozanne", "Mirko", "ozanne")]


def test_a_first_name_alone_is_the_person_named_elsewhere_in_the_file(cache: Cache) -> None:
    texts = ("Ghislaine Thibodeau est là.", "Demande à Ghislaine.", "Madame Thibodeau sait.")
    entities = {each.entity for each in found(cache, *texts, corpus=NOBODY)}
    assert entities == {"personne:ghislaine thibodeau"}


def test_an_organisation_named_after_a_known_place_is_masked_with_it(cache: Cache) -> None:
    candidates = found(cache, "la Maison des jeunes de Saint-Zénobe-des-Prés, là")
    assert said(candidates) == [("Maison des jeunes de Saint-Zénobe-des-Prés", "masquer")]


TEXT = st.text(
    alphabet=st.sampled_from("aeiouéè rslmt RoseGilles@.,-'’0123456789\u200b\u00a0«»"), max_size=80
)


@settings(max_examples=40, deadline=None)
@given(texts=st.lists(TEXT, min_size=1, max_size=3))
def test_candidates_slice_to_their_text_and_never_overlap(texts: list[str]) -> None:
    candidates = detect([spoken(*texts)], CORPUS, None, NOWHERE)
    assert candidates == detect([spoken(*texts)], CORPUS, None, NOWHERE)
    places = [(each.turn, each.start, each.end) for each in candidates]
    assert places == sorted(places)
    assert all(texts[c.turn - 1][c.start : c.end] == c.text != "" for c in candidates)
    for one, other in pairwise(candidates):
        assert one.turn < other.turn or one.end <= other.start


def test_masking_what_was_found_leaves_nothing_more_to_find(cache: Cache) -> None:
    text = "Rose Charbonnel-Petit, 819 555-0143, appelle Mève à La Pommeraie."
    for each in reversed(found(cache, text)):
        text = f"{text[: each.start]}{each.kind.generalisation}{text[each.end :]}"
    assert said(found(cache, text)) == []


def test_who_speaks_and_in_which_file_does_not_matter_to_what_is_known(cache: Cache) -> None:
    transcripts = [spoken("Avec Mève.", file=name) for name in ("verger_g1.txt", "autre.txt")]
    candidates = detect(transcripts, CORPUS, None, cache)
    assert [each.entity for each in candidates] == ["personne:marie-eve sansoucy"] * 2
