from dataclasses import replace
from itertools import pairwise

import pytest

from piacen_qual.codebook.schema import Code, Codebook, Example, Rule
from piacen_qual.coding.reading import annotate
from piacen_qual.coding.trial import try_examples
from piacen_qual.errors import Level
from piacen_qual.study import Cache
from tests.coding.making import code, codebook, termes

ECRAN = termes("écran", id="objets.ecran")


def tried(*rules: Rule, good: tuple[Example, ...] = (), bad: tuple[Example, ...] = ()) -> Code:
    return replace(code(*rules, name="objets"), theme="acces", examples=good, counter_examples=bad)


def failures(book: Codebook, cache: Cache) -> list[tuple[int | None, str]]:
    return [(problem.line, problem.message) for problem in try_examples(book, cache)]


def test_each_failure_is_a_warning_at_the_line_of_its_sentence(cache: Cache) -> None:
    long = f"Moi, j’ai {'vraiment ' * 20}une souris."
    made = tried(
        ECRAN,
        good=(Example("Un écran.", 3), Example(long, 4)),
        bad=(Example("Une souris.", 6), Example("Pas d’écran.", 7)),
    )

    missed, taken = try_examples(codebook(made), cache)

    assert (missed.file, missed.line, missed.level) == ("codebook.yaml", 4, Level.WARNING)
    assert missed.message.startswith("code « objets » : l’exemple « Moi, j’ai vraiment")
    assert missed.message.endswith("… » ne reçoit pas ce code.")
    assert len(missed.message) < 130
    assert (taken.line, taken.message) == (
        7,
        "code « objets » : le contre-exemple « Pas d’écran. » reçoit ce code (règle objets.ecran).",
    )


def test_a_sentence_is_said_under_its_own_theme_else_the_code_s(cache: Cache) -> None:
    rule = replace(ECRAN, themes={"acces": 1.0}, other_themes=0.0)
    made = tried(rule, good=(Example("Un écran.", 3), Example("Un écran.", 4, "bail")))
    assert [line for line, _ in failures(codebook(made), cache)] == [4]


def test_reactions_are_played_as_an_answer_to_another_participant(cache: Cache) -> None:
    answer = termes("d’accord", answers=True)
    made = tried(answer, good=(Example("D’accord avec toi.", 3),))
    assert failures(codebook(made), cache) == []


def test_other_sentences_are_no_talk_to_answer(cache: Cache) -> None:
    made = tried(ECRAN, good=(Example("Un écran.", 3),) * 2, bad=(Example("D’accord.", 4),))
    other = code(termes("d’accord", answers=True), name="accord")
    assert failures(codebook(made, other), cache) == []


def test_codes_without_rules_are_not_tried(cache: Cache) -> None:
    assert failures(codebook(tried(good=(Example("Un écran.", 3),))), cache) == []


def test_what_was_tried_is_not_read_again(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    book = codebook(tried(ECRAN, good=(Example("Une souris.", 3),)))
    first = failures(book, cache)
    monkeypatch.setattr(annotate.Annotator, "annotate", None)
    assert failures(book, cache) == first != []


def test_progress_goes_forward_and_says_what_is_done(cache: Cache) -> None:
    told: list[tuple[int, int, str]] = []
    made = tried(ECRAN, good=(Example("Un écran.", 3), Example("Cet écran.", 4)))
    try_examples(codebook(made), cache, progress=lambda *step: told.append(step))
    assert told[-1] == (4, 4, "Essai des exemples")
    assert all(before <= after for (before, *_), (after, *_) in pairwise(told))
