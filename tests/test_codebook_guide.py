"""docs/codebook.md says what rules do: here they do it.

After a block of rules, `- Prend : « … »` is a sentence that gets the code, the words found in
italics, and `- Laisse : « … »` one that does not. The table of words is tried too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import indent

import pytest

from piacen_qual.codebook.load import parse_codebook
from piacen_qual.codebook.schema import Codebook
from piacen_qual.coding.suggest import suggest
from piacen_qual.model import Suggestion, Turn
from piacen_qual.study import Cache
from tests.coding.making import transcript, turn

GUIDE = (Path(__file__).parents[1] / "docs" / "codebook.md").read_text("utf-8")
RULES = GUIDE.partition("## Les règles, une construction à la fois")[2]
WORDS = GUIDE.partition("## Les mots d’une règle")[2].partition("###")[0]
BLOCK = re.compile(r"```yaml\n(.*?)```(.*?)(?=```yaml|\n#|\Z)", re.DOTALL)
SENTENCE = re.compile(
    r"^- (?P<verb>Prend|Laisse)(?:, sous `(?P<theme>\w+)`|, après (?P<before>[^:]+?))?"
    r" : « (?P<text>.+) »(?P<why> \(.+\))?$",
    re.MULTILINE,
)
ITALIC = re.compile(r"\*([^*]+)\*")
THEMES = ("acces", "teletravail", "formation")
HEAD = (
    "familles: {f: F}\nthemes:\n"
    + "".join(f"  {theme}: {{questions: [Quoi?]}}\n" for theme in THEMES)
    + "concepts:\n"
)


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence of the guide and the rules it stands under."""

    rules: str
    taken: bool
    theme: str
    before: str
    written: str

    @property
    def said(self) -> str:
        return self.written.replace("*", "")

    @property
    def evidence(self) -> list[str]:
        return ITALIC.findall(self.written)


def cases() -> Iterator[Case]:
    for rules, below in BLOCK.findall(RULES):
        for sentence in SENTENCE.finditer(below):
            theme, before = sentence["theme"] or "acces", sentence["before"] or ""
            yield Case(rules, sentence["verb"] == "Prend", theme, before, sentence["text"])


def book_of(rules: str) -> Codebook:
    concepts = next(block for block, _ in BLOCK.findall(RULES) if block.startswith("concepts:"))
    words = concepts.removeprefix("concepts:\n")
    code = (
        f"codes:\n  k:\n    famille: f\n    definition: d\n    regles:\n{indent(rules, '      ')}"
    )
    book, problems = parse_codebook(f"{HEAD}{words}{code}".encode())
    assert problems == ()
    return book


def suggested(case: Case, cache: Cache) -> tuple[Suggestion, ...]:
    who = "Animatrice" if "animatrice" in case.before else "P2" if case.before else "O1"
    turns: list[Turn] = [turn(1, "Pis?", speaker=who), turn(2, case.said, speaker="P1")]
    talk = transcript(*(replace(each, theme=case.theme) for each in turns))
    return tuple(s for s in suggest([talk], book_of(case.rules), cache).suggestions if s.turn == 2)


@pytest.mark.parametrize("case", [*cases()], ids=lambda case: case.said[:40])
def test_the_guide_says_what_the_rules_take_and_leave(case: Case, tmp_path: Path) -> None:
    found = suggested(case, Cache(tmp_path))
    assert bool(found) is case.taken
    if found and len(book_of(case.rules).codes[0].rules) == 1:
        first, last = case.said.index(case.evidence[0]), case.evidence[-1]
        assert found[0].evidence == case.said[first : case.said.rindex(last) + len(last)]


def test_every_construct_has_a_sentence_taken_and_one_left() -> None:
    without = [
        block
        for block, below in BLOCK.findall(RULES)
        if block.startswith("- ")
        and {sentence["verb"] for sentence in SENTENCE.finditer(below)} != {"Prend", "Laisse"}
    ]
    assert without == []
    lines = [line for line in RULES.split("\n") if line.startswith(("- Prend", "- Laisse"))]
    assert len(lines) == len(list(cases()))  # none is written so that it is not tried


def rows() -> Iterator[tuple[str, str, bool]]:
    for term, found, left in re.findall(
        r"^\| `([^`]+)` \| (.+?) \| (.+?) \|$", WORDS, re.MULTILINE
    ):
        yield from ((term, said, True) for said in ITALIC.findall(found))
        yield from ((term, said, False) for said in ITALIC.findall(left))


@pytest.mark.parametrize(("term", "said", "taken"), [*rows()])
def test_the_table_of_words_says_what_a_term_finds(
    term: str, said: str, taken: bool, tmp_path: Path
) -> None:
    case = Case(f"- termes: ['{term}']", taken, "acces", "", said)
    assert bool(suggested(case, Cache(tmp_path))) is taken


def test_what_the_guide_calls_a_misspelling_is_found(tmp_path: Path) -> None:
    (said,) = re.findall(r"`connexion` trouve (.+?)\. La suggestion", GUIDE)
    for word in ITALIC.findall(said):
        case = Case("- connexion", True, "acces", "", f"Ma {word} est lente.")
        (found,) = suggested(case, Cache(tmp_path))
        assert f"«\xa0{word}\xa0» lu comme «\xa0connexion\xa0»" in found.reason
