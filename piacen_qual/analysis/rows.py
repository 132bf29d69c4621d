"""One row per segment, one row per coding: for people who go on in R or Excel."""

from piacen_qual.analysis.material import Material
from piacen_qual.model import Table


def segment_rows(material: Material) -> Table:
    """Every segment with its place, speaker, attributes, words, text and codes joined by `|`."""
    raise NotImplementedError


def coding_rows(material: Material) -> Table:
    """Every coding with its code, evidence, rule, score, source, and its segment's columns."""
    raise NotImplementedError
