"""Things named: the families of codes that hold objects, counted apart from arguments."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from piacen_qual.analysis.citing.wordforms import root, words_of
from piacen_qual.analysis.counting.bases import TOTAL, notes
from piacen_qual.analysis.counting.codes import BY, wide_table
from piacen_qual.analysis.material import Material, Unit
from piacen_qual.codebook.schema import Family
from piacen_qual.model import Cell, Column, Table

LONGEST: Final = 5  # words of a name; more is a passage that somebody coded whole

Name = tuple[str, ...]  # what a thing is called, as roots: ("googl", "driv")
Names = Mapping[Name, Counter[str]]  # and how often under which spelling


def technologies_by_case(
    material: Material, unit: Unit = Unit.CASE, *, labels: bool = False
) -> tuple[Table, ...]:
    """Per family, the groups, speakers and segments that name each kind of object, side by side."""
    return tuple(
        wide_table(
            material,
            material.ids(family),
            unit,
            name=f"{family.id}_par_{unit}",
            title=f"{family.label} {BY[unit]}",
            labels=labels,
        )
        for family in _objects(material)
    )


def words_named(material: Material) -> tuple[Table, ...]:
    """The same per word (Zoom, Teams…), the most shared words first within each kind of object.

    A word counts once per segment. Looked for are the words (`LONGEST` at most) that carry a coding
    of that kind somewhere in the study; forms of one word go together, under the spelling most
    often used.
    """
    return tuple(_words_named(material, family) for family in _objects(material))


def _words_named(material: Material, family: Family) -> Table:
    spellings = _spellings(material, material.ids(family))
    cases = material.labels(Unit.CASE)
    rows: list[tuple[Cell, ...]] = []
    for code, names in spellings.items():
        places = _places(material, code, names)
        for name in sorted(names, key=lambda name: _spread(places[name]), reverse=True):
            said = places[name]
            per_case = Counter(material.cases[file] for file, _ in said)
            groups, speakers, segments = _spread(said)
            counts = (groups, speakers, *(per_case[case] for case in cases), segments)
            rows.append((code, _usual(names[name]), *counts))
    return Table(
        name=f"{family.id}_mots",
        title=f"{family.label}, mot par mot",
        columns=(
            Column("code", "Code"),
            Column("mot", "Mot"),
            Column("groupes", "Groupes", "entier"),
            Column("locuteurs", "Locuteurs", "entier"),
            *(Column(case, case, "entier") for case in cases),
            Column("total", TOTAL, "entier"),
        ),
        rows=tuple(rows),
        notes=("Par cas et au total : segments où le mot est dit.", *notes(material)),
    )


def _objects(material: Material) -> list[Family]:
    return [family for family in material.families if family.objects]


def _spellings(material: Material, codes: Iterable[str]) -> dict[str, dict[Name, Counter[str]]]:
    """The words that carry a coding of each kind of object, and how they are spelt."""
    found: dict[str, dict[Name, Counter[str]]] = {code: {} for code in codes}
    for coding in material.counted:
        if coding.code in found:
            text = material.turns[coding.file, coding.turn].text[coding.start : coding.end]
            if 0 < len(name := _name(text)) <= LONGEST:
                found[coding.code].setdefault(name, Counter())[text] += 1
    return found


def _places(material: Material, code: str, names: Names) -> dict[Name, list[tuple[str, str]]]:
    """For each name, the (file, speaker) of each segment with that code that says it."""
    places: dict[Name, list[tuple[str, str]]] = {name: [] for name in names}
    longest = max(map(len, names), default=0)
    for segment, turn in material.spoken:
        if code in material.codes_at.get((segment.file, segment.turn, segment.n), ()):
            text = turn.text[segment.start : segment.end]
            for name in set(_named(_name(text), names, longest)):
                places[name].append((segment.file, turn.speaker))
    return places


def _name(text: str) -> Name:
    return tuple(root(word.text) for word in words_of(text))


def _named(roots: Name, known: Names, longest: int) -> Iterator[Name]:
    """The known names in a text, the longest at each place, none inside another."""
    at = 0
    while at < len(roots):
        sizes = range(min(longest, len(roots) - at), 0, -1)
        size = next((size for size in sizes if roots[at : at + size] in known), 0)
        if size:
            yield roots[at : at + size]
        at += size or 1


def _spread(places: Sequence[tuple[str, str]]) -> tuple[int, int, int]:
    """Groups, speakers, segments."""
    return len({file for file, _ in places}), len(set(places)), len(places)


def _usual(spellings: Counter[str]) -> str:
    """The spelling most often used; the shortest one, in small letters, where several are."""
    return min(spellings, key=lambda text: (-spellings[text], len(text), text.swapcase()))
