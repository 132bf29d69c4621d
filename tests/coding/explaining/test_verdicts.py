import math
from dataclasses import replace

import pytest

from piacen_qual.codebook.schema import Clues, Codebook, ConceptRef, Family, Term
from piacen_qual.coding.explaining.explain import Explanation, explain
from piacen_qual.coding.explaining.verdicts import Outcome, Verdict
from piacen_qual.coding.suggest import suggest
from piacen_qual.model import Transcript
from piacen_qual.study import Cache
from tests.coding.making import code, codebook, termes, transcript, turn

NOWHERE = Cache(None)
ECRAN = termes("écran", "grand écran", id="ecran.nom", weight=0.5)
NEUF = termes("neuf", id="ecran.neuf", weight=0.5, themes={"acces": 0.8}, other_themes=0.0)
SOURIS = termes("souris", id="souris.nom", weight=0.5)
VELO = termes("vélo", id="velo.nom", weight=0.2)
FAMILY = Family("f", "F", share=0.9, lengths=((4, 0.5),), beyond=1.1)
BOOK = replace(
    codebook(
        code(ECRAN, NEUF, name="ecran"),
        code(SOURIS, name="souris"),
        code(VELO, name="velo"),
        concepts={"objet": ("écran", "souris")},
    ),
    families=(FAMILY,),
)
TEXT = "Un grand écran, des écrans neufs, une souris pis un vélo."


def explained(text: str, book: Codebook = BOOK, *, theme: str = "acces") -> Explanation:
    talk = transcript(turn(1, "Oui, un écran."), turn(2, text, speaker="P2", theme=theme))
    return explain(talk, talk.turns[1], book, NOWHERE)


def verdicts(found: Explanation) -> dict[str, Verdict]:
    return {verdict.code.id: verdict for verdict in found.verdicts}


def test_codes_come_from_the_surest_to_the_least_with_what_became_of_them() -> None:
    found = explained(TEXT)
    assert [(each.code.id, each.outcome) for each in found.verdicts] == [
        ("ecran", Outcome.SUGGESTED),
        ("souris", Outcome.RIVAL),
        ("velo", Outcome.UNDER),
    ]


def test_the_score_comes_from_passages_theme_and_length() -> None:
    verdict = verdicts(explained(TEXT))["ecran"]
    assert [(each.rule.id, each.witnesses, each.weight) for each in verdict.fired] == [
        ("ecran.nom", 2, 0.5),
        ("ecran.neuf", 1, 0.4),
    ]
    assert verdict.fired[1].factor == 0.8
    assert verdict.certainty == pytest.approx(1 - 0.5**2 * 0.6)
    assert (verdict.words, verdict.length) == (11, 1.1)
    assert verdict.score == pytest.approx(verdict.certainty * 1.1)


def test_passages_slice_out_of_the_turn_and_the_reason_names_the_rule_within_its_code() -> None:
    fired = verdicts(explained(TEXT))["ecran"].fired[0]
    assert [TEXT[start:end] for start, end in fired.passages] == [
        *("grand écran", "écran", "écrans"),
    ]
    assert fired.reason.replace("\xa0", " ") == "« grand écran » (règle nom)"


def test_the_best_of_the_family_is_named() -> None:
    best = verdicts(explained(TEXT))["souris"].best
    assert best is not None
    assert best.code == "ecran"


def test_a_theme_where_no_rule_counts_mutes_the_code() -> None:
    found = explained("Du neuf, du neuf et du neuf.", theme="formation")
    verdict = verdicts(found)["ecran"]
    assert (verdict.outcome, verdict.score) == (Outcome.MUTED, 0.0)
    assert verdict.made is None


@pytest.mark.parametrize("text", [TEXT, "Un écran.", "Une souris pis un vélo, ou deux."])
@pytest.mark.parametrize("threshold", [0.0, 0.3, 0.5, 0.99])
def test_what_is_said_to_be_suggested_is_what_the_coder_suggests(
    text: str, threshold: float
) -> None:
    book = replace(BOOK, threshold=threshold)
    found = explained(text, book)
    coded = suggest([found.transcript], book, NOWHERE)
    ours = [made for made in coded.suggestions if made.turn == 2]
    told = [each.made for each in found.verdicts if each.outcome is Outcome.SUGGESTED]
    assert sorted(ours, key=lambda made: -made.score) == told


def with_clues(book: Codebook) -> Codebook:
    weights = ((Term("neuf"), 1.2), (ConceptRef("objet"), -0.3))
    clues = Clues(-1.0, {"acces": 0.5}, weights, 1, length=-0.2)
    return replace(book, codes=(replace(book.codes[0], clues=clues), *book.codes[1:]))


def test_clues_are_told_one_by_one_and_add_up_to_the_score() -> None:
    verdict = verdicts(explained(TEXT, with_clues(BOOK)))["ecran"]
    heard = verdict.heard
    assert heard is not None
    said = [(element, TEXT[start:end], weight) for element, (start, end), weight in heard.clues]
    assert said == [(Term("neuf"), "neufs", 1.2), (ConceptRef("objet"), "écran", -0.3)]
    assert (heard.start, heard.theme) == (-1.0, 0.5)
    assert heard.length == pytest.approx(-0.2 * 1.1)
    assert heard.rules == pytest.approx(min(1, verdict.certainty * verdict.length) * 5)
    assert min(0.99, 1 / (1 + math.exp(-heard.total))) == pytest.approx(verdict.score, abs=0.001)


def test_clues_alone_may_speak_for_a_code() -> None:
    book = with_clues(replace(BOOK, codes=(code(name="ecran"), *BOOK.codes[1:]), threshold=0.3))
    verdict = verdicts(explained("C’est tout neuf, ça.", book))["ecran"]
    assert (verdict.fired, verdict.outcome) == ((), Outcome.SUGGESTED)
    assert verdict.score == pytest.approx(1 / (1 + math.exp(-0.7 + 0.2 * 0.5)), abs=0.001)


def test_each_segment_has_its_own_verdicts() -> None:
    book = replace(BOOK, segment_words=3)
    found = explained("Un écran là. Une souris là.", book)
    assert [(each.segment.n, each.code.id) for each in found.verdicts] == [
        *((1, "ecran"), (2, "souris")),
    ]


def test_other_turns_are_not_told_of() -> None:
    talk: Transcript = transcript("Un écran.", "Rien du tout.", "Un écran.")
    assert explain(talk, talk.turns[1], BOOK, NOWHERE).verdicts == ()
