"""What was said under each theme, and how much in each case."""

from collections import Counter

from piacen_qual.analysis.bases import TOTAL, bases, notes
from piacen_qual.analysis.comparison import Comparison
from piacen_qual.analysis.frames import count_turns
from piacen_qual.analysis.material import Material, Unit
from piacen_qual.model import Cell, Column, Table


def themes_by_case(material: Material) -> Table:
    """Groups, participants, turns, words and codings per theme and case, in the guide's order.

    The share of words is that of the case's words: where a group's time went.
    """
    comparison = Comparison(
        unit=Unit.CASE,
        labels=material.labels(Unit.CASE),
        bases=bases(material, Unit.CASE),
        counts=count_turns(material, Unit.CASE),
    )
    segments, codings = _coded(material)
    rows: list[tuple[Cell, ...]] = [
        (theme, *row, segments[theme, row[0]], codings[theme, row[0]])
        for theme in material.labels(Unit.THEME)
        for row in comparison.long(theme)
    ]
    return Table(
        name="themes_par_cas",
        title="Thèmes par cas",
        columns=(
            Column("theme", "Thème"),
            *comparison.columns(passages=Column("tours", "Tours", "entier")),
            Column("segments_codes", "Segments codés", "entier"),
            Column("codages", "Codages", "entier"),
        ),
        rows=tuple(rows),
        notes=notes(material),
    )


def _coded(material: Material) -> tuple[Counter[tuple[str, Cell]], Counter[tuple[str, Cell]]]:
    """Coded segments, and codes on them, per theme and case (or `TOTAL`)."""
    segments, codings = Counter[tuple[str, Cell]](), Counter[tuple[str, Cell]]()
    for segment, turn in material.spoken:
        codes = material.codes_at.get((segment.file, segment.turn, segment.n), ())
        for case in (material.cases[segment.file], TOTAL):
            segments[material.themes[turn.theme], case] += bool(codes)
            codings[material.themes[turn.theme], case] += len(codes)
    return segments, codings
