"""The ways in which a line may begin with a speaker's label. Each is only a candidate."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from piacen_qual.french.folding import fold
from piacen_qual.transcripts.source import Line
from piacen_qual.transcripts.speakers.label_words import TITLES
from piacen_qual.transcripts.speakers.labels import Shape, clean, key, shape
from piacen_qual.transcripts.speakers.marks import first_mark, mark_at


class Style(StrEnum):
    """How a transcriber sets a label off from the speech."""

    FORMAT = "format"  # the format itself gives it: <v Marie>, a CSV column
    COLON = "deux-points"  # Marie : oui ; [SPEAKER_00]: oui ; P1 : alone
    TIMED = "heure"  # Marie  0:03 alone ; [Chercheur] (0:01 - 0:11) ; Speaker 1 [00:12] oui
    BRACKET = "crochets"  # [Marie] oui
    BOLD = "gras"  # Marie in bold, then oui
    TAB = "colonne"  # Marie⇥oui
    DASH = "tiret"  # Y- oui ; P1 – oui
    ALONE = "seule"  # ANIMATRICE or INTERVENANTE 2 — alone, the speech below
    POINT = "point"  # Q. oui ; M. Tremblay. — oui
    BARE = "nue"  # P2 oui: the separator was forgotten


@dataclass(frozen=True, slots=True)
class Head:
    """A label that may stand at the beginning of a line.

    Attributes:
        style: how it is set off.
        label: its text, without time marks.
        body: where the speech begins, an offset into the line's text.
        start: seconds, when a time mark stands with it.
        place: where the label itself begins, an offset into the line's text.
    """

    style: Style
    label: str
    body: int
    start: float | None = None
    place: int = 0


_MAY_PRECEDE: Final = frozenset({Style.BOLD, Style.TAB, Style.DASH})  # a colon in the speech
REACH: Final = 180  # characters in which a label and its colon must stand
_LEAD: Final = re.compile(
    r"[\s\ufeff\u200b-\u200f]*(?:(?:[-–—•·*>]|>>+)\s+)?(?:\*{1,3}|__)?[\s\ufeff]*"
)
_AFTER: Final = re.compile(r"[\s*_]*(?:[:：]{1,2}[\s*_]*)?")
_BRACKET: Final = re.compile(r"\[([^\[\]]{1,60})\]|<([^<>]{1,60})>")
_DASH: Final = re.compile(
    r"([^\s–—][^–—:?!;…]{0,59}?)(?:\s*(?:--?|[–—])\s+|[–—]|\s+-(?=[A-ZÀ-Ý(«“\"…]))(?=\S)"
)
_TAB: Final = re.compile(r"([^\t:]{1,60}?)(?:\s*[|>]\s*|\t+|\s{3,})(?=\S)")
_POINT: Final = re.compile(
    r"([A-ZÀ-Ý]{1,3}\d{0,3}|(?:M|Mm?e|Me|Dr)\.?\s[^.:?!;…]{2,50}|[^\W\d_][^.:?!;…\s]{3,}(?:\s\S{1,15}){0,2}?)"
    r"\.\s+(?:[–—-]\s*)?(?=\S)"
)
_ALONE: Final = re.compile(r"[^?!;…]{1,60}")
_ENDS_SENTENCE: Final = re.compile(r"(?<![A-Z])[.,;]$")


def heads(line: Line) -> tuple[Head, ...]:
    """Every label that `line` may begin with, the surest style first."""
    if line.label:
        given = Head(Style.FORMAT, line.label, 0)
        return (given, *(head for head in _written(line) if head.style is Style.COLON))
    return tuple(_written(line))


def _written(line: Line) -> Iterator[Head]:
    text = line.text
    lead = _LEAD.match(text)
    place = lead.end() if lead else 0
    start = None
    if (mark := mark_at(text, place)) and text[mark.end :].strip():
        start = mark.seconds
        place = mark.end + len(text[mark.end :]) - len(text[mark.end :].lstrip(" \t\xa0-–—|"))
    rest = text[place : place + REACH]
    if (colon := _colon(rest)) and (head := _with_time(text, place, colon, start)):
        yield head
        if shape(head.label):
            weak = (w for w in _weak(line, place, rest, start) if w.style in _MAY_PRECEDE)
            yield from (w for w in weak if key(w.label) != key(head.label))
            return
    if head := _timed(text, place) or _bracket(text, place, start):
        yield head
        return
    yield from _weak(line, place, rest, start)


def _colon(rest: str) -> int | None:
    """Where the first colon is that is outside of brackets and belongs to no time or address."""
    depth = 0
    for i, letter in enumerate(rest):
        if letter in "([{":
            depth += 1
        elif letter in ")]}":
            depth = max(0, depth - 1)
        elif letter in ":：" and depth == 0 and i and not _is_in_word(rest, i):
            return i
    return None


def _is_in_word(rest: str, i: int) -> bool:
    after = rest[i + 1 : i + 3]
    hour = re.search(r"(?:^|[^\w])\d{1,3}$", rest[:i]) is not None and after[:1].isdigit()
    return hour or after == "//" or after[:1] in {")", "-)"}


def _with_time(text: str, place: int, end: int, start: float | None) -> Head | None:
    """The head whose label is `text[place:place+end]`, a time mark in it or after it read."""
    label = text[place : place + end]
    if mark := first_mark(label, len(label)):
        if label[mark.end :].strip(" *_"):
            return None
        start = mark.seconds if start is None else start
        label = label[: mark.start]
    after = _AFTER.match(text, place + end)
    body = after.end() if after else place + end
    return Head(Style.COLON, clean(label), body, start, place) if clean(label) else None


def _timed(text: str, place: int) -> Head | None:
    """`Nom  0:03` alone, `[Nom] (0:01 - 0:11)` alone, `Nom [00:12] speech`."""
    rest = text[place:]
    mark = first_mark(rest, REACH)
    if mark is None or not (label := clean(rest[: mark.start].strip(" \t\xa0,–—-|("))):
        return None
    tail = rest[mark.end :].strip(" \t\xa0:–—-)")
    if tail and not shape(label):
        return None
    body = len(text) if not tail else place + mark.end
    return Head(Style.TIMED, label, body, mark.seconds, place)


def _bracket(text: str, place: int, start: float | None) -> Head | None:
    found = _BRACKET.match(text, place)
    if found is None:
        return None
    label = clean(found[1] or found[2])
    if mark := first_mark(label, len(label)):
        label, start = clean(label[: mark.start]), mark.seconds
    return Head(Style.BRACKET, label, found.end(), start, place) if label else None


def _weak(line: Line, place: int, rest: str, start: float | None) -> Iterator[Head]:
    """Styles that any sentence could show; they count only where a document holds to them."""
    text = line.text
    if place < line.bold < len(text.rstrip()) and shape(text[place : line.bold]):
        yield Head(Style.BOLD, clean(text[place : line.bold]), line.bold, start, place)
    for style, pattern in ((Style.TAB, _TAB), (Style.DASH, _DASH), (Style.POINT, _POINT)):
        found = pattern.match(text, place, place + REACH)
        if found and shape(found[1]) and (style is not Style.POINT or _may_end_in_point(found[1])):
            yield Head(style, clean(found[1]), found.end(), start, place)
    bare = rest.rstrip(" \t\xa0–—-*_")
    if (
        len(text) < REACH
        and _ALONE.fullmatch(bare)
        and not _ENDS_SENTENCE.search(bare)
        and shape(bare)
    ):
        yield Head(Style.ALONE, clean(bare), len(text), start, place)


def _may_end_in_point(label: str) -> bool:
    """Whether `label.` is more than a short sentence: `Q.`, `P1.`, `M. Tremblay.`."""
    if fold(label) in TITLES:
        return False
    titled = fold(label).split(".")[0].split(" ")[0] in TITLES
    return shape(label) in {Shape.CODE, Shape.LETTERS, Shape.ROLE} or (
        titled and shape(label) is Shape.NAME
    )
