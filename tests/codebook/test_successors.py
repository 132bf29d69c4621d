import pytest

from piacen_qual.codebook.comparison import compare
from piacen_qual.codebook.load import parse_codebook
from piacen_qual.codebook.schema import Codebook
from piacen_qual.errors import Level

CODES = "familles: {f: F}\ncodes:\n" + "".join(
    f"  {name}: {{famille: f, definition: d}}\n" for name in ("prix", "duree", "qualite")
)


def _load(*lines: str) -> tuple[Codebook, list[tuple[int | None, str]]]:
    """A codebook of three codes with these correspondences, the first on line 7."""
    text = CODES + "correspondances:\n" + "".join(f"  {line}\n" for line in lines)
    book, problems = parse_codebook(text.encode())
    assert all(problem.level is Level.ERROR for problem in problems)
    return book, [(problem.line, problem.message) for problem in problems]


def test_a_renamed_a_merged_and_a_split_code_are_read() -> None:
    book, told = _load("cout: prix", "loyer: prix", "valeur: [prix, qualite]")

    assert told == []
    assert book.successors == {
        "cout": ("prix",),
        "loyer": ("prix",),
        "valeur": ("prix", "qualite"),
    }


def test_a_codebook_without_correspondences_has_none() -> None:
    assert parse_codebook(CODES.encode())[0].successors == {}


def test_chains_are_followed_to_the_codes_of_today() -> None:
    book, told = _load("a: b", "b: c", "c: [prix, d]", "d: [qualite, prix]")

    assert told == []
    assert book.successors["a"] == ("prix", "qualite")
    assert book.successors["b"] == book.successors["c"] == ("prix", "qualite")


def test_a_code_split_into_itself_alone_is_a_renamed_one() -> None:
    assert _load("cout: [prix, prix]")[0].successors == {"cout": ("prix",)}


@pytest.mark.parametrize(
    ("lines", "line", "words"),
    [
        (["cout: prx"], 7, "« cout » : code inconnu « prx ». Vouliez-vous dire « prix »?"),
        (["ok: prix", "cout: [prix, rien]"], 8, "« cout » : code inconnu « rien »."),
        (["a: b", "b: a"], 7, "« a » ne mène à aucun code d’aujourd’hui (a → b → a)."),
        (["a: b", "b: a"], 8, "« b » ne mène à aucun code d’aujourd’hui (b → a → b)."),
        (["a: a"], 7, "« a » ne mène à aucun code d’aujourd’hui (a → a)."),
        (["a: b", "b: [prix, c]", "c: b"], 7, "aucun code d’aujourd’hui (a → b → c → b)."),
        (["prix: qualite"], 7, "« prix » est encore un code"),
        (["cout: []"], 7, "« cout » : nommez le code qui le remplace"),
        (["cout:"], 7, "« cout » : nommez le code qui le remplace"),
        (["cout: {prix: 1}"], 7, "« cout » : nommez le code qui le remplace"),
        (["cout: prix", "cout: duree"], 8, "« cout » est écrit deux fois sous « correspondances »"),
        (["- cout"], 6, "il faut des lignes « clé : valeur » sous « correspondances »."),
    ],
)
def test_what_is_wrong_is_told_with_its_line(lines: list[str], line: int, words: str) -> None:
    _, told = _load(*lines)

    assert [message for at, message in told if at == line and words in message], told


def test_what_leads_to_an_error_is_left_out_and_the_rest_kept() -> None:
    book, told = _load("a: b", "b: rien", "cout: prix", "c: [prix, c]")

    assert book.successors == {"cout": ("prix",)}
    assert [line for line, _ in told] == [7, 8, 10]


def test_comparing_two_versions_tells_what_replaced_what() -> None:
    before, after = parse_codebook(CODES.encode())[0], _load("valeur: [prix, qualite]")[0]

    assert ("correspondances", ("valeur → prix, qualite",)) in [
        (change.key, change.added) for change in compare(before, after).settings
    ]
