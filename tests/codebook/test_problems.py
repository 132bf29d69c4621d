import pytest

from piacen_qual.codebook.problems import Problems, hint
from piacen_qual.errors import Level
from piacen_qual.yamlfile import parse_yaml


@pytest.mark.parametrize(
    ("word", "known", "said"),
    [
        ("defintion", ("definition", "famille"), " Vouliez-vous dire « definition »?"),
        ("VERDUM", ("Verdun", "Rosemont"), " Vouliez-vous dire « Verdun »?"),
        ("ETE", ("été", "hiver"), " Vouliez-vous dire « été »?"),
        ("zzz", ("definition", "famille"), " Possibles : definition, famille."),
        ("x", (), ""),
    ],
)
def test_a_hint_names_the_close_word_or_what_exists(
    word: str, known: tuple[str, ...], said: str
) -> None:
    assert hint(word, known) == said


def test_a_hint_never_lists_more_than_twelve_names() -> None:
    said = hint("???", [f"code_{n:03}" for n in range(500)])

    assert said.count(",") == 11
    assert said.endswith("…")


def test_an_error_stops_its_code_and_a_warning_does_not() -> None:
    problems = Problems("codebook.yaml")
    problems.error(9, "faux.", "a")
    problems.warn(3, "douteux.", "b")
    problems.error(5, "faux aussi.")

    assert problems.broken == {"a"}
    assert [(p.line, p.level, p.message) for p in problems.in_order()] == [
        (3, Level.WARNING, "code « b » : douteux."),
        (5, Level.ERROR, "faux aussi."),
        (9, Level.ERROR, "code « a » : faux."),
    ]
    assert str(problems.in_order()[1]) == "codebook.yaml, ligne 5 : faux aussi."


def test_unknown_and_repeated_keys_are_told_where_they_stand() -> None:
    problems = Problems("codebook.yaml")
    node = parse_yaml(b"libelle: x\nquestion: y\nlibelle: z\n", "codebook.yaml")

    problems.check_keys(node, ("libelle", "questions"), "dans le thème « t »")

    assert [(p.line, p.message) for p in problems.in_order()] == [
        (2, "clé inconnue « question » dans le thème « t ». Vouliez-vous dire « questions »?"),
        (3, "« libelle » est écrit deux fois dans le thème « t ». Gardez-en un seul."),
    ]
