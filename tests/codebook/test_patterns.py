import json

import pytest

from piacen_qual.codebook.load import parse_codebook
from piacen_qual.codebook.schema import Kind, Rule
from piacen_qual.errors import UnreadableFileError

FRAME = """\
familles: {{f: F}}
codes:
  k:
    famille: f
    definition: d
    regles:
      - {{nom: m, motif: {motif}}}
  sain: {{famille: f, definition: d, regles: [mot]}}
"""


def read(motif: str) -> tuple[tuple[Rule, ...], list[str]]:
    book, problems = parse_codebook(FRAME.format(motif=motif).encode())
    assert book.codes[1].rules  # a code without error always runs
    assert all(problem.line == 7 for problem in problems)
    return book.codes[0].rules, [problem.message for problem in problems]


def pattern(motif: str) -> list[dict[str, object]]:
    (rule,), told = read(motif)
    assert (rule.kind, rule.elements, told) == (Kind.MOTIF, (), [])
    made: list[dict[str, object]] = json.loads(rule.pattern)
    return made


def test_a_pattern_is_read_as_spacy_takes_it() -> None:
    assert pattern('[{LEMMA: avoir}, {LOWER: pas, OP: "?"}, {POS: NOUN}]') == [
        {"LEMMA": "avoir"},
        {"LOWER": "pas", "OP": "?"},
        {"POS": "NOUN"},
    ]


@pytest.mark.parametrize(
    ("written", "token"),
    [
        ("{LOWER: Pas}", {"LOWER": "pas"}),
        ('{LOWER: "d’"}', {"LOWER": "d'"}),
        ("{TEXT: Zoom}", {"TEXT": "Zoom"}),
        ("{POS: noun}", {"POS": "NOUN"}),
        ("{LEMMA: {IN: [avoir, Être]}}", {"LEMMA": {"IN": ["avoir", "être"]}}),
        ("{POS: {NOT_IN: [PUNCT]}}", {"POS": {"NOT_IN": ["PUNCT"]}}),
        ("{LIKE_NUM: oui}", {"LIKE_NUM": True}),
        ("{IS_PUNCT: false}", {"IS_PUNCT": False}),
        ("{LENGTH: 4}", {"LENGTH": 4}),
        ('{LENGTH: {">=": 8}}', {"LENGTH": {">=": 8}}),
        ('{LOWER: a, OP: "{2,3}"}', {"LOWER": "a", "OP": "{2,3}"}),
        ("{LOWER: oui}", {"LOWER": "oui"}),
    ],
)
def test_words_are_compared_as_everywhere_in_the_codebook(
    written: str, token: dict[str, object]
) -> None:
    assert pattern(f"[{written}]") == [token]


@pytest.mark.parametrize(
    ("motif", "words"),
    [
        ("[]", "« motif » est une liste de mots : [{LEMMA: avoir}, {POS: NOUN}]."),
        ("pas", "« motif » est une liste de mots"),
        ("{LOWER: pas}", "« motif » est une liste de mots"),
        ("[pas]", "motif : « pas » n’est pas un mot du motif : écrivez {LOWER: …}."),
        ("[{LEMA: avoir}]", "clé inconnue « LEMA ». Vouliez-vous dire « LEMMA »?"),
        ("[{TAG: x}]", "clé inconnue « TAG » : elle demande une analyse qui n’est pas faite."),
        ("[{DEP: nsubj}]", "clé inconnue « DEP » : elle demande une analyse"),
        ("[{POS: NOM}]", "nature de mot inconnue « NOM »."),
        ("[{LOWER: }]", "« LOWER » attend un mot."),
        ("[{LOWER: [a, b]}]", "« LOWER » attend un mot."),
        ("[{LOWER: {REGEX: '(a+)+$'}}]", "« LOWER » n’accepte pas « REGEX ». Possibles : IN, NOT"),
        ("[{LOWER: {FUZZY: a}}]", "« LOWER » n’accepte pas « FUZZY »"),
        ("[{LENGTH: {IN: [1]}}]", "« LENGTH » n’accepte pas « IN »"),
        ("[{LENGTH: long}]", "« LENGTH » attend un nombre de lettres."),
        ("[{IS_ALPHA: peut-être}]", "« IS_ALPHA » vaut « oui » ou « non »."),
        ('[{LOWER: a, OP: "??"}]', "« OP » vaut"),
        ("[{LOWER: a, OP: {2}}]", "« OP » vaut"),
        ("[{LOWER: a, LOWER: b}]", "« LOWER » est écrit deux fois pour le même mot."),
        ("[{}]", "il se contente de n’importe quoi"),
        ('[{LOWER: a, OP: "?"}]', "il se contente de n’importe quoi"),
        ('[{OP: "+"}]', "il se contente de n’importe quoi"),
        ('[{LOWER: a}, {OP: "*"}, {LOWER: b}, {OP: "+"}]', "il est trop libre"),
        ('[{LOWER: a}, {OP: "{0,7}"}, {LOWER: b}]', "il est trop libre"),
        ('[{LOWER: a, OP: "{999}"}]', "il est trop libre"),
        ("[" + ", ".join(["{LOWER: a}"] * 21) + "]", "il est trop libre : au plus 20 mots"),
    ],
)
def test_what_is_wrong_in_a_pattern_is_told_and_the_code_does_not_run(
    motif: str, words: str
) -> None:
    rules, told = read(motif)
    assert rules == ()
    assert any(words in message for message in told), told
    assert all(message.startswith("code « k » : ") for message in told)


def test_everything_wrong_is_told_at_once() -> None:
    _, told = read('[{LEMA: avoir}, {POS: NOM}, {LOWER: a, OP: "??"}]')
    assert len(told) == 3


@pytest.mark.parametrize("operator", ["?", "*", "!"])
def test_an_operator_without_quotes_is_told_with_what_to_do(operator: str) -> None:
    with pytest.raises(UnreadableFileError, match="mettez entre guillemets") as stop:
        read(f"[{{LOWER: a}}, {{LOWER: pas, OP: {operator}}}]")
    assert f"« {operator} »" in str(stop.value)
    assert stop.value.line == 7
