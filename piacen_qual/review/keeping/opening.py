"""Opening a review: the decisions of a study, read through the log that will take the next ones."""

from collections.abc import Mapping
from dataclasses import dataclass

from piacen_qual.decisions.log import Log
from piacen_qual.decisions.today import bearing
from piacen_qual.decisions.versions import Version
from piacen_qual.errors import Problem
from piacen_qual.review.keeping.ledger import Ledger
from piacen_qual.review.keeping.matter import Matter
from piacen_qual.study import Study


@dataclass(frozen=True, eq=False)
class Opened:
    """What a session needs.

    Attributes:
        ledger: the decisions.
        versions: the words decided on, by digest, as far as they are known.
        problems: what there is to tell about them.
    """

    ledger: Ledger
    versions: Mapping[str, Version]
    problems: tuple[Problem, ...]


def open_ledger(study: Study, log: Log, matter: Matter) -> Opened:
    """The decisions of a study as an open log tells them, on today's transcripts."""
    ours = bearing(study, matter.transcripts, log.events)
    ledger = Ledger(log.coder, ours.events, matter, ours.versions)
    return Opened(ledger, ours.versions, (*log.problems, *ours.problems))
