"""What each rule does in a study."""

from piacen_qual.analysis.codebook_review.precision import Tally
from piacen_qual.analysis.codebook_review.rules import precision_table, reach_table, rules_table
from piacen_qual.codebook.schema import Kind, Rule
from piacen_qual.coding.explaining.activity import Passage, RuleActivity
from piacen_qual.model import Segment
from tests.analysis.making import only


def test_a_rule_has_its_line_its_passages_its_segments_and_its_suggestions() -> None:
    segments = [Segment("nord_g1.txt", turn, 1, 0, 9) for turn in (1, 2)]
    passages = tuple(Passage(segments[at], 0, 3, 0.5) for at in (0, 0, 1))
    busy = RuleActivity("prix", Rule("prix.cher", 12, Kind.TERMS), passages, passages[:1], 1)
    quiet = RuleActivity("prix", Rule("prix.rare", 15, Kind.TERMS), (), (), 0)

    table = rules_table([busy, quiet])

    assert only(table, regle="prix.cher") == {
        "regle": "prix.cher",
        "ligne": "12",
        "passages": 3,
        "segments": 2,
        "suggestions": 1,
    }
    assert only(table, regle="prix.rare")["passages"] == 0


def test_a_rule_has_its_precision_and_a_dash_when_it_was_decided_on_too_few_times() -> None:
    table = precision_table([Tally("prix.cher", 3, 2, again=1), Tally("prix.rare", 4)])

    assert only(table, regle="prix.cher") == {
        "regle": "prix.cher",
        "decidees": 5,
        "acceptees": 3,
        "precision": 0.6,
        "encore": 1,
    }
    assert only(table, regle="prix.rare")["precision"] == "—"


def test_a_code_has_also_what_part_of_peoples_codings_is_suggested() -> None:
    table = reach_table([Tally("prix", 3, 2, human=8, found=6), Tally("manque", human=2)])

    assert only(table, code="prix") == {
        "code": "prix",
        "decidees": 5,
        "acceptees": 3,
        "precision": 0.6,
        "codages": 8,
        "trouves": 6,
        "part": 0.75,
    }
    few = only(table, code="manque")
    assert (few["precision"], few["codages"], few["part"]) == ("—", 2, "—")
