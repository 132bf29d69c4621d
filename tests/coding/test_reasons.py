from dataclasses import replace

import pytest

from piacen_qual.codebook.schema import Negation, Rule
from piacen_qual.coding.reasons import reason
from tests.coding.making import proche, regex, suite, termes


@pytest.mark.parametrize(
    ("rule", "parts", "words"),
    [
        (termes("a"), ["pas assez"], "« pas assez » (règle code.1)"),
        (proche("a", "b"), ["a", "b"], "« a » près de « b » (règle code.1)"),
        (suite("a", "b"), ["a", "b"], "« a » suivi de « b » (règle code.1)"),
        (regex("a+"), ["aaa"], "« aaa » (règle code.1)"),
    ],
)
def test_a_reason_says_what_was_found_and_by_which_rule(
    rule: Rule, parts: list[str], words: str
) -> None:
    assert reason(rule, parts).replace("\xa0", " ") == words


def test_a_required_negation_is_said() -> None:
    rule = termes("aimer", negation=Negation.REQUIRED)
    assert "nié" in reason(rule, ["aime"])


def test_the_researcher_s_own_words_come_first() -> None:
    assert reason(replace(termes("a"), reason="il en manque"), ["a"]) == "il en manque"
