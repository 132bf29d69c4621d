from dataclasses import replace

import pytest

from piacen_qual.codebook.schema import Code, Codebook, Negation, Rule, Term
from piacen_qual.coding.explaining.explain import Explanation, explain
from piacen_qual.coding.explaining.obstacles import Stop
from piacen_qual.errors import Level
from piacen_qual.study import Cache
from tests.coding.making import code, codebook, proche, regex, termes, transcript, turn

NOWHERE = Cache(None)
MANQUE = proche("écran", "manquer", id="manque.proche", gap=1, weight=0.8)
PANNE = termes("brisé", id="panne.mot", negation=Negation.FORBIDDEN, weight=0.7)
NEUF = termes("neuf", id="neuf.mot", absent=(Term("cher"),), weight=0.4)
BOOK = codebook(code(MANQUE, name="manque"), code(PANNE, name="panne"), code(NEUF, name="neuf"))
TEXT = "Mon écran est pas brisé, mais il nous manque du neuf, moins cher."


def explained(
    text: str, book: Codebook = BOOK, *, only: Code | None = None, speaker: str = "P2"
) -> Explanation:
    talk = transcript(turn(1, "Oui."), turn(2, text, speaker=speaker))
    return explain(talk, talk.turns[1], book, NOWHERE, code=only)


def missed(found: Explanation) -> list[tuple[str, list[Stop]]]:
    return [
        (miss.stopped.rule.id, [each.stop for each in miss.stopped.obstacles])
        for miss in found.misses
    ]


def test_the_nearest_rules_come_first_those_that_would_not_suffice_later() -> None:
    assert missed(explained(TEXT)) == [
        ("panne.mot", [Stop.NEGATION]),
        ("manque.proche", [Stop.GAP]),
        ("neuf.mot", [Stop.ABSENT]),
    ]


def test_the_score_is_what_the_code_would_have_had() -> None:
    rules = (PANNE, termes("mais", id="panne.mais", weight=0.4))
    found = explained(TEXT, codebook(code(*rules, name="panne")))
    assert [miss.score for miss in found.misses] == [pytest.approx(1 - 0.6 * 0.3)]


def test_rules_of_a_code_that_is_suggested_are_not_told_unless_asked() -> None:
    both = code(PANNE, termes("écran", id="panne.ecran"), name="panne")
    assert missed(explained(TEXT, codebook(both))) == []
    assert missed(explained(TEXT, codebook(both), only=both)) == [("panne.mot", [Stop.NEGATION])]


def test_a_rule_that_found_nothing_is_told_when_its_code_is_asked_for_and_last() -> None:
    rules = (termes("vélo", id="neuf.velo"), NEUF)
    asked = code(*rules, name="neuf")
    assert missed(explained(TEXT, codebook(asked))) == [("neuf.mot", [Stop.ABSENT])]
    found = explained(TEXT, codebook(asked), only=asked)
    assert missed(found) == [("neuf.mot", [Stop.ABSENT]), ("neuf.velo", [Stop.ELEMENT])]
    assert found.code == asked


def test_a_theme_where_the_rule_does_not_count_is_one_more_obstacle() -> None:
    muted = replace(PANNE, themes={"formation": 1.0}, other_themes=0.0)
    found = explained(TEXT, codebook(code(muted, name="panne")))
    assert missed(found) == [("panne.mot", [Stop.NEGATION, Stop.THEME])]
    assert found.misses[0].score == 0


@pytest.mark.parametrize(("speaker", "text"), [("Animatrice", TEXT), ("O1", TEXT), ("P2", " ")])
def test_a_turn_that_is_never_coded_has_no_segments(speaker: str, text: str) -> None:
    found = explained(text, speaker=speaker)
    assert (found.segments, found.verdicts, found.misses) == ((), (), ())


def test_rules_that_do_not_fire_are_those_that_the_coder_does_not_fire() -> None:
    rules: tuple[Rule, ...] = (MANQUE, PANNE, NEUF, termes("écran", id="tout.ecran"))
    asked = code(*(replace(rule, weight=0.1) for rule in rules), name="tout")
    found = explained(TEXT, codebook(asked), only=asked)
    fired = {each.rule.id for verdict in found.verdicts for each in verdict.fired}
    silent = {miss.stopped.rule.id for miss in found.misses}
    assert fired | silent == {rule.id for rule in rules}
    assert fired == {"tout.ecran"}


def test_a_runaway_regex_is_told_and_the_rest_explained() -> None:
    rules = (regex("(a|aa)+$", id="panne.fou", line=42), PANNE)
    found = explained(f"{TEXT} {'a' * 60}!", codebook(code(*rules, name="panne")))
    assert [(problem.level, problem.line) for problem in found.problems] == [(Level.ERROR, 42)]
    assert missed(found) == [("panne.mot", [Stop.NEGATION])]
