"""Agreement, disagreement and silence within each group, theme by theme.

The stances are the codes of the families that have few of them (for or against, agreeing or not).
Someone who kept silent did not agree: silence has its own sign, and its own column.

Source: Onwuegbuzie, Dickinson, Leech and Zoran, A Qualitative Framework for Collecting and
Analyzing Data in Focus Group Research, 2009 (the matrix for assessing consensus).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from piacen_qual.analysis.bases import notes
from piacen_qual.analysis.comparison import NEVER
from piacen_qual.analysis.material import Material, Unit, participants_of
from piacen_qual.analysis.themes import SILENCE, WHO
from piacen_qual.french.folding import fold
from piacen_qual.model import CLOSING, INTRO, Cell, Column, Table, Transcript

FEW: Final = 4  # codes of a family that all fit in a cell
SPOKE: Final = "·"


def stance_codes(material: Material) -> tuple[str, ...]:
    """The codes that say on which side someone is: those of short families of arguments."""
    return tuple(
        code
        for family in material.small_families
        if family != material.main_family and len(material.ids(family)) <= FEW
        for code in material.ids(family)
    )


@dataclass(frozen=True, slots=True)
class Stances:
    """Who took which side on which theme.

    Attributes:
        codes: the stances, in codebook order.
        turns: (file, person, theme) → turns.
        segments: (file, person, theme, code) → segments that carry it.
        themes: file → the themes of the guide that came up there.
    """

    codes: tuple[str, ...]
    turns: Mapping[tuple[str, str, str], int]
    segments: Mapping[tuple[str, str, str, str], int]
    themes: Mapping[str, tuple[str, ...]]


def stances(material: Material) -> Stances:
    """Count what each participant did on each theme of the guide."""
    codes = stance_codes(material)
    turns, segments = Counter[tuple[str, str, str]](), Counter[tuple[str, str, str, str]]()
    for (file, _), turn in material.turns.items():
        turns[file, turn.speaker, turn.theme] += 1
    for segment, turn in material.spoken:
        found = material.codes_at.get((segment.file, segment.turn, segment.n), ())
        segments.update(
            (segment.file, turn.speaker, turn.theme, code) for code in found if code in codes
        )
    themes = {
        transcript.file: tuple(
            theme
            for theme in material.themes
            if theme not in {INTRO, CLOSING}
            and any(turn.theme == theme for turn in transcript.turns)
        )
        for transcript in material.transcripts
    }
    return Stances(codes, turns, segments, themes)
