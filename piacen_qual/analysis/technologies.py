"""Things named: the families of codes that hold objects, counted apart from arguments."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from piacen_qual.analysis.bases import TOTAL, notes
from piacen_qual.analysis.codes import BY, wide_table
from piacen_qual.analysis.material import Material, Unit
from piacen_qual.analysis.wordforms import root, words_of
from piacen_qual.model import Cell, Column, Table

Name = tuple[str, ...]  # what a thing is called, as roots: ("googl", "driv")
Spellings = Mapping[str, Mapping[Name, Counter[str]]]  # under each code


def technologies_by_case(
    material: Material, unit: Unit = Unit.CASE, *, labels: bool = False
) -> Table:
    """Groups, speakers and segments that name each kind of object, side by side."""
    return wide_table(
        material,
        _objects(material),
        unit,
        name=f"technologies_par_{unit}",
        title=f"Technologies nommées {BY[unit]}",
        labels=labels,
    )


def words_named(material: Material) -> Table:
    """The same per word (Zoom, Teams…), the most shared words first within each kind of object.

    A word counts once per segment. Looked for are the words that carry a coding of that kind
    somewhere in the study; forms of one word go together, under the spelling most often used.
    """
    spellings = _spellings(material)
    cases = material.labels(Unit.CASE)
    rows: list[tuple[Cell, ...]] = []
    for (code, name), places in _places(material, spellings).items():
        word = min(spellings[code][name].items(), key=lambda item: (-item[1], item[0]))[0]
        groups = len({file for file, _ in places})
        per_case = Counter(material.cases[file] for file, _ in places)
        counts = (*(per_case[case] for case in cases), len(places))
        rows.append((code, word, groups, len(set(places)), *counts))
    order = {code: rank for rank, code in enumerate(_objects(material))}
    rows.sort(key=lambda row: (order[row[0]], -row[2], -row[3], -row[-1], row[1]))
    return Table(
        name="technologies_mots",
        title="Technologies nommées, mot par mot",
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


def _objects(material: Material) -> list[str]:
    return [id_ for family in material.families if family.objects for id_ in material.ids(family)]


def _spellings(material: Material) -> Spellings:
    """The words that carry a coding of each kind of object, and how they are spelt."""
    found: dict[str, dict[Name, Counter[str]]] = {code: {} for code in _objects(material)}
    for coding in material.counted:
        if coding.code in found:
            text = material.turns[coding.file, coding.turn].text[coding.start : coding.end]
            name = tuple(root(word.text) for word in words_of(text))
            found[coding.code].setdefault(name, Counter())[text] += 1
    return found


def _places(
    material: Material, spellings: Spellings
) -> Mapping[tuple[str, Name], list[tuple[str, str]]]:
    """For each word named, the (file, speaker) of each segment that says it."""
    places: dict[tuple[str, Name], list[tuple[str, str]]] = defaultdict(list)
    for segment, turn in material.spoken:
        codes = material.codes_at.get((segment.file, segment.turn, segment.n), ())
        objects = [code for code in codes if code in spellings]
        roots = [root(word.text) for word in words_of(turn.text[segment.start : segment.end])] if objects else []
        for code in objects:
            for name in set(_names(roots, spellings[code])):
                places[code, name].append((segment.file, turn.speaker))
    return places


def _names(roots: list[str], known: Mapping[Name, object]) -> Iterator[Name]:
    """The known names in a text, the longest at each place, none inside another."""
    longest = max(map(len, known), default=0)
    at = 0
    while at < len(roots):
        sizes = range(min(longest, len(roots) - at), 0, -1)
        size = next((n for n in sizes if tuple(roots[at : at + n]) in known), 0)
        if size:
            yield tuple(roots[at : at + size])
        at += size or 1
