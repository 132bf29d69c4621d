"""What a page carries besides the talk: running headers, footers, page numbers, rules.

Only what recurs in the shape of furniture is taken out: lines that are equal but for a number that
counts pages, or equal lines that come back at the pace of pages. A short answer that is repeated
(« Oui. ») has neither.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from piacen_qual.french.folding import fold
from piacen_qual.model import Aside
from piacen_qual.transcripts.source import Line
from piacen_qual.transcripts.speakers.heads import Head, Style, heads
from piacen_qual.transcripts.speakers.labels import Shape, shape
from piacen_qual.transcripts.speakers.marks import is_mark

KIND: Final = "entete"
LONGEST: Final = 120  # characters of a header
PAGE: Final = 600  # characters that a page holds at the very least
_PAGE_WORD: Final = re.compile(r"\bp(?:ages?|g)\b\.?\s*#|\bp\.\s*#|#\s*(?:/|de|sur|of)\s*#")
_LONE_NUMBER: Final = re.compile(r"[\W_]*#[\W_]*")
_RULE: Final = re.compile(r"\s*(?:(?:[-_=*~#–—]\s*){3,}|[•·]\s*)")
_NUMBERED: Final = re.compile(r"\s*[\[(]?(\d{1,5})[\])]?[.):]?\s{1,8}(?=[^\W\d_]|[«\"(\[*<])")
_SENTENCE_END: Final = re.compile(r"[.?!…:»\")\]”*]\s*$")
_BREAKS: Final = re.compile(r"[\n\r\v\f]+")


@dataclass(frozen=True, slots=True)
class _Place:
    """One line that may be furniture: its index, its characters from the top, its numbers."""

    index: int
    offset: int
    numbers: tuple[int, ...]


def clear_furniture(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Aside, ...]]:
    """The lines without page furniture, and the furniture.

    A line that holds a page break is cut there; a header glued to the talk is cut out of it.
    """
    cut = _without_numbers([piece for line in lines for piece in _at_breaks(line)])
    templates = _templates(cut)
    pages = set(_paged(templates))
    taken = {place.index for template in pages for place in templates[template]}
    taken |= _running(cut, templates, taken)
    taken |= {i for i, line in enumerate(cut) if _RULE.fullmatch(line.text)}
    blank = _blanks_around(cut, taken)
    kept, glued = _unglue(cut, taken | blank, _glue_pattern(cut, templates, pages))
    asides = [Aside(cut[i].number, KIND, cut[i].text.strip()) for i in sorted(taken)]
    return kept, tuple(sorted([*asides, *glued], key=lambda aside: aside.line))


def _at_breaks(line: Line) -> Iterable[Line]:
    if not _BREAKS.search(line.text):
        return (line,)
    pieces: list[Line] = []
    new_page = "\f" in line.text
    place = 0
    for text in _BREAKS.split(line.text):
        bold = min(max(0, line.bold - place), len(text))
        soft = line.continues or (bool(pieces) and not new_page)
        pieces.append(replace(line, text=text, bold=bold, continues=soft))
        place += len(text) + 1
    return pieces


def _without_numbers(lines: list[Line]) -> list[Line]:
    """The lines without the numbers of lines or of turns that begin them, where these count up."""
    found = {i: m for i, line in enumerate(lines) if (m := _NUMBERED.match(line.text))}
    filled = sum(bool(line.text.strip()) for line in lines)
    ones = sum(int(b[1]) == int(a[1]) + 1 for a, b in pairwise(found.values()))
    if ones < max(3, 0.8 * (len(found) - 1)):
        return lines
    rest = {i: _from(lines[i], match.end()) for i, match in found.items()}
    turns = sum(any(map(_tells_turn, heads(line))) for line in rest.values())
    if turns < 0.8 * len(found) and len(found) < 0.8 * filled:
        return lines
    return [rest.get(i, line) for i, line in enumerate(lines)]


def _from(line: Line, place: int) -> Line:
    return replace(line, text=line.text[place:], bold=max(0, line.bold - place))


def _tells_turn(head: Head) -> bool:
    return head.style is not Style.ALONE and shape(head.label) >= Shape.NAME


def _templates(lines: Sequence[Line]) -> dict[str, list[_Place]]:
    """Lines that may be furniture, under their text with `#` for each number."""
    found: dict[str, list[_Place]] = defaultdict(list)
    offset = 0
    for i, line in enumerate(lines):
        offset += len(line.text) + 1
        text = line.text.strip()
        special = line.note or line.heading or line.start is not None or line.label
        if special or not 0 < len(text) <= LONGEST or is_mark(text):
            continue
        numbers = tuple(int(number) for number in re.findall(r"\d{1,9}", text))
        template = re.sub(r"\d{1,9}", "#", " ".join(fold(text).split()))
        found[template].append(_Place(i, offset, numbers))
    return found


def _paged(templates: dict[str, list[_Place]]) -> Iterable[str]:
    """Templates whose one changing number counts pages."""
    for template, places in templates.items():
        steps = _steps(places)
        if len(places) < 2 or not steps:
            continue
        ones = sum(step == 1 for step in steps) / len(steps)
        rising = sum(step > 0 for step in steps) / len(steps)
        named = _PAGE_WORD.search(template) and 0 not in steps and rising >= 0.6
        bare = _LONE_NUMBER.fullmatch(template) and len(places) >= 3 and ones >= 0.8
        running = len(places) >= 3 and ones == 1 and _at_pace_of_pages(places)
        if named or bare or (running and not _may_be_label(template)):
            yield template


def _steps(places: Sequence[_Place]) -> list[int]:
    """Steps of the only column of numbers that changes, or none."""
    columns = list(zip(*(place.numbers for place in places), strict=True))
    changing = [column for column in columns if len(set(column)) > 1]
    return [b - a for a, b in pairwise(changing[0])] if len(changing) == 1 else []


def _running(
    lines: Sequence[Line], templates: dict[str, list[_Place]], taken: set[int]
) -> set[int]:
    """Lines that come back unchanged with each page."""
    found: set[int] = set()
    filled = [i for i, line in enumerate(lines) if line.text.strip()]
    rank = {index: n for n, index in enumerate(filled)}
    beside = {filled[m] for i in taken for m in (rank[i] - 1, rank[i] + 1) if 0 <= m < len(filled)}
    for template, places in templates.items():
        indexes = {place.index for place in places}
        if len(places) < 3 or len({place.numbers for place in places}) > 1 or indexes & taken:
            continue
        if len(template) < 8 or template[-1] in ".?!…,;:" or template[0] in "([":
            continue
        by_pages = len(indexes & beside) >= 0.8 * len(places)
        if by_pages or (_at_pace_of_pages(places) and not _may_be_label(template)):
            found |= indexes
    return found


def _at_pace_of_pages(places: Sequence[_Place]) -> bool:
    gaps = [b.offset - a.offset for a, b in pairwise(places)]
    middle = median(gaps)
    low, high = (0.6, 1.6) if len(gaps) < 3 else (0.3, 2.5)
    return middle >= PAGE and all(low * middle <= gap <= high * middle for gap in gaps)


def _may_be_label(template: str) -> bool:
    """Whether it could be a label or a heading (`intervenante #`, `theme #`, `marie`)."""
    words = template.replace("#", "1").split()
    return len(words) <= 3 or shape(" ".join(words).title()) > Shape.NAME


def _blanks_around(lines: Sequence[Line], taken: set[int]) -> set[int]:
    """Blank lines around furniture that stands in the middle of a sentence: they part nothing."""
    found: set[int] = set()
    before, gap = "", set[int]()
    for i, line in enumerate(lines):
        if i in taken or not line.text.strip():
            gap.add(i)
            continue
        if gap & taken and before and not _SENTENCE_END.search(before[-20:]):
            found |= gap - taken
        before, gap = line.text, set()
    return found


def _glue_pattern(
    lines: Sequence[Line], templates: dict[str, list[_Place]], pages: Iterable[str]
) -> re.Pattern[str] | None:
    """What finds, in the middle of talk, the headers that elsewhere stand alone."""
    long = [template for template in pages if sum(map(str.isalpha, template)) >= 10]
    models = [lines[templates[template][0].index].text.split() for template in sorted(long)]
    words = (r"\s+".join(re.sub(r"\d+", r"\\d+", re.escape(w)) for w in m) for m in models)
    return re.compile("|".join(words)) if models else None


def _unglue(
    lines: Sequence[Line], taken: set[int], pattern: re.Pattern[str] | None
) -> tuple[tuple[Line, ...], list[Aside]]:
    kept, asides = [], []
    for i, line in enumerate(lines):
        if i in taken:
            continue
        if pattern and (found := pattern.search(line.text)):
            asides.append(Aside(line.number, KIND, found[0]))
            before, after = line.text[: found.start()].rstrip(), line.text[found.end() :].lstrip()
            text = f"{before} {after}" if before and after else before or after
            kept.append(replace(line, text=text))
        else:
            kept.append(line)
    return tuple(kept), asides
