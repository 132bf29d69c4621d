"""What was detected in a transcript, kept until something that it depends on changes.

That is its words, whom and what the study knows, the codebook, and the program: not the other
transcripts, but for the names of their speakers.
"""

import json
from collections.abc import Sequence
from dataclasses import fields
from itertools import groupby
from operator import attrgetter
from typing import Final

from piacen_qual.anonymisation.candidates import Action, Candidate, Kind
from piacen_qual.anonymisation.reading.lists import versions
from piacen_qual.anonymisation.roster import Roster
from piacen_qual.codebook.schema import Codebook
from piacen_qual.coding.reading.versions import annotation_key
from piacen_qual.model import Corpus, Progress, Transcript
from piacen_qual.study import Cache, code_version, digest

_KIND: Final = "identifiants"
CODE: Final = (
    "piacen_qual.french",
    "piacen_qual.anonymisation",
    "piacen_qual.anonymisation.reading",
    "piacen_qual.anonymisation.detection",
    "piacen_qual.anonymisation.detection.facts",
    "piacen_qual.anonymisation.detection.people",
    "piacen_qual.anonymisation.detection.structured",
    "piacen_qual.codebook",
    "piacen_qual.coding.reading",
    "piacen_qual.transcripts.speakers",
)
"""Packages whose code decides what is found."""

_NAMES: Final = [field.name for field in fields(Candidate) if field.name != "file"]
_row: Final = attrgetter(*_NAMES)


def detected(
    transcripts: Sequence[Transcript],
    corpus: Corpus,
    codebook: Codebook | None,
    cache: Cache,
    known: Roster,
    *,
    progress: Progress | None = None,
) -> tuple[Candidate, ...]:
    """The same as `detect`, which is asked about transcripts that are new only.

    Raises:
        MissingModelError: when the French model is not installed.
    """
    people = [(one.entity, one.name, one.named, sorted(one.files)) for one in known.people]
    book = codebook.digest if codebook else ""
    common = digest(code_version(*CODE), *versions(), repr(corpus), repr(people), book)
    keys = {each.file: _key(each, common) for each in transcripts}
    kept = {file: _thawed(file, cache.load(_KIND, key)) for file, key in keys.items()}
    new = [each for each in transcripts if kept[each.file] is None]
    if new:
        from piacen_qual.anonymisation.detection.detect import detect  # noqa: PLC0415 — a warm run skips it

        found = detect(new, corpus, codebook, cache, known=known, progress=progress)
        by_file = {file: tuple(group) for file, group in groupby(found, attrgetter("file"))}
        for each in new:
            kept[each.file] = by_file.get(each.file, ())
            cache.store(_KIND, keys[each.file], _frozen(by_file.get(each.file, ())))
    return tuple(one for found in kept.values() for one in found or ())


def _key(transcript: Transcript, common: str) -> str:
    turns = [(turn.n, turn.speaker) for turn in transcript.turns]
    return digest(common, annotation_key(transcript), transcript.file, repr(turns))


def _frozen(found: Sequence[Candidate]) -> bytes:
    rows = [_row(candidate) for candidate in found]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def _thawed(file: str, stored: bytes | None) -> tuple[Candidate, ...] | None:
    if stored is None:
        return None
    rows = json.loads(stored.decode("utf-8", "surrogatepass"))
    return tuple(
        Candidate(file, turn, start, end, text, Kind(kind), Action(action), *rest)
        for turn, start, end, text, kind, action, *rest in rows
    )
