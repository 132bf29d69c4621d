from pathlib import Path

import pytest

from piacen_qual.decisions.anchoring import State
from piacen_qual.decisions.events import Act
from piacen_qual.decisions.lines import read_events
from piacen_qual.decisions.replay import Verdict
from piacen_qual.review.coding.filters import Filter
from piacen_qual.review.moved.session import MovedSession, NothingMovedError
from piacen_qual.study import Study
from tests.review.making import NORTH, corrected, looking_again, make_matter, reviewing
from tests.review.moved.making import NEW, OLD, WHOLE, put_code

FIRST = ("nord_g1.txt", 2, 1)


def acts(folder: Path) -> list[Act]:
    return [event.act for event in read_events(Study(folder))[0]]


def test_nothing_is_asked_when_no_word_changed(decided: Path) -> None:
    with pytest.raises(NothingMovedError), looking_again(decided, make_matter()):
        pass


def test_words_that_only_moved_need_nobody(decided: Path) -> None:
    with (
        pytest.raises(NothingMovedError),
        looking_again(decided, corrected(2, "Un vieux", "Bon, ben, un vieux")),
    ):
        pass


def test_corrected_words_are_shown_beside_the_old_ones(decided: Path) -> None:
    with looking_again(decided, corrected(2, OLD, NEW)) as again:
        text, start, end = again.old_turn()
        assert (text, text[start:end]) == (WHOLE, OLD)
        assert again.turn is not None
        assert again.turn.text[slice(*(again.words() or (0, 0)))] == NEW
        assert again.case.state is State.CHANGED


def test_a_decision_kept_stands_on_the_corrected_words(decided: Path) -> None:
    matter = corrected(2, OLD, NEW)
    with looking_again(decided, matter) as again:
        event = again.keep()
        assert event is not None
        assert event.anchor is not None
        assert (event.act, event.anchor.text, event.rule) == (Act.ACCEPT, NEW, "manque.regle")
        assert again.left == 0
    with pytest.raises(NothingMovedError), looking_again(decided, matter):
        pass
    with reviewing(decided, matter) as session:
        lines = {line.code: line.verdict for line in session.sheets.lines(FIRST)}
        assert lines == {"manque": Verdict.ACCEPTED, "outil": Verdict.REJECTED}


def test_a_decision_rejected_no_longer_stands(decided: Path) -> None:
    matter = corrected(2, OLD, NEW)
    with looking_again(decided, matter) as again:
        (event,) = again.reject()
        assert event.act is Act.REJECT
        assert again.left == 0
    with reviewing(decided, matter) as session:
        assert session.sheets.lines(FIRST)[0].verdict is Verdict.REJECTED


def test_other_words_can_be_chosen_in_another_turn(decided: Path) -> None:
    matter = corrected(2, OLD, NEW)
    with looking_again(decided, matter) as again:
        assert again.look(1)
        assert again.words() is None
        again.choose(0, 15)
    with reviewing(decided, matter) as session:
        assert [line.code for line in session.sheets.lines(FIRST)] == ["outil"]
        assert [line.code for line in session.sheets.lines(("nord_g1.txt", 3, 1))] == ["manque"]


def test_undoing_brings_back_both_the_words_and_the_case_even_later(decided: Path) -> None:
    matter = corrected(2, OLD, NEW)
    with looking_again(decided, matter) as again:
        again.look(1)
        again.choose(0, 15)
        assert acts(decided)[-2:] == [Act.ACCEPT, Act.RETRACT]
    with reviewing(decided, matter) as session:
        session.undo()
        assert session.sheets.lines(("nord_g1.txt", 3, 1)) == ()
    with looking_again(decided, matter) as again:
        assert again.left == 1
        again.keep()
        again.undo()
        assert again.left == 1
        again.redo()
        assert again.left == 0


def test_lost_words_are_looked_for_or_dropped(decided: Path) -> None:
    matter = corrected(2, WHOLE, "Rien.")
    with looking_again(decided, matter) as again:
        assert [case.state for case in again.cases] == [State.LOST, State.LOST]
        assert again.keep() is None
        again.reject()
        assert again.left == 1
        assert again.at == 1
        again.undo()
        assert (again.left, again.at) == (2, 0)
        again.reject()
        again.reject()
        assert again.left == 0
    with pytest.raises(NothingMovedError), looking_again(decided, matter):
        pass


def test_dropping_lost_words_leaves_nothing_of_what_was_decided_on_them_before(
    decided: Path,
) -> None:
    with reviewing(decided) as session:
        session.route.go(FIRST)
        session.route.point("manque")
        session.reject()  # after it was accepted
    with looking_again(
        decided, corrected(2, WHOLE, "Rien."), wanted=Filter(code="manque")
    ) as again:
        assert len(again.cases) == 1
        again.reject()
        assert again.left == 0
    with looking_again(decided, corrected(2, WHOLE, "Rien.")) as again:
        assert [case.placed.what.code for case in again.cases] == ["outil"]
        again.undo()
        assert acts(decided)[-2:] == [Act.RETRACT, Act.RETRACT]
    with looking_again(decided, corrected(2, WHOLE, "Rien.")) as again:
        assert len(again.cases) == 2


def test_a_code_put_in_the_place_of_another_moves_with_its_rejection(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.recode("entraide")
    with looking_again(tmp_path, corrected(2, OLD, NEW)) as again:
        assert len(again.cases) == 1
        event = again.keep()
        assert event is not None
        assert (event.act, event.code, event.new_code) == (Act.RECODE, "manque", "entraide")
        assert again.left == 0


def test_what_others_decided_is_theirs_to_look_at(decided: Path) -> None:
    with (
        pytest.raises(NothingMovedError),
        looking_again(decided, corrected(2, OLD, NEW), coder="Omer"),
    ):
        pass


def test_filters_choose_the_cases(decided: Path) -> None:
    matter = corrected(2, OLD, NEW)
    for wanted in (
        Filter(case="SUD"),
        Filter(theme="saison"),
        Filter(code="prix"),
        Filter(group=2),
    ):
        with pytest.raises(NothingMovedError), looking_again(decided, matter, wanted=wanted):
            pass
    with looking_again(decided, matter, wanted=Filter(case="NORD", code="manque")) as again:
        assert again.left == 1


def test_lost_words_are_looked_for_where_the_rest_of_their_turn_went(tmp_path: Path) -> None:
    put_code(tmp_path, 3, "Ça coûte cher")
    said = list(NORTH)
    said[2] = ("P2", "outils", "On se les prête.")
    said[4] = ("P1", "saison", "Ça coûte, mais bon, cher, c’est relatif.")
    matter = make_matter([said[0], *said], suggestions=())
    with looking_again(tmp_path, matter) as again:
        assert again.turn is not None
        assert (again.case.state, again.turn.n) == (State.LOST, 4)


def test_who_decided_blind_is_blind_still_and_who_did_not_is_not(tmp_path: Path) -> None:
    for coder, blind in (("Paul", True), ("Julie", False)):
        with reviewing(tmp_path, coder=coder, blind=blind) as session:
            session.add("manque")
            start = session.turn.text.index(OLD)
            session.change_words(start, start + len(OLD))
            session.forward()
    matter = corrected(2, OLD, NEW)
    for coder in ("Paul", "Julie"):
        for act in (MovedSession.keep, MovedSession.reject):
            with looking_again(tmp_path, matter, coder=coder) as again:
                act(again)
                again.undo()
                act(again)
                again.undo()
        with looking_again(tmp_path, matter, coder=coder) as again:
            again.choose(0, 8)
    shown = {
        coder: {e.shown for e in read_events(Study(tmp_path))[0] if e.coder == coder and e.anchor}
        for coder in ("Paul", "Julie")
    }
    assert shown == {"Paul": {False}, "Julie": {True}}
