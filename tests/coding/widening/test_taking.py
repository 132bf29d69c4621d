from pathlib import Path

import pytest

from piacen_qual.codebook.additions import Addition, elements_of, find_target
from piacen_qual.codebook.load import load_codebook
from piacen_qual.codebook.schema import Codebook, Term
from piacen_qual.coding.widening.taking import RefusedTermError, take
from piacen_qual.errors import UnreadableFileError
from piacen_qual.study import Cache

CODEBOOK = """\
themes:
  hiver: {libelle: L’hiver, questions: [Comment va l’hiver?]}
familles: {raisons: Raisons}
concepts:
  froid: [gel, geler]   # tout ce qui gèle
codes:
  il_gele:
    famille: raisons
    theme: hiver
    definition: On dit qu’il gèle.
    exemples: [Il a gelé cette nuit.]
    contre_exemples: [On a mangé de la glace.]
    regles:
      - {nom: froid, termes: ['@froid'], poids: 0.7}
  deja_faux:
    famille: raisons
    definition: Son exemple échoue depuis toujours.
    exemples: [Il a plu.]
    regles:
      - {termes: [neige], poids: 0.7}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "codebook.yaml"
    path.write_text(CODEBOOK, encoding="utf-8")
    return path


def taken(path: Path, term: str, cache: Cache, target: str = "@froid") -> Codebook:
    book, _ = load_codebook(path)
    return take(path, book, Addition(find_target(book, target), term), cache)


def test_a_term_is_in_the_file_and_in_the_codebook_given_back(path: Path, cache: Cache) -> None:
    book = taken(path, "givre", cache)
    assert path.read_text(encoding="utf-8") == CODEBOOK.replace("geler]", "geler, givre]")
    assert elements_of(find_target(book, "@froid"))[-1] == Term("givre")
    assert book == load_codebook(path)[0]


def test_terms_are_taken_one_after_the_other(path: Path, cache: Cache) -> None:
    book, _ = load_codebook(path)
    for term in ("givre", "verglas"):
        book = take(path, book, Addition(find_target(book, "il_gele"), term), cache)
    assert "termes: [givre, verglas]" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("target", ["@froid", "il_gele"])
def test_a_term_that_breaks_an_example_is_refused(path: Path, cache: Cache, target: str) -> None:
    book, _ = load_codebook(path)
    addition = Addition(find_target(book, target), "glace", 0.7)
    with pytest.raises(RefusedTermError, match="contre-exemple « On a mangé de la glace"):
        take(path, book, addition, cache)
    assert path.read_text(encoding="utf-8") == CODEBOOK


def test_an_example_that_failed_before_is_no_reason_to_refuse(path: Path, cache: Cache) -> None:
    taken(path, "grêle", cache, "deja_faux")
    assert "[grêle]" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("term", ["Gel", "géler"])
def test_a_term_that_is_there_already_is_refused(path: Path, cache: Cache, term: str) -> None:
    with pytest.raises(RefusedTermError, match="il y est déjà"):
        taken(path, term, cache)


def test_a_file_that_changed_since_it_was_read_is_not_written(path: Path, cache: Cache) -> None:
    book, _ = load_codebook(path)
    other = CODEBOOK + "# quelqu’un d’autre écrit ici\n"
    path.write_text(other, encoding="utf-8")
    with pytest.raises(RefusedTermError, match="a changé"):
        take(path, book, Addition(find_target(book, "@froid"), "givre"), cache)
    assert path.read_text(encoding="utf-8") == other


def test_a_file_that_changes_while_examples_are_tried_is_not_written(
    path: Path, cache: Cache
) -> None:
    book, _ = load_codebook(path)
    other = CODEBOOK + "# quelqu’un d’autre écrit ici\n"

    def meanwhile(*_: object) -> None:
        path.write_text(other, encoding="utf-8")

    with pytest.raises(RefusedTermError, match="a changé"):
        addition = Addition(find_target(book, "@froid"), "givre")
        take(path, book, addition, cache, progress=meanwhile)
    assert path.read_text(encoding="utf-8") == other


def test_a_file_that_went_away_stops_with_its_name(path: Path, cache: Cache) -> None:
    book, _ = load_codebook(path)
    path.unlink()
    with pytest.raises(UnreadableFileError, match=r"codebook\.yaml"):
        take(path, book, Addition(find_target(book, "@froid"), "givre"), cache)


def test_a_term_that_would_make_a_new_error_is_refused(path: Path, cache: Cache) -> None:
    book, _ = load_codebook(path)
    addition = Addition(find_target(book, "@froid"), "@froid")
    with pytest.raises(RefusedTermError, match="il se contient lui-même"):
        take(path, book, addition, cache)
    assert path.read_text(encoding="utf-8") == CODEBOOK


def test_errors_that_were_there_before_do_not_count(path: Path, cache: Cache) -> None:
    path.write_text(CODEBOOK + "inconnu: 1\n", encoding="utf-8")
    taken(path, "givre", cache)
    assert "geler, givre]" in path.read_text(encoding="utf-8")


def test_a_link_stays_a_link_and_permissions_stay_too(
    path: Path, cache: Cache, tmp_path: Path
) -> None:
    path.chmod(0o600)
    link = tmp_path / "lien.yaml"
    link.symlink_to(path)
    taken(link, "givre", cache)
    assert link.is_symlink()
    assert "givre" in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o777 == 0o600
