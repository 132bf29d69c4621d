"""What WebVTT and SRT share: cues with a time, one or several lines of text, perhaps a voice.

Read by ourselves, not by webvtt-py or srt: those give no line numbers, pass over in silence what
they cannot parse (its words would be lost), and keep neither the voices of one cue apart nor the
notes between cues. Tests hold our reading against theirs on well-formed files.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from piacen_qual.errors import Level, Problem, UnreadableFileError
from piacen_qual.transcripts.formats.decode import Decoded
from piacen_qual.transcripts.source import Line, Source
from piacen_qual.transcripts.times import parse_time

MIN_REPEATS = 3  # cues that begin as the one before ended, before we call it scrolling

_TIME = r"\d{1,3}\s?:\s?\d{1,3}(?:\s?:\s?\d{1,3})?(?:[.,]\d{1,9})?"
_TIMING = re.compile(
    rf"\s*(?P<start>{_TIME})\s*(?:-+\s?>|→)\s*{_TIME}(?:\s.*)?|\s*(?P<bare>{_TIME})\s+{_TIME}\s*"
)
_CLOCK = re.compile(r"\d\s?:")
_ID = re.compile(r"\d+|(?=.*\d)[0-9a-fA-F-]{8,}(?:/\d+-\d+)?|(?:cue|line|caption|sub)[-_ ]?\d+")
_NAMED_ID = re.compile(r"\d+ \"(?P<name>[^\"]+)\"(?: \(\d+\))?")  # Webex: 12 "Name" (345)

_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:\s+(?P<name>[^<>]*))?>|</v>")
_TAG = re.compile(
    r"</?(?:c|i|b|u|s|ruby|rt|lang|font)(?:[.\s][^<>]*)?>|<\d[\d:.,]*>|\{\\[^{}]*\}", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")

Numbered = tuple[int, str]  # line number, text


@dataclass(frozen=True, slots=True)
class Cue:
    """One subtitle.

    Attributes:
        line: where its times stand.
        start: seconds, or None when its times are malformed.
        payload: its lines of text, with their numbers, as they stand.
        identifier: the line above the times, or "".
    """

    line: int
    start: float | None
    payload: tuple[Numbered, ...]
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class Stray:
    """Lines between empty lines that are no cue: a header, a NOTE, or text gone astray."""

    lines: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Lines known to stand outside of the talk."""

    lines: tuple[Numbered, ...]


def parse(lines: Sequence[str]) -> Iterator[Cue | Stray]:
    """The cues and other blocks of a subtitle file, in order.

    An empty line ends a block; so do the times of a next cue. A line of blanks does not: YouTube
    puts some inside cues.
    """
    for block in _split(lines):
        at = next((n for n, (_, text) in enumerate(block[:2]) if _is_timing(text)), None)
        if at is None:
            yield Stray(tuple(block))
            continue
        number, timing = block[at]
        identifier = block[0][1].strip() if at else ""
        yield Cue(number, _start(timing), tuple(block[at + 1 :]), identifier)


def assemble(
    format_: str, decoded: Decoded, blocks: Sequence[Cue | Stray | Note], name: str
) -> Source:
    """The lines of a subtitle file, from its blocks.

    Raises:
        UnreadableFileError: when not one cue has a time.
    """
    cues = [block for block in blocks if isinstance(block, Cue)]
    first = blocks.index(cues[0]) if cues else 0
    blocks = [*(_as_note(block) for block in blocks[:first]), *blocks[first:]]
    if all(cue.start is None for cue in cues):
        raise UnreadableFileError(
            name,
            "aucun sous-titre n’a de temps (00:00:01.000 --> 00:00:03.500). Si c’est du texte"
            " simple, donnez au fichier le suffixe .txt.",
        )
    scrolled = _scrolled(cues)
    return Source(
        format_,
        decoded.encoding,
        tuple(line for block in blocks for line in _lines(block, scrolled)),
        (*decoded.problems, *_problems(blocks, scrolled, name)),
    )


def _as_note(block: Cue | Stray | Note) -> Cue | Stray | Note:
    return Note(block.lines) if isinstance(block, Stray) else block


def _split(lines: Sequence[str]) -> Iterator[list[Numbered]]:
    """Blocks of lines; where the empty line between two cues is missing, they are parted."""
    block: list[Numbered] = []
    double_spaced = len(lines) > 3 and not any(lines[1::2])
    for number, text in list(enumerate(lines, start=1))[:: 2 if double_spaced else 1]:
        if text and not _is_timing(text):
            block.append((number, text))
            continue
        above = [block.pop()] if text and block and _ends_with_identifier(block) else []
        if block:
            yield block
        block = [*above, (number, text)] if text else []
    if block:
        yield block


def _ends_with_identifier(block: Sequence[Numbered]) -> bool:
    """Whether the last line of a block, standing above times, names the cue that follows."""
    text = block[-1][1]
    alone = len(block) == 1 and not _is_timing(text) and not text.startswith("WEBVTT")
    return alone or bool(_ID.fullmatch(text.strip()))


def _is_timing(text: str) -> bool:
    """Whether a line gives the times of a cue, even malformed."""
    return bool(_TIMING.fullmatch(text) or ("-->" in text and _CLOCK.search(text)))


def _start(timing: str) -> float | None:
    found = _TIMING.fullmatch(timing)
    return parse_time(found["start"] or found["bare"]) if found else None


def _lines(block: Cue | Stray | Note, scrolled: frozenset[int]) -> Iterator[Line]:
    match block:
        case Cue():
            kept = tuple(line for line in block.payload if line[0] not in scrolled)
            yield from _cue_lines(replace(block, payload=kept))
        case Stray():  # goes on with the cue before it
            yield from (Line(number, _plain(text), continues=True) for number, text in block.lines)
        case Note():
            yield from (Line(number, text, note=True) for number, text in block.lines)


def _cue_lines(cue: Cue) -> Iterator[Line]:
    named = _NAMED_ID.fullmatch(cue.identifier)
    if cue.identifier and not named and not _ID.fullmatch(cue.identifier):
        yield Line(cue.line - 1, cue.identifier, note=True)
    fresh = True
    for number, label, opens, text in _voices(cue.payload, named["name"] if named else None):
        fresh = fresh or opens
        if text:
            yield Line(number, text, start=cue.start, label=label, continues=not fresh)
            fresh = False


def _voices(
    payload: Iterable[Numbered], voice: str | None
) -> Iterator[tuple[int, str | None, bool, str]]:
    """The texts between voice tags: line, who speaks, whether the voice begins here, text."""
    label, opens = voice, False
    for number, text in payload:
        done = 0
        for tag in _VOICE.finditer(text):
            yield number, label, opens, _plain(text[done : tag.start()])
            label, opens, done = _name(tag["name"]) or voice, True, tag.end()
        yield number, label, opens, _plain(text[done:])
        opens = False


def _name(raw: str | None) -> str | None:
    return " ".join(_plain(raw or "").split()) or None


def _plain(text: str) -> str:
    """Text without face tags and entities; `<rires>` and `<3` are no tags."""
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), _TAG.sub("", text)).strip()


def _scrolled(cues: Sequence[Cue]) -> frozenset[int]:
    """Lines that only repeat the end of the cue before, where the file is made that way.

    YouTube's automatic subtitles scroll: each cue shows again what the one before ended with. The
    repeated lines count as scrolling when half of the cues have them; people repeat less.
    """
    texts = [[(n, plain) for n, text in cue.payload if (plain := _plain(text))] for cue in cues]
    repeats = [_overlap(before, after) for before, after in pairwise(texts)]
    count = sum(bool(repeat) for repeat in repeats)
    if count < MIN_REPEATS or count < len(repeats) / 2:
        return frozenset()
    return frozenset(number for repeat in repeats for number in repeat)


def _overlap(before: Sequence[Numbered], after: Sequence[Numbered]) -> list[int]:
    """The lines at the head of `after` that are the tail of `before`."""
    for length in range(min(len(before), len(after)), 0, -1):
        if [text for _, text in before[-length:]] == [text for _, text in after[:length]]:
            return [number for number, _ in after[:length]]
    return []


def _problems(
    blocks: Sequence[Cue | Stray | Note], scrolled: frozenset[int], name: str
) -> Iterator[Problem]:
    for block in blocks:
        if isinstance(block, Cue) and block.start is None:
            words = "les temps de ce sous-titre sont mal formés; son texte est gardé, sans temps."
            yield Problem(name, block.line, Level.WARNING, words)
        elif isinstance(block, Stray):
            words = "ce texte est hors de tout sous-titre; il est joint au précédent."
            yield Problem(name, block.lines[0][0], Level.WARNING, words)
    if scrolled:
        words = (
            f"{len(scrolled)} ligne(s) répétée(s) par le défilement des sous-titres automatiques"
            " retirée(s), la première ici."
        )
        yield Problem(name, min(scrolled), Level.NOTE, words)
