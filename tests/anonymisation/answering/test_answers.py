from dataclasses import replace

from piacen_qual.anonymisation.answering.answers import Act, Answer, Answers, decided
from piacen_qual.anonymisation.candidates import Action, unresolved
from tests.anonymisation.making import candidate

NUMBER = iter(range(1, 1000))


def answer(
    act: Act,
    *,
    coder: str = "Julie",
    question: str = "personne:rose",
    contexts: tuple[str, ...] = (),
    over: tuple[str, ...] = (),
    replacement: str = "",
    target: str = "",
) -> Answer:
    seq = next(NUMBER)
    return Answer(
        id=f"{coder}{seq}",
        seq=seq,
        time=f"2026-01-01T00:{seq // 60:02}:{seq % 60:02}+00:00",
        coder=coder,
        act=act,
        question="" if target else question,
        entity="" if target else "personne:rose",
        contexts=contexts,
        over=over,
        replacement=replacement,
        target=target,
    )


def actions(answers: Answers, *turns: int) -> list[Action]:
    return [each.action for each in decided([candidate(turn=turn) for turn in turns], answers)]


def test_without_an_answer_the_machine_stands() -> None:
    (one,) = decided([candidate(action=Action.MASK)], Answers())
    assert one.action is Action.MASK


def test_masking_holds_everywhere_and_keeping_where_it_was_said() -> None:
    assert actions(Answers((answer(Act.MASK),)), 1, 2) == [Action.MASK, Action.MASK]
    kept = Answers((answer(Act.KEEP, contexts=("c1",)),))
    assert actions(kept, 1, 2) == [Action.KEEP, Action.ASK]


def test_a_later_answer_takes_the_place_of_those_it_knew() -> None:
    first = answer(Act.MASK)
    second = answer(Act.KEEP, coder="Omer", contexts=("c1",), over=(first.id,))
    assert actions(Answers((second, first)), 1, 2) == [Action.KEEP, Action.MASK]


def test_an_answer_for_some_passages_leaves_the_others_as_they_were() -> None:
    some = answer(Act.MASK, contexts=("c1",))
    assert actions(Answers((some,)), 1, 2) == [Action.MASK, Action.ASK]


def test_people_who_disagree_are_asked_again_and_told_so() -> None:
    apart = (answer(Act.MASK), answer(Act.KEEP, coder="Omer", contexts=("c1",)))
    (one,) = decided([candidate()], Answers(apart))
    assert one.action is Action.ASK
    assert one.reason == "désaccord : Julie masque, Omer garde"
    settled = answer(Act.MASK, over=tuple(each.id for each in apart))
    assert actions(Answers((*apart, settled)), 1) == [Action.MASK]


def test_an_addition_masks_until_somebody_who_knew_it_keeps() -> None:
    added = answer(Act.ADD)
    assert actions(Answers((added,)), 1, 2) == [Action.MASK, Action.MASK]
    kept = answer(Act.KEEP, coder="Omer", contexts=("c1",), over=(added.id,))
    assert actions(Answers((added, kept)), 1, 2) == [Action.KEEP, Action.MASK]
    assert Answers((added, kept)).additions == (added,)
    undone = answer(Act.RETRACT, target=added.id)
    assert Answers((added, undone)).additions == ()


def test_undoing_brings_back_what_was_there() -> None:
    first = answer(Act.MASK)
    second = answer(Act.KEEP, contexts=("c1",), over=(first.id,))
    undone = answer(Act.RETRACT, target=second.id)
    assert actions(Answers((first, second, undone)), 1) == [Action.MASK]
    again = answer(Act.RETRACT, target=first.id)
    assert actions(Answers((first, second, undone, again)), 1) == [Action.ASK]


def test_nobody_undoes_what_another_said() -> None:
    first = answer(Act.MASK)
    undone = answer(Act.RETRACT, coder="Omer", target=first.id)
    assert actions(Answers((first, undone)), 1) == [Action.MASK]


def test_a_replacement_is_the_last_chosen_for_a_question() -> None:
    rose = candidate(turn=1)
    first = answer(Act.MASK, replacement="[une amie]")
    other = answer(Act.MASK, question="personne:rose minuscule", replacement="[fleur]")
    assert Answers((first, other)).replacement(rose) == "[une amie]"
    flower = replace(rose, question="personne:rose minuscule")
    assert Answers((first, other)).replacement(flower) == "[fleur]"
    plain = answer(Act.MASK, over=(first.id,))
    assert Answers((first, plain)).replacement(rose) == ""


def test_a_replacement_for_chosen_passages_changes_no_other() -> None:
    everywhere = answer(Act.MASK)
    some = answer(Act.MASK, contexts=("c2",), over=(everywhere.id,), replacement="[un outil]")
    answers = Answers((everywhere, some))
    assert answers.replacement(candidate(turn=1)) == ""
    assert answers.replacement(candidate(turn=2)) == "[un outil]"
    assert actions(answers, 1, 2) == [Action.MASK, Action.MASK]


def test_what_nobody_decided_is_unresolved() -> None:
    kept = Answers((answer(Act.KEEP, contexts=("c1",)),))
    both = decided([candidate(turn=1), candidate(turn=2)], kept)
    assert [each.turn for each in unresolved(both)] == [2]
