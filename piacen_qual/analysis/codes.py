"""Codes compared between cases, groups or themes."""

from piacen_qual.analysis.material import Material, Unit
from piacen_qual.model import Table


def codes_by(material: Material, unit: Unit = Unit.CASE) -> Table:
    """Long form, one row per code and case (group, theme): for CSV and people who go on in R."""
    raise NotImplementedError


def codes_side_by_side(
    material: Material, unit: Unit = Unit.CASE, *, labels: bool = False
) -> tuple[Table, ...]:
    """Wide form, one table per family, one column per case: for the screen (80 columns) and Word.

    `labels`: name codes by their label instead of their id (wider).
    """
    raise NotImplementedError


def coder_summary(material: Material) -> Table:
    """Segments per code and case: what the screen shows after coding."""
    raise NotImplementedError
