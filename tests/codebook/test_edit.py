import difflib
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piacen_qual.codebook.additions import (
    Addition,
    elements_of,
    find_target,
    own_rule,
    widened,
)
from piacen_qual.codebook.edit import NoPlaceError, quoted, written
from piacen_qual.codebook.load import parse_codebook
from piacen_qual.codebook.rules import LETTER
from piacen_qual.codebook.schema import Codebook, Term

OURS = Path(__file__).parents[2] / "codebook.yaml"

LAYOUTS = """\
# Un codebook écrit de toutes les façons.
titre:   Jardin       # des blancs, gardés
version: "1.10"

concepts:
  court: [pelle, 'râteau']   # une ligne
  pris_dans_un_long: [pelle, râteau, binette, sarcloir, sécateur, arrosoir, brouette, serfouette,
    transplantoir, griffe,   # un commentaire au milieu
    "fourche à bêcher"]
  plein: [PLEIN]
  virgule: [
    pelle,
    râteau,
  ]
  bloc:
    - pelle
    - râteau   # le dernier, commenté
    # un commentaire sous la liste

  groupes:
    - [pelle, râteau]
    - [arroser,
       bêcher]
  sans_retrait:
  - pelle
  - '@court'
  seul: pelle
  cite: 'un mot'   # seul aussi
  texte:
    - |
      tout le
      jardin

codes:
  # Les codes
  en_bloc:
    famille: raisons
    definition: >
      Une définition
      sur deux lignes.
    exemples: [Il a gelé.]
    regles:
      - nom: gel
        termes: [geler, gel]
        poids: 0.8    # sûr

  avec_lexique:
    famille: raisons
    definition: Il pleut.
    regles:
      - {nom: lexique, termes: [pluie], poids: 0.3}
      - nom: autre
        termes: [averse]
  lexique_en_bloc:
    famille: raisons
    definition: Il neige.
    regles:
      - nom: lexique
        poids: 0.3
        termes:
          - neige
      - averse
  en_ligne: {famille: raisons, definition: Il vente., regles: [{termes: [vent]}, bourrasque]}
  une_regle: {famille: raisons, definition: Il fait beau., regles: soleil}
  sans_regle:
    famille: raisons
    definition: Rien encore.
  regles_vides:
    famille: raisons
    definition: Rien non plus.
    regles:
  ligne_sans_regle: {famille: raisons, definition: Rien de rien.}

familles: {raisons: Raisons}
""".replace("PLEIN", ", ".join(f"outil {number}" for number in range(10, 20)))

TARGETS = (
    *("@court", "@pris_dans_un_long", "@plein", "@virgule", "@bloc", "@groupes", "@sans_retrait"),
    *("@seul", "@cite", "@texte"),
    *("en_bloc", "avec_lexique", "lexique_en_bloc", "en_ligne", "une_regle", "sans_regle"),
    *("regles_vides", "ligne_sans_regle"),
)

terms = (
    st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=40)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: LETTER.search(text) is not None and text.isprintable())
    .filter(lambda text: not text.startswith("@"))
)


def read(data: bytes) -> Codebook:
    book, problems = parse_codebook(data)
    assert not [problem for problem in problems if "famille" not in problem.message], problems
    return book


def without_lines(book: Codebook) -> str:
    """All that a codebook says, but for where."""
    return re.sub(r"line=\d+|digest='\w+'", "", repr(book))


def changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that are gone, and those that are new."""
    told = list(difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True)))
    gone = [line[2:] for line in told if line.startswith("- ")]
    return gone, [line[2:] for line in told if line.startswith("+ ")]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@settings(max_examples=60, deadline=None)
@given(asked=st.sampled_from(TARGETS), term=terms, weight=st.sampled_from([0, 0.4, 1]))
def test_a_term_is_inserted_and_every_other_character_stays(
    asked: str, term: str, weight: float, ending: str, mark: str
) -> None:
    before = (mark + LAYOUTS.replace("\n", ending)).encode()
    book = read(before)
    addition = Addition(find_target(book, asked), term, weight)

    after = written(before, addition)

    left = iter(after.decode())
    assert all(letter in left for letter in before.decode())  # in order, nothing lost
    gone, new = changed(before.decode(), after.decode())
    assert len(gone) <= 1 <= len(new) <= 4
    assert all(line.endswith(ending) for line in new)
    assert without_lines(read(after)) == without_lines(widened(book, addition))


@pytest.mark.parametrize("asked", TARGETS)
def test_a_second_term_stands_after_the_first(asked: str) -> None:
    data = LAYOUTS.encode()
    for term in ("premier", "second, peut-être"):
        data = written(data, Addition(find_target(read(data), asked), term))
    target = find_target(read(data), asked)
    own = () if asked.startswith("@") else own_rule(target)  # type: ignore[arg-type] # a code
    elements = elements_of(target) if own == () else own.elements  # type: ignore[union-attr]
    assert elements[-2:] == (Term("premier"), Term("second, peut-être"))


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        ("@court", ["  court: [pelle, 'râteau', houe]   # une ligne\n"]),
        ("@bloc", ["    - houe\n"]),
        ("@groupes", ["    - houe\n"]),
        ("@sans_retrait", ["  - houe\n"]),
        ("@seul", ["  seul: [pelle, houe]\n"]),
        ("en_bloc", ["      - nom: lexique\n", "        termes: [houe]\n", "        poids: 0.4\n"]),
        ("avec_lexique", ["      - {nom: lexique, termes: [pluie, houe], poids: 0.3}\n"]),
        ("lexique_en_bloc", ["          - houe\n"]),
        (
            "sans_regle",
            [
                "    regles:\n",
                "      - nom: lexique\n",
                "        termes: [houe]\n",
                "        poids: 0.4\n",
            ],
        ),
    ],
)
def test_the_term_is_written_as_its_neighbours_are(asked: str, lines: list[str]) -> None:
    addition = Addition(find_target(read(LAYOUTS.encode()), asked), "houe")
    assert changed(LAYOUTS, written(LAYOUTS.encode(), addition).decode())[1] == lines


def test_a_full_line_is_not_made_longer() -> None:
    addition = Addition(find_target(read(LAYOUTS.encode()), "@plein"), "houe")
    gone, new = changed(LAYOUTS, written(LAYOUTS.encode(), addition).decode())
    assert new == [gone[0].replace("]", ","), "    houe]\n"]


def test_a_file_without_a_last_line_break_takes_a_line() -> None:
    data = b"concepts:\n  outil:\n    - pelle"
    target = find_target(parse_codebook(data)[0], "@outil")
    assert written(data, Addition(target, "houe")) == data + b"\n    - houe"


@pytest.mark.parametrize(
    ("term", "yaml"),
    [
        ("de ma poche", "de ma poche"),
        ("l’eau", "l’eau"),
        ("oui, mais", "'oui, mais'"),
        ("12 ans", "12 ans"),
        ("=mis", "=mis"),
        ("[rires]", "'[rires]'"),
        ("c'est: ça", "'c''est: ça'"),
    ],
)
def test_a_term_is_quoted_when_it_has_to_be(term: str, yaml: str) -> None:
    assert quoted(term) == yaml


def test_a_concept_that_is_no_list_is_refused() -> None:
    data = b"concepts:\n  outil: [pelle]\n"
    target = find_target(parse_codebook(data)[0], "@outil")
    with pytest.raises(NoPlaceError, match="Rien n’a été écrit"):
        written(b"concepts: {}\n", Addition(target, "houe"))


@pytest.mark.parametrize("kind", ["concept", "code"])
def test_in_our_own_codebook_nothing_moves_around_the_term(kind: str) -> None:
    before = OURS.read_bytes()
    book, _ = parse_codebook(before)
    target = next(iter(book.concepts.values())) if kind == "concept" else book.codes[0]

    after = written(before, Addition(target, "un mot, tout neuf"))

    same = next(n for n, (old, new) in enumerate(zip(before, after, strict=False)) if old != new)
    assert after.endswith(before[same:])
    assert b"'un mot, tout neuf'" in after[same : len(after) - len(before) + same]
