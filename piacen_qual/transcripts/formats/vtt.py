"""WebVTT subtitles, as Teams, Zoom, Webex and YouTube export them."""

from collections.abc import Iterator

from piacen_qual.transcripts.formats.decode import decode, split_lines
from piacen_qual.transcripts.formats.subtitles import Cue, Note, Stray, assemble, parse
from piacen_qual.transcripts.source import Source

_LAYOUT = ("STYLE", "REGION")


def read_vtt(data: bytes, name: str) -> Source:
    """The cues of a WebVTT file: a line for each of their lines, with start and voice.

    The title after `WEBVTT` and `NOTE` blocks are notes; `STYLE` and `REGION` blocks hold no words
    and are left out.

    Raises:
        UnreadableFileError: when no cue has a time.
    """
    decoded = decode(data, name)
    blocks = list(_classified(parse(split_lines(decoded.text))))
    return assemble("vtt", decoded, blocks, name)


def _classified(blocks: Iterator[Cue | Stray]) -> Iterator[Cue | Stray | Note]:
    for block in blocks:
        if not isinstance(block, Stray):
            yield block
            continue
        keyword, _, rest = block.lines[0][1].partition(" ")
        if keyword in _LAYOUT and not rest.strip():
            continue
        if keyword in {"WEBVTT", "NOTE"}:
            first = ((block.lines[0][0], rest.strip(" -")),) if rest.strip() else ()
            yield Note((*first, *block.lines[1:]))
        else:
            yield block
