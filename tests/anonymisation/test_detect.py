from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.detect import detect
from piacen_qual.model import Corpus
from piacen_qual.study import Cache
from tests.anonymisation.making import CORPUS, found, said, spoken

NOBODY = Corpus()
NOWHERE = Cache(None)

NAMED = [
    ("J’en ai parlé à Ghislaine hier.", "Ghislaine"),
    ("C’est Ghislaine Thibodeau-Lemire qui anime.", "Ghislaine Thibodeau-Lemire"),
    ("Kateri nous a aidés.", "Kateri"),
    ("Pis là madame Poliquin arrive.", "Poliquin"),
    ("« Raymonde, m’entends-tu? »", "Raymonde"),
    ("On m’appelle Ti-Rouge, demandez pas pourquoi.", "Ti-Rouge"),
    ("Avec Khadija El Amrani pis du thé.", "Khadija El Amrani"),
    ("J’ai vu M. l’abbé Grandbois.", "Grandbois"),
    ("je travaille au Carrefour familial du Ruisseau, là", "Carrefour familial du Ruisseau"),
    (
        "à la Table en loisir de Haute-Ombre",
        "Table en loisir de Haute-Ombre",
    ),
    ("on est à L’Ancrage depuis toujours", "L’Ancrage"),
    ("le CPE La Coccinelle a fermé", "CPE La Coccinelle"),
    ("Je viens de Rivière-aux-Geais.", "Rivière-aux-Geais"),
    ("je reste à longueuil astheure", "longueuil"),
    ("jusqu’à Val-d’Or en autobus", "Val-d’Or"),
    ("au 1425, rue des Lilas, app. 12, en haut", "1425, rue des Lilas, app. 12"),
    ("sur le rang Saint-Cyrille, là", "rang Saint-Cyrille"),
    ("dans la 3e avenue, au fond", "3e avenue"),
    ("ça s’écrit B-E-D-E-C, à la fin", "B-E-D-E-C"),
    ("c’est Madame F. qui signe", "F"),
    ("on attend l’ARQX, là", "ARQX"),
]


@pytest.mark.parametrize(("text", "words"), NAMED)
def test_names_that_no_file_gives_are_asked_about(text: str, words: str, cache: Cache) -> None:
    assert words in [told for told, _ in said(found(cache, text, corpus=NOBODY))]


TOLD = [
    ("J’ai 54 ans pis toutes mes dents.", Kind.AGE, "54 ans"),
    ("Elle est diabétique, la pauvre.", Kind.HEALTH, "diabétique"),
    ("Je suis la seule sage-femme de la vallée.", Kind.ROLE, "la seule sage-femme de la vallée"),
    ("C’est la fondatrice, depuis 1987.", Kind.ROLE, "fondatrice"),
    ("Je suis directrice depuis 2009.", Kind.ROLE, "directrice depuis 2009"),
    ("Il est d’origine haïtienne.", Kind.ORIGIN, "d’origine haïtienne"),
    ("On a passé au feu en 2017.", Kind.ROLE, "passé au feu en 2017"),
]


@pytest.mark.parametrize(("text", "kind", "words"), TOLD)
def test_what_identifies_without_naming_is_asked_about(
    text: str, kind: Kind, words: str, cache: Cache
) -> None:
    told = [(each.kind, each.text, each.action) for each in found(cache, text, corpus=NOBODY)]
    assert (kind, words, Action.ASK) in told


HARMLESS = [
    "Ben oui, ça fait douze ans que ça traîne, ma vieille affaire.",
    "On a suivi un atelier sur la santé mentale des jeunes de 12 à 17 ans.",
    "La Table s’est réunie à la Ville, pis le Conseil a dit non.",
    "En mai, à Noël pis à la Saint-Jean, tout le monde ferme au Québec.",
    "Honnêtement, je clavarde pis je télétravaille en jaquette.",
    "Ouiii, mmh, hahaha, tabarouette que c’est quétaine!",
    "Un martin-pêcheur, une marguerite, un rosier, la victoire, un calepin.",
    "Le premier juillet, c’est la première fois, la seule affaire qui compte.",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_words_are_left_alone(text: str, cache: Cache) -> None:
    assert said(found(cache, text, corpus=NOBODY)) == []


def test_what_everybody_knows_is_kept(cache: Cache) -> None:
    candidates = found(cache, "Sur Teams ou Zoom, Ovide Musin jouait; Maslow, le CLSC, le CA.")
    assert [(each.text, each.action) for each in candidates] == [
        (name, Action.KEEP) for name in ("Teams", "Zoom", "Ovide Musin", "Maslow", "CLSC", "CA")
    ]


def test_somebody_with_a_title_is_a_person_whatever_their_name(cache: Cache) -> None:
    assert said(found(cache, "J’ai vu monsieur Ford en Ford.")) == [("Ford", "demander")]


def test_a_text_without_capitals_still_gives_its_names(cache: Cache) -> None:
    texts = (
        "moi c’est marie soleil quévillon je reste au 2260 rue valdombre avec mon chat",
        "je suis au comité logement de la petite hollande pis claire aussi",
    )
    turns = [told for told, _ in said(found(cache, *texts, corpus=NOBODY))]
    assert turns == [
        "marie soleil",
        "quévillon",
        "2260 rue valdombre",
        "comité logement de la petite hollande",
        "claire",
    ]


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
