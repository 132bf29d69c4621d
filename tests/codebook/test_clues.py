from piacen_qual.codebook.load import parse_codebook
from piacen_qual.codebook.schema import Clues, ConceptRef, Term

FRAME = """\
themes:
  bail: {questions: [Et le bail?]}
familles: {f: F}
concepts: {trajet: [pont, route]}
codes:
  k: {famille: f, definition: d, regles: [essence]}
indices:
"""


def _read(written: str) -> tuple[Clues | None, list[tuple[int | None, str]]]:
    book, problems = parse_codebook((FRAME + written).encode())
    return book.codes[0].clues, [(problem.line, problem.message) for problem in problems]


def test_clues_are_a_start_themes_and_weighted_words() -> None:
    clues, told = _read(
        "  k:\n    depart: -4.5\n    theme: bail 0.5, cloture -1\n"
        "    termes: >-\n      essence 1.3, pas assez 0.7,\n      @trajet -0.4\n"
    )
    assert told == []
    assert clues == Clues(
        -4.5,
        {"bail": 0.5, "cloture": -1.0},
        ((Term("essence"), 1.3), (Term("pas assez"), 0.7), (ConceptRef("trajet"), -0.4)),
        8,
    )


def test_a_code_without_clues_has_none() -> None:
    assert _read("  {}\n") == (None, [])


def test_what_is_wrong_is_told_all_at_once_and_stops_the_code_alone() -> None:
    clues, told = _read(
        "  kk: {depart: 1}\n"
        "  k: {depart: oups, theme: bial 1, termes: 'essence, @trajt 1', poids: 2}\n"
    )
    assert clues is None
    assert [line for line, _ in told] == [8, *[9] * 5]
    text = "\n".join(message for _, message in told)
    for word in ("« kk »", "« depart »", "« bial »", "« essence »", "@trajt", "« poids »"):
        assert word in text


def test_a_word_that_stands_twice_is_an_error() -> None:
    _, told = _read("  k: {depart: 1, termes: 'essence 1, pont 2, essence 3'}\n")
    assert ["essence" in message for _, message in told] == [True]
