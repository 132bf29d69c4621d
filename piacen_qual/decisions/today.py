"""Everything people decided in a study, on today's transcripts and codebook: the way in."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from piacen_qual.codebook.schema import Codebook
from piacen_qual.decisions.anchoring import Placement, place
from piacen_qual.decisions.events import Event
from piacen_qual.decisions.lines import read_events
from piacen_qual.decisions.replay import replay
from piacen_qual.decisions.versions import Version, read_versions
from piacen_qual.errors import Problem
from piacen_qual.model import Transcript
from piacen_qual.study import Study


@dataclass(frozen=True, slots=True)
class Bearing:
    """What was decided on the transcripts as they were read.

    Attributes:
        events: those on transcripts that were read or are gone. What was decided on a transcript
            that is there but was not read, or could not be, is left alone: nobody can tell today
            what became of its words.
        versions: by digest, the words that these events are on, as far as they are known.
        problems: the words that are not.
    """

    events: tuple[Event, ...]
    versions: Mapping[str, Version]
    problems: tuple[Problem, ...]


def decisions_today(
    study: Study, codebook: Codebook, transcripts: Sequence[Transcript]
) -> tuple[Placement, tuple[Problem, ...]]:
    """Read, replay and place the decisions of a study, and tell what could not be.

    Args:
        study: whose decisions.
        codebook: tells what became of old codes.
        transcripts: as they are read today. What was decided on others of the study is left alone;
            what was decided on files that are gone is lost, unless one of these says the same.
    """
    events, problems = read_events(study)
    placement, told = placed_today(study, codebook, transcripts, events)
    return placement, (*problems, *told)


def placed_today(
    study: Study,
    codebook: Codebook,
    transcripts: Sequence[Transcript],
    events: Iterable[Event],
) -> tuple[Placement, tuple[Problem, ...]]:
    """The same for events already read: those of an open log."""
    ours = bearing(study, transcripts, events)
    decisions = replay(ours.events, codebook.successors)
    return place(decisions, transcripts, ours.versions), ours.problems


def bearing(study: Study, transcripts: Sequence[Transcript], events: Iterable[Event]) -> Bearing:
    """The events to count with when these transcripts of a study were read."""
    there = {unicodedata.normalize("NFC", path.name) for path in study.transcript_paths()}
    unread = there - {transcript.file for transcript in transcripts}
    ours = tuple(e for e in events if e.anchor is None or e.anchor.file not in unread)
    known = {version.sha256: version for version in map(Version.of, transcripts)}
    needed = {event.anchor.sha256 for event in ours if event.anchor} - known.keys()
    old, problems = read_versions(study, needed)
    return Bearing(ours, {**known, **old}, problems)
