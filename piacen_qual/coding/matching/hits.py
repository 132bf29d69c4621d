"""Where rules match in transcripts, kept in the cache code by code.

A run in which nothing changed reads no annotation; one in which a code was edited reads the
annotations and matches that code alone. Themes and weights are applied afterwards, so that
changing them costs nothing.
"""

import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Self

from piacen_qual.codebook.schema import Code, Codebook, Rule
from piacen_qual.coding.matching.digests import clues_digest, code_digests
from piacen_qual.coding.matching.segments import segments
from piacen_qual.coding.matching.weighed import NOTHING, Weighed, from_bytes
from piacen_qual.coding.reading.versions import matching_key
from piacen_qual.errors import Level, Problem
from piacen_qual.model import Segment, Transcript
from piacen_qual.study import Cache, digest

if TYPE_CHECKING:
    from piacen_qual.coding.matching.index import Index
    from piacen_qual.coding.matching.match import Match, Matcher
    from piacen_qual.coding.reading.annotate import Annotator
    from piacen_qual.coding.reading.annotation import Annotation

_CODEBOOK = "codebook.yaml"
_KIND = "reperages"
_CLUES = "indices"
_LOT = 1_500_000  # characters of transcripts worked on together: memory stays flat

Row = Sequence[int]
"""A match: segment and rule (their places in the transcript and in the code), start, end; then, for
a rule of several elements, the start and end of each."""

Rows = dict[str, list[Row]]
"""Matches by the digest of a code's rules."""

Slip = tuple[int, int, str]
"""A misspelt word of a match: its start, its end, the word of the rule that it is read as."""

Slips = dict[str, list[tuple[int, int, int, int, list[Slip]]]]
"""By the digest of a code's rules, the first four numbers of a match and its misspelt words."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a transcript.

    Attributes:
        transcript: where.
        segments: its segments.
        rows: by code id, in the order of the codebook; those of a code in the order of segments,
            then of rules.
        slips: by code id and match (its first four numbers), its misspelt words, if it has some.
        weighed: what the codes' clues say.
    """

    transcript: Transcript
    segments: tuple[Segment, ...]
    rows: dict[str, list[Row]]
    slips: dict[str, dict[Row, list[Slip]]]
    weighed: Weighed

    def slips_of(self, code: str, row: Row) -> list[Slip]:
        """The misspelt words of a match."""
        return self.slips[code].get(tuple(row[:4]), [])


@dataclass(slots=True)
class _Work:
    """A transcript under way: what the cache had, and what is still to be matched."""

    transcript: Transcript
    segments: tuple[Segment, ...]
    key: str
    known: Rows
    slips: Slips
    weighed: Weighed | None


class NotKnownError(Exception):
    """Something has to be matched, and what is known already was asked for."""


class Finder:
    """Finds where a codebook's rules match. A context manager: processes end with it.

    Attributes:
        problems: rules that had to be left out, so far.
    """

    def __init__(
        self,
        codebook: Codebook,
        cache: Cache,
        *,
        processes: int | None = None,
        known_only: bool = False,
    ) -> None:
        """Nothing is loaded before something new has to be matched: never, if known only."""
        self.problems: list[Problem] = []
        self._known_only = known_only
        self._codebook = codebook
        self._cache = cache
        self._processes = processes
        self._digests = code_digests(codebook)
        self._clues = clues_digest(codebook)
        self._left_out: set[str] = set()
        self._open = ExitStack()
        self._annotator: Annotator | None = None

    def __enter__(self) -> Self:
        """Open nothing yet."""
        return self

    def __exit__(self, *_error: object) -> None:
        """End the processes, if any."""
        self._open.close()

    def find(
        self,
        transcripts: Iterable[Transcript],
        *,
        tagged: Callable[[int], None] = lambda texts: None,
    ) -> Iterator[Found]:
        """What is found in each transcript, in order; few are held in memory at a time.

        Args:
            transcripts: those of the study, or some.
            tagged: called now and then with how many more texts (about a turn each) were read.

        Raises:
            MissingModelError: when the French model is not installed.
            NotKnownError: when it would be needed, or anything matched, and known only is wanted.
        """
        for lot in _lots(transcripts):
            works = [self._begin(transcript) for transcript in lot]
            self._match([work for work in works if self._unfinished(work)], tagged)
            for work in works:
                rows, slips = self._rows(work), self._slips(work)
                weighed = work.weighed or NOTHING
                yield Found(work.transcript, work.segments, rows, slips, weighed)

    def _begin(self, transcript: Transcript) -> _Work:
        words = self._codebook.segment_words
        key = matching_key(transcript, words)
        data = self._cache.load(_KIND, key)
        known, slips = ({}, {}) if data is None else json.loads(data)
        cut = segments(transcript, words)
        return _Work(transcript, cut, key, known, slips, self._known_clues(key))

    def _known_clues(self, key: str) -> Weighed | None:
        """What the clues were found to say, or None when they are to be weighed."""
        if not self._clues:
            return NOTHING
        data = self._cache.load(_CLUES, digest(key, self._clues))
        return None if data is None else from_bytes(data)

    def _unfinished(self, work: _Work) -> bool:
        return work.weighed is None or bool(self._lacking(work))

    def _lacking(self, work: _Work) -> list[Code]:
        """The codes that were never matched in this transcript with the rules they now have."""
        codes = self._codebook.codes
        return [code for code in codes if code.rules and self._digests[code.id] not in work.known]

    def _rows(self, work: _Work) -> dict[str, list[Row]]:
        codes = self._codebook.codes
        return {code.id: work.known.get(self._digests[code.id], []) for code in codes}

    def _slips(self, work: _Work) -> dict[str, dict[Row, list[Slip]]]:
        by_code = ((code.id, self._digests[code.id]) for code in self._codebook.codes)
        return {
            code: {tuple(match): found for *match, found in work.slips.get(key, ())}
            for code, key in by_code
        }

    def _match(self, works: Sequence[_Work], tagged: Callable[[int], None]) -> None:
        """Match what the cache lacked, and keep it there."""
        if not works:
            return
        if self._known_only:
            raise NotKnownError
        from piacen_qual.coding.matching.index import Index, Material  # noqa: PLC0415 — numpy
        from piacen_qual.coding.matching.match import Matcher  # noqa: PLC0415 — numpy

        annotations = self._annotations([work.transcript for work in works], tagged)
        materials = [
            Material(work.transcript, work.segments, annotation)
            for work, annotation in zip(works, annotations, strict=True)
        ]
        index = Index(materials)
        matcher = Matcher(index, self._codebook.concepts)
        lacking = {code.id for work in works for code in self._lacking(work)}
        whole = set(self._digests.values())
        for code in self._codebook.codes:
            if code.id in lacking and not self._match_code(code, matcher, works):
                whole.discard(self._digests[code.id])
        for work in works:
            kept = [
                {key: rows for key, rows in found.items() if key in whole}
                for found in (work.known, work.slips)
            ]
            data = json.dumps(kept, separators=(",", ":"), ensure_ascii=False).encode()
            self._cache.store(_KIND, work.key, data)
        self._weigh(matcher, index, works)

    def _weigh(self, matcher: "Matcher", index: "Index", works: Sequence[_Work]) -> None:
        """Weigh the clues where they were not yet, and keep what they say."""
        if all(work.weighed is not None for work in works):
            return
        from piacen_qual.coding.matching.clues import weigh  # noqa: PLC0415 — numpy

        bounds = list(accumulate((len(work.segments) for work in works), initial=0))
        for work, weighed in zip(works, weigh(matcher, index, self._codebook, bounds), strict=True):
            work.weighed = weighed
            self._cache.store(_CLUES, digest(work.key, self._clues), weighed.to_bytes())

    def _match_code(self, code: Code, matcher: "Matcher", works: Sequence[_Work]) -> bool:
        """Match one code in all these transcripts; false when a rule had to be left out."""
        starts = list(accumulate((len(work.segments) for work in works), initial=0))
        rows: list[list[tuple[int, ...]]] = [[] for _ in works]
        slips: list[list[tuple[int, int, int, int, list[Slip]]]] = [[] for _ in works]
        left_out = False
        for number, rule in enumerate(code.rules):
            matches = self._matches(rule, matcher)
            left_out = left_out or matches is None
            for match in matches or ():
                place = bisect_right(starts, match.segment) - 1
                segment = match.segment - starts[place]
                parts = chain.from_iterable(match.parts) if len(match.parts) > 1 else ()
                row = (segment, number, match.start, match.end)
                rows[place].append((*row, *parts))
                if match.slips:
                    slips[place].append((*row, [*match.slips]))
        key = self._digests[code.id]
        for work, found, misspelt in zip(works, rows, slips, strict=True):
            work.known[key] = [*sorted(found)]
            if misspelt:
                work.slips[key] = misspelt
        return not left_out

    def _matches(self, rule: Rule, matcher: "Matcher") -> "list[Match] | None":
        from piacen_qual.coding.matching.expressions import RunawayRegexError  # noqa: PLC0415 — numpy

        if rule.id in self._left_out:
            return None
        try:
            return matcher.matches(rule)
        except RunawayRegexError as stop:
            self._left_out.add(rule.id)
            self.problems.append(Problem(_CODEBOOK, rule.line, Level.ERROR, str(stop)))
            return None

    def _annotations(
        self, transcripts: Sequence[Transcript], tagged: Callable[[int], None]
    ) -> "list[Annotation]":
        if self._annotator is None:
            from piacen_qual.coding.reading.annotate import Annotator  # noqa: PLC0415 — numpy, spaCy

            annotator = Annotator(self._cache, processes=self._processes)
            self._annotator = self._open.enter_context(annotator)
        return self._annotator.annotate(transcripts, tagged=tagged)


def _lots(transcripts: Iterable[Transcript]) -> Iterator[list[Transcript]]:
    lot: list[Transcript] = []
    size = 0
    for transcript in transcripts:
        lot.append(transcript)
        size += sum(len(turn.text) for turn in transcript.turns)
        if size >= _LOT:
            yield lot
            lot, size = [], 0
    if lot:
        yield lot
