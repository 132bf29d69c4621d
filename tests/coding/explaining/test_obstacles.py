import pytest

from piacen_qual.codebook.schema import Kind, Negation, Rule, Term
from piacen_qual.coding.explaining.obstacles import Obstacle, Stop, Stopped, stopped
from piacen_qual.coding.matching.index import Index, Material
from piacen_qual.coding.matching.match import Matcher
from piacen_qual.coding.matching.segments import segments
from piacen_qual.coding.reading.annotate import Annotator
from piacen_qual.model import Turn
from piacen_qual.study import Cache
from tests.coding.making import codebook, proche, regex, rule, suite, termes, transcript, turn

NOWHERE = Cache(None)
CONCEPTS = codebook(concepts={"objet": ("écran", "souris")}).concepts


def asked(rule: Rule, *turns: Turn | str, words: int = 120) -> list[Stopped]:
    """What stopped the rule in the segments of the last turn."""
    read = transcript(*turns)
    cut = tuple(each for each in segments(read, words) if each.turn == len(turns))
    with Annotator(NOWHERE, processes=1) as annotator:
        (annotation,) = annotator.annotate([read])
    index = Index([Material(read, cut, annotation)])
    return list(stopped(rule, index, Matcher(index, CONCEPTS)))


def why(rule: Rule, *turns: Turn | str) -> Stopped:
    (only,) = asked(rule, *turns)
    return only


def stops(rule: Rule, *turns: Turn | str) -> list[Stop]:
    return [obstacle.stop for obstacle in why(rule, *turns).obstacles]


def words(text: str, passages: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in passages]


def test_a_rule_that_fires_has_nothing_to_explain() -> None:
    assert asked(termes("écran"), "Un écran.") == []


def test_the_word_that_negates_is_named() -> None:
    text = "On a pas vraiment d’écrans."
    found = why(termes("écran", negation=Negation.FORBIDDEN), text)
    assert [each.stop for each in found.obstacles] == [Stop.NEGATION]
    assert words(text, found.obstacles[0].passages) == ["pas"]
    assert words(text, found.found) == ["écrans"]


def test_a_negation_that_lacks_has_no_words() -> None:
    found = why(termes("écran", negation=Negation.REQUIRED), "Un écran.")
    assert found.obstacles == (Obstacle(Stop.NEGATION),)


@pytest.mark.parametrize(
    ("options", "stop"),
    [
        ({"absent": (Term("brisé"),)}, Stop.ABSENT),
        ({"absent_in_segment": (Term("brisé"),)}, Stop.ABSENT_IN_SEGMENT),
    ],
)
def test_the_passage_that_cancels_is_shown(options: dict[str, object], stop: Stop) -> None:
    text = "C’est brisé, l’écran."
    found = why(termes("écran", **options), text)
    assert [each.stop for each in found.obstacles] == [stop]
    assert words(text, found.obstacles[0].passages) == ["brisé"]


def test_only_what_stands_in_the_scope_cancels() -> None:
    text = "Un écran brisé, brisée. Le vélo est brisé."
    found = why(termes("écran", absent=(Term("brisé"),)), text)
    assert words(text, found.obstacles[0].passages) == ["brisé", "brisée"]


def test_what_should_also_be_said_is_named() -> None:
    rule = termes("écran", present=(Term("brisé"), Term("lent")))
    assert why(rule, "Un écran.").obstacles == (Obstacle(Stop.PRESENT, lacking=rule.present),)


@pytest.mark.parametrize(
    ("before", "text", "stop"),
    [
        ("Animatrice", "D’accord.", Stop.ANSWER),
        ("P1", "D’accord.", Stop.ANSWER),
        ("P2", f"{'mot ' * 12} d’accord", Stop.LATE),
    ],
)
def test_an_answer_is_to_another_participant_and_at_the_start(
    before: str, text: str, stop: Stop
) -> None:
    rule = termes("d’accord", answers=True)
    assert stops(rule, turn(1, "Oui.", speaker=before), turn(2, text)) == [stop]


def test_elements_too_far_apart_tell_by_how_many_words() -> None:
    text = "Il manque vraiment beaucoup trop d’écrans."
    found = why(proche("manquer", "écran", gap=2), text)
    assert found.obstacles == (Obstacle(Stop.GAP, words=4),)
    assert words(text, found.found) == ["manque", "écrans"]


def test_the_nearest_of_several_ways_is_told() -> None:
    text = "Manque un deux trois quatre cinq écran un deux trois manque."
    assert why(proche("manquer", "écran", gap=1), text).obstacles[0].words == 3


def test_another_order_and_another_sentence_are_told() -> None:
    assert stops(suite("écran", "manquer"), "Il manque un écran.") == [Stop.ORDER]
    assert stops(proche("manquer", "écran"), "Il manque ça. Un écran.") == [Stop.SCOPE]


def test_the_fewest_obstacles_are_told_and_all_of_them() -> None:
    rule = suite("écran", "manquer", gap=2, negation=Negation.FORBIDDEN)
    assert stops(rule, "L’écran est ce qui nous manque.") == [Stop.GAP]
    assert stops(rule, "Il manque un écran.") == [Stop.ORDER]
    assert stops(rule, "Il manque pas un écran.") == [Stop.NEGATION, Stop.ORDER]


def test_one_element_of_two_lacks() -> None:
    text = "Un écran."
    found = why(proche("manquer", "@objet"), text)
    assert found.obstacles == (Obstacle(Stop.ELEMENT, lacking=(Term("manquer"),)),)
    assert words(text, found.found) == ["écran"]
    assert found.is_near


def test_the_others_of_three_must_stand_together_too() -> None:
    rule = proche("payer", "forfait", "employeur", gap=1)
    assert stops(rule, "L’employeur paye.") == [Stop.ELEMENT]
    assert stops(rule, "L’employeur nous a promis qu’il paye.") == [Stop.ELEMENT, Stop.GAP]


def test_two_elements_that_lack_are_far() -> None:
    found = why(proche("payer", "forfait", "employeur"), "L’employeur.")
    assert [each.stop for each in found.obstacles] == [Stop.ELEMENT, Stop.ELEMENT]
    assert not found.is_near


def test_nothing_found_is_not_near() -> None:
    for each in (termes("vélo", "auto"), regex("vélo")):
        found = why(each, "Un écran.")
        assert found.obstacles == (Obstacle(Stop.ELEMENT, lacking=each.elements),)
        assert (found.found, found.is_near) == ((), False)


def test_one_word_for_two_elements_is_told() -> None:
    assert stops(proche("écran", "@objet"), "Un écran.") == [Stop.SAME_WORD]


def test_conditions_stop_a_regex_too() -> None:
    rule = regex("écrans?", negation=Negation.FORBIDDEN, absent=(Term("brisé"),))
    assert stops(rule, "Pas d’écrans brisés.") == [Stop.NEGATION, Stop.ABSENT]


def test_each_segment_is_asked_about() -> None:
    text = "Un écran. Une souris."
    found = asked(proche("écran", "souris"), text, words=2)
    assert [words(text, each.found) for each in found] == [["écran"], ["souris"]]


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        (("Il manque ça pis un écran.", 2), ("Il manque ça pis ça pis un écran.", 2)),
        (("Il manque ça pis un écran.", 2), ("Un écran.", 2)),
    ],
)
def test_what_lacks_little_is_nearer(nearer: tuple[str, int], farther: tuple[str, int]) -> None:
    def distance(text: str, gap: int) -> float:
        return why(proche("manquer", "écran", gap=gap), text).distance

    assert distance(*nearer) < distance(*farther)


def test_a_misspelt_word_stops_a_rule_that_takes_none() -> None:
    text = "Mon ordinatuer est lent."
    found = why(termes("ordinateur"), text)
    assert [each.stop for each in found.obstacles] == [Stop.APPROX]
    assert words(text, found.obstacles[0].passages) == ["ordinatuer"]
    assert found.obstacles[0].lacking == (Term("ordinateur"),)
    assert asked(termes("ordinateur", approx=True), text) == []


def test_a_motif_that_is_not_there_is_not_near() -> None:
    found = why(rule(Kind.MOTIF, pattern='[{"LOWER": "vélo"}]'), "Un écran.")
    assert (found.obstacles, found.found) == ((Obstacle(Stop.ELEMENT),), ())
