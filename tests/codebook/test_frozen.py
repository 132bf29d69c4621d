"""A codebook comes back from the cache as it was read, with its problems."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual import cli
from piacen_qual.codebook.clues import KEYS
from piacen_qual.codebook.frozen import freeze, thaw
from piacen_qual.codebook.load import CODE, FAMILY, THEME, TOP, parse_codebook
from piacen_qual.codebook.rules import KINDS, OPTIONS
from piacen_qual.codebook.schema import Codebook
from piacen_qual.errors import Problem
from tests.codebook.test_load import EVERYTHING_WRONG, SOUND

BUNDLED = (
    Path(cli.__file__).parent / "gabarit" / "codebook.yaml",
    Path(__file__).parents[2] / "codebook.yaml",
)
RICH = """\
familles: {f: {libelle: F, longueur: {20: 0.9, au_dela: 1.1}}}
concepts: {trajet: [pont, [route, "@ville"], =Rue], ville: [quai*]}
codes:
  k:
    famille: f
    definition: d
    regles:
      - {suite: [aller, [au, "@trajet"]], nie: requise, sauf: [jamais], theme: {intro: 2}, poids: 1}
      - {motif: [{LEMMA: avoir}, {POS: NOUN}]}
      - {regex: "qu['’]on \\\\w+", portee: segment, echange: reponse}
indices:
  k: {depart: -4.5, longueur: 0.25, theme: intro 0.5, termes: "essence 1.3, @trajet -0.4"}
correspondances: {vieux: k}
"""

NAMES = st.sampled_from(("a", "b", "c", "acces", "é"))
TERMS = st.sampled_from(("mot", "=Mot", "mot*", "deux mots", "@a"))
WORDS = TERMS | st.sampled_from(
    (
        *("@perdu", "acces", "intro", "oui", "…", "(", "qu['’]on", "«\xa0»", "😀", ""),
        *("essence 1.3, @a -2", "intro 0.5", "requise", "segment", "reponse"),
    )
)
NUMBERS = st.sampled_from((0, 1, 3, 0.25, -1.5, 1e300, 10**17))
VALUES = st.recursive(
    WORDS | NUMBERS | st.sampled_from((None, True, False)),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(NAMES, below, max_size=2),
    max_leaves=5,
)
ELEMENTS = st.lists(TERMS | st.lists(TERMS, min_size=1, max_size=2), min_size=2, max_size=3)


def some(keys: tuple[str, ...], **better: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A mapping with some of these keys; anything under those that are not in `better`."""
    return st.fixed_dictionaries({}, optional=dict.fromkeys(keys, VALUES) | better)


def named(value: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.dictionaries(NAMES, value, max_size=3)


SOUND_RULES = st.fixed_dictionaries(
    {"proche": ELEMENTS},
    optional={
        **{"avec": ELEMENTS, "sauf": ELEMENTS, "sauf_segment": ELEMENTS, "parce_que": WORDS},
        **{"nie": st.just("requise"), "portee": st.just("segment"), "echange": st.just("reponse")},
        **{"theme": st.dictionaries(st.just("intro"), st.sampled_from((0, 1, 1.5)), min_size=1)},
        **{"poids": st.sampled_from((0, 1, 0.25)), "ecart": st.integers(0, 60)},
    },
)
RULES = VALUES | some(OPTIONS) | st.dictionaries(st.sampled_from(KINDS), VALUES, max_size=1)
SOUND_CODES = st.fixed_dictionaries(
    {"famille": st.just("a"), "definition": TERMS, "regles": st.lists(SOUND_RULES)},
    optional={"exemples": st.lists(TERMS), "contre_exemples": TERMS},
)
CODES = some(CODE, regles=st.lists(RULES, max_size=3))
CLUES = st.fixed_dictionaries(
    {"depart": NUMBERS, "theme": st.just("intro 1"), "termes": st.just("mot 1, @a -2.5")}
)
SOUND_CODEBOOKS = st.fixed_dictionaries(
    {
        **{"titre": WORDS, "familles": st.fixed_dictionaries({"a": NAMES})},
        **{"concepts": st.fixed_dictionaries({"a": st.just("mot")})},
        **{"codes": st.fixed_dictionaries({"b": SOUND_CODES, "c": SOUND_CODES})},
    },
    optional={"indices": st.fixed_dictionaries({"b": CLUES}), "seuil": st.sampled_from((0, 0.25))},
)
CODEBOOKS = SOUND_CODEBOOKS | some(
    TOP,
    themes=named(some(THEME)),
    familles=named(some(FAMILY)),
    concepts=named(ELEMENTS),
    codes=named(SOUND_CODES | CODES),
    indices=named(CLUES | some(KEYS)),
    correspondances=named(NAMES | st.lists(NAMES)),
)


def back(read: tuple[Codebook, tuple[Problem, ...]]) -> None:
    """See that what was read comes back equal, and of the same types."""
    again = thaw(freeze(*read))
    assert again == read
    assert repr(again) == repr(read)


@pytest.mark.parametrize("path", BUNDLED, ids=["given to beginners", "of the demonstration"])
def test_bundled_codebooks_come_back(path: Path) -> None:
    back(parse_codebook(path.read_bytes()))


@pytest.mark.parametrize("text", [SOUND, EVERYTHING_WRONG, RICH, ""])
def test_a_codebook_comes_back_with_its_problems_and_their_lines(text: str) -> None:
    back(parse_codebook(text.encode()))


def test_what_is_rich_is_read_without_a_word() -> None:
    book, problems = parse_codebook(RICH.encode())
    assert problems == ()
    assert len(book.codes[0].rules) == 3
    assert book.codes[0].clues


@given(CODEBOOKS)
def test_any_codebook_comes_back(written: dict[str, Any]) -> None:
    back(parse_codebook(yaml.safe_dump(written, allow_unicode=True, sort_keys=False).encode()))


FROZEN = freeze(*parse_codebook(RICH.encode()))


@given(st.integers(0, len(FROZEN) - 1))
def test_a_part_of_a_codebook_is_none(end: int) -> None:
    assert thaw(FROZEN[:end]) is None


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"\xff", b"PK\x03\x04", b"null", b"3", b"[]", b"{}", b"[[],[]]", b"[1,2]"),
        FROZEN.replace(b'"suite"', b'"suites"'),
        FROZEN.replace(b'{"trajet"', b'["trajet"').replace(b"}", b"]"),
        FROZEN.replace(b'"essence"', b"7"),
        FROZEN[:-1] + b",[]]",
    ],
)
def test_something_else_is_no_codebook(data: bytes) -> None:
    assert thaw(data) is None
