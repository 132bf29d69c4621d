"""Codes found on the same segment."""

from piacen_qual.analysis.material import Material
from piacen_qual.model import Table


def cooccurrence(material: Material) -> Table:
    """Pairs of codes that meet at least once: count and Jaccard, most frequent first."""
    raise NotImplementedError


def cooccurrence_matrix(material: Material) -> Table:
    """The same counts as a square matrix (for xlsx)."""
    raise NotImplementedError


def crossings(material: Material) -> tuple[Table, ...]:
    """The codes of the largest family crossed with each small family (justification × position)."""
    raise NotImplementedError
