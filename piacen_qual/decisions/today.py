"""Everything people decided in a study, on today's transcripts and codebook: the way in."""

import unicodedata
from collections.abc import Iterable, Sequence

from piacen_qual.codebook.schema import Codebook
from piacen_qual.decisions.anchoring import Placement, place
from piacen_qual.decisions.events import Event
from piacen_qual.decisions.reading import read_events
from piacen_qual.decisions.replay import replay
from piacen_qual.decisions.versions import Version, read_versions
from piacen_qual.errors import Problem
from piacen_qual.model import Transcript
from piacen_qual.study import Study


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
    read = {transcript.file for transcript in transcripts}
    there = {unicodedata.normalize("NFC", path.name) for path in study.transcript_paths()}
    ours = [e for e in events if e.anchor is None or e.anchor.file not in there - read]
    known = {version.sha256: version for version in map(Version.of, transcripts)}
    needed = {event.anchor.sha256 for event in ours if event.anchor} - known.keys()
    old, problems = read_versions(study, needed)
    return place(replay(ours, codebook.successors), transcripts, {**known, **old}), problems
