"""Choosing quotes: the best ones, from many people."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from piacen_qual.analysis.citing.quotes import best_quotes, over_quoted
from piacen_qual.model import Coding, Quote, Segment, Transcript
from tests.analysis.making import (
    CODEBOOK,
    CODINGS,
    NORD_1,
    NORD_2,
    SUD,
    make_coding,
    make_transcript,
    whole_turns,
)

GROUPS = (NORD_1, NORD_2, SUD)


def _best(
    transcripts: tuple[Transcript, ...] = GROUPS,
    codings: tuple[Coding, ...] = CODINGS,
    **asked: Any,
) -> tuple[Quote, ...]:
    asked = {"min_words": 1, **asked}
    return best_quotes(transcripts, whole_turns(*transcripts), codings, CODEBOOK, **asked)


def _talk(*speakers: str, file: str = "nord_g1.txt", number: int = 1) -> Transcript:
    said = [
        (who, "outils", f"Il manque des pelles ici depuis {number * 10 + n} jours.")
        for n, who in enumerate(speakers)
    ]
    return make_transcript(said, file=file, number=number)


def _missing(*transcripts: Transcript) -> tuple[Coding, ...]:
    return tuple(
        make_coding(transcript, turn.n, "manque", "manque")
        for transcript in transcripts
        for turn in transcript.turns
    )


def test_a_quote_is_the_verbatim_with_its_evidence_and_attribution() -> None:
    (quote,) = _best(code="prix", case="NORD", limit=1)
    assert quote.text == "Une pelle, c’est le prix qui bloque."
    assert quote.text[slice(*quote.evidence)] == "le prix"
    assert quote.attribution == "(NORD, groupe 2, P1)"
    assert (quote.code_label, quote.theme, quote.words) == ("Le prix", "outils", 8)
    assert quote.before == "Animatrice\xa0: De quoi avez-vous besoin?"


def test_a_quote_tells_where_its_words_are_in_the_turn() -> None:
    long = make_transcript([("P1", "outils", "Bon. Bien. Il manque des pelles. Voilà. Merci.")])
    (quote,) = _best((long,), (make_coding(long, 1, "manque", "manque"),), max_words=4)
    assert quote.start > 0
    assert long.turns[0].text[quote.start :].startswith(quote.text)


def test_withdrawn_words_are_neither_cited_nor_shown_around_a_quote() -> None:
    talk = _talk("P1", "P2", "P3")
    codings = _missing(talk)
    gone = talk.turns[1].text
    assert gone in str(_best((talk,), codings, code="manque"))
    found = _best((talk,), codings, code="manque", withdrawn={(talk.file, 2): ((3, 9),)})
    assert {quote.turn for quote in found} == {1, 3}
    assert "manque" not in next(quote.after for quote in found if quote.turn == 1)
    assert "P2\xa0: Il […] des pelles" in next(quote.after for quote in found if quote.turn == 1)


def test_words_withdrawn_elsewhere_change_nothing() -> None:
    withdrawn = {("autre.txt", 2): ((0, 99),)}
    assert _best(withdrawn=withdrawn) == _best()


def test_without_a_code_every_code_has_its_quotes_but_for_mere_mentions() -> None:
    assert list(dict.fromkeys(quote.code for quote in _best())) == [
        "manque",
        "prix",
        "pour",
        "contre",
    ]


def test_things_named_are_cited_when_they_are_asked_for() -> None:
    assert {quote.code for quote in _best(code="outil")} == {"outil"}
    assert {quote.code for quote in _best(family="objets")} == {"outil"}


@pytest.mark.parametrize(
    ("asked", "places"),
    [
        ({"family": "cotes"}, {("nord_g1.txt", 3), ("nord_g2.txt", 2)}),
        ({"code": "manque", "case": "SUD"}, {("sud_g1.txt", 2)}),
        ({"code": "manque", "speaker": "P2"}, set()),
        ({"code": "manque", "theme": "saison"}, set()),
        ({"code": "manque", "min_words": 10}, {("nord_g1.txt", 2)}),
        ({"code": "rien"}, set()),
    ],
)
def test_filters(asked: dict[str, Any], places: set[tuple[str, int]]) -> None:
    assert {(quote.file, quote.turn) for quote in _best(**asked)} == places


def test_no_code_has_more_quotes_than_the_limit() -> None:
    assert max(Counter(quote.code for quote in _best(limit=1)).values()) == 1


def test_quotes_do_not_all_come_from_one_person() -> None:
    talk = _talk("P1", "P1", "P1", "P2", "P3")
    quotes = _best((talk,), _missing(talk), code="manque", limit=3)
    assert [quote.speaker for quote in quotes] == ["P1", "P2", "P3"]


def test_quotes_do_not_all_come_from_one_group() -> None:
    one, two = _talk("P1", "P2", "P3"), _talk("P4", file="nord_g2.txt", number=2)
    quotes = _best((one, two), _missing(one, two), code="manque", limit=2)
    assert {quote.file for quote in quotes} == {"nord_g1.txt", "nord_g2.txt"}


def test_quotes_of_one_person_can_be_limited() -> None:
    talk = _talk("P1", "P1", "P1")
    assert len(_best((talk,), _missing(talk), code="manque", per_speaker=1)) == 1


def test_a_person_who_holds_too_many_of_the_quotes_is_named() -> None:
    talk = _talk("P1", "P1", "P1", "P2")
    quotes = _best((talk,), _missing(talk), code="manque")
    assert over_quoted(quotes) == ("Attention : NORD, groupe 1, P1 fournit 3 des 4 citations.",)
    assert over_quoted(quotes[:2]) == ()


def test_the_same_words_are_not_cited_twice() -> None:
    talk = make_transcript([("P1", "outils", "Il en manque."), ("P2", "outils", "Il en manque.")])
    assert len(_best((talk,), _missing(talk), code="manque")) == 1


def test_a_surer_coding_comes_first() -> None:
    talk = _talk("P1", "P2")
    sure = make_coding(talk, 2, "manque", "manque", score=1.0)
    quotes = _best((talk,), (_missing(talk)[0], sure), code="manque")
    assert [quote.speaker for quote in quotes] == ["P2", "P1"]
    assert quotes[0].score > quotes[1].score


def test_a_decided_coding_comes_before_a_suggestion_that_is_as_good() -> None:
    talk = _talk("P1", "P2")
    surest, one = (replace(coding, score=0.99) for coding in _missing(talk))
    decided = replace(one, score=1.0, source="ana", memo="ana : à citer")
    quotes = _best((talk,), (surest, decided), code="manque")
    assert [(quote.source, quote.memo) for quote in quotes] == [
        ("ana", "ana : à citer"),
        ("suggestion", ""),
    ]


def test_a_long_segment_is_trimmed_and_its_evidence_follows() -> None:
    text = "On a eu de la neige en masse. Il manque des pelles. " + "Bon, on jase, on jase. " * 30
    talk = make_transcript([("P1", "outils", text.strip())])
    (quote,) = _best((talk,), _missing(talk), code="manque", max_words=12)
    assert quote.text == "On a eu de la neige en masse. Il manque des pelles."
    assert quote.text[slice(*quote.evidence)] == "manque"
    assert quote.warnings == ()
    assert (quote.cut_before, quote.cut_after) == (False, True)


def test_a_sentence_that_had_to_be_cut_says_so() -> None:
    talk = make_transcript([("P1", "outils", "pis là il en manque encore " * 20)])
    (quote,) = _best((talk,), _missing(talk), code="manque", max_words=20)
    assert "plus longue que la citation" in quote.warnings[0]


def test_moderators_are_never_cited_even_if_someone_codes_them() -> None:
    segment = Segment(NORD_1.file, 1, 1, 0, 10)
    coding = Coding(NORD_1.file, 1, 1, "manque", 0, 5, 1.0, "ana")
    assert best_quotes(GROUPS, [segment], [coding], CODEBOOK, min_words=1) == ()
