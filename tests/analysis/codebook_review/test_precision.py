"""What people made of the suggestions, rule by rule and code by code."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from piacen_qual.analysis.codebook_review.precision import Judgement, Tally, judge
from piacen_qual.codebook.schema import Kind, Rule
from piacen_qual.coding.suggest import Coded
from piacen_qual.decisions.events import Act, Event
from piacen_qual.model import Suggestion
from tests.analysis.making import CODEBOOK
from tests.decisions.making import (
    NORD,
    anchor,
    event,
    placed,
    suggestion,
    transcript,
    whole_turns,
)

RULES = {
    code: tuple(Rule(f"{code}.{n}", n, Kind.TERMS) for n in (1, 2)) for code in ("manque", "prix")
}
BOOK = replace(
    CODEBOOK,
    codes=tuple(replace(code, rules=RULES.get(code.id, ())) for code in CODEBOOK.codes),
)
WORDS = {2: "Il manque des pelles", 3: "Ça coûte cher", 4: "Oui", 5: "On pourrait s’en prêter"}


def said(act: Act, turn: int, code: str, rule: str = "", coder: str = "Julie") -> Event:
    return event(act, anchor(turn, WORDS[turn]), code, rule=rule, coder=coder)


def kept(turn: int, code: str, rule: str = "1", coder: str = "Julie") -> Event:
    return said(Act.ACCEPT, turn, code, f"{code}.{rule}", coder)


def refused(turn: int, code: str, rule: str = "1", coder: str = "Julie") -> Event:
    return said(Act.REJECT, turn, code, f"{code}.{rule}", coder)


def judged(
    *events: Event, today: Iterable[Suggestion] = (), **successors: tuple[str, ...]
) -> Judgement:
    coded = Coded(whole_turns(), tuple(today), ())
    return judge(placed(*events, now=NORD, **successors), coded, BOOK)


def test_without_decisions_nothing_is_judged() -> None:
    assert judged(today=[suggestion(2, WORDS[2], "manque")]) == Judgement()


def test_a_rule_is_judged_by_the_suggestions_that_people_decided_on() -> None:
    found = judged(kept(2, "manque"), refused(3, "manque"), kept(4, "manque", "2"))

    assert found.rules == (
        Tally("manque.1", accepted=1, rejected=1),
        Tally("manque.2", accepted=1),
    )
    (code,) = found.codes
    assert (code.id, code.accepted, code.rejected, code.human) == ("manque", 2, 1, 2)


def test_a_rejection_that_the_coder_still_deserves_counts_again() -> None:
    still = suggestion(3, WORDS[3], "manque")
    other_rule = replace(suggestion(4, WORDS[4], "manque"), rule="manque.2")

    found = judged(refused(3, "manque"), refused(4, "manque"), today=[still, other_rule])

    assert found.rules == (Tally("manque.1", rejected=2, again=1),)
    assert found.codes == (Tally("manque", rejected=2, again=2),)


def test_codes_that_people_add_count_against_the_code_and_no_rule() -> None:
    found = judged(
        said(Act.ADD, 2, "prix"),
        said(Act.ADD, 3, "prix"),
        today=[suggestion(3, WORDS[3], "prix"), suggestion(4, WORDS[4], "prix")],
    )
    assert found.rules == ()
    assert found.codes == (Tally("prix", human=2, found=1),)


def test_a_code_replaced_by_another_is_rejected_and_the_other_is_human() -> None:
    recoded = event(Act.RECODE, anchor(2, WORDS[2]), "manque", new_code="prix", rule="manque.1")
    found = judged(recoded)
    assert found.rules == (Tally("manque.1", rejected=1),)
    assert set(found.codes) == {Tally("manque", rejected=1), Tally("prix", human=1)}


def test_a_suggestion_counts_once_however_many_decide() -> None:
    found = judged(kept(2, "manque"), kept(2, "manque", coder="Zoé"))
    assert found.rules == (Tally("manque.1", accepted=1),)


def test_the_consensus_settles_what_others_disagree_on() -> None:
    votes = [kept(2, "manque"), refused(2, "manque", coder="Zoé")]
    assert judged(*votes).rules == (Tally("manque.1", accepted=1),)
    settled = said(Act.REJECT, 2, "manque", coder="consensus")
    assert judged(*votes, settled).rules == (Tally("manque.1", rejected=1),)


def test_clues_are_judged_as_a_rule_is() -> None:
    assert judged(kept(2, "pour", "indices")).rules == (Tally("pour.indices", accepted=1),)


def test_a_rule_goes_by_the_name_of_its_code_today() -> None:
    old = said(Act.ACCEPT, 2, "penurie", "penurie.2")
    assert judged(old, penurie=("manque",)).rules == (Tally("manque.2", accepted=1),)


def test_a_rule_that_is_no_more_is_left_out_and_its_code_is_not() -> None:
    found = judged(kept(2, "manque", "vieille"))
    assert found.rules == ()
    assert [code.id for code in found.codes] == ["manque"]


def test_a_share_of_few_is_not_given() -> None:
    assert Tally("manque.1", accepted=3, rejected=1).precision is None
    assert Tally("manque.1", accepted=3, rejected=2).precision == pytest.approx(0.6)
    assert Tally("manque", human=4, found=4).recall is None
    assert Tally("manque", human=5, found=4).recall == pytest.approx(0.8)


MANY = transcript("Alors?", *(f"Réponse numéro {n}." for n in range(2, 22)))


def many(rule: str, right: int, wrong: int, first: int) -> list[Event]:
    """Decisions on as many suggestions of a rule, from a turn on."""
    code = rule.partition(".")[0]
    return [
        event(
            Act.ACCEPT if n < right else Act.REJECT,
            anchor(first + n, "Réponse", MANY),
            code,
            rule=rule,
        )
        for n in range(right + wrong)
    ]


def test_rules_to_mend_come_first_then_mended_ones_then_those_too_few() -> None:
    still = [suggestion(turn, "Réponse", code, MANY) for code in RULES for turn in range(2, 22)]
    events = [
        *many("manque.1", 4, 1, 2),
        *many("manque.2", 1, 4, 7),  # its suggestions are made by manque.1 today: it was mended
        *many("prix.1", 1, 4, 2),
        *many("prix.2", 0, 4, 12),
    ]

    found = judge(placed(*events, now=MANY), Coded(whole_turns(MANY), tuple(still), ()), BOOK)

    assert [rule.id for rule in found.rules] == ["prix.1", "manque.1", "manque.2", "prix.2"]
