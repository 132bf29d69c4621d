from dataclasses import replace

import pytest
from spacy.matcher import Matcher as SpacyMatcher
from spacy.vocab import Vocab

from piacen_qual.codebook import patterns
from piacen_qual.codebook.schema import Negation, Rule, Scope
from piacen_qual.coding.matching import motif as module
from piacen_qual.coding.matching.index import Index, Material
from piacen_qual.coding.matching.match import Matcher
from piacen_qual.coding.matching.segments import segments
from piacen_qual.coding.reading.annotate import Annotator
from piacen_qual.coding.reading.annotation import Ints
from piacen_qual.model import Turn
from piacen_qual.study import Cache
from tests.coding.making import motif, termes, transcript, turn

NOWHERE = Cache(None)
HAVE, NOT, NOUN = {"LEMMA": "avoir"}, {"LOWER": "pas", "OP": "?"}, {"POS": "NOUN"}
LACK = motif({"LOWER": "pas"}, {"LOWER": {"IN": ["de", "d'"]}}, NOUN)


def found(rule: Rule, *turns: Turn | str, words: int = 120) -> list[str]:
    read = transcript(*turns)
    with Annotator(NOWHERE, processes=1) as annotator:
        (annotation,) = annotator.annotate([read])
    index = Index([Material(read, segments(read, words), annotation)])
    matches = Matcher(index, {}).matches(rule)
    return [index.turns[match.segment].text[match.start : match.end] for match in matches]


@pytest.mark.parametrize(
    ("rule", "text", "evidence"),
    [
        (LACK, "On a pas d’ordinateur.", ["pas d’ordinateur"]),
        (LACK, "On a Pas D’ordinateur.", ["Pas D’ordinateur"]),
        (LACK, "On a un ordinateur.", []),
        (motif(HAVE, {"OP": "?"}, NOUN), "J’avais deux écrans.", ["avais deux écrans"]),
        (motif({"TEXT": "Zoom"}), "Zoom ou zoom.", ["Zoom"]),
        (motif({"LIKE_NUM": True}, NOUN), "Il a 12 tablettes.", ["12 tablettes"]),
        (motif({"LOWER": "ah"}, {"IS_PUNCT": True}, {"LOWER": "bon"}), "Ah, bon.", ["Ah, bon"]),
        (motif({"LENGTH": {">=": 12}}), "Une anticonstitution.", ["anticonstitution"]),
        (motif({"LEMMA": {"NOT_IN": ["avoir"]}, "POS": "VERB"}), "Je mange.", ["mange"]),
        (motif({"POS": "ADJ", "OP": "+"}), "Un vieux gros écran.", ["vieux gros"]),
        (motif({"LOWER": "oui", "IS_SENT_START": True}), "Oui. Ben oui.", ["Oui"]),
    ],
)
def test_a_motif_finds_what_spacy_s_matcher_would(
    rule: Rule, text: str, evidence: list[str]
) -> None:
    assert found(rule, text) == evidence


def test_hesitations_and_marks_are_not_there() -> None:
    assert found(LACK, "On a pas, euh, d’ordinateur.") == []
    assert found(LACK, "On a pas (rires) d’ordinateur.") == ["pas (rires) d’ordinateur"]
    assert found(LACK, "On a pas euh d’ordinateur.") == ["pas euh d’ordinateur"]


def test_a_motif_stays_in_its_sentence_or_its_segment() -> None:
    rule = motif({"LOWER": "pas"}, {"IS_PUNCT": True}, {"LOWER": "oui"})
    assert found(rule, "Pas. Oui.") == []
    assert found(replace(rule, scope=Scope.SEGMENT), "Pas. Oui.") == ["Pas. Oui"]
    assert found(replace(rule, scope=Scope.SEGMENT), "Pas.", turn(2, "Oui.", speaker="P1")) == []


def test_conditions_hold_for_a_motif_too() -> None:
    nouns = motif({"POS": "DET"}, NOUN)
    text = "J’ai un écran. J’ai pas un vélo."
    assert found(replace(nouns, negation=Negation.REQUIRED), text) == ["un vélo"]
    assert found(replace(nouns, absent=termes("vélo").elements), text) == ["un écran"]
    assert found(replace(nouns, absent_in_segment=termes("vélo").elements), text) == []


def test_only_participants_are_matched() -> None:
    said = turn(1, "Pas d’ordinateur?", speaker="Animatrice"), turn(2, "Pas de vélo.")
    assert found(LACK, *said) == ["Pas de vélo"]


def test_only_sentences_that_hold_what_is_needed_are_given_to_spacy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given: list[str] = []
    matches = module._Spacy.matches

    def spy(self: object, read: module._Read, tokens: Ints) -> object:
        given.append(" ".join(read.words(tokens)[0]))
        return matches(self, read, tokens)  # type: ignore[arg-type]

    monkeypatch.setattr(module._Spacy, "matches", spy)
    found(motif(HAVE, NOT, NOUN), "J’ai pas faim. Il mange. Oui. On a un chat.")
    assert given == ["J' ai pas faim .", "On a un chat ."]


def test_without_any_such_sentence_spacy_is_not_even_prepared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_Spacy", lambda _pattern: pytest.fail("prepared"))
    assert found(LACK, "On mange.") == []


def test_a_very_long_sentence_is_matched_in_pieces() -> None:
    rule = motif({"LOWER": "mot"}, {"OP": "*"}, {"LOWER": "fin"})
    assert found(rule, f"{'mot ' * 1000} fin", words=2000) == [f"{'mot ' * 100} fin"]


@pytest.mark.parametrize(
    "token",
    [
        *({key: "x"} for key in patterns.TEXTS if key != "POS"),
        *({"POS": pos} for pos in patterns.PARTS_OF_SPEECH),
        *({key: True} for key in patterns.FLAGS),
        {"LENGTH": 3},
        *({"LENGTH": {sign: 3}} for sign in ("==", "!=", ">=", "<=", ">", "<")),
        *({"LOWER": {sign: ["a", "b"]}} for sign in ("IN", "NOT_IN")),
        *({"LOWER": "a", "OP": op} for op in ("!", "?", "*", "+", "{2}", "{2,}", "{2,4}")),
    ],
)
def test_spacy_takes_every_pattern_that_the_codebook_takes(token: dict[str, object]) -> None:
    SpacyMatcher(Vocab(), validate=True).add("motif", [[token]])


def test_a_transcript_without_words_has_no_motif() -> None:
    assert found(motif({"POS": "NOUN"}), "… (rires)") == []
