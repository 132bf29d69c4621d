"""Opening a review: the decisions of a study, read through the log that will take the next ones."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from piacen_qual.decisions.log import Log
from piacen_qual.decisions.versions import Version, read_versions
from piacen_qual.errors import Problem
from piacen_qual.review.ledger import Ledger
from piacen_qual.review.matter import Matter
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
    """The decisions of a study as an open log tells them, on today's transcripts.

    What was decided on a transcript that is there but could not be read is left alone.
    """
    there = {unicodedata.normalize("NFC", path.name) for path in study.transcript_paths()}
    unread = there - matter.by_file.keys()
    events = [e for e in log.events if e.anchor is None or e.anchor.file not in unread]
    known = {version.sha256: version for version in map(Version.of, matter.transcripts)}
    needed = {event.anchor.sha256 for event in events if event.anchor} - known.keys()
    old, problems = read_versions(study, needed)
    versions = {**known, **old}
    ledger = Ledger(log.coder, events, matter, versions)
    return Opened(ledger, versions, (*log.problems, *problems))
