from dataclasses import replace
from pathlib import Path

import pytest

from piacen_qual.decisions.versions import Version, keep_version
from piacen_qual.errors import Level
from piacen_qual.partners.choice import Choice
from piacen_qual.partners.entries import Entry, Received, Reference, Reply, Sent, Shared, What
from piacen_qual.partners.reading import History
from piacen_qual.partners.standing import overlaps, standings, wishes
from piacen_qual.partners.tallies import as_table, tallies
from piacen_qual.study import Study
from tests.partners.making import TEXTS, make_bank, make_study, make_transcript, reply, shared

BANK = make_bank()
SAID = make_transcript(*TEXTS)


def history(*received: Received) -> History:
    told: tuple[What, ...] = (shared(BANK, sha256=Version.of(SAID).sha256), *received)
    return History(tuple(Entry(str(n), n, "2026-11-20T10", "Zoé", w) for n, w in enumerate(told)))


def said(*replies: Reply, name: str = "Nous", station: str = "", number: int = 0) -> Received:
    return Received(BANK.id, name, station, number, "", replies)


def choices(*received: Received) -> list[Choice | None]:
    return [standing.choice for standing in standings(history(*received))]


@pytest.fixture
def study(tmp_path: Path) -> Study:
    made = make_study(tmp_path)
    keep_version(made, Version.of(SAID))
    return made


PUBLISH = reply(BANK, 0, choice=Choice.PUBLISH)
MODIFY = reply(BANK, 0, choice=Choice.MODIFY)
WITHDRAW = reply(BANK, 0, choice=Choice.WITHDRAW)
BLANK = reply(BANK, 0, choice=None, comment="Hum.")


def test_nobody_said_anything() -> None:
    assert choices() == [None, None, None]


def test_a_comment_alone_is_no_consent() -> None:
    assert choices(said(BLANK)) == [None, None, None]


def test_one_partner_who_withdraws_is_enough() -> None:
    assert choices(said(WITHDRAW), said(PUBLISH, name="Eux"))[0] is Choice.WITHDRAW
    assert choices(said(MODIFY), said(PUBLISH, name="Eux"))[0] is Choice.MODIFY


def test_the_last_word_of_a_partner_counts() -> None:
    assert choices(said(WITHDRAW), said(PUBLISH))[0] is Choice.PUBLISH
    assert choices(said(PUBLISH), said(WITHDRAW))[0] is Choice.WITHDRAW


def test_files_of_one_browser_count_in_the_order_in_which_it_saved_them() -> None:
    first, second = (
        said(each, station="ab", number=n) for n, each in ((1, PUBLISH), (2, WITHDRAW))
    )
    assert choices(second, first) == choices(first, second)
    assert choices(second, first)[0] is Choice.WITHDRAW


def test_files_that_tell_nobody_take_nothing_back_from_one_another() -> None:
    first, second = (
        replace(said(each, name=""), fingerprint=each.quote + str(each.choice))
        for each in (WITHDRAW, PUBLISH)
    )
    assert choices(first, second)[0] is Choice.WITHDRAW
    assert [tally.name for tally in tallies(history(first, second))] == ["(sans nom)"] * 2


def test_a_blank_takes_no_choice_back() -> None:
    assert choices(said(WITHDRAW), said(BLANK))[0] is Choice.WITHDRAW
    (standing, *_) = standings(history(said(WITHDRAW), said(BLANK)))
    assert standing.replies["nous"].comment == "Hum."


def test_a_comment_that_comes_after_a_consent_leaves_none() -> None:
    assert choices(said(PUBLISH), said(BLANK))[0] is None
    assert choices(said(MODIFY), said(BLANK))[0] is Choice.MODIFY


@pytest.mark.parametrize("choice", [PUBLISH, MODIFY])
def test_a_consent_erased_in_a_later_file_of_the_same_browser_is_no_consent(choice: Reply) -> None:
    first = said(choice, station="ab", number=1)
    for later in ((), (replace(BLANK, comment="Non?"),), (reply(BANK, 1, choice=Choice.PUBLISH),)):
        second = said(*later, station="ab", number=2)
        assert choices(first, second)[0] is None
        assert choices(second, first)[0] is None


def test_what_another_browser_bank_or_workbook_does_not_hold_is_not_erased() -> None:
    first = said(PUBLISH, station="ab", number=1)
    for other in (
        said(station="cd", number=2),
        replace(said(station="ab", number=2), bank="b9"),
        said(),
    ):
        assert choices(first, other)[0] is Choice.PUBLISH
    assert choices(said(PUBLISH), said(reply(BANK, 1, choice=Choice.PUBLISH)))[0] is Choice.PUBLISH


def test_a_withdrawal_erased_in_a_later_file_stands() -> None:
    first = said(WITHDRAW, station="ab", number=1)
    assert choices(first, said(station="ab", number=2))[0] is Choice.WITHDRAW
    assert choices(first, said(BLANK, station="ab", number=2))[0] is Choice.WITHDRAW


def test_a_file_that_came_again_takes_nothing_back() -> None:
    named = said(PUBLISH), said(WITHDRAW), said(PUBLISH)
    assert choices(*named)[0] is Choice.WITHDRAW


def test_withdrawn_words_are_found_where_they_were(study: Study) -> None:
    wanted = wishes(history(said(WITHDRAW)), study, [SAID])
    assert wanted.withdrawn == {("nord_g1.txt", 1): ((0, len(TEXTS[0])),)}
    assert wanted.count == 1
    assert not wanted.problems
    assert not wanted.modified
    assert overlaps(wanted.withdrawn, "nord_g1.txt", 1, 5, 6)
    assert not overlaps(wanted.withdrawn, "nord_g1.txt", 1, len(TEXTS[0]), 90)
    assert not overlaps(wanted.withdrawn, "nord_g1.txt", 2, 5, 6)


def test_withdrawn_words_are_followed_into_a_corrected_transcript(study: Study) -> None:
    today = make_transcript("Bonjour à tout le monde.", "Oui. " + TEXTS[0], *TEXTS[1:])
    wanted = wishes(history(said(WITHDRAW)), study, [today])
    assert wanted.withdrawn == {("nord_g1.txt", 2): ((5, 5 + len(TEXTS[0])),)}


def test_withdrawn_words_that_are_nowhere_are_told(study: Study) -> None:
    today = make_transcript("Tout autre chose se dit ici maintenant.")
    wanted = wishes(history(said(WITHDRAW)), study, [today])
    assert not wanted.withdrawn
    assert wanted.signatures == {BANK.quotes[0].signature}
    assert [problem.level for problem in wanted.problems] == [Level.WARNING]
    assert BANK.quotes[0].id in str(wanted.problems[0])


def test_words_that_were_shared_and_to_which_nobody_agreed_are_known(study: Study) -> None:
    answered = said(PUBLISH, reply(BANK, 1, choice=Choice.MODIFY))
    unanswered = wishes(history(answered), study, [SAID]).unanswered
    assert unanswered == {("nord_g1.txt", 3): ((0, len(TEXTS[2])),)}
    assert len(wishes(history(said(BLANK)), study, [SAID]).unanswered) == 3


def test_words_shared_again_otherwise_are_agreed_to_by_their_new_text(study: Study) -> None:
    where = Reference("nord_g1.txt", Version.of(SAID).sha256, 1, 3, 12)
    again = Shared("b9", BANK.study, "NORD", (Sent("q9", "h9", "deux", "", (), where),))
    told = replace(said(replace(PUBLISH, quote="q9")), bank="b9")
    entries = (*history().entries, Entry("9", 9, "2026-11-21", "Zoé", again))
    done = History((*entries, Entry("10", 10, "2026-11-22", "Zoé", told)))
    assert ("nord_g1.txt", 1) not in wishes(done, study, [SAID]).unanswered


def test_words_to_be_changed_are_not_withdrawn(study: Study) -> None:
    wanted = wishes(history(said(MODIFY)), study, [SAID])
    assert not wanted.withdrawn
    assert list(wanted.modified) == [("nord_g1.txt", 1)]


def test_what_each_partner_answered_is_counted() -> None:
    second = reply(BANK, 1, choice=Choice.PUBLISH, comment="Oui.")
    counted = tallies(history(said(WITHDRAW, second), said(PUBLISH, name="Eux")))
    assert [(t.name, dict(t.choices), t.blank, t.comments) for t in counted] == [
        ("Nous", {Choice.WITHDRAW: 1, Choice.PUBLISH: 1}, 1, 1),
        ("Eux", {Choice.PUBLISH: 1}, 2, 0),
    ]
    assert as_table(counted).rows[0] == ("NORD", "Nous", 1, 0, 1, 1, 1, "2026-11-20")


def test_the_same_answers_first_of_nobody_then_of_somebody_are_of_one_partner() -> None:
    nobody = replace(said(WITHDRAW, name=""), fingerprint="f")
    named = said(WITHDRAW, name="La Fabrique")
    assert [t.name for t in tallies(history(nobody, named))] == ["La Fabrique"]
    assert choices(nobody, named, said(PUBLISH, name="La Fabrique"))[0] is Choice.PUBLISH
    other = said(WITHDRAW, name="Eux")  # two partners may say the same
    assert len(tallies(history(named, other))) == 2


def test_a_change_is_asked_from_when_it_was_first_said(study: Study) -> None:
    again = replace(said(MODIFY), number=2)
    done = history(said(MODIFY), said(PUBLISH, name="Eux"), again)
    change = wishes(done, study, [SAID]).change("nord_g1.txt", 1, 0, 4)
    assert change is not None
    assert (change.since, [r.choice for r in change.replies.values()]) == ("1", [Choice.MODIFY])
    assert wishes(done, study, [SAID]).change("nord_g1.txt", 2, 0, 4) is None
    more = history(said(MODIFY), replace(said(BLANK), number=2))
    change = wishes(more, study, [SAID]).change("nord_g1.txt", 1, 0, 4)
    assert change is not None
    assert change.since == "2"


def test_withdrawn_words_are_known_however_they_are_typed(study: Study) -> None:
    signatures = wishes(history(said(WITHDRAW)), study, [SAID]).signatures
    assert BANK.quotes[0].signature in signatures


def test_a_kept_quote_does_not_tell_the_withdrawn_words_that_it_shares() -> None:
    whole, part, other = make_bank(
        "On avait deux pelles pour six, pis c’est long.", "deux pelles pour six", "C’est long."
    ).quotes
    where = Reference("nord_g1.txt", "0" * 64, 1, 0, 9)
    sent = [Sent(q.id, q.digest, q.words, "Outils", (), where) for q in (whole, part, other)]
    bank = Shared("b1", "e1", "NORD", tuple(sent))
    gone = Received("b1", "Eux", "", 0, "f", (Reply(part.id, Choice.WITHDRAW),))
    told_first: tuple[What, ...] = (bank, gone)
    entries = (Entry(str(n), n, f"2026-01-0{n}", "Zoé", e) for n, e in enumerate(told_first, 1))
    told = {each.quote.id: each.text for each in standings(History.of(entries))}
    assert told[whole.id] == "On avait [retiré par un partenaire], pis c’est long."
    assert told[part.id] == "[retiré par un partenaire]"
    assert told[other.id] == "C’est long."
