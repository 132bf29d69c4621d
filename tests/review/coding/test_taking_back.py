"""What is taken back: a code of one's own, a decision, a reading; and what another person put."""

from pathlib import Path

from piacen_qual.decisions.events import Act
from piacen_qual.decisions.replay import Verdict
from piacen_qual.review.coding.filters import Filter
from piacen_qual.review.coding.session import Session
from tests.review.making import make_matter, reviewing
from tests.review.pictures import shown

FIRST = ("nord_g1.txt", 2, 1)
SECOND = ("nord_g1.txt", 3, 1)
BARE = ("nord_g1.txt", 5, 1)


def codes(session: Session) -> dict[str, Verdict | None]:
    return {line.code: line.verdict for line in session.route.sheet.lines}


def votes(session: Session, code: str) -> dict[str, bool]:
    """What `comparer` would count of a code in the current segment."""
    place = session.route.place
    return session._ledger.voices(place[0]).votes(place, code)


def added_by_omer(folder: Path, place: tuple[str, int, int] = BARE) -> None:
    with reviewing(folder, coder="Omer") as session:
        session.route.go(place)
        session.add("entraide")


def test_a_code_that_another_person_put_waits_and_reading_on_says_no_to_nothing(
    tmp_path: Path,
) -> None:
    added_by_omer(tmp_path)
    with reviewing(tmp_path) as session:
        assert session.route.to_decide == 5
        session.route.go(BARE)
        assert session.route.waiting == (1,)
        session.forward(waiting=True)
        session.route.go(BARE)
        assert not session.route.sheet.seen
        assert votes(session, "entraide") == {"Omer": True}
        session.reject()
        assert votes(session, "entraide") == {"Julie": False, "Omer": True}


def test_a_segment_already_read_waits_for_what_another_person_put_there_since(
    tmp_path: Path,
) -> None:
    with reviewing(tmp_path) as session:
        session.route.go(BARE)
        session.forward()
    added_by_omer(tmp_path)
    with reviewing(tmp_path) as session:
        session.route.go(BARE)
        assert not session.route.settled
        assert session.accept_all()[0].code == "entraide"
        assert session.route.settled


def test_r_on_a_code_that_one_alone_added_takes_it_away(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.route.go(BARE)
        session.add("entraide", (0, 5))
        session.change_words(0, 9)
        event = session.reject()
        assert event is not None
        assert event.act is Act.RETRACT
        assert codes(session) == {}
        session.undo()
        assert codes(session) == {"entraide": Verdict.ACCEPTED}
        assert session.done == 2
    with reviewing(tmp_path) as session:
        session.route.go(BARE)
        session.reject()
        assert codes(session) == {}
    with reviewing(tmp_path) as session:
        assert [session.undo()[0].act for _ in range(3)] == [Act.RETRACT, Act.SPAN, Act.ADD]
        session.route.go(BARE)
        assert codes(session) == {}


def test_r_rejects_what_others_or_the_machine_put_too(tmp_path: Path) -> None:
    added_by_omer(tmp_path)
    with reviewing(tmp_path) as session:
        session.route.go(BARE)
        session.accept()
        session.reject()
        assert codes(session) == {"entraide": Verdict.REJECTED}
        session.route.go(FIRST)
        session.add("manque")
        session.route.point("manque")
        session.reject()
        assert codes(session)["manque"] is Verdict.REJECTED


def test_a_decision_taken_back_is_to_be_made_again_and_the_segment_to_be_read(
    tmp_path: Path,
) -> None:
    with reviewing(tmp_path) as session:
        session.accept()
        session.reject()
        session.route.point("manque")
        session.reject()
        assert session.route.settled
        session.route.point("manque")
        assert len(session.take_back()) == 3  # two decisions, and the reading
        assert codes(session) == {"manque": None, "outil": Verdict.REJECTED}
        assert not session.route.sheet.seen
        assert session.route.waiting == (1,)
        assert session.take_back() == ()
        session.undo()
        assert session.route.settled
        assert codes(session)["manque"] is Verdict.REJECTED
        session.redo()
        session.accept()
        assert session.route.settled


def test_a_substitution_taken_back_gives_back_the_code_it_replaced(tmp_path: Path) -> None:
    for code in ("entraide", "manque"):
        with reviewing(tmp_path / code) as session:
            session.recode("entraide")
            session.route.point(code)
            session.take_back()
            assert codes(session) == {"manque": None, "outil": None}


def test_reading_is_undone_alone_where_nothing_was_decided(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.accept()
        session.route.go(BARE)
        session.forward()
        assert session.undo()[0].act is Act.SEEN
        assert session.route.place == BARE
        assert not session.route.sheet.seen
        assert session.done == 1
        session.redo()
        assert session.route.sheet.seen
    with reviewing(tmp_path) as session:
        session.undo()
        session.undo()
        assert session.route.left == 6
        assert session.done == -1


def test_what_was_taken_back_is_told(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        screen = shown(session, "a", "k", "d")
        assert "· Il en manque\xa0: à décider de nouveau." in screen
        assert "Annulé\xa0: retrait de «\xa0Il en manque\xa0», NORD g1" in shown(session, "u")
        session.route.go(BARE)
        screen = shown(session, "c", "text:entr", "enter", "r")
        assert "Entraide\xa0: retiré; personne d’autre ne l’avait mis." in screen
        assert "C’est déjà ainsi." not in screen
        assert "Il n’y a pas de code ici" in shown(session, "d")
        assert "Annulé\xa0: lecture, NORD g1, tour 5." in shown(session, "enter", "u")


def test_a_blind_round_says_nothing_of_others_when_a_code_is_taken_away(tmp_path: Path) -> None:
    added_by_omer(tmp_path)
    with reviewing(tmp_path, blind=True) as session:
        session.route.go(BARE)
        screen = shown(session, "c", "text:entr", "enter", "r")
        assert "Entraide\xa0: retiré. " in screen
        assert votes(session, "entraide") == {"Omer": True}
        session.forward()
        session.route.go(BARE)
        assert votes(session, "entraide") == {"Julie": False, "Omer": True}


def test_undoing_what_is_not_shown_is_asked_about_first(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.accept()
    with reviewing(tmp_path, wanted=Filter(files=("sud_g2.txt",))) as session:
        screen = shown(session, "u")
        assert "L’annuler quand même?" in screen
        told = " ".join(screen.replace("\xa0", " ").replace("│", " ").split())
        assert "« Il en manque » accepté, NORD g1, tour 2" in told
        shown(session, "u", "escape")
        assert session.done == 0
        assert "Annulé\xa0: «\xa0Il en manque\xa0» accepté" in shown(session, "u", "o")
        assert session.done == -1


def test_undoing_where_words_are_gone_is_asked_about_too(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.accept()
    gone = make_matter(north=[("P1", "outils", "Rien.")], suggestions=())
    with reviewing(tmp_path, gone) as session:
        assert session.undone_elsewhere


def test_a_substituted_code_stands_on_the_sentence_of_the_words_found(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.route.go(SECOND)
        session.recode("entraide")
        line = session.route.sheet.lines[-1]
        assert session.turn.text[line.start : line.end].strip() == "Ça coûte cher, les bons outils."
        session.undo()
        session.change_words(3, 8)
        session.recode("entraide")
        line = session.route.sheet.lines[-1]
        assert session.turn.text[line.start : line.end] == "coûte"


def test_t_goes_to_a_turn_by_its_number(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        assert shown(session, "t", "6", "enter").startswith("4/6")
        screen = shown(session, "t", "text:4", "enter")
        assert "Le tour 4 n’est pas à coder\xa0: voici le 5." in screen
        screen = shown(session, "t", "text:99", "enter")
        assert "Il n’y a pas de tour 99\xa0: le dernier est le 6." in screen
        assert session.route.place == BARE
        shown(session, "t", "escape", "t", "enter")
        assert session.route.place == BARE
    with reviewing(tmp_path, wanted=Filter(code="outil")) as session:
        assert "Rien n’est à coder ici à partir du tour 3." in shown(session, "t", "3", "enter")


def test_going_code_by_code_tells_the_segment_that_it_comes_to(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        assert "▶ Tour 3." in shown(session, "j", "j")
        assert "◀ Tour 2." in shown(session, "k")


def test_looking_all_around_for_what_waits_is_told(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        assert "◀ Repris depuis la fin." not in shown(session, "p", "N")
        session.route.go(session.route.queue[-1])
        session.accept()
        assert "▶ Repris depuis le début." in shown(session, "n")
    with reviewing(tmp_path, wanted=Filter(files=("nord_g1.txt",))) as session:
        assert "◀ Repris depuis la fin." in shown(session, "N")
