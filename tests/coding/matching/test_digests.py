from dataclasses import replace

from piacen_qual.codebook.schema import Negation
from piacen_qual.coding.matching.digests import code_digests
from tests.coding.making import code, codebook, proche, termes


def test_a_digest_follows_the_concepts_a_code_uses_and_no_others() -> None:
    def digests(**concepts: tuple[str, ...]) -> dict[str, str]:
        first = code(proche("@objet", "manquer"), name="un")
        second = code(termes("@autre"), name="deux")
        return code_digests(codebook(first, second, concepts=concepts))

    before = digests(objet=("@ecran",), ecran=("écran",), autre=("x",))
    after = digests(objet=("@ecran",), ecran=("écran", "moniteur"), autre=("x",))
    assert before["un"] != after["un"]
    assert before["deux"] == after["deux"]


def test_a_digest_ignores_what_is_applied_after_matching() -> None:
    rule = termes("écran")
    weighed = replace(rule, weight=0.1, themes={"acces": 0.5}, reason="parce que", line=99)
    negated = replace(rule, negation=Negation.REQUIRED)
    digest, same, other = (
        code_digests(codebook(code(each)))["code"] for each in (rule, weighed, negated)
    )
    assert digest == same
    assert digest != other
