"""Labels in the middle of a line, where several turns were run into one paragraph.

Only labels that the document or corpus.yaml has established, in their strong form: after the end
of a sentence, followed by a colon, outside of brackets and quotation marks. In a line as long as
whole pages, labels that recur there establish themselves.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from piacen_qual.transcripts.speakers.heads import Head, Style
from piacen_qual.transcripts.speakers.labels import Shape, is_unmistakable, shape
from piacen_qual.transcripts.speakers.layout import Row

PAGES: Final = 3000  # characters from which a line holds more than one person is likely to say
_MOST: Final = 200  # labels looked for
_END: Final = r"(?:[.?!…»)\]\"”*]\s{1,4}|\s{2,4}|\t)"
_PROTECTED: Final = re.compile(
    r"\([^()]{0,400}\)|\[[^\[\]]{0,400}\]|«[^«»]{0,800}»|//[^/]{0,300}//"
)
_CANDIDATE: Final = re.compile(rf"(?:^|{_END})\[?([A-ZÀ-Ý][^.:?!;…«»\"()\[\]\n]{{0,40}}?)\]?\s?:\s")
_MARK_BEFORE: Final = re.compile(r"[\[(]\d[\d:.,\s>–-]{2,30}[\])]\s*$")


@dataclass(frozen=True, slots=True)
class Inside:
    """What finds established labels inside lines."""

    after_sentence: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None
    labels: frozenset[str]

    def at_starts(self, rows: Sequence[Row]) -> dict[int, Head]:
        """Heads of lines as long as pages whose label recurs inside."""
        return {
            i: head
            for i, row in enumerate(rows)
            if len(row.line.text) >= PAGES
            for head in row.heads
            if head.style is Style.COLON and head.label in self.labels
        }

    def pieces(self, text: str, body: int) -> list[tuple[Head | None, str]]:
        """`text` from `body` on, cut before each label; the first piece has none."""
        cuts = self._cuts(text, body)
        bounds = [body, *(head.place for head in cuts), len(text)]
        bodies = [body, *(head.body for head in cuts)]
        return [
            (head, text[start:end])
            for head, start, end in zip([None, *cuts], bodies, bounds[1:], strict=True)
        ]

    def _cuts(self, text: str, body: int) -> list[Head]:
        pattern = self.anywhere if len(text) >= PAGES else self.after_sentence
        found = list(pattern.finditer(text, body)) if pattern else []
        if not found:
            return []
        protected = [match.span() for match in _PROTECTED.finditer(text)]
        starts = [start for start, _ in protected]
        heads = []
        for match in found:
            place = match.start("whole")
            n = bisect_right(starts, place) - 1
            if n >= 0 and protected[n][0] < place < protected[n][1]:
                continue
            mark = _MARK_BEFORE.search(text, max(body, place - 40), place)
            heads.append(
                Head(
                    Style.COLON, match["label"], match.end(), None, mark.start() if mark else place
                )
            )
        return heads


def labels_inside(rows: Sequence[Row], chosen: Mapping[int, Head], known: Iterable[str]) -> Inside:
    """What to look for in the lines of this document.

    Args:
        rows: the document.
        chosen: labels at the beginning of lines.
        known: labels as corpus.yaml spells them.
    """
    counted = Counter(h.label for h in chosen.values() if h.style is Style.COLON)
    at_starts = dict(counted.most_common(_MOST))
    firm = {label for label in (*at_starts, *known) if is_unmistakable(label)}
    names = {label for label, count in at_starts.items() if count > 1} | set(known)
    long = [row.line.text for row in rows if len(row.line.text) >= PAGES]
    counts = Counter(match[1].strip() for text in long for match in _CANDIDATE.finditer(text))
    for label, count in counts.most_common(_MOST):
        if shape(label) >= Shape.GROUP or (
            count >= 3 and shape(label) in {Shape.NAME, Shape.LETTERS}
        ):
            (firm if is_unmistakable(label) else names).add(label)
    labels = frozenset(firm | names)
    return Inside(_pattern(_END, labels), _either(firm, names), labels)


def _either(firm: set[str], names: set[str]) -> re.Pattern[str] | None:
    """In a line of pages, `P2 :` needs no end of sentence before it."""
    if not firm:
        return _pattern(_END, names)
    before = rf"(?:\s(?={_alternatives(firm)})|{_END})"
    return _pattern(before, firm | names)


def _pattern(before: str, labels: Iterable[str]) -> re.Pattern[str] | None:
    spelled = _alternatives(labels)
    if not spelled:
        return None
    return re.compile(rf"{before}(?P<whole>\[?(?P<label>{spelled})\]?\s?:\s+)")


def _alternatives(labels: Iterable[str]) -> str:
    """Longest first, so that `P11` is not taken for `P1`; blanks may be of any kind."""
    ordered = sorted({label for label in labels if label}, key=lambda label: (-len(label), label))
    return "|".join(r"\s".join(map(re.escape, label.split())) for label in ordered)
