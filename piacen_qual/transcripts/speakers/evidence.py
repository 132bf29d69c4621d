"""First look at a document's labels: every candidate counted and trusted, style by style."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from piacen_qual.french.folding import fold
from piacen_qual.transcripts.speakers.heads import Head, Style
from piacen_qual.transcripts.speakers.label_words import COMMON_ENDINGS
from piacen_qual.transcripts.speakers.labels import Shape, in_capitals, key, shape
from piacen_qual.transcripts.speakers.layout import Row
from piacen_qual.transcripts.speakers.marks import is_mark

SURE: Final = 0.6  # trust from which a label speaks for its style
FIRM: Final = frozenset({Style.COLON, Style.TIMED, Style.BRACKET})  # hardly any sentence shows them
WEIGHTS: Final = {
    Style.COLON: 1.0, Style.TIMED: 1.2, Style.BRACKET: 0.9, Style.BOLD: 0.9, Style.TAB: 0.8,
    Style.DASH: 0.8, Style.ALONE: 0.8, Style.POINT: 0.6,
}  # fmt: skip

_PLAUSIBLE: Final = 0.3  # trust from which something may be a label at all
_TRUST: Final = {  # seen once, twice, more often
    Shape.NONE: (0.0, 0.0, 0.0),
    Shape.LOOSE: (0.2, 0.4, 0.6),
    Shape.NUMBER: (0.1, 0.4, 0.6),
    Shape.NAME: (0.4, 0.65, 0.9),
    Shape.LETTERS: (0.35, 0.65, 0.9),
    Shape.GROUP: (0.8, 0.9, 0.9),
    Shape.CODE: (0.75, 0.9, 0.95),
    Shape.ROLE: (0.85, 0.95, 1.0),
}
_ANYTHING_TIMED: Final = (0.45, 0.8, 0.9)  # a display name may be anything, with a time after it
_SENTENCE_TIMED: Final = (0.2, 0.8, 0.9)
_LOWER_CASE: Final = (0.4, 0.2, 0.0)  # what a code or a role loses without capital
_NO_WORD: Final = re.compile(r"[\W\d_]*")
_SAMPLE: Final = 400_000  # characters of talk looked at for common words


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a label: the places where it stands in one style.

    Attributes:
        style: how it is set off.
        key: what its spellings share.
        places: indexes of rows, in order.
        heads: the head at each place.
    """

    style: Style
    key: str
    places: tuple[int, ...]
    heads: tuple[Head, ...]

    @property
    def count(self) -> int:
        """How often it stands."""
        return len(self.places)

    @property
    def label(self) -> str:
        """Its first spelling."""
        return self.heads[0].label

    @property
    def shape(self) -> Shape:
        """The best shape among its spellings."""
        return max(shape(head.label) for head in self.heads)

    def of_count(self, values: tuple[float, float, float]) -> float:
        """The value for what stands once, twice or more often."""
        return values[min(self.count, 3) - 1]


@dataclass(frozen=True, slots=True)
class Setting:
    """How the sure labels of one style are set; shares from 0 to 1.

    Attributes:
        opens: at the beginning of a paragraph.
        after_end: after the end of a sentence.
        bold: in bold.
        capitals: in capitals, of those that are words.
        coverage: paragraphs (or lines) that begin with something plausible.
        shapes: of each shape.
    """

    opens: float = 0.0
    after_end: float = 0.0
    bold: float = 0.0
    capitals: float = 0.0
    coverage: float = 0.0
    shapes: Mapping[Shape, float] = field(default_factory=dict)


def ident(head: Head) -> str:
    """What the places of one label share; a sentence is never taken for a name that it holds."""
    return key(head.label) if shape(head.label) else head.label


class Evidence:
    """What a document shows about labels.

    Attributes:
        rows: the document.
        known: keys that corpus.yaml gives.
        heads: (row, style) → the head there.
        candidates: by style, in order of first appearance.
    """

    def __init__(self, rows: Sequence[Row], known: frozenset[str]) -> None:
        """Count the candidates of `rows`."""
        self.rows = rows
        self.known = known
        self.heads: dict[tuple[int, Style], Head] = {}
        places: dict[tuple[Style, str], list[int]] = defaultdict(list)
        for i, row in enumerate(rows):
            for head in row.heads:
                places[head.style, ident(head)].append(i)
                self.heads[i, head.style] = head
        self.candidates: dict[Style, list[Candidate]] = defaultdict(list)
        for (style, key_), found in places.items():
            heads = tuple(self.heads[i, style] for i in found)
            self.candidates[style].append(Candidate(style, key_, tuple(found), heads))
        self._trust: dict[tuple[Style, str], float] = {}

    @cached_property
    def common_words(self) -> frozenset[str]:
        """Words that the talk writes in lower case, folded."""
        text = " ".join(row.line.text for row in self.rows)[:_SAMPLE]
        return frozenset(fold(word) for word in re.findall(r"\b[a-zà-ÿœ]{3,}\b", text))

    def trust(self, candidate: Candidate) -> float:
        """How surely this is a label, its shape and recurrence considered; 1 when known."""
        place = (candidate.style, candidate.key)
        if place not in self._trust:
            self._trust[place] = 1.0 if candidate.key in self.known else self._weigh(candidate)
        return self._trust[place]

    def _weigh(self, candidate: Candidate) -> float:
        doubts = (self._lower_case, self._common_word, self._heading, self._number)
        return self._base(candidate) - sum(doubt(candidate) for doubt in doubts)

    def _base(self, candidate: Candidate) -> float:
        alone = candidate.style is Style.TIMED and not any(self._bodies(candidate))
        if alone and candidate.shape < Shape.NAME:
            return candidate.of_count(_ANYTHING_TIMED if candidate.shape else _SENTENCE_TIMED)
        return candidate.of_count(_TRUST[candidate.shape])

    def _lower_case(self, candidate: Candidate) -> float:
        lower = all(head.label[0].islower() for head in candidate.heads)
        return candidate.of_count(_LOWER_CASE) if lower and candidate.shape >= Shape.GROUP else 0.0

    def _common_word(self, candidate: Candidate) -> float:
        """What a word that is also a common noun loses."""
        if candidate.shape is not Shape.NAME or " " in candidate.key:
            return 0.0
        doubt = 0.0
        if candidate.key in self.common_words:
            answer = candidate.style is Style.ALONE and not self._is_framed(candidate)
            doubt = 0.5 if answer else candidate.of_count((0.35, 0.35, 0.15))
        ending = candidate.count < 3 and COMMON_ENDINGS.fullmatch(candidate.key)
        return max(doubt, 0.3 if ending else 0.0)

    def _heading(self, candidate: Candidate) -> float:
        """What a name alone on its line loses when labels follow it, as they follow headings."""
        doubt = 0.0
        if candidate.style is Style.ALONE and candidate.shape is Shape.NAME:
            followed = sum((i + 1, Style.ALONE) in self.heads for i in candidate.places)
            doubt += 0.5 if 2 * followed > candidate.count else 0.0
        once = candidate.count == 1 and self.rows[candidate.places[0]].line.heading
        return doubt + (0.5 if once else 0.0)

    def _number(self, candidate: Candidate) -> float:
        """What a word loses that only numbers follow: `Contre :  76`."""
        if candidate.style in {Style.TIMED, Style.ALONE}:
            return 0.0
        bodies = self._bodies(candidate)
        return 0.6 if any(bodies) and all(map(_NO_WORD.fullmatch, bodies)) else 0.0

    def _is_framed(self, candidate: Candidate) -> bool:
        """Whether it mostly stands between lines of talk, as a short answer does not."""
        near = [{(i - 1, Style.ALONE), (i + 1, Style.ALONE)} for i in candidate.places]
        beside = sum(bool(places & self.heads.keys()) for places in near)
        return 2 * beside <= candidate.count

    def _bodies(self, candidate: Candidate) -> list[str]:
        texts = zip(candidate.places, candidate.heads, strict=True)
        bodies = (self.rows[i].line.text[head.body :].strip() for i, head in texts)
        return ["" if is_mark(body) else body for body in bodies]

    def sure(self, style: Style) -> list[Candidate]:
        """Candidates that speak for the style."""
        return [c for c in self.candidates[style] if self.trust(c) >= SURE]

    def support(self, style: Style) -> float:
        """How much of the document this style explains."""
        sure = self.sure(style)
        if style not in FIRM and sum(c.count for c in sure) < 3:
            return 0.0
        return WEIGHTS[style] * sum(c.count * self.trust(c) for c in sure)

    def setting(self, style: Style) -> Setting:
        """How the sure labels of the style are set (the plausible ones, when none is sure)."""
        sure = self.sure(style) or self._plausible(style)
        places = sorted(i for c in sure for i in c.places)
        heads = [head for c in sure for head in c.heads]
        if not places:
            return Setting()
        total = len(places)
        opens = sum(self.rows[i].opens for i in places) / total
        starts = [row.opens if opens > 0.5 else not row.wraps for row in self.rows[places[0] :]]
        return Setting(
            opens=opens,
            after_end=sum(self.rows[i].after_end for i in places) / total,
            bold=sum(self.is_bold(i, style) for i in places) / total,
            capitals=_share_in_capitals([head.label for head in heads]),
            coverage=min(1.0, sum(c.count for c in self._plausible(style)) / max(1, sum(starts))),
            shapes={
                form: count / total
                for form, count in Counter(shape(h.label) for h in heads).items()
            },
        )

    def _plausible(self, style: Style) -> list[Candidate]:
        return [c for c in self.candidates[style] if self.trust(c) >= _PLAUSIBLE]

    def is_bold(self, i: int, style: Style) -> bool:
        """Whether the label stands in bold there."""
        head = self.heads[i, style]
        return self.rows[i].line.bold >= head.place + 0.8 * len(head.label) > 0


def _share_in_capitals(labels: Sequence[str]) -> float:
    """Among labels of words, when these are more than an exception."""
    told = [capitals for label in labels if (capitals := in_capitals(label)) is not None]
    return sum(told) / len(told) if len(told) > 0.2 * len(labels) else 0.0
