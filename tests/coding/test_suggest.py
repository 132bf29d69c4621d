from dataclasses import replace
from pathlib import Path

import pytest

from piacen_qual.codebook.schema import Codebook, Family
from piacen_qual.coding.matching import hits
from piacen_qual.coding.matching.match import Matcher
from piacen_qual.coding.reading import annotate
from piacen_qual.coding.suggest import Coded, suggest, suggest_apart, suggest_each
from piacen_qual.errors import Level
from piacen_qual.model import Transcript
from piacen_qual.study import Cache
from tests.coding.making import code, codebook, proche, regex, termes, transcript, turn

TALK = transcript(
    turn(1, "Avez-vous assez d’écrans?", speaker="Animatrice", theme="acces"),
    turn(2, "On a pas assez d’écrans. Oui, pas assez d’écrans.", speaker="P1", theme="acces"),
    turn(3, "Moi j’ai mon écran, pis ma souris.", speaker="P2", theme="acces"),
    turn(4, "L’écran, oui.", speaker="P1", theme="cloture"),
)
MANQUE = proche("écran", ("manquer", "pas assez"), id="manque.proche", weight=0.8)
ECRAN = termes("écran", id="objets.ecran", weight=0.6)
SOURIS = termes("souris", id="objets.souris", weight=0.5)
BOOK = codebook(code(MANQUE, name="manque"), code(ECRAN, SOURIS, name="objets"))


def one(rules: Codebook, cache: Cache, talk: Transcript = TALK) -> Coded:
    return suggest([talk], rules, cache, processes=1)


def summary(coded: Coded) -> list[tuple[int, str, str, float]]:
    return [(s.turn, s.code, s.evidence, s.score) for s in coded.suggestions]


def test_one_suggestion_for_a_segment_and_a_code_in_the_order_of_both(cache: Cache) -> None:
    assert summary(one(BOOK, cache)) == [
        (2, "manque", "pas assez d’écrans", 0.8),
        (2, "objets", "écrans", 0.6),
        (3, "objets", "écran", 0.8),
        (4, "objets", "écran", 0.6),
    ]


def test_the_evidence_is_a_slice_of_the_turn(cache: Cache) -> None:
    for made in one(BOOK, cache).suggestions:
        assert TALK.turns[made.turn - 1].text[made.start : made.end] == made.evidence


def test_segments_are_those_of_participants_cut_as_the_codebook_says(cache: Cache) -> None:
    coded = one(replace(BOOK, segment_words=5), cache)
    assert [(segment.turn, segment.n) for segment in coded.segments] == [
        *((2, 1), (2, 2), (3, 1), (3, 2), (4, 1)),
    ]
    assert {(made.turn, made.segment) for made in coded.suggestions if made.code == "manque"} == {
        *((2, 1), (2, 2)),
    }


def test_independent_rules_add_up_and_never_to_certainty(cache: Cache) -> None:
    sure = codebook(code(replace(ECRAN, weight=1.0), name="objets"))
    assert {made.score for made in one(sure, cache).suggestions} == {0.99}


def test_the_strongest_rule_gives_the_evidence(cache: Cache) -> None:
    stronger = codebook(code(ECRAN, replace(SOURIS, weight=0.9), name="objets"))
    (third,) = (made for made in one(stronger, cache).suggestions if made.turn == 3)
    assert (third.evidence, third.rule) == ("souris", "objets.souris")


def test_under_the_threshold_nothing_is_suggested(cache: Cache) -> None:
    assert summary(one(replace(BOOK, threshold=0.7), cache)) == [
        (2, "manque", "pas assez d’écrans", 0.8),
        (3, "objets", "écran", 0.8),
    ]


def test_a_theme_multiplies_the_weight_or_cancels_the_rule(cache: Cache) -> None:
    rule = replace(ECRAN, themes={"acces": 1.5}, other_themes=0.0)
    assert summary(one(codebook(code(rule, name="objets")), cache)) == [
        (2, "objets", "écrans", 0.9),
        (3, "objets", "écran", 0.9),
    ]


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("Un écran.", 0.5),
        ("Un écran. Un écran!", 0.5),
        ("Un écran. Des écrans.", 0.75),
        ("L’écran, mon écran, deux écrans, l’ÉCRAN, le grand écran, le petit écran.", 0.875),
    ],
)
def test_passages_of_a_rule_in_different_words_are_witnesses_up_to_three(
    text: str, score: float, cache: Cache
) -> None:
    rule = termes("écran", "grand écran", "petit écran", id="objets.ecran", weight=0.5)
    coded = one(codebook(code(rule, name="objets")), cache, transcript(text))
    assert [made.score for made in coded.suggestions] == [score]


def test_a_passage_inside_another_is_no_second_witness(cache: Cache) -> None:
    rule = termes("écran", "grand écran", id="objets.ecran", weight=0.5)
    coded = one(codebook(code(rule, name="objets")), cache, transcript("Un grand écran."))
    assert [made.score for made in coded.suggestions] == [0.5]


def of_family(family: Family) -> Codebook:
    """Screens at 0.6 and mice at 0.5, of one family, without threshold."""
    codes = (code(ECRAN, name="ecran"), code(SOURIS, name="souris"))
    ours = tuple(replace(each, family=family.id) for each in codes)
    return replace(codebook(*ours, threshold=0.1), families=(family,))


@pytest.mark.parametrize(
    ("share", "kept"), [(0, ["ecran", "souris"]), (0.8, ["ecran", "souris"]), (0.9, ["ecran"])]
)
def test_a_family_can_keep_what_comes_near_its_best(
    share: float, kept: list[str], cache: Cache
) -> None:
    book = of_family(Family("objets", "Objets", share=share))
    coded = one(book, cache, transcript("Mon écran, ma souris."))
    assert [made.code for made in coded.suggestions] == kept


def test_an_exclusive_family_keeps_the_first_of_equals(cache: Cache) -> None:
    book = of_family(Family("objets", "Objets", share=1.0))
    equal = tuple(replace(each, rules=(replace(each.rules[0], weight=0.7),)) for each in book.codes)
    coded = one(replace(book, codes=equal), cache, transcript("Ma souris, mon écran."))
    assert [made.code for made in coded.suggestions] == ["ecran"]


def test_families_do_not_compete_with_one_another(cache: Cache) -> None:
    book = of_family(Family("objets", "Objets", share=1.0))
    apart = (book.codes[0], replace(book.codes[1], family="autres"))
    families = (*book.families, Family("autres", "Autres", share=1.0))
    both = replace(book, codes=apart, families=families)
    coded = one(both, cache, transcript("Mon écran, ma souris."))
    assert [made.code for made in coded.suggestions] == ["ecran", "souris"]


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("Mon écran.", 0.3),
        ("Mon écran pis moi.", 0.6),
        ("Mon écran, il est là depuis hier.", 0.72),
    ],
)
def test_the_length_of_the_segment_multiplies_the_scores_of_a_family(
    text: str, score: float, cache: Cache
) -> None:
    family = Family("objets", "Objets", lengths=((2, 0.5), (4, 1.0)), beyond=1.2)
    (made,) = one(of_family(family), cache, transcript(text)).suggestions
    assert made.score == score


def test_a_rule_without_weight_is_no_suggestion_even_without_threshold(cache: Cache) -> None:
    mute = codebook(code(replace(ECRAN, weight=0.0), name="objets"), threshold=0.0)
    assert one(mute, cache).suggestions == ()


def test_the_moderation_is_never_coded(cache: Cache) -> None:
    coded = one(BOOK, cache)
    assert not [made for made in coded.suggestions if made.turn == 1]
    assert not [segment for segment in coded.segments if segment.turn == 1]


@pytest.mark.parametrize("book", [codebook(), codebook(code())])
def test_a_codebook_without_codes_or_rules_loads_no_model(
    book: Codebook, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annotate, "french_tagger", lambda: pytest.fail("the model was loaded"))
    coded = one(book, cache)
    assert coded.suggestions == ()
    assert len(coded.segments) == 3


def test_ten_thousand_terms_and_a_term_without_words_are_fine(cache: Cache) -> None:
    many = [f"mot{number}" for number in range(10_000)]
    book = codebook(
        code(termes("@beaucoup", id="x.1")), concepts={"beaucoup": (*many, "?!", "écran")}
    )
    assert [made.turn for made in one(book, cache).suggestions] == [2, 3, 4]


def test_a_runaway_regex_is_told_once_and_the_other_rules_run(cache: Cache) -> None:
    rules = (regex("(a|aa)+$", id="fou.1", line=42), termes("écran", id="fou.2"))
    book = codebook(code(*rules, name="fou"))
    endless = transcript(turn(1, "a" * 60 + " écran!"), turn(2, "a" * 60 + "?"), file="b.txt")
    for _ in range(2):
        coded = suggest([endless, TALK], book, cache, processes=1)
        (problem,) = coded.problems
        assert (problem.level, problem.line) == (Level.ERROR, 42)
        assert "fou.1" in problem.message
        assert [(made.file, made.turn) for made in coded.suggestions][:2] == [
            *(("b.txt", 1), ("tj_g1.txt", 2)),
        ]


def test_a_second_run_reads_no_annotation_and_matches_nothing(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = one(BOOK, cache)
    monkeypatch.setattr(hits.Finder, "_annotations", lambda *_: pytest.fail("read again"))
    assert one(BOOK, cache) == first


def test_new_weights_themes_and_threshold_match_nothing_again(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    one(BOOK, cache)
    monkeypatch.setattr(hits.Finder, "_annotations", lambda *_: pytest.fail("read again"))
    lighter = codebook(code(replace(MANQUE, weight=0.55), name="manque"), threshold=0.5)
    other = tuple(replace(each, theme="formation") for each in TALK.turns)
    coded = one(lighter, cache, replace(TALK, turns=other))
    assert summary(coded) == [(2, "manque", "pas assez d’écrans", 0.55)]


def test_an_edited_code_is_the_only_one_matched_again(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    one(BOOK, cache)
    matched = []
    matches = Matcher.matches

    def spy(self: Matcher, rule: object) -> object:
        matched.append(rule)
        return matches(self, rule)  # type: ignore[arg-type]

    monkeypatch.setattr(Matcher, "matches", spy)
    edited = replace(SOURIS, elements=termes("oui").elements)
    coded = one(codebook(code(MANQUE, name="manque"), code(ECRAN, edited, name="objets")), cache)
    assert matched == [ECRAN, edited]
    assert (4, "objets", "écran", 0.8 + 0.0) in summary(coded)


def test_results_do_not_depend_on_the_cache_nor_on_company(cache: Cache) -> None:
    other = transcript("Il manque deux souris.", file="autre.txt")
    together = suggest([other, TALK], BOOK, cache, processes=1)
    again = suggest([TALK], BOOK, cache, processes=1)
    assert [made for made in together.suggestions if made.file == TALK.file] == list(
        again.suggestions
    )


def test_damaged_results_are_made_again(cache: Cache, tmp_path: Path) -> None:
    first = one(BOOK, cache)
    for kept in tmp_path.rglob("*"):
        if kept.is_file():
            kept.write_bytes(kept.read_bytes()[:-3])
    assert one(BOOK, cache) == first
    assert {each.partition("/")[0] for each in cache.damaged} == {"annotations", "reperages"}


def test_a_reason_tells_which_word_was_misspelt_and_of_what_warm_or_cold(cache: Cache) -> None:
    loose = termes("connexion", "mauvaise connexion", id="objets.reseau", approx=True)
    book = codebook(code(loose, ECRAN, name="objets"))
    talk = transcript("Une mauvaise conexion.", "Une bonne connexion, un écran.")
    cold, warm = one(book, cache, talk), one(book, cache, talk)
    assert cold == warm
    assert [made.reason.replace("\xa0", " ") for made in warm.suggestions] == [
        "« mauvaise conexion » (règle objets.reseau; approximatif : « conexion » lu comme"
        " « connexion »)",
        "« connexion » (règle objets.reseau; et une autre règle : ecran)",
    ]


def test_what_misspelt_words_are_read_as_follows_an_edited_rule(cache: Cache) -> None:
    loose = termes("connexion", id="objets.reseau", approx=True)
    talk = transcript("Une conexion.")
    assert summary(one(codebook(code(loose, name="objets")), cache, talk)) != []
    exact = replace(loose, approx=False)
    assert summary(one(codebook(code(exact, name="objets")), cache, talk)) == []


def test_progress_grows_to_the_whole(cache: Cache) -> None:
    said: list[tuple[int, int]] = []
    suggest(
        [TALK, replace(TALK, file="b.txt")],
        BOOK,
        cache,
        progress=lambda d, t, _: said.append((d, t)),
    )
    assert said[-1] == (8, 8)
    assert said == sorted(said)


def test_transcripts_can_be_coded_as_they_come(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hits, "_LOT", 1)
    asked = []

    def coming() -> object:
        for name in ("a.txt", "b.txt"):
            asked.append(name)
            yield replace(TALK, file=name)

    each = suggest_each(coming(), BOOK, cache, processes=1)  # type: ignore[arg-type]
    assert {made.file for made in next(each).suggestions} == {"a.txt"}
    assert asked == ["a.txt"]
    assert {made.file for made in next(each).suggestions} == {"b.txt"}


def test_an_interruption_leaves_nothing_half_written(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Matcher, "matches", interrupt)
        with pytest.raises(KeyboardInterrupt):
            one(BOOK, cache)
    assert not list(tmp_path.rglob("reperages/*"))
    assert summary(one(BOOK, cache))[0] == (2, "manque", "pas assez d’écrans", 0.8)


def test_a_reason_tells_of_the_theme_and_of_the_other_rules(cache: Cache) -> None:
    strong = replace(ECRAN, weight=0.7, themes={"acces": 0.9}, other_themes=1.0)
    off = replace(SOURIS, id="objets.nul", weight=0.0)
    book = codebook(code(strong, SOURIS, off, name="objets"))
    reasons = [made.reason.replace("\xa0", " ") for made in one(book, cache).suggestions]
    assert reasons == [
        "« écrans » (règle objets.ecran; compte moins sous ce thème)",
        "« écran » (règle objets.ecran; compte moins sous ce thème; et une autre règle : souris)",
        "« écran » (règle objets.ecran)",
    ]


def test_another_process_suggests_the_same_and_keeps_it_even_when_the_cache_cannot(
    cache: Cache,
) -> None:
    nothing = Cache(None)
    assert suggest_apart([TALK], BOOK, cache) == one(BOOK, nothing)
    assert suggest_apart([TALK], BOOK, nothing) == one(BOOK, nothing)
    assert suggest([TALK], BOOK, cache, known_only=True) == one(BOOK, nothing)


def test_only_what_is_known_is_suggested_where_nothing_may_be_matched(cache: Cache) -> None:
    with pytest.raises(hits.NotKnownError):
        suggest([TALK], BOOK, cache, known_only=True)
    one(BOOK, cache)
    with pytest.raises(hits.NotKnownError):
        suggest([TALK], codebook(code(SOURIS)), Cache(None), known_only=True)
