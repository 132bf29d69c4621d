from dataclasses import replace

from piacen_qual.anonymisation.candidates import Action
from piacen_qual.study import Cache
from tests.anonymisation.making import NOBODY, found, said


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
