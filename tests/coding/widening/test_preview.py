from pathlib import Path

from piacen_qual.codebook.additions import Addition, widened
from piacen_qual.coding.explaining.changes import Fate
from piacen_qual.coding.suggest import suggest
from piacen_qual.coding.widening.preview import effect
from piacen_qual.model import Suggestion
from piacen_qual.study import Cache
from tests.coding.making import code, codebook, elements, termes, transcript

TALKS = (
    transcript("Il a gelé.", "Du givre, ce matin.", file="a_g1.txt"),
    transcript("Du givre et du gel.", "Encore du givre.", file="b_g1.txt"),
)
BOOK = codebook(
    code(termes("@froid", id="froid.1"), name="froid"),
    code(termes("matin", absent=elements("@froid"), id="matin.1"), name="matin"),
    concepts={"froid": ["gel", "geler"]},
)
GIVRE = Addition(BOOK.concepts["froid"], "givre")


Place = tuple[str, str, int]


def told(cache: Cache, *files: str) -> dict[Fate, set[Place]]:
    """The suggestions that appear and those that vanish: code, file and turn."""
    before = suggest(TALKS, BOOK, cache).suggestions
    found: dict[Fate, set[Place]] = {Fate.APPEARED: set(), Fate.VANISHED: set()}
    for change in effect(GIVRE, BOOK, before, TALKS, cache, files=files):
        found[change.fate].add(place(change.suggestion))
    return found


def place(made: Suggestion) -> Place:
    return made.code, made.file, made.turn


def test_what_appears_and_what_vanishes_is_told(cache: Cache) -> None:
    assert told(cache, "a_g1.txt", "b_g1.txt") == {
        Fate.APPEARED: {("froid", "a_g1.txt", 2), ("froid", "b_g1.txt", 2)},
        Fate.VANISHED: {("matin", "a_g1.txt", 2)},
    }


def test_it_is_what_the_coder_does_once_the_term_is_there(cache: Cache) -> None:
    before = set(map(place, suggest(TALKS, BOOK, cache).suggestions))
    after = set(map(place, suggest(TALKS, widened(BOOK, GIVRE), cache).suggestions))
    assert told(cache, "a_g1.txt", "b_g1.txt") == {
        Fate.APPEARED: after - before,
        Fate.VANISHED: before - after,
    }


def test_other_files_are_not_looked_at(cache: Cache) -> None:
    assert told(cache, "b_g1.txt") == {
        Fate.APPEARED: {("froid", "b_g1.txt", 2)},
        Fate.VANISHED: set(),
    }


def test_nothing_imagined_stays_in_the_cache(cache: Cache, tmp_path: Path) -> None:
    suggest(TALKS, BOOK, cache)
    kept = files(tmp_path)
    told(cache, "a_g1.txt", "b_g1.txt")
    assert files(tmp_path) == kept


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
