from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.analysis.codebook_review.keyness import Contingency, key_terms, log_likelihood
from piacen_qual.codebook.schema import Term
from piacen_qual.coding.matching.segments import segments
from piacen_qual.coding.widening.vocabulary import Vocabulary
from piacen_qual.model import Transcript
from piacen_qual.study import Cache
from tests.analysis.making import make_transcript

counts = st.builds(Contingency, *[st.integers(0, 500)] * 4)


@pytest.mark.parametrize(
    ("table", "keyness"),
    [
        # Worked by hand. Margins 30, 70 and 40, 60 of 100: 12, 18, 28 and 42 are expected, and
        # 2 (10 ln 10/12 + 20 ln 20/18 + 30 ln 30/28 + 40 ln 40/42)
        # = 2 (-1.82322 + 2.10721 + 2.06979 - 1.95161) = 0.80434
        (Contingency(10, 20, 30, 40), 0.80434),
        # 0.35, 4.65, 6.65 and 88.35 are expected; an empty cell adds nothing:
        # 2 (5 ln 5/0.35 + 2 ln 2/6.65 + 93 ln 93/88.35) = 2 (13.29630 - 2.40294 + 4.77028)
        (Contingency(5, 0, 2, 93), 31.32729),
        (Contingency(1, 9, 10, 90), 0),  # one in ten on both sides
        (Contingency(0, 0, 0, 0), 0),
    ],
)
def test_keyness_is_that_of_a_table_worked_by_hand(table: Contingency, keyness: float) -> None:
    assert log_likelihood(table) == pytest.approx(keyness, abs=2e-4)


@given(counts)
def test_it_is_never_negative_and_does_not_depend_on_the_order_of_rows(table: Contingency) -> None:
    both, term_only, code_only, neither = table
    turned = Contingency(code_only, neither, both, term_only)
    assert log_likelihood(table) >= -1e-6
    assert log_likelihood(turned) == pytest.approx(log_likelihood(table), abs=1e-6)


@given(counts, st.integers(2, 9))
def test_as_many_times_the_segments_is_as_many_times_the_keyness(
    table: Contingency, times: int
) -> None:
    larger = Contingency(*(times * count for count in table))
    assert log_likelihood(larger) == pytest.approx(times * log_likelihood(table), abs=1e-4)


SAID = (
    *("Le mot de passe change tout le temps.", "J’ai perdu mon mot de passe au chalet."),
    *("Encore le mot de passe, encore!", "Le mot de passe, pis l’antivirus."),
    *("On a mangé une tarte au chalet.", "Un mot sur la tarte.", "Bonjour à la ronde."),
    *("La neige fond.", "Le chalet est loin.", "On verra demain.", "La neige tombe."),
)
CODED = frozenset(range(4))


def talk(said: tuple[str, ...] = SAID, speakers: tuple[str, ...] = ("P1", "P2")) -> Transcript:
    return make_transcript(
        [(speakers[n % len(speakers)], "outils", text) for n, text in enumerate(said)]
    )


def vocabulary(tmp_path: Path, *transcripts: Transcript) -> Vocabulary:
    cut = [segment for each in transcripts for segment in segments(each, 120)]
    return Vocabulary(transcripts, cut, {}, Cache(tmp_path))


def test_the_expression_is_found_and_its_words_do_not_repeat_it(tmp_path: Path) -> None:
    (only,) = key_terms(vocabulary(tmp_path, talk()), CODED)
    assert only.term == "mot de passe"
    assert only.counts == Contingency(4, 0, 0, 7)
    assert only.speakers == 2
    assert only.keyness == pytest.approx(log_likelihood(only.counts))


def test_what_one_person_alone_says_is_no_key_term(tmp_path: Path) -> None:
    assert key_terms(vocabulary(tmp_path, talk(speakers=("P1",))), CODED) == ()


def test_twice_is_not_enough(tmp_path: Path) -> None:
    assert key_terms(vocabulary(tmp_path, talk(SAID[2:])), frozenset(range(2))) == ()


def test_what_rules_find_already_is_left_out(tmp_path: Path) -> None:
    words = vocabulary(tmp_path, talk())
    known = words.said([Term("mot de passe")])
    assert key_terms(words, CODED, known=lambda said: words.covered(said, known)) == ()


def test_a_term_that_is_rarer_with_the_code_is_no_key_term(tmp_path: Path) -> None:
    found = key_terms(vocabulary(tmp_path, talk()), frozenset(range(4, 11)))
    assert "mot de passe" not in {made.term for made in found}


def test_segments_of_other_themes_are_not_compared(tmp_path: Path) -> None:
    other = make_transcript(
        [("P1", "saison", "Le mot de passe, encore.")] * 9, file="sud_g1.txt", case="SUD"
    )
    (only,) = key_terms(vocabulary(tmp_path, talk(), other), CODED)
    assert only.counts == Contingency(4, 0, 0, 7)
    assert len(only.said.segments) == 13


def test_no_coded_segment_has_no_key_term(tmp_path: Path) -> None:
    assert key_terms(vocabulary(tmp_path, talk()), frozenset()) == ()
