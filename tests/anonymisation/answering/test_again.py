"""Words masked in one place are asked about in the others, so that nothing waits without a word."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.anonymisation.answering.again import said_again
from piacen_qual.anonymisation.answering.answers import Answers
from piacen_qual.anonymisation.answering.mentions import laid
from piacen_qual.anonymisation.candidates import Action, Candidate, Kind
from piacen_qual.anonymisation.masking.guard import secrets_of
from piacen_qual.anonymisation.masking.public import PublicText, publish
from piacen_qual.anonymisation.masking.registry import Registry
from piacen_qual.anonymisation.roster import Roster, roster
from piacen_qual.model import Corpus, Participant, Transcript
from tests.anonymisation.making import CORPUS, FILE, candidate, spoken

NOBODY = Roster((), (), ())
KNOWN = roster(CORPUS)


def masked(talk: Transcript, turn: int, text: str, kind: Kind = Kind.FIRST_NAME) -> Candidate:
    start = talk.turns[turn - 1].text.index(text)
    one = candidate(text, turn=turn, kind=kind, action=Action.MASK)
    return replace(one, start=start, end=start + len(text))


def kept(talk: Transcript, turn: int, text: str) -> Candidate:
    return replace(masked(talk, turn, text), action=Action.KEEP)


def test_a_first_name_that_is_a_participle_is_asked_about() -> None:
    talk = spoken("J’ai vu Aimé hier.", "J’ai toujours aimé ça.", "On l’aime, Aimé.")
    asked = said_again(NOBODY, [masked(talk, 1, "Aimé")], [talk])
    assert [(one.turn, one.text, one.action) for one in asked] == [
        (2, "aimé", Action.ASK),
        (3, "aime", Action.ASK),
        (3, "Aimé", Action.ASK),
    ]
    assert {one.entity for one in asked} == {"prenom:aimé"}
    assert all(talk.turns[one.turn - 1].text[one.start : one.end] == one.text for one in asked)


def test_ordinary_words_of_an_organisation_or_a_fact_are_not() -> None:
    talk = spoken("À La Corde, à trente ans.", "La corde casse.", "une corde; Trente ans après.")
    corde = masked(talk, 1, "La Corde", Kind.ORGANISATION)
    age = masked(talk, 1, "trente ans", Kind.AGE)
    asked = said_again(NOBODY, [corde, age], [talk])
    assert [one.text for one in asked] == ["La corde"]


def test_the_same_question_for_all_that_is_written_alike() -> None:
    talk = spoken("Vu Aimé.", "bien aimé", "mal aimé", "pas aimé")
    asked = said_again(NOBODY, [masked(talk, 1, "Aimé")], [talk])
    assert len({one.question for one in asked}) == 1
    assert len({one.context for one in asked}) == 3


def test_what_somebody_decided_is_not_asked_again() -> None:
    talk = spoken("Vu Aimé.", "bien aimé")
    assert not said_again(NOBODY, [masked(talk, 1, "Aimé"), kept(talk, 2, "aimé")], [talk])


def test_a_part_that_was_kept_settles_its_article_and_nothing_more() -> None:
    talk = spoken("Vu Le Grenier et Minh Lê.", "dans le Grenier", "avec Minh Lê, aussi")
    found = [masked(talk, 1, "Le Grenier", Kind.ORGANISATION), masked(talk, 1, "Minh Lê")]
    asked = said_again(NOBODY, [*found, kept(talk, 2, "Grenier"), kept(talk, 3, "Minh")], [talk])
    assert [one.text for one in asked] == ["Minh Lê"]
    settled = laid([*found, kept(talk, 3, "Minh"), *asked], [talk])
    assert [one.action for one in settled if one.turn == 3] == [Action.ASK]


WORDS = ("Ovila", "ovila", "Rose", "rose", "la Plaine", "la plaine", "Tremblant", "O-v-i-l-a")
FILLING = ("pis", "le monde", "une", ". Bon,", "d’", "là")


@given(
    st.lists(st.lists(st.sampled_from(WORDS + FILLING), max_size=7), min_size=1, max_size=4),
    st.sampled_from([Action.KEEP, Action.MASK]),
)
def test_once_all_is_answered_every_turn_is_public(turns: list[list[str]], answer: Action) -> None:
    talk = spoken(*(" ".join(words) for words in turns))
    asked = said_again(KNOWN, [], [talk])
    settled = laid([replace(one, action=answer) for one in asked], [talk])
    assert not said_again(KNOWN, settled, [talk])
    secrets = secrets_of(KNOWN, settled, [talk])
    people = Registry({one.entity: "Mélèze" for one in settled})
    for turn in talk.turns:
        here = [one for one in settled if (one.file, one.turn) == (FILE, turn.n)]
        public = publish(turn.text, here, answers=Answers(), registry=people, secrets=secrets)
        assert isinstance(public, PublicText)


@pytest.mark.parametrize("text", ["R-o-s-e", "Char(bonnel", "Char-bonnel", "R\u200bose", "ROSE"])
def test_odd_spellings_are_asked_about_as_well(text: str) -> None:
    (asked,) = said_again(KNOWN, [], [spoken(f"Il y a {text} ici.")])
    assert asked.text == text


def test_a_mere_part_of_a_name_is_a_word_in_lower_case() -> None:
    people = tuple(Participant("", name=name) for name in ("Gilles-Aimé Latour", "Marie-Eve Roy"))
    corpus = Corpus(people=people, organisations=("La Cordée",))
    talk = spoken("On aime ça. Un homme marié.", "La corde casse.", "Chez les Aimé, on rit.")
    asked = said_again(roster(corpus, [talk]), [], [talk])
    assert [one.text for one in asked] == ["Aimé"]


def test_a_word_that_a_name_would_be_without_its_accents_holds_nothing_back() -> None:
    known = roster(Corpus(organisations=("La Cordée",)))
    talk = spoken("« La corde », c’est un conte.", "On tire la corde.")
    assert not said_again(known, [], [talk])
    secrets = secrets_of(known, [], [talk])
    for turn in talk.turns:
        made = publish(turn.text, (), answers=Answers(), registry=Registry(), secrets=secrets)
        assert isinstance(made, PublicText)
    assert list(secrets.sightings("Vu à La Cordée."))
    assert list(secrets.sightings("Vu à la CORDEE."))
