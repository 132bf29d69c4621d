import pytest

from piacen_qual.codebook.load import parse_codebook
from piacen_qual.codebook.schema import AnyOf, ConceptRef, Kind, Negation, Rule, Scope, Term

FRAME = """\
themes:
  bail: {{questions: [Et le bail?]}}
familles: {{f: F}}
concepts: {{c: [mot]}}
codes:
  k:
    famille: f
    definition: d
    regles:
      - {rule}
"""


def _read(rule: str) -> tuple[tuple[Rule, ...], list[str]]:
    book, problems = parse_codebook(FRAME.format(rule=rule).encode())
    assert all(problem.line == 10 for problem in problems), problems
    return book.codes[0].rules, [problem.message for problem in problems]


def _rule(rule: str) -> Rule:
    rules, told = _read(rule)
    assert told == []
    return rules[0]


def test_a_lone_expression_is_a_rule_of_one_term() -> None:
    rule = _rule("pas assez")

    assert (rule.id, rule.kind, rule.elements) == ("k.1", Kind.TERMS, (Term("pas assez"),))
    assert (rule.weight, rule.gap, rule.scope) == (0.7, 5, Scope.SENTENCE)
    assert (rule.negation, rule.themes, rule.other_themes) == (Negation.INDIFFERENT, {}, 1.0)


def test_a_bare_list_is_a_rule_of_alternatives() -> None:
    assert _rule("[a, '@c', [b, d]]").elements == (
        Term("a"),
        ConceptRef("c"),
        AnyOf((Term("b"), Term("d"))),
    )


def test_every_option_is_read() -> None:
    rule = _rule(
        "{suite: [a, b], ecart: 2, portee: segment, nie: requise, avec: ['@c'], sauf: x,"
        " sauf_segment: [y, z], theme: {bail: 1, autres: 0.2}, echange: reponse, poids: 0.55,"
        " nom: essai, parce_que: c’est ainsi}"
    )

    assert rule.id == "k.essai"
    assert (rule.kind, rule.gap, rule.scope) == (Kind.SEQUENCE, 2, Scope.SEGMENT)
    assert rule.negation is Negation.REQUIRED
    assert rule.present == (ConceptRef("c"),)
    assert rule.absent == (Term("x"),)
    assert rule.absent_in_segment == (Term("y"), Term("z"))
    assert (rule.themes, rule.other_themes) == ({"bail": 1}, 0.2)
    assert rule.answers
    assert (rule.weight, rule.reason) == (0.55, "c’est ainsi")


def test_a_list_of_themes_means_nowhere_else() -> None:
    rule = _rule("{termes: a, theme: [bail, intro]}")

    assert (rule.themes, rule.other_themes) == ({"bail": 1.0, "intro": 1.0}, 0.0)


@pytest.mark.parametrize("word", ["interdite", "interdit", "non", "false"])
def test_negation_may_be_said_in_more_than_one_way(word: str) -> None:
    assert _rule(f"{{termes: a, nie: {word}}}").negation is Negation.FORBIDDEN


@pytest.mark.parametrize(
    ("head", "rule", "approx"),
    [
        ("", "{termes: a}", True),
        ("", "a", True),
        ("", "{termes: a, approx: non}", False),
        ("approx: non\n", "{termes: a}", False),
        ("approx: non\n", "a", False),
        ("approx: non\n", "{termes: a, approx: oui}", True),
        ("approx: oui\n", "{termes: a, approx: false}", False),
    ],
)
def test_misspelt_words_are_found_unless_the_codebook_or_the_rule_says_no(
    head: str, rule: str, approx: bool
) -> None:
    book, problems = parse_codebook((head + FRAME.format(rule=rule)).encode())
    assert problems == ()
    assert book.codes[0].rules[0].approx is approx
    assert book.approx is (head != "approx: non\n")


def test_an_empty_name_counts_as_none() -> None:
    assert _rule("{termes: a, nom: }").id == "k.1"


def test_a_regular_expression_is_kept_to_the_letter() -> None:
    assert _rule(r"{regex: ' \bpas (?:ben|bin) '}").pattern == r" \bpas (?:ben|bin) "


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("{termes: a, poids: '0,7'}", "« poids » est un nombre, écrit avec un point"),
        ("{termes: a, poids: 1.5}", "« poids » va de 0 à 1."),
        ("{termes: a, poids: -0.1}", "« poids » va de 0 à 1."),
        ("{termes: a, poids: true}", "« poids » est un nombre"),
        ("{suite: [a, b], ecart: 61}", "« ecart » va de 0 à 60."),
        ("{termes: a, portee: page}", "« portee » vaut « phrase » ou « segment »."),
        ("{termes: a, nie: parfois}", "« nie » vaut « requise »"),
        ("{termes: a, echange: question}", "« echange » ne connaît que « reponse »."),
        ("{termes: a, approx: un peu}", "« approx » vaut « oui » ou « non »."),
        ("{termes: a, motif: [{LOWER: a}]}", "une règle porte une et une seule de ces clés"),
        ("{termes: a, theme: bal}", "thème inconnu « bal ». Vouliez-vous dire « bail »?"),
        ("{termes: a, theme: }", "« theme » est vide"),
        ("{termes: a, theme: {bail: 3}}", "theme : « bail » va de 0 à 2."),
        ("{termes: []}", "« termes » demande au moins un terme."),
        ("{proche: [a]}", "« proche » demande au moins deux éléments."),
        ("{proche: [a, []]}", "une liste de termes est vide."),
        ("{termes: a, avec: []}", "« avec » : la liste de termes est vide."),
        ("{termes: a, sauf: }", "« sauf » : la liste de termes est vide."),
        ("", "demande au moins un terme"),
        ("[]", "demande au moins un terme"),
        ("{termes: ['—']}", "« — » n’est pas un terme"),
        ("{termes: ['@']}", "« @ » n’est pas un terme"),
        ("{termes: [{a: b}]}", "n’est pas un terme"),
        ("{}", "une règle porte une et une seule de ces clés"),
        ("{regex: ''}", "l’expression régulière est vide"),
        ("{regex: 'a*'}", "l’expression régulière est vide, ou se contente de rien"),
        (
            "{regex: '(a'}",
            "mal formée : il manque une parenthèse, un crochet ou une accolade à la fin",
        ),
        ("{regex: 'a)b'}", "l’expression régulière est mal formée, à partir de « )b »."),
        ("{regex: '((a{1000}){1000}){1000}'}", "trop de répétitions"),
        ("{regex: 'a{99999999999}'}", "trop de répétitions"),
    ],
)
def test_what_is_wrong_in_a_rule_is_told_and_the_code_does_not_run(rule: str, words: str) -> None:
    rules, told = _read(rule)

    assert rules == ()
    assert any(words in message for message in told)
    assert all(message.startswith("code « k » : ") for message in told)


def test_a_regular_expression_nested_a_hundred_thousand_times_is_told() -> None:
    rules, told = _read("{regex: '" + "(" * 100_000 + "'}")

    assert rules == ()
    assert len(told) == 1
