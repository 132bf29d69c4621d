"""What a memo is about."""

from enum import StrEnum

from piacen_qual.decisions.log import Words
from piacen_qual.review.coding.sheet import Line, Sheet


class About(StrEnum):
    """What a memo is about."""

    SEGMENT = "segment"
    CODE = "code"
    TRANSCRIPT = "transcription"


def subject(about: About, sheet: Sheet, line: Line | None) -> tuple[Words | None, str]:
    """The words and the code that a memo is on, from a line of a segment."""
    segment = sheet.segment
    match about:
        case About.SEGMENT:
            return (segment.file, segment.turn, segment.start, segment.end), ""
        case About.TRANSCRIPT:
            return (segment.file, 0, 0, 0), ""
        case About.CODE:
            return None, "" if line is None else line.code
