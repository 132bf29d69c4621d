"""How many participants of a case speak of what, for whoever may be told so."""

from collections.abc import Iterator
from dataclasses import dataclass

from piacen_qual.analysis.material import Material, participants_of
from piacen_qual.model import SUGGESTED

Person = tuple[str, str]
"""A participant: file and id."""


@dataclass(frozen=True, slots=True)
class Voices:
    """Participants of one case, by family of codes and theme of the guide; true counts.

    Attributes:
        files: the transcripts in which they speak.
        size: how many took part, silent people included.
        families: labels of rows.
        themes: labels of columns.
        counts: row by row, how many have a code of the family under the theme.
        totals: of each row, how many have one under any of these themes.
        suggested: whether codes that nobody decided count.
    """

    files: tuple[str, ...]
    size: int
    families: tuple[str, ...]
    themes: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    totals: tuple[int, ...]
    suggested: bool


def voices(material: Material, case: str) -> Voices:
    """Who speaks of what in a case, whatever code or theme quotes are wanted for."""
    group = [each for each in material.transcripts if each.group.case == case]
    guide = [theme.id for theme in material.codebook.themes]
    families = [family for family in material.families if material.ids(family)]
    said: dict[str, dict[str, set[Person]]] = {
        family.id: {theme: set() for theme in guide} for family in families
    }
    for family, theme, person in _said(material, case):
        if theme in guide:
            said[family][theme].add(person)
    return Voices(
        files=tuple(each.file for each in group),
        size=sum(len(participants_of(each)) for each in group),
        families=tuple(family.label for family in families),
        themes=tuple(map(material.theme_label, guide)),
        counts=tuple(tuple(map(len, row.values())) for row in said.values()),
        totals=tuple(len(set().union(*row.values())) for row in said.values()),
        suggested=any(
            coding.source == SUGGESTED and material.cases[coding.file] == case
            for coding in material.counted
        ),
    )


def _said(material: Material, case: str) -> Iterator[tuple[str, str, Person]]:
    for coding in material.counted:
        if material.cases[coding.file] == case:
            turn = material.turns[coding.file, coding.turn]
            yield material.codes[coding.code].family, turn.theme, (coding.file, turn.speaker)
