"""What each rule does in a study."""

from piacen_qual.analysis.rules import rules_table
from piacen_qual.codebook.schema import Kind, Rule
from piacen_qual.coding.activity import Passage, RuleActivity
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
