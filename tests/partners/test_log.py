from dataclasses import replace
from pathlib import Path

import pytest

from piacen_qual.errors import Level
from piacen_qual.partners.bank import Choice
from piacen_qual.partners.entries import ENTRIES, Received, Signed, Tabled
from piacen_qual.partners.log import PartnerLog
from piacen_qual.partners.reading import read_history
from piacen_qual.study import Study
from tests.partners.making import make_bank, make_study, reply, shared

BANK = make_bank()
RECEIVED = Received(
    BANK.id, "La Fabrique", "ab", 1, "f" * 64, (reply(BANK, 0, choice=Choice.WITHDRAW),)
)


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return make_study(tmp_path)


def test_what_is_written_is_read_back(study: Study) -> None:
    table = Tabled(("nord_g1.txt",), (("Sur 9 personnes", "Outils"), ("Raisons", "moins de 5")))
    tabled = replace(shared(BANK), table=table)
    with PartnerLog(study, "Zoé") as log:
        for what in (Signed("d" * 64, fit=True), tabled, shared(BANK), RECEIVED):
            entry = log.add(what)
            assert ENTRIES.from_line(ENTRIES.to_line(entry)[:-1]) == entry
    history, problems = read_history(study)
    assert history == log.history
    assert not problems
    assert history.banks[BANK.id] == shared(BANK)
    assert history.received == (RECEIVED,)
    assert history.tables == (table,)  # though the bank was shared without it since


def test_a_text_that_nobody_read_is_not_fit(study: Study) -> None:
    assert read_history(study)[0].fit("d" * 64) is None


def test_one_who_refuses_is_enough(study: Study) -> None:
    with PartnerLog(study, "Zoé") as log:
        log.add(Signed("a", fit=True))
        log.add(Signed("b", fit=True))
    with PartnerLog(study, "Omer") as log:
        log.add(Signed("b", fit=False))
        assert (log.history.fit("a"), log.history.fit("b")) == (True, False)


def test_the_last_word_of_a_person_counts(study: Study) -> None:
    with PartnerLog(study, "Zoé") as log:
        log.add(Signed("a", fit=False))
        log.add(Signed("a", fit=True))
    assert read_history(study)[0].fit("a") is True


def test_undoing_goes_back_signature_by_signature_across_sessions(study: Study) -> None:
    with PartnerLog(study, "Zoé") as log:
        log.add(Signed("a", fit=True))
        log.add(Signed("b", fit=True))
    with PartnerLog(study, "ZOÉ") as log:
        assert log.undo() == Signed("b", fit=True)
        assert log.undo() == Signed("a", fit=True)
        assert log.undo() is None
        assert log.history.fit("a") is None


def test_another_person_does_not_undo_mine(study: Study) -> None:
    with PartnerLog(study, "Zoé") as log:
        log.add(Signed("a", fit=True))
    with PartnerLog(study, "Omer") as log:
        assert log.undo() is None


def test_a_line_changed_since_is_an_error(study: Study) -> None:
    with PartnerLog(study, "Omer") as log:
        log.add(RECEIVED)
        log.add(Signed("a", fit=True))
    path = ENTRIES.path(study, "Omer")
    path.write_bytes(path.read_bytes().replace(b"retirer", b"publier"))
    history, problems = read_history(study)
    assert not history.received
    assert [(p.line, p.level) for p in problems] == [(1, Level.ERROR)]


def test_what_was_signed_before_something_is_to_be_signed_again(study: Study) -> None:
    with PartnerLog(study, "Zoé") as log:
        log.add(Signed("a", fit=True))
        asked = log.add(RECEIVED)
        assert log.history.fit("a") is True
        assert log.history.fit("a", since=asked.id) is None
        log.add(Signed("a", fit=True))
        assert log.history.fit("a", since=asked.id) is True
    with PartnerLog(study, "Omer") as log:
        log.add(Signed("a", fit=False))
        assert log.history.fit("a", since=asked.id) is False
        assert log.history.readers("a") == {"Zoé": True, "Omer": False}
