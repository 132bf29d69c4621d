"""Codes compared between cases, groups or themes."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from piacen_qual.analysis.counting.bases import TOTAL, bases, notes
from piacen_qual.analysis.counting.comparison import CELL_NOTES, Comparison
from piacen_qual.analysis.counting.frames import count_codes
from piacen_qual.analysis.material import Material, Unit
from piacen_qual.codebook.schema import Family
from piacen_qual.model import Cell, Column, Table

BY: Final = {Unit.CASE: "par cas", Unit.GROUP: "par groupe", Unit.THEME: "par thème"}
HEADS: Final = (
    Column("famille", "Famille"),
    Column("code", "Code"),
    Column("libelle", "Libellé"),
    Column("theme_code", "Thème du code"),
)


def codes_by(material: Material, unit: Unit = Unit.CASE) -> Table:
    """Long form: one row per code and case (group, theme), for CSV and people who go on in R.

    Every code has its rows, zeros included. Within a family, the most shared codes come first.
    """
    comparison = _compare(material, unit)
    rows = [
        (*_heads(material, code, family), *row)
        for family in material.families
        for code in comparison.by_spread(material.ids(family))
        for row in comparison.long(code)
    ]
    return Table(
        name=f"codes_par_{unit}",
        title=f"Codes {BY[unit]}",
        columns=(*HEADS, *comparison.columns()),
        rows=tuple(rows),
        notes=notes(material, unit),
    )


def codes_side_by_side(
    material: Material, unit: Unit = Unit.CASE, *, labels: bool = False
) -> tuple[Table, ...]:
    """Wide form: one table per family, one column per case, for the screen and for Word.

    With code ids, four cases and their total fit in 80 columns; `labels` names codes in words
    instead. Codes that never came up are listed in a note.
    """
    return tuple(
        wide_table(
            material,
            material.ids(family),
            unit,
            name=f"codes_par_{unit}_{family.id}",
            title=f"{family.label} {BY[unit]}",
            labels=labels,
        )
        for family in material.families
        if not family.objects
    )


def wide_table(
    material: Material, codes: Iterable[str], unit: Unit, *, name: str, title: str, labels: bool
) -> Table:
    """Codes against cases (groups, themes), the most shared first; a note lists the others."""
    comparison = _compare(material, unit)
    ordered = comparison.by_spread(codes)
    said = [code for code in ordered if (code, TOTAL) in comparison.counts]
    names = {code: material.codes[code].label if labels else code for code in ordered}
    return Table(
        name=name,
        title=title,
        columns=(Column("code", "Code"), *comparison.wide_columns),
        rows=tuple((names[code], *comparison.wide(code)) for code in said),
        notes=(
            CELL_NOTES[unit],
            *_never([names[code] for code in ordered if code not in said]),
            *notes(material, unit),
        ),
    )


def _never(names: list[str]) -> tuple[str, ...]:
    return (f"Jamais : {', '.join(names)}.",) if names else ()


def coder_summary(material: Material) -> Table:
    """Segments per code and case, in codebook order: what the screen shows after coding.

    Made without pandas, so that coding again takes no time.
    """
    marks = [
        (material.cases[place[0]], code)
        for place, codes in material.codes_at.items()
        for code in codes
    ]
    counts, totals = Counter(marks), Counter(code for _, code in marks)
    cases = material.labels(Unit.CASE)
    if len(cases) == 1:
        cases = cases[:0]  # the total says it
    rows: list[tuple[Cell, ...]] = [
        (code, *(counts[case, code] for case in cases), totals[code])
        for code in material.codes
        if totals[code]
    ]
    return Table(
        name="resume",
        title="Segments par code et par cas",
        columns=(
            Column("code", "Code"),
            *(Column(case, case, "entier") for case in cases),
            Column("total", TOTAL, "entier"),
        ),
        rows=tuple(rows),
        notes=(*_never([code for code in material.codes if not totals[code]]), *notes(material)),
    )


def _compare(material: Material, unit: Unit) -> Comparison:
    return Comparison(
        unit, material.labels(unit), bases(material, unit), count_codes(material, unit)
    )


def _heads(material: Material, code: str, family: Family) -> tuple[Cell, ...]:
    known = material.codes[code]
    return family.label, code, known.label, material.theme_label(known.theme)
