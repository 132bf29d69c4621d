from pathlib import Path

import pytest

from piacen_qual.decisions.events import Act
from piacen_qual.decisions.lines import read_events
from piacen_qual.decisions.log import Log
from piacen_qual.decisions.replay import Verdict
from piacen_qual.errors import UnwritableFileError
from piacen_qual.review.coding.about import About
from piacen_qual.review.coding.filters import Filter
from piacen_qual.review.coding.phrases import summary
from piacen_qual.review.coding.route import HiddenScoresError, NothingToReviewError
from piacen_qual.review.coding.session import Session
from piacen_qual.study import Study
from tests.review.making import CODEBOOK, make_code, make_matter, reviewing, with_codes

FIRST = ("nord_g1.txt", 2, 1)
SECOND = ("nord_g1.txt", 3, 1)
BARE = ("nord_g1.txt", 5, 1)  # nothing is suggested there
FOURTH = ("nord_g1.txt", 6, 1)


def events(folder: Path) -> list[tuple[Act, str]]:
    return [(event.act, event.code) for event in read_events(Study(folder))[0]]


def codes(session: Session) -> list[tuple[str, str]]:
    return [(line.code, line.verdict or "") for line in session.route.sheet.lines]


def test_a_review_begins_at_the_first_segment_with_the_surest_suggestion(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        assert session.route.place == FIRST
        assert codes(session) == [("manque", ""), ("outil", "")]
        assert (session.route.rank, len(session.route.queue), session.route.left) == (1, 6, 6)
        assert session.route.line is not None
        assert session.route.line.code == "manque"


def test_an_act_is_on_the_disk_when_it_returns(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        event = session.accept()
        (told,) = read_events(Study(tmp_path))[0]
        assert told == event
        assert told.anchor is not None
        assert told.anchor.text == "il me manque du temps"
        assert (told.coder, told.rule, told.shown) == ("Julie", "manque.regle", True)


def test_deciding_goes_to_the_next_line_that_waits_and_stays_on_the_segment(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.route.step(1)
        session.reject()
        assert session.route.cursor == 0
        session.accept()
        assert session.route.place == FIRST
        assert codes(session) == [("manque", "accepte"), ("outil", "rejete")]
        assert session.route.left == 5


def test_saying_the_same_again_writes_nothing(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.accept()
        session.route.step(-1)
        assert session.accept() is None
        assert len(events(tmp_path)) == 1


def test_a_mind_can_be_changed(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.accept()
        session.route.point("manque")
        session.reject()
        assert codes(session)[0] == ("manque", "rejete")


def test_a_review_resumes_at_the_first_segment_that_waits(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.accept()
        session.accept()
        session.forward()
    with reviewing(tmp_path) as session:
        assert session.route.place == SECOND


def test_deciding_on_all_that_is_suggested_is_reading_however_one_leaves(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.accept()
        assert not session.route.sheet.seen
        session.reject()
        assert session.route.sheet.seen
        assert session.route.settled
    assert events(tmp_path)[-1] == (Act.SEEN, "")
    with reviewing(tmp_path) as session:
        assert session.route.place == SECOND


def test_a_segment_decided_on_under_a_filter_is_still_to_be_read(tmp_path: Path) -> None:
    with reviewing(tmp_path, wanted=Filter(code="prix")) as session:
        session.accept()
    assert (Act.SEEN, "") not in events(tmp_path)
    with reviewing(tmp_path) as session:
        session.route.go(SECOND)
        assert not session.route.settled
        assert session.route.to_decide == 3


def test_a_code_added_where_nothing_is_suggested_does_not_end_the_reading(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.route.go(BARE)
        session.add("entraide")
        assert not session.route.settled
        session.forward()
        assert session.route.left == 5


def test_undoing_the_last_decision_of_a_segment_undoes_its_reading(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.accept()
        session.accept()
        session.undo()
        assert not session.route.sheet.seen
        session.redo()
        assert session.route.sheet.seen
    with reviewing(tmp_path) as session:
        session.undo()
        assert not session.route.sheet.seen
        assert session.route.left == 6


def test_all_that_waits_is_accepted_and_undone_in_one_act(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        assert len(session.accept_all()) == 2
        assert codes(session) == [("manque", "accepte"), ("outil", "accepte")]
        assert session.route.settled
        assert session.accept_all() == ()
        session.undo()
        assert codes(session) == [("manque", ""), ("outil", "")]
        assert session.done == 0


def test_a_segment_without_suggestion_is_done_once_it_was_read(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.route.go(BARE)
        assert session.route.line is None
        assert session.accept() is None
        session.forward()
        assert session.route.left == 5
    assert events(tmp_path) == [(Act.SEEN, "")]


def test_leaving_a_segment_that_waits_says_nothing_of_it(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.forward()
        session.route.back()
        session.route.forward()
    assert events(tmp_path) == []


def test_a_segment_is_noted_as_read_once(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.route.go(BARE)
        session.forward()
        session.route.back()
        session.forward()
    assert len(events(tmp_path)) == 1


def test_lines_and_segments_follow_one_another_down_and_up(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        assert session.down()
        assert (session.route.place, session.route.cursor) == (FIRST, 1)
        assert session.down()
        assert (session.route.place, session.route.cursor) == (SECOND, 0)
        assert session.up()
        assert (session.route.place, session.route.cursor) == (FIRST, 0)  # the first that waits
        assert not session.up()


def test_up_goes_to_the_last_line_where_nothing_waits(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.accept()
        session.accept()
        session.route.go(SECOND)
        assert session.up()
        assert (session.route.place, session.route.cursor) == (FIRST, 1)


def test_the_end_of_the_queue_is_told_and_read(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.route.go(session.route.queue[-1])
        session.accept()
        assert not session.forward()
        assert events(tmp_path) == [(Act.ACCEPT, "prix"), (Act.SEEN, "")]


def test_going_to_what_waits_leaves_out_what_is_done(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.route.go(SECOND)
        session.accept()
        session.route.go(FIRST)
        assert session.forward(waiting=True)
        assert session.route.place == BARE
        assert session.route.back(waiting=True)
        assert session.route.place == FIRST
        assert session.route.back(waiting=True)  # all around
        assert session.route.place == ("sud_g2.txt", 3, 1)


def test_a_code_that_the_machine_missed_is_put_on_the_whole_segment(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        event = session.add("entraide")
        assert event is not None
        assert event.anchor is not None
        assert event.anchor.text == session.turn.text
        assert codes(session)[-1] == ("entraide", "accepte")


def test_adding_what_is_suggested_accepts_it_on_its_own_words(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        event = session.add("outil")
        assert event is not None
        assert event.anchor is not None
        assert (event.act, event.anchor.text, event.rule) == (Act.ACCEPT, "râteau", "outil.regle")
        assert session.add("outil") is None


def test_another_code_takes_the_place_of_the_suggested_one(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.recode("entraide")
        assert codes(session) == [
            ("manque", "rejete"),
            ("outil", ""),
            ("entraide", "accepte"),
        ]
        assert session.route.line is not None
        assert session.route.line.code == "outil"  # which still waits


def test_what_waits_in_the_segment_comes_before_the_next_segment(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.recode("entraide")
        session.route.point("entraide")
        assert session.forward(waiting=True)
        assert session.route.place == FIRST
        assert session.route.line is not None
        assert session.route.line.code == "outil"


def test_the_words_of_a_code_can_be_changed(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.change_words(0, 15)
        line = session.route.sheet.lines[0]
        assert (line.start, line.end, line.verdict) == (0, 15, Verdict.ACCEPTED)
        session.route.point("manque")
        assert session.change_words(0, 15) is None


@pytest.mark.parametrize("about", list(About))
def test_a_memo_is_written_read_again_changed_and_erased(tmp_path: Path, about: About) -> None:
    with reviewing(tmp_path) as session:
        session.write_memo(about, "À revoir.\nVraiment. ")
    with reviewing(tmp_path) as session:
        memo = session.memo(about)
        assert memo is not None
        assert memo.note == "À revoir.\nVraiment."
        assert session.write_memo(about, memo.note) is None
        session.write_memo(about, "Vu.")
        assert [each.note for each in session.memos(about)] == ["Vu."]
        session.write_memo(about, "")
        assert session.memo(about) is None
        session.undo()
        assert [each.note for each in session.memos(about)] == ["Vu."]


def test_undoing_goes_back_to_the_first_decision_of_an_earlier_session(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.accept()
        session.reject()
        session.forward()
        session.add("entraide")
    with reviewing(tmp_path) as session:
        undone = []
        while deed := session.undo():
            undone.append((deed[0].code, session.route.place))
        assert undone == [("entraide", SECOND), ("outil", FIRST), ("manque", FIRST)]
        assert codes(session) == [("manque", ""), ("outil", "")]
        assert session.route.left == 6
    with reviewing(tmp_path) as session:
        assert session.undo() == ()
        assert session.route.left == 6


def test_what_was_undone_can_be_done_again_until_something_else_is_done(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.accept()
        session.reject()
        session.undo()
        session.undo()
        assert [session.redo()[0].code, session.redo()[0].code] == ["manque", "outil"]
        assert session.redo() == ()
        assert codes(session) == [("manque", "accepte"), ("outil", "rejete")]
        session.undo()
        session.add("entraide")
        assert session.redo() == ()
        assert session.done == 2


def test_undoing_what_is_elsewhere_says_so_and_stays(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.accept()
    with reviewing(tmp_path, wanted=Filter(case="SUD")) as session:
        here = session.route.place
        assert session.undo()[0].anchor is not None
        assert session.route.place == here


@pytest.mark.parametrize(
    ("wanted", "turns"),
    [
        (Filter(case="SUD"), [2, 3]),
        (Filter(group=1), [2, 3, 5, 6]),
        (Filter(case="NORD", group=2), []),
        (Filter(theme="saison"), [5, 6]),
        (Filter(code="prix"), [3, 6, 3]),
        (Filter(least=0.9), [2, 3]),
        (Filter(most=0.7), [6]),
        (Filter(code="prix", least=0.7, most=0.9), [3]),
        (Filter(files=("sud_g2.txt",), theme="outils"), [2, 3]),
    ],
)
def test_filters_choose_the_segments(tmp_path: Path, wanted: Filter, turns: list[int]) -> None:
    if not turns:
        with pytest.raises(NothingToReviewError), reviewing(tmp_path, wanted=wanted):
            pass
        return
    with reviewing(tmp_path, wanted=wanted) as session:
        assert [turn for _, turn, _ in session.route.queue] == turns


def test_a_filter_on_a_code_asks_about_it_alone_and_goes_on_by_itself(tmp_path: Path) -> None:
    with reviewing(tmp_path, wanted=Filter(code="prix")) as session:
        session.accept()
        assert session.route.place == FOURTH
        assert session.route.line is not None
        assert session.route.line.code == "prix"
        session.reject()
        assert session.route.place == ("sud_g2.txt", 3, 1)
        assert session.route.left == 1
        session.forward()
    assert [act for act, _ in events(tmp_path)] == [Act.ACCEPT, Act.REJECT]


def test_only_what_waits_is_kept_when_asked_for(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.accept()
        session.accept()
        session.route.go_through(Filter(case="NORD", open_only=True))
        assert session.route.queue == (SECOND, BARE, FOURTH)
        session.accept()
        assert session.route.place == SECOND
        assert len(session.route.queue) == 3


def test_changing_the_filter_stays_where_one_is_or_goes_to_what_waits(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.route.go(FOURTH)
        session.route.go_through(Filter(theme="saison"))
        assert session.route.place == FOURTH
        with pytest.raises(NothingToReviewError):
            session.route.go_through(Filter(code="entraide"))
        assert session.route.wanted == Filter(theme="saison")
        session.route.go_through(Filter(case="SUD"))
        assert session.route.place == ("sud_g2.txt", 2, 1)


def test_a_blind_round_hides_the_machine_and_the_others(tmp_path: Path) -> None:
    with reviewing(tmp_path, coder="Omer") as session:
        session.accept()
        session.add("entraide")
        session.write_memo(About.SEGMENT, "Vu par Omer.")
    with reviewing(tmp_path, blind=True) as session:
        assert session.route.sheet.lines == ()
        assert session.memos(About.SEGMENT) == ()
        session.add("prix")
        assert codes(session) == [("prix", "accepte")]
        assert session.forward()
        assert session.route.left == 5
        session.route.forward()  # p: no word on it
    told = [event for event in read_events(Study(tmp_path))[0] if event.coder == "Julie"]
    assert [(event.act, event.shown) for event in told] == [(Act.ADD, False), (Act.SEEN, False)]


def test_a_blind_round_resumes_at_the_first_segment_not_read_blind(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.accept()
        session.accept()
        session.forward()
    with reviewing(tmp_path, blind=True) as session:
        assert session.route.place == FIRST
        assert codes(session) == [("manque", "accepte"), ("outil", "accepte")]


def test_scores_are_refused_in_a_blind_round(tmp_path: Path) -> None:
    with (
        pytest.raises(HiddenScoresError),
        reviewing(tmp_path, blind=True, wanted=Filter(least=0.5)),
    ):
        pass


def test_a_blind_filter_on_a_code_knows_the_coder_s_own_only(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.accept()
    with reviewing(tmp_path, blind=True, wanted=Filter(code="manque")) as session:
        assert session.route.queue == (FIRST,)


def test_other_coders_are_shown_and_their_codes_can_be_taken(tmp_path: Path) -> None:
    with reviewing(tmp_path, coder="Omer") as session:
        session.reject()
        session.add("entraide")
    with reviewing(tmp_path) as session:
        lines = {line.code: line for line in session.route.sheet.lines}
        assert lines["manque"].others == (("Omer", False),)
        assert lines["entraide"].others == (("Omer", True),)
        assert lines["entraide"].open
        session.route.point("entraide")
        session.accept()
        assert session.route.sheet.lines[-1].verdict is Verdict.ACCEPTED


def test_a_refused_write_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise UnwritableFileError(tmp_path / "decisions" / "julie.jsonl", OSError(28, "plein"))

    with reviewing(tmp_path) as session:
        session.accept()
        before = (session.route.place, session.route.cursor, session.route.sheet, session.done)
        with monkeypatch.context() as patched:
            patched.setattr(Log, "append", refuse)
            for act in (session.accept, session.reject, session.undo):
                with pytest.raises(UnwritableFileError):
                    act()
            with pytest.raises(UnwritableFileError):
                session.add("entraide")
        now = (session.route.place, session.route.cursor, session.route.sheet, session.done)
        assert now == before
        assert session.accept() is not None


def test_a_split_code_waits_until_one_of_its_parts_is_chosen(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.accept()
    book = with_codes(
        CODEBOOK,
        make_code("manque_temps", "Manque de temps"),
        make_code("manque_eau", "Manque d’eau"),
        manque=("manque_temps", "manque_eau"),
    )
    with reviewing(tmp_path, make_matter(codebook=book, suggestions=())) as session:
        assert session.route.place == FIRST
        assert session.route.line is not None
        assert session.route.line.parts == ("manque_temps", "manque_eau")
        assert session.accept() is None
        session.recode("manque_temps")
        assert codes(session) == [("manque_temps", "accepte")]
        session.forward()
        assert session.route.left == 5


def test_what_the_screen_shows_is_what_a_new_session_reads(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.accept()
        session.recode("entraide")
        session.undo()
        session.add("prix")
        session.forward()
        session.reject()
        session.undo()
        session.redo()
        shown = [session.sheets.sheet(place) for place in session.route.queue]
    with reviewing(tmp_path) as session:
        assert [session.sheets.sheet(place) for place in session.route.queue] == shown


def test_the_last_word_counts_what_was_done_and_what_was_undone(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        assert summary(session) == "4 à décider, 2 à lire"
        session.accept()
        session.accept()
        assert summary(session) == "2 décisions dans cette séance · 3 à décider, 2 à lire"
        session.write_memo(About.SEGMENT, "à relire")
        assert summary(session).startswith("2 décisions et 1 mémo dans cette séance · ")
        session.undo()
        session.redo()
        session.undo()
        assert summary(session) == "2 décisions dans cette séance · 3 à décider, 2 à lire"
    with reviewing(tmp_path) as session:
        session.undo()
        assert summary(session) == "1 décision annulée dans cette séance · 4 à décider, 2 à lire"
        session.undo()
        assert summary(session) == "2 décisions annulées dans cette séance · 4 à décider, 2 à lire"
        session.route.go_through(Filter(code="outil"))
        session.reject()
        told = summary(session).replace("\xa0", " ")
        assert told.endswith(" · tout est décidé (code « Outils nommés »)")
