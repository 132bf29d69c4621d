"""Things named: the families of codes that hold objects, counted apart from arguments."""

from piacen_qual.analysis.material import Material
from piacen_qual.model import Table


def technologies_by_case(material: Material) -> Table:
    """Segments, speakers and groups that name each kind of object, per case."""
    raise NotImplementedError


def words_named(material: Material) -> Table:
    """The same per word named (Zoom, Teams…)."""
    raise NotImplementedError
