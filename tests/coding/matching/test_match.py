from collections.abc import Iterable, Mapping
from dataclasses import replace

import pytest

from piacen_qual.codebook.schema import Negation, Rule, Scope
from piacen_qual.coding.matching.expressions import RunawayRegexError
from piacen_qual.coding.matching.index import Index, Material
from piacen_qual.coding.matching.match import Match, Matcher
from piacen_qual.coding.matching.segments import segments
from piacen_qual.coding.reading.annotate import Annotator
from piacen_qual.model import Turn
from piacen_qual.study import Cache
from tests.coding.making import codebook, proche, regex, suite, termes, transcript, turn

Concepts = Mapping[str, Iterable[str]]


@pytest.fixture
def found(cache: Cache) -> "Found":
    return Found(cache)


class Found:
    """The passages in which a rule matches."""

    def __init__(self, cache: Cache) -> None:
        self.cache = cache

    def __call__(
        self, rule: Rule, *turns: Turn | str, concepts: Concepts | None = None, words: int = 120
    ) -> list[str]:
        read = transcript(*turns)
        cut = segments(read, words)
        with Annotator(self.cache, processes=1) as annotator:
            material = Material(read, cut, annotator.annotate([read])[0])
        index = Index([material])
        matches = Matcher(index, codebook(concepts=concepts).concepts).matches(rule)
        assert all(self.well_formed(match) for match in matches)
        texts = [index.turns[match.segment].text for match in matches]
        return [text[m.start : m.end] for text, m in zip(texts, matches, strict=True)]

    @staticmethod
    def well_formed(match: Match) -> bool:
        inside = all(match.start <= start < end <= match.end for start, end in match.parts)
        return bool(match.parts) and inside


@pytest.mark.parametrize(
    ("term", "text", "evidence"),
    [
        ("ordinateur", "Des Ordinateurs!", "Ordinateurs"),
        ("aider", "Ça m’aide.", "aide"),
        ("écran", "un ECRAN", "ECRAN"),
        ("ecran", "un écran", "écran"),
        ("intervenant", "les intervenant·e·s sont là", "intervenant·e·s"),
        ("puis", "pis là", "pis"),
        ("donc", "Fait que on part", "Fait que"),
        ("pogner", "Je suis pognée là", "pognée"),
        ("cellulaire", "mon cell sonne", "cell"),
        ("il y a", "Il y’a du monde", "Il y’a"),
        ("ordi*", "l’ordinosaure", "ordinosaure"),
        ("équip*", "mal équipées", "équipées"),
        ("pas assez", "pas, euh, assez", "pas, euh, assez"),
        ("pas … ordinateur", "pas assez d’ordinateurs", "pas assez d’ordinateurs"),
        ("d’accord", "Je suis d'accord.", "d'accord"),
        ("porte-à-porte", "du porte à porte", "porte à porte"),
        ("sous groupe", "des sous-groupes", "sous-groupes"),
        ("100 %", "à 100\xa0%", "100\xa0%"),
    ],
)
def test_a_term_is_found_in_the_forms_it_takes(
    found: Found, term: str, text: str, evidence: str
) -> None:
    assert found(termes(term), text) == [evidence]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("=aider", "Ça m’aide."),
        ("équipe", "On est bien équipés."),
        ("équipé", "Mon équipe est bonne."),
        ("marché", "Ça marche bien."),
        ("pas assez", "Pas. Assez!"),
        ("pas … ordinateur", "pas un seul de mes vieux ordinateurs"),
        ("fait que", "le fait que ça marche"),
        ("?!", "Quoi?!"),
    ],
)
def test_a_term_is_not_found_in_other_words(found: Found, term: str, text: str) -> None:
    assert found(termes(term), text) == []


def test_the_longest_of_several_terms_can_be_told_from_the_shortest(found: Found) -> None:
    assert found(termes("assez", "pas assez"), "pas assez") == ["pas assez", "assez"]


def test_a_concept_stands_for_its_terms_and_those_of_the_concepts_in_it(found: Found) -> None:
    concepts = {"objet": ("@ecran", "souris"), "ecran": ("écran", "moniteur")}
    rule = termes("@objet")
    text = "Une souris et deux moniteurs."
    assert found(rule, text, concepts=concepts) == ["souris", "moniteurs"]


def test_a_rule_that_names_an_empty_or_absent_concept_finds_nothing(found: Found) -> None:
    assert found(proche("@rien", "souris"), "Une souris.") == []


def test_near_takes_any_order_within_the_gap(found: Found) -> None:
    rule = proche("manquer", ("écran", "souris"), gap=2)
    assert found(rule, "Il manque un écran. L’écran nous manque.") == [
        "manque un écran",
        "écran nous manque",
    ]
    assert found(rule, "Il manque à tout le monde un écran.") == []


def test_a_sequence_keeps_its_order(found: Found) -> None:
    rule = suite("manquer", "écran", gap=2)
    assert found(rule, "Il manque un écran. L’écran nous manque.") == ["manque un écran"]


def test_three_elements_stand_near_one_another(found: Found) -> None:
    rule = proche("payer", "forfait", "employeur", gap=2)
    text = "L’employeur nous paye le forfait."
    assert found(rule, text) == ["employeur nous paye le forfait"]


def test_one_word_cannot_be_two_elements(found: Found) -> None:
    assert found(proche("écran", "écran"), "Un écran.") == []
    assert found(proche("écran", "écran"), "Un écran, deux écrans.") == ["écran, deux écrans"]


def test_the_tightest_way_is_the_evidence(found: Found) -> None:
    text = "manque manque un écran"
    assert found(proche("manquer", "écran", gap=5), text) == ["manque un écran"]


def test_the_scope_is_the_sentence_or_the_segment(found: Found) -> None:
    rule = proche("manquer", "écran", gap=9)
    text = "Ça manque. Un écran."
    assert found(rule, text) == []
    assert found(replace(rule, scope=Scope.SEGMENT), text) == ["manque. Un écran"]
    assert found(replace(rule, scope=Scope.SEGMENT), text, words=2) == []


@pytest.mark.parametrize(
    ("negation", "evidence"),
    [
        (Negation.REQUIRED, ["aime"]),
        (Negation.FORBIDDEN, ["aime"]),
        (Negation.INDIFFERENT, ["aime", "aime"]),
    ],
)
def test_negation_is_required_forbidden_or_indifferent(
    found: Found, negation: Negation, evidence: list[str]
) -> None:
    text = "J’aime Zoom. J’aime pas Teams."
    assert found(termes("aimer", negation=negation), text) == evidence


def test_a_negation_that_the_rule_itself_says_is_no_negation_of_it(found: Found) -> None:
    rule = termes("pas capable", negation=Negation.FORBIDDEN)
    assert found(rule, "Je suis pas capable.") == ["pas capable"]


def test_a_negation_between_the_elements_negates_them(found: Found) -> None:
    rule = proche("avoir", "ordinateur", negation=Negation.REQUIRED)
    assert found(rule, "On a pas d’ordinateurs.") == ["a pas d’ordinateurs"]
    assert found(rule, "On a des ordinateurs.") == []


def test_what_is_absent_cancels_within_the_scope_or_the_segment(found: Found) -> None:
    text = "Un écran brisé. Un écran neuf."
    broken = termes("brisé").elements
    assert found(termes("écran", absent=broken), text) == ["écran"]
    assert found(termes("écran", absent=broken, scope=Scope.SEGMENT), text) == []
    assert found(termes("écran", absent_in_segment=broken), text) == []


def test_what_is_present_must_stand_in_the_same_segment(found: Found) -> None:
    rule = termes("écran", present=termes("brisé").elements)
    assert found(rule, "Un écran. Il est brisé.") == ["écran"]
    assert found(rule, "Un écran. Il est neuf.") == []


def test_an_answer_opens_a_turn_after_another_participant(found: Found) -> None:
    rule = termes("d’accord", answers=True)
    late = " ".join(["mot"] * 12)
    assert found(
        rule,
        turn(1, "D’accord ?", speaker="Animatrice"),
        turn(2, "D’accord, un.", speaker="P1"),
        turn(3, "D’accord, deux.", speaker="P2"),
        turn(4, f"{late} d’accord", speaker="P1"),
        turn(5, "d’accord, trois", speaker="P1"),
    ) == ["D’accord"]


def test_only_participants_are_matched(found: Found) -> None:
    rule = termes("écran")
    said = (turn(1, "Un écran?", speaker="Animatrice"), turn(2, "Un écran!", speaker="O1"))
    assert found(rule, *said) == []


def test_a_regex_reads_the_segment_with_plain_apostrophes(found: Found) -> None:
    assert found(regex(r"l'\w+nette"), "On a l’Internette.") == ["l’Internette"]
    assert found(regex("^oui"), "Non. Oui.", words=1) == ["Oui"]
    assert found(regex("x*"), "Rien.") == []


def test_conditions_hold_for_a_regex_too(found: Found) -> None:
    rule = regex(r"écrans?", negation=Negation.FORBIDDEN, absent=termes("brisé").elements)
    text = "Un écran. Pas d’écran. Un écran brisé."
    assert found(rule, text) == ["écran"]
    assert found(regex(r"\?"), "Quoi? Oui.") == ["?"]


@pytest.mark.parametrize("pattern", ["(a|aa)+$", "("])
def test_a_regex_that_runs_away_or_is_malformed_is_stopped(found: Found, pattern: str) -> None:
    with pytest.raises(RunawayRegexError, match=r"code\.1"):
        found(regex(pattern), "a" * 60 + "!")


def test_a_sentence_does_not_run_on_into_the_next_turn(found: Found) -> None:
    assert found(termes("pas assez"), "pas", turn(2, "assez", speaker="P1")) == []


def test_a_transcript_without_words_matches_nothing(found: Found) -> None:
    for rule in (termes("a"), proche("a", "b"), regex("a")):
        assert found(rule, "… (rires)") == []
