"""What is reviewed: a study coded by the machine, looked up by place."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from piacen_qual.codebook.schema import Code, Codebook
from piacen_qual.decisions.voices import Place
from piacen_qual.model import Segment, Suggestion, Transcript, Turn, theme_labels


def place_of(what: Segment) -> Place:
    """The place of a segment: file, turn, number in the turn."""
    return what.file, what.turn, what.n


@dataclass(frozen=True, eq=False)
class Matter:
    """The study as it is today.

    Attributes:
        transcripts: in the order in which they are reviewed.
        segments: in the order of transcripts and turns.
        suggestions: the machine's.
        codebook: gives labels and codes to choose from.
    """

    transcripts: tuple[Transcript, ...]
    segments: tuple[Segment, ...]
    suggestions: tuple[Suggestion, ...]
    codebook: Codebook

    @cached_property
    def by_file(self) -> Mapping[str, Transcript]:
        """Each transcript under its file name."""
        return {transcript.file: transcript for transcript in self.transcripts}

    @cached_property
    def by_place(self) -> Mapping[Place, Segment]:
        """Each segment under its place, in order."""
        return {place_of(segment): segment for segment in self.segments}

    @cached_property
    def of_file(self) -> Mapping[str, Sequence[Segment]]:
        """The segments of each file."""
        found: dict[str, list[Segment]] = {name: [] for name in self.by_file}
        for segment in self.segments:
            found[segment.file].append(segment)
        return found

    @cached_property
    def suggested(self) -> Mapping[Place, Sequence[Suggestion]]:
        """The suggestions of each segment that has some, the surest first."""
        found: dict[Place, list[Suggestion]] = defaultdict(list)
        for suggestion in self.suggestions:
            found[suggestion.file, suggestion.turn, suggestion.segment].append(suggestion)
        for each in found.values():
            each.sort(key=lambda suggestion: -suggestion.score)
        return found

    @cached_property
    def codes(self) -> Mapping[str, Code]:
        """Each code under its id, in the order of the codebook."""
        return {code.id: code for code in self.codebook.codes}

    @cached_property
    def themes(self) -> Mapping[str, str]:
        """The label of each theme."""
        return theme_labels(self.codebook.themes)

    def turn(self, file: str, number: int) -> Turn:
        """The turn so numbered."""
        return self.by_file[file].turns[number - 1]

    def label(self, code: str) -> str:
        """What people read for a code; its id when the codebook no longer has it."""
        return self.codes[code].label if code in self.codes else code

    def name(self, code: str) -> str:
        """Its label, and its id where another code has the same label."""
        label = self.label(code)
        shared = sum(each.label == label for each in self.codebook.codes) > 1
        return f"{label} ({code})" if shared else label

    def segment_at(self, file: str, turn: int, start: int, end: int) -> Segment | None:
        """The segment that holds most of these words, if any does."""
        shared = [
            (min(end, segment.end) - max(start, segment.start), segment)
            for segment in self.of_file.get(file, ())
            if segment.turn == turn
        ]
        most, segment = max(shared, key=lambda each: each[0], default=(0, None))
        return segment if most > 0 else None
