from dataclasses import replace

from piacen_qual.codebook.schema import Clues, Codebook, Family, Term
from piacen_qual.coding.explaining.activity import activity
from piacen_qual.coding.explaining.sightings import Sighting, sightings
from piacen_qual.coding.suggest import suggest
from piacen_qual.study import Cache
from tests.coding.making import code, codebook, termes, transcript, turn

TALK = transcript(
    "Le tuyau a percé.",
    "Un seau, un tuyau pis un boyau.",
    turn(3, "Un tuyau.", theme="vente"),
    "Rien à dire.",
)
TUYAU = termes("tuyau", id="jar.tuyau", weight=0.4, themes={"vente": 0.0}, other_themes=1.0)
BOYAU = termes("boyau", id="jar.boyau", weight=0.4)


def seen(book: Codebook, cache: Cache) -> tuple[Sighting, ...]:
    coded = suggest([TALK], book, cache)
    (jar, *_) = book.codes
    rules = [rule for rule in activity([TALK], book, cache) if rule.code == jar.id]
    return sightings(jar, rules, coded, [TALK], codebook=book, cache=cache)


def test_segments_come_with_their_passages_the_surest_first(cache: Cache) -> None:
    second, first = seen(codebook(code(TUYAU, BOYAU, name="jar")), cache)

    assert (second.turn.n, second.score, second.suggested) == (2, 0.64, True)
    assert (first.turn.n, first.score, first.suggested) == (1, 0.4, False)
    assert [(rule, passage.start) for rule, passage in second.passages] == [
        ("jar.tuyau", 12),
        ("jar.boyau", 25),
    ]


def test_a_code_that_a_rival_beats_is_seen_and_not_suggested(cache: Cache) -> None:
    rival = code(termes("seau", weight=0.9), name="rival")
    book = replace(
        codebook(code(TUYAU, BOYAU, name="jar"), rival), families=(Family("f", "F", share=1.0),)
    )
    beaten, _ = seen(book, cache)
    assert (beaten.turn.n, beaten.score, beaten.suggested) == (2, 0.64, False)


def test_what_clues_alone_suggest_is_seen_too(cache: Cache) -> None:
    clues = Clues(-1.0, {}, ((Term("seau"), 3.0),), 1)
    (seau,) = seen(codebook(replace(code(name="jar"), clues=clues)), cache)
    ((rule, passage),) = seau.passages
    assert (seau.turn.n, seau.suggested, rule) == (2, True, "jar.indices")
    assert TALK.turns[1].text[passage.start : passage.end] == "seau"


def test_a_code_without_rules_is_seen_nowhere(cache: Cache) -> None:
    assert seen(codebook(code(name="jar")), cache) == ()
