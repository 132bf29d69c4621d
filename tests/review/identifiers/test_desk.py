"""A session of answers, on the log that really keeps them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from piacen_qual.anonymisation.answering.log import AnswerLog
from piacen_qual.anonymisation.candidates import Action, Candidate, Kind
from piacen_qual.errors import UnwritableFileError
from piacen_qual.journals.journal import Journal
from piacen_qual.review.identifiers.desk import Desk, numbers_in
from piacen_qual.review.identifiers.questions import Item
from piacen_qual.review.identifiers.refusals import (
    MaskedAlreadyError,
    NowhereError,
    RefusedReplacementError,
)
from piacen_qual.review.identifiers.replacing import generalisation
from piacen_qual.review.identifiers.scope import Scope, Which
from tests.review.identifiers.making import deciding, found, make_found, make_talk
from tests.review.making import make_study

MASK, KEEP, ASK = Action.MASK, Action.KEEP, Action.ASK


def asked(desk: Desk) -> str:
    return desk.current.question if desk.current else ""


def item(desk: Desk, question: str) -> Item:
    return desk.questions.items[question]


def actions(desk: Desk, question: str) -> list[Action]:
    return [each.action for each in item(desk, question).now]


def test_questions_come_kind_by_kind_and_only_what_is_open(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        assert (asked(desk), desk.rank, desk.left) == ("personne:rose", (1, 2), 2)
        desk.answer(MASK)
        assert (asked(desk), desk.left) == ("lieu:saint-zénobe", 1)
        desk.answer(KEEP)
        assert (desk.left, desk.later()) == (0, False)


def test_some_passages_may_be_answered_apart(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        desk.answer(MASK, (1, 3))
        assert asked(desk) == "personne:rose"
        assert actions(desk, "personne:rose") == [MASK, ASK, MASK]
        desk.answer(KEEP)  # what is left
        assert asked(desk) == "lieu:saint-zénobe"
        assert actions(desk, "personne:rose") == [MASK, KEEP, MASK]


def test_what_was_answered_can_be_answered_again(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        desk.answer(KEEP)
        desk.go("personne:rose")
        desk.answer(MASK)
        assert actions(desk, "personne:rose") == [MASK, MASK, MASK]


def test_later_leaves_a_question_open_and_comes_back_to_it(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        assert desk.later()
        assert (asked(desk), desk.left) == ("lieu:saint-zénobe", 2)
        assert desk.later()
        assert asked(desk) == "personne:rose"
        assert desk.later(back=True)
        assert asked(desk) == "lieu:saint-zénobe"


def test_a_session_goes_on_at_the_first_question_that_waits(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        desk.answer(MASK)
    with deciding(tmp_path) as desk:
        assert asked(desk) == "lieu:saint-zénobe"
    with deciding(tmp_path, scope=Scope(Which.ALL)) as desk:
        assert asked(desk) == "lieu:saint-zénobe"
        assert len(desk.queue) == 4


def test_undo_works_back_to_the_first_answer_ever(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        desk.answer(MASK)
    with deciding(tmp_path) as desk:
        desk.answer(KEEP)
        desk.add("Ti-Paul", Kind.PERSON)
        assert desk.undo()[0].words == "ti paul"
        assert "personne:ti paul" not in desk.questions.items
        assert desk.undo()
        assert asked(desk) == "lieu:saint-zénobe"
        assert desk.undo()
        assert (asked(desk), desk.left) == ("personne:rose", 2)
        assert desk.undo() == ()


def test_a_whole_kind_is_answered_and_undone_at_once(tmp_path: Path) -> None:
    with deciding(tmp_path, scope=Scope(Which.ALL)) as desk:
        assert [each.question for each in desk.kind_left] == ["personne:rose"]
        assert desk.answer_kind(KEEP) == 1
        desk.go("personne:rose")
        assert desk.answer_kind(MASK) == 2  # nothing waits any more: all of them
        assert actions(desk, "personne:rose") == [MASK] * 3
        assert len(desk.undo()) == 2
        assert actions(desk, "personne:rose") == [KEEP] * 3


@pytest.mark.parametrize(
    ("which", "questions"),
    [
        (Which.OPEN, ["personne:rose", "lieu:saint-zénobe"]),
        (Which.MASKED, ["personne:ovila"]),
        (Which.KEPT, ["connu:zoom"]),
        (Which.ANSWERED, []),
        (Which.ALL, ["personne:ovila", "personne:rose", "lieu:saint-zénobe", "connu:zoom"]),
    ],
)
def test_what_the_machine_did_by_itself_can_be_gone_through(
    tmp_path: Path, which: Which, questions: list[str]
) -> None:
    with deciding(tmp_path, scope=Scope(which)) as desk:
        assert desk.queue == questions
        assert desk.count(Scope(which)) == len(questions)
        assert desk.count(Scope(which, Kind.PLACE)) == sum("lieu" in q for q in questions)


def test_what_the_machine_masked_or_kept_can_be_reversed(tmp_path: Path) -> None:
    with deciding(tmp_path, scope=Scope(Which.MASKED)) as desk:
        desk.answer(KEEP)
        assert actions(desk, "personne:ovila") == [KEEP]
        desk.go_through(Scope(Which.KEPT))
        desk.answer(MASK)
        assert actions(desk, "connu:zoom") == [MASK, MASK]
        assert desk.count(Scope(Which.ANSWERED)) == 2


def test_words_that_the_machine_missed_are_masked_everywhere(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        assert [each.action for each in desk.questions.search("ti-paul")] == [None, None]
        added = desk.add("ti-paul", Kind.PERSON)
        assert [each.text for each in added.now] == ["Ti-Paul", "Ti-paul"]
        assert (asked(desk), desk.left) == ("personne:ti paul", 2)
        assert [each.action for each in desk.questions.search("TI PAUL")] == [MASK, MASK]
        desk.answer(KEEP, (2,))
        assert actions(desk, "personne:ti paul") == [MASK, KEEP]
        with pytest.raises(NowhereError, match="n’est dit nulle part"):
            desk.add("Ti-Pau", Kind.PLACE)


def test_words_that_are_known_already_join_what_they_name(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        assert desk.questions.kind_of("rose") is Kind.PERSON
        added = desk.add("rose", Kind.PERSON)
        assert added.question == "personne:rose"
        assert [(each.text, each.action) for each in added.now] == [
            *[("Rose", MASK)] * 2,
            *[("rose", MASK)] * 2,
            ("Rose", MASK),
        ]
        with pytest.raises(MaskedAlreadyError, match="déjà masqué"):
            desk.add("Rose", Kind.PERSON)
        desk.undo()
        assert actions(desk, "personne:rose") == [ASK] * 3


def test_what_is_kept_silently_is_masked_by_adding_it(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        desk.add("zoom", Kind.ORGANISATION)
        assert "connu:zoom" not in desk.questions.items
        assert actions(desk, "organisme:zoom") == [MASK, MASK]
        desk.answer(KEEP)  # and unmasked: nothing is lost on the way
        assert [each.action for each in desk.questions.search("zoom")] == [KEEP, KEEP]


def test_a_question_that_vanishes_leaves_the_session_where_it_can_go_on(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        desk.go("lieu:saint-zénobe")
        desk.add("zénobe", Kind.PLACE)
        assert [each.text for each in item(desk, "lieu:saint-zénobe").now] == ["Saint", "Saint"]
        assert desk.current is not None
        desk.undo()
        desk.undo()
        assert desk.current is not None


def test_an_answer_that_cannot_be_written_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Journal, line: bytes) -> None:
        raise UnwritableFileError(self.path, OSError(28, "disque plein"))

    with deciding(tmp_path) as desk:
        desk.answer(MASK)
        monkeypatch.setattr(Journal, "append", full)
        acts: tuple[Callable[[], object], ...] = (
            lambda: desk.answer(MASK),
            lambda: desk.answer_kind(KEEP),
            lambda: desk.add("Ti-Paul", Kind.PERSON),
            desk.undo,
        )
        for act in acts:
            with pytest.raises(UnwritableFileError):
                act()
            assert (asked(desk), desk.left) == ("lieu:saint-zénobe", 1)
        monkeypatch.undo()
        desk.answer(MASK)
        assert desk.left == 0


@pytest.mark.parametrize("given", ["une amie", "[une amie]", " [ une  amie ] "])
def test_a_generalisation_of_ones_own_stands_in_brackets(tmp_path: Path, given: str) -> None:
    with deciding(tmp_path) as desk:
        desk.replace(given)
        assert desk.replacement(item(desk, "personne:rose").now[0]) == "[une amie]"


@pytest.mark.parametrize("given", ["", "[]", "Jacques", "[la rose]", "x" * 60, "[a\nb\x07]"])
def test_no_pseudonym_and_nothing_of_what_is_hidden_may_stand_there(
    tmp_path: Path, given: str
) -> None:
    with deciding(tmp_path) as desk:
        with pytest.raises(RefusedReplacementError, match="ne peut pas remplacer"):
            desk.replace(given)
        assert desk.left == 2


@pytest.mark.parametrize(
    ("hidden", "kind", "given", "refused"),
    [
        ("sur la 138", Kind.PLACE, "sur la grand-route", False),
        ("sur la 138", Kind.PLACE, "pas loin de la 138", True),
        ("127 membres", Kind.ROLE, "bien des membres", False),
        ("vingt membres", Kind.ROLE, "une vingtaine, vingt disons", True),
        ("la seule directrice", Kind.ROLE, "une directrice", False),
        ("cancer", Kind.HEALTH, "un cancer", True),
        ("Table jeunesse des Anses", Kind.ORGANISATION, "organisme jeunesse", False),
        ("Table jeunesse des Anses", Kind.ORGANISATION, "les anses", True),
        ("Léa", Kind.PERSON, "notre léa", True),
        ("la cordée", Kind.ORGANISATION, "la cordée", True),
        ("42 ans", Kind.AGE, "40 ans et plus", False),
        ("la parade de poubelles", Kind.UNKNOWN, "une parade", False),
        ("neuf employés", Kind.UNKNOWN, "des employés", False),
        ("neuf employés", Kind.UNKNOWN, "neuf personnes", True),
        ("six mois avant la pandémie", Kind.UNKNOWN, "juste avant la pandémie", False),
        ("la parade de poubelles", Kind.UNKNOWN, "des poubelles en parade", True),
        ("le skatepark", Kind.UNKNOWN, "un skatepark", True),
        ("la parade à Rosaire", Kind.UNKNOWN, "la parade de rosaire", True),
    ],
)
def test_only_what_tells_may_not_be_said_again(
    hidden: str, kind: Kind, given: str, refused: bool
) -> None:
    talk = make_talk([("P1", "outils", f"On est {hidden}, nous autres.")])
    passage = found(talk.transcripts[0], 1, hidden, kind, ASK)
    if refused:
        with pytest.raises(RefusedReplacementError, match="ce qui est caché"):
            generalisation(given, [passage])
    else:
        assert generalisation(given, [passage]) == f"[{given}]"


def test_a_name_that_is_hidden_elsewhere_may_stand_nowhere(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk, pytest.raises(RefusedReplacementError, match="« ovila »"):
        desk.add("les siens", Kind.UNKNOWN, "celles d’ovila")


def test_a_phrase_is_found_with_its_stops(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        assert desk.add("Saint-Zénobe, ça gèle… dit", Kind.UNKNOWN).now
        assert [e.passage.text for e in desk.questions.search("aussi, Ti-Paul")] == [
            "aussi. Ti-Paul"
        ]


def test_a_replacement_is_of_its_question_and_of_the_passages_chosen(tmp_path: Path) -> None:
    talk = make_talk()
    rope = found(talk.transcripts[0], 2, "siens", Kind.ORGANISATION, ASK)
    rope = replace(rope, entity="personne:rose", question="personne:rose/siens")
    with deciding(tmp_path, talk, [*make_found(talk), rope]) as desk:
        desk.go("personne:rose")
        desk.answer(MASK)
        desk.go("personne:rose")
        desk.replace("[un outil]", (2,))
        desk.go("personne:rose/siens")
        desk.replace("[les autres]")
        rose = [desk.replacement(each) for each in item(desk, "personne:rose").now]
        assert rose == ["", "[un outil]", ""]
        assert desk.replacement(item(desk, "personne:rose/siens").now[0]) == "[les autres]"


def test_words_said_elsewhere_are_counted(tmp_path: Path) -> None:
    with deciding(tmp_path) as desk:
        desk.go("personne:rose")
        assert desk.questions.elsewhere(item(desk, "personne:rose")) == 2  # « une rose rose »
        desk.go("personne:ovila")
        assert desk.questions.elsewhere(item(desk, "personne:ovila")) == 0


def test_a_study_in_which_nothing_was_found_has_no_question(tmp_path: Path) -> None:
    with deciding(tmp_path, candidates=()) as desk:
        desk.answer(MASK)
        desk.replace("[une amie]")
        told = (desk.current, desk.left, desk.later(), desk.step(1), desk.answer_kind(KEEP))
        assert told == (None, 0, False, False, 0)
        assert desk.add("Rose", Kind.PERSON).question == "personne:rose"


def test_what_answers_bring_up_is_asked_once_nothing_waits(tmp_path: Path) -> None:
    talk = make_talk()
    echo = found(talk.transcripts[0], 2, "rose", Kind.PERSON, ASK)
    echo = replace(echo, question="personne:rose/ailleurs")
    looked: list[int] = []

    def more(passages: Sequence[Candidate]) -> tuple[Candidate, ...]:
        looked.append(len(passages))
        return () if echo in passages or len(looked) > 1 else (echo,)

    with AnswerLog(make_study(tmp_path), "Julie") as log:
        desk = Desk(make_found(talk), log, talk, more=more)
        desk.answer(MASK)
        assert looked == []
        desk.answer(MASK)
        assert looked == [len(make_found(talk))]
        assert (asked(desk), desk.rank, desk.left) == ("personne:rose/ailleurs", (2, 3), 1)
        desk.answer(KEEP)
        assert desk.left == 0


def test_two_people_who_disagree_are_asked_again(tmp_path: Path) -> None:
    with deciding(tmp_path, coder="Omer") as omer, AnswerLog(make_study(tmp_path), "Julie") as log:
        omer.answer(MASK)
        log.answer(KEEP, item(omer, "personne:rose").now[:1])
    with deciding(tmp_path) as desk:
        assert actions(desk, "personne:rose") == [ASK, MASK, MASK]
        assert desk.current is not None
        assert desk.current.now[0].reason == "désaccord : Omer masque, Julie garde"


def test_the_talk_tells_what_was_asked_before() -> None:
    talk = make_talk()
    asked_before = [talk.asked(each) for each in make_found(talk)]
    told = [turn.text if turn else "" for turn in asked_before]
    assert told[:2] == ["", "Qui prête ses outils, à Saint-Zénobe?"]
    assert told[-1] == "Avec Zoom?"


def test_numbers_are_read_as_people_type_them() -> None:
    assert numbers_in("1 3, 5-7") == (1, 3, 5, 6, 7)
    assert numbers_in("oui") == ()
