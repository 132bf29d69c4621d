"""SubRip subtitles (.srt), as WhisperX, Premiere or YouTube export them."""

from piacen_qual.transcripts.formats.decode import decode, split_lines
from piacen_qual.transcripts.formats.subtitles import assemble, parse
from piacen_qual.transcripts.source import Source


def read_srt(data: bytes, name: str) -> Source:
    """The cues of a SubRip file: a line for each of their lines, with start.

    Commas or points in times, numbers missing or out of order, empty lines inside a cue: all are
    read.

    Raises:
        UnreadableFileError: when no cue has a time.
    """
    decoded = decode(data, name)
    return assemble("srt", decoded, list(parse(split_lines(decoded.text))), name)
