"""Agreement, disagreement and silence within each group, theme by theme.

Stances are the codes of the families that have few of them: for or against, agreeing or not.
Someone who kept silent did not agree: silence has a sign of its own.

Source: Onwuegbuzie, Dickinson, Leech and Zoran, A Qualitative Framework for Collecting and
Analyzing Data in Focus Group Research, 2009 (the matrix for assessing consensus).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from piacen_qual.analysis.counting.bases import notes
from piacen_qual.analysis.counting.comparison import NEVER
from piacen_qual.analysis.counting.themes import SILENCE
from piacen_qual.analysis.material import Material, Unit, participants_of
from piacen_qual.model import CLOSING, INTRO, Cell, Column, Table, Transcript

FEW: Final = 4  # codes of a family that stand in one cell
SPOKE: Final = "·"
EVERYONE: Final = "ensemble"

Place = tuple[str, str, str]
"""File, person, theme."""


def stance_codes(material: Material) -> tuple[str, ...]:
    """The codes that say on which side someone is."""
    return tuple(
        code
        for family in material.small_families
        if family != material.main_family and len(material.ids(family)) <= FEW
        for code in material.ids(family)
    )


def stances(material: Material) -> Mapping[Place, Counter[str]]:
    """How many segments carry each stance, for each participant who spoke of a theme."""
    codes = frozenset(stance_codes(material))
    found: dict[Place, Counter[str]] = defaultdict(Counter)
    for segment, turn in material.spoken:
        put = material.codes_at.get((segment.file, segment.turn, segment.n), ())
        found[segment.file, turn.speaker, turn.theme].update(codes.intersection(put))
    return found


def stance_matrix(material: Material) -> Table:
    """One row per participant, one column per theme of the guide: `A2 P1`, `·` or `–`.

    After those of a group, a row counts its people: `A3 P4 –1`. Themes that did not come up in
    the group are empty.
    """
    signs, found = _signs(material), stances(material)
    themes = [theme for theme in material.themes if theme not in {INTRO, CLOSING}]
    rows: list[tuple[Cell, ...]] = []
    for transcript in material.transcripts:
        file, group = transcript.file, material.groups[transcript.file].replace(", groupe ", " g")
        raised = {turn.theme for turn in transcript.turns}
        for person in participants_of(transcript):
            sides = [_side(found.get((file, person, theme)), signs) for theme in themes]
            rows.append((f"{group} {person}", *_where(themes, raised, sides)))
        people = [_written(_people(found, transcript, theme), signs) for theme in themes]
        rows.append((f"{group} {EVERYONE}", *_where(themes, raised, people)))
    explained = ", ".join(f"{sign} = {material.codes[code].label}" for code, sign in signs.items())
    return Table(
        name="accords",
        title="Accord, désaccord et silence, par personne et par thème",
        columns=(
            Column("personne", "Personne"),
            *(Column(theme, material.themes[theme]) for theme in themes),
        ),
        rows=tuple(rows),
        notes=(
            f"{explained} : segments de la personne. {SPOKE} : elle a parlé sans prendre parti."
            f" {NEVER} : {SILENCE}",
            f"« {EVERYONE} » : combien de personnes.",
            *notes(material, Unit.GROUP),
        ),
    )


def stances_by_group(material: Material) -> Table:
    """How many people took each side, spoke without taking any, or kept silent, for files."""
    codes = stance_codes(material)
    found = stances(material)
    rows: list[tuple[Cell, ...]] = []
    for transcript in material.transcripts:
        for theme in dict.fromkeys(turn.theme for turn in transcript.turns):
            people = _people(found, transcript, theme)
            where = material.cases[transcript.file], material.groups[transcript.file]
            counts = (len(participants_of(transcript)), people[NEVER], people[SPOKE])
            sides = (people[code] for code in codes)
            rows.append((*where, material.themes[theme], *counts, *sides))
    return Table(
        name="accords_par_groupe",
        title="Accord, désaccord et silence, par groupe et par thème",
        columns=(
            *(Column("cas", "Cas"), Column("groupe", "Groupe"), Column("theme", "Thème")),
            Column("personnes", "Personnes", "entier"),
            Column("silence", "Se sont tues", "entier"),
            Column("sans_parti", "Ont parlé sans prendre parti", "entier"),
            *(Column(code, material.codes[code].label, "entier") for code in codes),
        ),
        rows=tuple(rows),
        notes=(
            "Une personne qui a pris plusieurs partis compte dans chacun. Le silence n’est pas un"
            " accord.",
            *notes(material, Unit.GROUP),
        ),
    )


def _signs(material: Material) -> dict[str, str]:
    """The letter of each stance: the first ones of its label, as few as tell it from the others."""
    labels = {code: material.codes[code].label for code in stance_codes(material)}
    signs = {}
    for code, label in labels.items():
        others = [other for key, other in labels.items() if key != code]
        lengths = range(1, len(label) + 1)
        enough = (n for n in lengths if not any(o[:n] == label[:n] for o in others))
        signs[code] = label[: next(enough, len(label))]
    return signs


def _where(themes: list[str], raised: set[str], cells: list[str]) -> Iterator[str | None]:
    """The cells of the themes that came up."""
    return (cell if theme in raised else None for theme, cell in zip(themes, cells, strict=True))


def _people(
    found: Mapping[Place, Counter[str]], transcript: Transcript, theme: str
) -> Counter[str]:
    """How many people of a group took each side, only spoke, or kept silent on a theme."""
    people = Counter[str]()
    for person in participants_of(transcript):
        put = found.get((transcript.file, person, theme))
        people.update([NEVER] if put is None else [SPOKE] if not put else put.keys())
    return people


def _side(put: Counter[str] | None, signs: Mapping[str, str]) -> str:
    return NEVER if put is None else _written(put, signs) or SPOKE


def _written(counts: Counter[str], signs: Mapping[str, str]) -> str:
    """`A2 P1`, in the order of the codes."""
    every = {**signs, SPOKE: SPOKE, NEVER: NEVER}
    return " ".join(f"{sign}{counts[key]}" for key, sign in every.items() if counts[key])
