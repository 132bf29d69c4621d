"""Identifiers known by their form, written or said: numbers, addresses on the Web, dates of birth.

What can be nothing else is masked; what may be a price, a year or somebody counting is asked about.
"""

from collections.abc import Iterator

from piacen_qual.anonymisation.detection.found import Found
from piacen_qual.anonymisation.detection.structured.forms import matches
from piacen_qual.anonymisation.detection.structured.papers import PAPERS
from piacen_qual.anonymisation.detection.structured.phones import phones
from piacen_qual.anonymisation.detection.structured.web import WEB
from piacen_qual.anonymisation.reading.spoken import Spoken


def patterns(spoken: Spoken) -> Iterator[Found]:
    """Every identifier of a turn that its form gives away."""
    yield from matches(spoken, (*WEB, *PAPERS))
    yield from phones(spoken)
