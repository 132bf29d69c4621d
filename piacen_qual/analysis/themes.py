"""What was said under each theme, and by whom."""

from piacen_qual.analysis.material import Material
from piacen_qual.model import Table


def themes_by_case(material: Material) -> Table:
    """Turns, participants, words and codings per theme and case."""
    raise NotImplementedError


def talk_share(material: Material) -> Table:
    """Turns, words and share of the group's words per participant, with their attributes."""
    raise NotImplementedError


def participants_by_theme(material: Material) -> Table:
    """Who spoke under which theme, who agreed or disagreed, who kept silent."""
    raise NotImplementedError
