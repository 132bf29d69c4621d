from dataclasses import replace

from piacen_qual.anonymisation.candidates import Action
from piacen_qual.anonymisation.detection.detect import detect
from piacen_qual.study import Cache
from tests.anonymisation.making import NOBODY, asked, found, said, spoken
from tests.coding.making import code, codebook, termes


def test_what_everybody_knows_is_kept(cache: Cache) -> None:
    candidates = found(cache, "Sur Teams ou Zoom, Ovide Musin jouait; Maslow, le CLSC, le CA.")
    assert [(each.text, each.action) for each in candidates] == [
        (name, Action.KEEP) for name in ("Teams", "Zoom", "Ovide Musin", "Maslow", "CLSC", "CA")
    ]


def test_a_word_that_merely_begins_a_sentence_is_not_told_of(cache: Cache) -> None:
    assert found(cache, "Est-ce que ça marche? Le monde rit. Lundi, on ferme.") == ()


def test_somebody_with_a_title_is_a_person_whatever_their_name(cache: Cache) -> None:
    assert said(found(cache, "J’ai vu monsieur Ford en Ford.")) == [("Ford", "demander")]


def test_an_organisation_said_short_is_not_kept(cache: Cache) -> None:
    corpus = replace(NOBODY, organisations=("Spotted Basse-Coulée", "CDC des Rouets"))
    candidates = found(cache, "Elle répond sur Spotted, à la CDC.", corpus=corpus)
    assert ("Spotted", "garder") not in [(each.text, each.action.value) for each in candidates]
    assert [each.text for each in candidates if each.action is Action.KEEP] == ["CDC"]


def test_words_by_which_the_codebook_finds_codes_are_no_names(cache: Cache) -> None:
    text = "On a tout mis sur zorvak, pis le grifolin a planté."
    assert {"zorvak", "grifolin"} <= set(asked(cache, text))
    book = codebook(code(termes("Zorvak bleu")), concepts={"pannes": ("grifolin",)})
    told = detect([spoken(text)], NOBODY, book, cache)
    assert {"zorvak", "grifolin"}.isdisjoint(each.text for each in told)
