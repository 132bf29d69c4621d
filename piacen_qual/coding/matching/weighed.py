"""What clues make of the segments of a transcript, as the cache keeps it. Without numpy."""

import base64
import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

UNIT: Final = 100  # log-odds are kept in hundredths

Trace = Sequence[int]
"""The evidence that clues are in a segment: its place, start, end; then the start, the end and the
weight (in hundredths) of each clue to name, in the order of the text."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The sums of clues, and where they are.

    Attributes:
        codes: ids of the codes that have clues.
        sums: log-odds in hundredths, the theme not counted; segment by segment, code by code.
        traces: by code id, in the order of segments: those where clues alone may be enough.
    """

    codes: tuple[str, ...]
    sums: "array[int]"
    traces: Mapping[str, Sequence[Trace]]

    def sum(self, place: int, code: str) -> float:
        """The log-odds of a code in a segment, the theme not counted."""
        return self.sums[place * len(self.codes) + self.codes.index(code)] / UNIT

    def to_bytes(self) -> bytes:
        """What the cache keeps."""
        sums = base64.b64encode(self.sums.tobytes()).decode()
        return json.dumps([self.codes, sums, self.traces], separators=(",", ":")).encode()


NOTHING: Final = Weighed((), array("h"), {})


def from_bytes(data: bytes) -> Weighed:
    """What `to_bytes` wrote."""
    codes, sums, traces = json.loads(data)
    return Weighed(tuple(codes), array("h", base64.b64decode(sums)), traces)
