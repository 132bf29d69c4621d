"""A law: what is suggested depends on the words and on the rules, on nothing else."""

import os
import random
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piacen_qual.codebook.schema import (
    Clues,
    Codebook,
    ConceptRef,
    Family,
    Kind,
    Negation,
    Rule,
    Scope,
    Term,
)
from piacen_qual.coding.reading import annotate
from piacen_qual.coding.suggest import suggest
from piacen_qual.model import Suggestion, Transcript
from piacen_qual.study import Cache
from tests.coding.making import code, codebook, elements, proche, regex, termes, transcript, turn

Results = dict[str, list[Suggestion]]
Talks = tuple[Transcript, ...]
Visit = tuple[int, list[int], int, float]

FORKED = 60_000  # characters, enough for the program to share the work by itself
WORDS = (
    *("écran", "souris", "ordi", "manque", "pas", "assez", "neuf", "écrans", "manquait", "brisé"),
    *("on", "d’accord", "oui", "chez", "nous", "ordinatuer", ".", ","),
)
TERMS = (
    *("écran", "@objet", "manquer", "souris", "pas assez", "ordi*", "brisé", "=neuf", "chez nous"),
    *("pas … neuf", "d’accord", "ordinateur"),
)
CONCEPTS = (("écran", "souris"), ("souris", "@appareil"), ("ordi", "@absent"))
THEMES = ("acces", "formation")
PATTERNS = {Kind.REGEX: r"\bé\w+|neuf", Kind.MOTIF: '[{"POS": "NOUN"}, {"LEMMA": "neuf"}]'}

said = st.tuples(
    st.sampled_from(("P1", "P2", "Animatrice")),
    st.sampled_from(THEMES),
    st.lists(st.sampled_from(WORDS), min_size=8, max_size=16),
)


def talk(turns: Iterable[tuple[str, str, list[str]]]) -> Transcript:
    return transcript(
        *(
            turn(n, " ".join(words), speaker=speaker, theme=theme)
            for n, (speaker, theme, words) in enumerate(turns, 1)
        )
    )


def named(talks: Iterable[Transcript]) -> Talks:
    return tuple(replace(talk, file=f"{place}.txt") for place, talk in enumerate(talks))


talks = st.lists(st.lists(said, min_size=2, max_size=4).map(talk), min_size=2, max_size=3).map(
    named
)
listed = st.lists(st.sampled_from(TERMS), min_size=2, max_size=3, unique=True)
terms = listed.map(lambda given: elements(*given))
rarely = st.one_of(st.just(()), st.just(()), st.just(()), terms)
rules = st.builds(
    lambda kind, **settings: Rule("x.1", 1, kind, pattern=PATTERNS.get(kind, ""), **settings),
    kind=st.sampled_from((Kind.NEAR, Kind.TERMS, Kind.SEQUENCE, Kind.REGEX, Kind.MOTIF)),
    elements=terms,
    gap=st.sampled_from((9, 0)),
    scope=st.sampled_from((Scope.SEGMENT, Scope.SENTENCE)),
    negation=st.sampled_from((Negation.INDIFFERENT, Negation.FORBIDDEN, Negation.REQUIRED)),
    present=rarely,
    absent=rarely,
    absent_in_segment=rarely,
    answers=st.sampled_from((False, False, True)),
    approx=st.booleans(),
    weight=st.sampled_from((0.7, 0.5, 0.3)),
    themes=st.dictionaries(st.sampled_from(THEMES), st.sampled_from((1.2, 0.5, 0.0))),
)


clues = st.builds(
    lambda given, weight: Clues(
        weight, {"acces": 1.0}, tuple((element, weight) for element in given), 1
    ),
    terms,
    st.sampled_from((0.5, -0.5)),
)


def book(
    codes: Iterable[tuple[Sequence[Rule], Clues | None]], concept: Iterable[str], words: int
) -> Codebook:
    family = Family("f", "F", share=0.3, lengths=((4, 0.7),), beyond=1.1)
    made = (
        replace(
            code(*(replace(rule, id=f"{name}.{n}") for n, rule in enumerate(each)), name=name),
            clues=said,
        )
        for name, (each, said) in zip("xyz", codes, strict=False)
    )
    made_book = codebook(*made, concepts={"objet": concept, "appareil": ("ordi",)}, threshold=0.1)
    return replace(made_book, families=(family,), segment_words=words)


books = st.builds(
    book,
    st.lists(
        st.tuples(st.lists(rules, min_size=1, max_size=3), st.one_of(st.none(), clues)),
        min_size=2,
        max_size=3,
    ),
    st.sampled_from(CONCEPTS),
    st.sampled_from((120, 5)),
)
three_books = st.builds(  # one, the same with one code edited, and another
    lambda one, other: [one, replace(one, codes=(*other.codes[:1], *one.codes[1:])), other],
    books,
    books,
)
visits = st.lists(
    st.tuples(
        st.integers(0, 2), st.permutations((0, 1, 2)), st.sampled_from((1, 2)), st.floats(0, 1)
    ),
    min_size=3,
    max_size=5,
)


def coded(talks: Sequence[Transcript], book: Codebook, cache: Cache, processes: int = 1) -> Results:
    made = suggest(talks, book, cache, processes=processes)
    assert made.problems == ()
    found: Results = {talk.file: [] for talk in talks}
    for each in made.suggestions:
        found[each.file].append(each)
    return found


def alone(talks: Talks, book: Codebook) -> Results:
    """Each transcript without company nor cache."""
    return {talk.file: coded([talk], book, Cache(None))[talk.file] for talk in talks}


def forget(folder: Path, share: float, chance: random.Random) -> None:
    for kept in sorted(path for path in folder.rglob("*") if path.is_file()):
        if chance.random() < share:
            kept.unlink()


@pytest.fixture(scope="module", autouse=True)
def hasty_disk() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda handle: None)
        yield


@settings(max_examples=12, deadline=None)
@given(talks, three_books, visits, st.randoms(use_true_random=False))
def test_neither_cache_nor_processes_nor_order_change_a_result(
    talks: Talks, books: list[Codebook], visits: list[Visit], chance: random.Random
) -> None:
    expected = [alone(talks, book) for book in books]
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(annotate, "_WORTH_FORKING", 0)
        patch.setattr(annotate, "_BATCH", 2)
        for which, order, processes, lost in visits:
            forget(Path(folder), lost, chance)
            shuffled = [talks[place] for place in order if place < len(talks)]
            found = coded(shuffled, books[which], Cache(Path(folder)), processes)
            assert found == {talk.file: expected[which][talk.file] for talk in shuffled}


def written(rule: Rule, concept: Sequence[str] = ("écran", "ordinateur"), **more: Any) -> Codebook:
    """A codebook of one code; `more` are settings of the codebook, and the code's clues."""
    made = replace(code(rule, name="x"), clues=more.pop("clues", None))
    return replace(codebook(made, concepts={"objet": concept}, rule_force=1.0), **more)


RULE = proche("@objet", "manquer", id="x.1", gap=2)
REGEX, MOTIF = regex("vélo", id="x.1"), Rule("x.1", 1, Kind.MOTIF, pattern='[{"LEMMA": "vélo"}]')
CLUES = Clues(0.5, {}, ((Term("neuf"), 0.5), (ConceptRef("objet"), 0.2)), 1)
TALK = transcript("Il manque pas un écran. Un ordinatuer me manque. Des écrans. Un vélo neuf, oui.")
SETTINGS: tuple[dict[str, Any], ...] = (
    {"kind": Kind.TERMS},
    {"kind": Kind.SEQUENCE},
    {"elements": elements("vélo", "neuf")},
    {"gap": 0},
    {"scope": Scope.SEGMENT},
    {"negation": Negation.FORBIDDEN},
    {"present": elements("auto")},
    {"absent": elements("pas")},
    {"absent_in_segment": elements("oui")},
    {"answers": True},
    {"approx": True},
    {"weight": 0.6},
    {"themes": {"acces": 0.9}},
)
OF_CLUES: tuple[dict[str, Any], ...] = (
    {"start": 0.7},
    {"themes": {"acces": 0.3}},
    {"weights": ((Term("neuf"), 0.9),)},
    {"weights": ((Term("vélo"), 0.5), (Term("oui"), 0.7))},
)
HEARD = written(RULE, clues=CLUES)
EDITS = (
    *((written(RULE), written(replace(RULE, **setting))) for setting in SETTINGS),
    *((HEARD, written(RULE, clues=replace(CLUES, **setting))) for setting in OF_CLUES),
    (HEARD, written(RULE, ("vélo",), clues=CLUES)),
    (HEARD, written(RULE)),
    (written(REGEX), written(replace(REGEX, pattern="neuf"))),
    (written(MOTIF), written(replace(MOTIF, pattern='[{"LEMMA": "neuf"}]'))),
    (written(RULE), written(RULE, ("vélo", "neuf"))),
    (written(RULE), written(RULE, segment_words=3)),
    (written(RULE), written(RULE, threshold=0.9)),
)


@pytest.mark.parametrize(("before", "after"), EDITS)
def test_an_edited_codebook_gives_what_it_would_have_given_from_the_start(
    before: Codebook, after: Codebook, cache: Cache
) -> None:
    first = coded([TALK], before, cache)
    fresh = coded([TALK], after, Cache(None))
    assert fresh != first
    assert coded([TALK], after, cache) == fresh
    assert coded([TALK], before, cache) == first


def test_two_processes_of_their_own_accord_give_the_same_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forked: list[int] = []

    def pool(workers: int, **options: Any) -> ProcessPoolExecutor:
        forked.append(workers)
        return ProcessPoolExecutor(workers, **options)

    monkeypatch.setattr(annotate, "ProcessPoolExecutor", pool)
    chance = random.Random(1)  # noqa: S311 — words, not secrets
    texts = [" ".join(chance.choices(WORDS, k=120)) for _ in range(FORKED // 500)]
    turns = [turn(n, text) for n, text in enumerate(texts, 1)]
    talks = named((transcript(*turns[::2]), transcript(*turns[1::2])))
    rules = (proche("@objet", "manquer", id="x.0"), termes("pas assez", id="x.1"))
    made = book([(rules, None)], CONCEPTS[0], 40)

    one = coded(talks, made, Cache(tmp_path / "one"), 1)
    assert forked == []
    assert coded(talks, made, Cache(tmp_path / "two"), 2) == one
    assert forked == [2]
    assert all(len(found) > 10 for found in one.values())
