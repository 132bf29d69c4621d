"""Codes found on the same segment."""

from collections import Counter
from itertools import combinations

from piacen_qual.analysis.counting.bases import notes
from piacen_qual.analysis.material import Material
from piacen_qual.codebook.schema import Family
from piacen_qual.model import Cell, Column, Table


def meetings(material: Material) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Segments per code, and per pair of codes (in codebook order)."""
    alone, together = Counter[str](), Counter[tuple[str, str]]()
    for codes in material.codes_at.values():
        alone.update(codes)
        together.update(combinations(codes, 2))
    return alone, together


def cooccurrence(material: Material) -> Table:
    """Pairs of codes that meet on a segment at least once, most frequent first.

    Jaccard: segments with both, over segments with either; 1 when the two always go together.
    """
    alone, together = meetings(material)
    pairs = sorted(together, key=lambda pair: -together[pair])  # ties stay in codebook order
    rows: list[tuple[Cell, ...]] = []
    for one, other in pairs:
        both = together[one, other]
        jaccard = both / (alone[one] + alone[other] - both)
        rows.append((one, other, both, alone[one], alone[other], jaccard))
    return Table(
        name="cooccurrences",
        title="Codes présents dans un même segment",
        columns=(
            Column("code_1", "Code 1"),
            Column("code_2", "Code 2"),
            Column("ensemble", "Ensemble", "entier"),
            Column("segments_1", "Segments du code 1", "entier"),
            Column("segments_2", "Segments du code 2", "entier"),
            Column("jaccard", "Jaccard", "decimal"),
        ),
        rows=tuple(rows),
        notes=notes(material),
    )


def cooccurrence_matrix(material: Material) -> Table:
    """The same counts as a square; the diagonal holds each code's segments."""
    alone, together = meetings(material)
    codes = [code for code in material.codes if alone[code]]
    rows: list[tuple[Cell, ...]] = []
    for one in codes:
        meets = {other: together[one, other] + together[other, one] for other in codes}
        rows.append((one, *(meets | {one: alone[one]}).values()))
    return Table(
        name="cooccurrences_matrice",
        title="Codes présents dans un même segment : matrice",
        columns=(Column("code", "Code"), *(Column(code, code, "entier") for code in codes)),
        rows=tuple(rows),
        notes=("Diagonale : segments du code.", *notes(material)),
    )


def crossings(material: Material) -> tuple[Table, ...]:
    """The codes of the largest family of arguments, crossed with each small family.

    With families of justifications, positions and worlds: justification × position, justification
    × world. A cell counts the segments that carry both codes.
    """
    largest = material.main_family
    if largest is None:
        return ()
    others = (family for family in material.small_families if family != largest)
    return tuple(_crossing(material, largest, family) for family in others)


def _crossing(material: Material, rows: Family, columns: Family) -> Table:
    alone, together = meetings(material)
    across = material.ids(columns)
    neither = Counter(
        code
        for codes in material.codes_at.values()
        if not set(across).intersection(codes)
        for code in codes
    )
    return Table(
        name=f"{rows.id}_{columns.id}",
        title=f"{rows.label} × {columns.label}",
        columns=(
            Column("code", "Code"),
            Column("libelle", "Libellé"),
            *(Column(code, material.codes[code].label, "entier") for code in across),
            Column("aucun", "Aucun de ces codes", "entier"),
            Column("segments", "Segments", "entier"),
        ),
        rows=tuple(
            (
                *(code, material.codes[code].label),
                *(together[code, other] + together[other, code] for other in across),
                *(neither[code], alone[code]),
            )
            for code in material.ids(rows)
            if alone[code]
        ),
        notes=(
            "Un segment qui porte plusieurs codes de la colonne compte dans chacun.",
            *notes(material),
        ),
    )
