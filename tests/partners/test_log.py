from dataclasses import replace
from pathlib import Path

import pytest

from piacen_qual.errors import Level
from piacen_qual.partners.choice import Choice
from piacen_qual.partners.entries import ENTRIES, Received, Reworded, Signed, Tabled
from piacen_qual.partners.log import PartnerLog
from piacen_qual.partners.marks import signature_of
from piacen_qual.partners.reading import read_history
from piacen_qual.study import Study
from tests.partners.making import make_bank, make_study, public, reply, shared

BANK = make_bank()
RECEIVED = Received(
    BANK.id, "La Fabrique", "ab", 1, "f" * 64, (reply(BANK, 0, choice=Choice.WITHDRAW),)
)


A, B, *_ = BANK.quotes


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return make_study(tmp_path)


def test_what_is_written_is_read_back(study: Study) -> None:
    lines = (("Sur 9 personnes", "Outils"), ("Raisons", "moins de 5"))
    table = Tabled(("nord_g1.txt",), lines, (("h1", "h2"),))
    tabled = replace(shared(BANK), table=table)
    with PartnerLog(study, "Zoé") as log:
        for what in (
            Signed("d" * 64, fit=True, value="f"),
            Reworded("q1", "Autrement."),
            tabled,
            shared(BANK),
            RECEIVED,
        ):
            entry = log.add(what)
            assert ENTRIES.from_line(ENTRIES.to_line(entry)[:-1]) == entry
    history, problems = read_history(study)
    assert history == log.history
    assert not problems
    assert history.banks[BANK.id] == shared(BANK)
    assert history.received == (RECEIVED,)
    assert history.tables == (table,)  # though the bank was shared without it since


def test_a_text_that_nobody_read_is_not_fit(study: Study) -> None:
    assert read_history(study)[0].fit(A) is None


def test_one_who_refuses_is_enough(study: Study) -> None:
    with PartnerLog(study, "Zoé") as log:
        log.add(Signed(A.signature, fit=True))
        log.add(Signed(B.signature, fit=True))
    with PartnerLog(study, "Omer") as log:
        log.add(Signed(B.signature, fit=False))
        assert (log.history.fit(A), log.history.fit(B)) == (True, False)


def test_the_last_word_of_a_person_counts(study: Study) -> None:
    with PartnerLog(study, "Zoé") as log:
        log.add(Signed(A.signature, fit=False))
        log.add(Signed(A.signature, fit=True))
    assert read_history(study)[0].fit(A) is True


def test_undoing_goes_back_signature_by_signature_across_sessions(study: Study) -> None:
    with PartnerLog(study, "Zoé") as log:
        log.add(Signed(A.signature, fit=True))
        log.add(Signed(B.signature, fit=True))
    with PartnerLog(study, "ZOÉ") as log:
        assert log.undo() == Signed(B.signature, fit=True)
        assert log.undo() == Signed(A.signature, fit=True)
        assert log.undo() is None
        assert log.history.fit(A) is None


def test_another_person_does_not_undo_mine(study: Study) -> None:
    with PartnerLog(study, "Zoé") as log:
        log.add(Signed(A.signature, fit=True))
    with PartnerLog(study, "Omer") as log:
        assert log.undo() is None


def test_a_line_changed_since_is_an_error(study: Study) -> None:
    with PartnerLog(study, "Omer") as log:
        log.add(RECEIVED)
        log.add(Signed(A.signature, fit=True))
    path = ENTRIES.path(study, "Omer")
    path.write_bytes(path.read_bytes().replace(b"retirer", b"publier"))
    history, problems = read_history(study)
    assert not history.received
    assert [(p.line, p.level) for p in problems] == [(1, Level.ERROR)]


def test_what_was_signed_before_something_is_to_be_signed_again(study: Study) -> None:
    with PartnerLog(study, "Zoé") as log:
        log.add(Signed(A.signature, fit=True))
        asked = log.add(RECEIVED)
        assert log.history.fit(A) is True
        assert log.history.fit(A, since=asked.id) is None
        log.add(Signed(A.signature, fit=True))
        assert log.history.fit(A, since=asked.id) is True
    with PartnerLog(study, "Omer") as log:
        log.add(Signed(A.signature, fit=False))
        assert log.history.fit(A, since=asked.id) is False
        assert log.history.readers(A) == {"Zoé": True, "Omer": False}


def test_a_signature_is_of_the_words_however_they_are_typed(study: Study) -> None:
    typed, retyped = "Ecoute, il a 2 pelles", "Écoute : il a… 2 pelles"
    one, other, more = (replace(A, text=public(t)) for t in (typed, retyped, f"{typed} rouges"))
    with PartnerLog(study, "Zoé") as log:
        log.add(Signed(one.signature, fit=True))
        assert log.history.fit(other) is True
        assert log.history.fit(more) is None


def test_what_stands_for_a_name_is_not_the_word() -> None:
    assert signature_of("On vit en [ville]") != signature_of("On vit en ville")
    assert signature_of("Oui, [une  amie]") != signature_of("Oui, une amie")


def test_an_older_log_signs_a_text_and_holds_for_its_words_once_it_was_shared(
    study: Study,
) -> None:
    retyped = replace(A, text=public(A.words.upper().replace(" ", "  ")))
    with PartnerLog(study, "Zoé") as log:
        log.add(Signed(A.digest, fit=True))
        assert (log.history.fit(A), log.history.fit(retyped)) == (True, None)
        log.add(shared(BANK))
        assert (log.history.fit(A), log.history.fit(retyped)) == (True, True)
        log.add(Signed(retyped.signature, fit=False))
        assert log.history.fit(A) is False
