"""The transcript around the segment, all of it scrollable, drawn as it is shown."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, chain, pairwise
from typing import Final, Unpack

from rich.cells import cell_len
from textual.geometry import Size
from textual.strip import Strip

from piacen_qual.model import Role, Transcript, Turn
from piacen_qual.review.asking import Questions, question
from piacen_qual.review.drawing.cutting import Span, cut, ending
from piacen_qual.review.drawing.paper import Names, Paper, Piece, Row, part, strip
from piacen_qual.review.wording import printable

GUTTER: Final = 6  # the number of the turn, the bar of the segment, a blank
AFTER: Final = 2  # lines shown after the segment
ABOVE: Final = 2  # lines before it: the question, and one more where the turn began further up
BASE: Final = {Role.MODERATION: "aside", Role.OBSERVATION: "aside", Role.PARTICIPANT: "faint"}


class TranscriptView(Paper):
    """A transcript with one of its segments marked, and some words of that segment."""

    def __init__(self, **names: Unpack[Names]) -> None:
        """Empty."""
        super().__init__(**names)
        self._transcript: Transcript | None = None
        self._texts: list[str] = []  # of each turn
        self._lines: list[list[Span]] = []  # of each turn, its label included
        self._tops: list[int] = [0]  # the first line of each turn, and the end
        self._width = 0  # in which they were cut
        self._turn = 0
        self._segment: Span = (0, 0)
        self._words: Span | None = None
        self._corrected: Sequence[Span] = ()
        self._questions: Questions | None = None

    def mark(
        self,
        transcript: Transcript,
        turn: int,
        segment: Span,
        words: Span | None,
        corrected: Sequence[Span] = (),
    ) -> None:
        """Show a transcript, a segment of a turn, and some words of that turn.

        Args:
            transcript: the transcript.
            turn: number of the turn.
            segment: where it begins and ends in the turn's text.
            words: the same for the words, if any.
            corrected: those of them that are not as they were.
        """
        new = transcript is not self._transcript
        moved = new or (turn, segment) != (self._turn, self._segment)
        self._transcript, self._turn = transcript, turn
        self._segment, self._words, self._corrected = segment, words, corrected
        if new:
            self._questions = Questions(transcript)
            self._cut()
        self._aim(moved=moved or not self._is_shown())
        self.refresh()

    @property
    def segment_row(self) -> int:
        """On which line of the screen the segment begins, or 0 when that is further up."""
        if not self._turns:
            return 0
        return max(0, self._rows_of(self._segment)[0] - self.scroll_offset.y)

    def page(self, by: int) -> None:
        """Scroll some screens down or up; no word is missed between them."""
        self.scroll_relative(y=by * max(1, self.size.height - ABOVE), animate=False)

    def far(self, by: int) -> None:
        """Scroll to the end, or to the beginning."""
        self.scroll_to(y=self.height if by > 0 else 0, animate=False)

    def come_back(self) -> None:
        """Scroll back to the segment."""
        self._aim(moved=True)

    @property
    def height(self) -> int:
        """How many lines the transcript takes."""
        return self._tops[-1]

    def row(self, number: int) -> Row:
        """A line: the number of the turn, a bar beside the segment, words."""
        turn, span = self._at(number)
        shown = turn.n if number == self._tops[turn.n - 1] else ""
        return [*self._gutter(turn, span, shown), *part(self._pieces(turn), span)]

    def render_line(self, y: int) -> Strip:
        """Draw a line of the screen.

        The first is the question, when it is further up; the next says who goes on speaking, when
        they began further up.
        """
        asked, number = self._asked(), self.scroll_offset.y + y
        if y > 1 or number >= self.height:
            return super().render_line(y)
        if y == 0 and asked is not None:
            return strip(self._reminder(asked), self.size.width)
        turn, _ = self._at(number)
        begins = number == self._tops[turn.n - 1]
        if begins or turn is asked or y != (asked is not None):
            return super().render_line(y)
        return strip(self._following(number), self.size.width)

    def _at(self, number: int) -> tuple[Turn, Span]:
        """The turn that a line is of, and which part of the turn it is."""
        at = bisect_right(self._tops, number) - 1
        return self._turns[at], self._lines[at][number - self._tops[at]]

    def _gutter(self, turn: Turn, span: Span, shown: object) -> Row:
        bar: Piece = ("▌ ", "blue") if self._is_in_segment(turn, span) else ("  ", "")
        return [(f"{shown:>4}", "faint"), bar]

    def _asked(self) -> Turn | None:
        """The question of what the screen begins with, when it is further up."""
        top = self.scroll_offset.y
        if self._questions is None or top + 1 >= self.height:
            return None
        asked = self._questions.before(self._at(top + 1)[0].n + 1)
        return asked if asked and self._tops[asked.n - 1] < top else None

    def _reminder(self, asked: Turn) -> Row:
        """A question on one line, its end rather than its beginning."""
        label = _label(asked)
        room = self.size.width - GUTTER - 2 - cell_len(label)
        said = ending(question(printable(asked.text)), room)
        return [(f"{asked.n:>4}", "faint"), ("↑ ", "blue"), (f"{label}{said}", "aside")]

    def _following(self, number: int) -> Row:
        """A line of which the turn began further up: who speaks, and as many words as fit."""
        turn, (start, end) = self._at(number)
        label = _label(turn, " (suite)")
        line = _label(turn) + self._texts[turn.n - 1]
        room = self.scrollable_content_region.width - GUTTER - 1 - cell_len(label)
        said = ending(line[start:end], room)
        start = end - len(said.removeprefix("…"))
        pieces = [(label, "name"), ("…", "faint"), *part(self._pieces(turn), (start, end))]
        return [*self._gutter(turn, (start, end), turn.n), *pieces]

    def on_resize(self) -> None:
        """Cut the lines anew, if they are to be of another width."""
        if self._width != self.scrollable_content_region.width:
            self._cut()
        self._aim(moved=True)

    @property
    def _turns(self) -> tuple[Turn, ...]:
        return self._transcript.turns if self._transcript else ()

    def _cut(self) -> None:
        self._width = self.scrollable_content_region.width
        width = self._width - GUTTER - 1
        self._texts = [printable(turn.text) for turn in self._turns]
        self._lines = [
            cut(_label(turn) + text, width)
            for turn, text in zip(self._turns, self._texts, strict=True)
        ]
        self._tops = [0, *accumulate(map(len, self._lines))]
        self.virtual_size = Size(0, self.height)

    def _is_in_segment(self, turn: Turn, span: Span) -> bool:
        before = len(_label(turn))
        start, end = self._segment
        return turn.n == self._turn and span[0] < end + before and start + before < span[1]

    def _pieces(self, turn: Turn) -> list[Piece]:
        """The label and the words of a turn, each with its style."""
        text, base = self._texts[turn.n - 1], BASE[turn.role]
        if turn.n != self._turn:
            return [(_label(turn), "name"), (text, base)]
        corrected = chain.from_iterable(self._corrected)
        edges = sorted({0, len(text), *self._segment, *(self._words or ()), *corrected})
        inked = [(text[a:b], self._style(a, base)) for a, b in pairwise(edges)]
        return [(_label(turn), "strong"), *inked]

    def _style(self, at: int, base: str) -> str:
        """How a character of the current turn is drawn."""
        if any(start <= at < end for start, end in self._corrected):
            return "reversed"
        if self._words and self._words[0] <= at < self._words[1]:
            return "evidence"
        return "" if self._segment[0] <= at < self._segment[1] else base

    def _aim(self, *, moved: bool) -> None:
        """Scroll to the segment, with what comes before it; then to the words.

        As much comes before as fits or, where the codes are beside it, as keeps it in the middle.
        """
        room = self.scrollable_content_region.height
        if not self._turns or not room:
            return
        top = self.scroll_offset.y
        if moved:
            first, last = self._rows_of(self._segment)
            after = room // 2 if self.screen.has_class("-wide") else AFTER
            top = min(first - ABOVE, last + after - room + 1)
        if self._words:
            first, last = self._rows_of(self._words)
            if not top < first <= last < top + room:
                top = first - ABOVE
        self.scroll_to(y=max(0, top), animate=False, force=True)

    def _is_shown(self) -> bool:
        """Whether the segment is on the screen: all of it, or what fits."""
        top, room = self.scroll_offset.y, self.scrollable_content_region.height
        first, last = self._rows_of(self._segment)
        if last - first + ABOVE < room:
            return top < first and last < top + room
        return first < top + room and top < last

    def _rows_of(self, words: Span) -> Span:
        """The first and the last line of some words of the current turn."""
        at, before = self._turn - 1, len(_label(self._turns[self._turn - 1]))
        starts = [start for start, _ in self._lines[at]]
        first = bisect_right(starts, words[0] + before) - 1
        last = bisect_right(starts, words[1] + before - 1) - 1
        return self._tops[at] + first, self._tops[at] + max(first, last)


def _label(turn: Turn, more: str = "") -> str:
    return f"{printable(turn.speaker)}{more}\xa0: "
