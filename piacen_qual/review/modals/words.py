"""Choosing words with the arrows, from word to word, comma to comma or sentence to sentence."""

from bisect import bisect_left
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widget import Widget

from piacen_qual.review.drawing.cutting import Span, cut
from piacen_qual.review.drawing.paper import Row
from piacen_qual.review.drawing.prose import Prose
from piacen_qual.review.modals.modal import Modal
from piacen_qual.review.wording import printable
from piacen_qual.review.words import choice


class WordsModal(Modal[Span]):
    """A text in which words are chosen: one edge moves, and Tab moves the other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "step(1)"),
        Binding("left,h", "step(-1)"),
        Binding("shift+right,full_stop", "jump(1)"),
        Binding("shift+left,comma", "jump(-1)"),
        Binding("p", "sentence"),
        Binding("down,j", "line(1)"),
        Binding("up,k", "line(-1)"),
        Binding("end", "far(1)"),
        Binding("home", "far(-1)"),
        Binding("tab,e", "other_edge", priority=True),
        Binding("enter", "take"),
    ]
    DEFAULT_CSS = """
    WordsModal #text { height: auto; max-height: 18; margin: 1 0; }
    """
    title_text = "Quels mots?"

    def __init__(self, text: str, within: Span, words: Span | None) -> None:
        """Choose words of a part of a text.

        Args:
            text: of the turn.
            within: where the part begins and ends.
            words: those chosen now; None to choose the first word before anything else.
        """
        super().__init__()
        self._text = printable(text)
        self._first, self._last = within
        self._choice = choice(text, within, words or within)
        self._nothing = words is None  # is chosen yet: the beginning moves, up to any word
        if self._nothing:
            self._choice = self._choice.other_edge()
        self.keys = self._named_keys()

    def contents(self) -> list[Widget]:
        """The text."""
        return [VerticalScroll(Prose([self._pieces()]), id="text", can_focus=False)]

    def on_mount(self) -> None:
        """Show the edge that moves, once the text has its lines."""
        self.call_after_refresh(self._draw)

    def action_step(self, by: int) -> None:
        """Move the edge by a word."""
        self._choice = self._choice.step(by)
        self._draw()

    def action_jump(self, by: int) -> None:
        """Move the edge to a punctuation mark."""
        self._choice = self._choice.jump(by)
        self._draw()

    def action_sentence(self) -> None:
        """Choose a whole sentence."""
        self._begin()
        self._choice = self._choice.sentence()
        self._draw()

    def action_line(self, by: int) -> None:
        """Move the edge by a line."""
        lines, edge = self._lines(), self._choice.edge - self._first
        at = self._row(self._choice.edge, lines)
        if 0 <= at + by < len(lines):
            start, end = lines[at + by]
            there = min(start + edge - lines[at][0], end)
        else:
            there = 0 if by < 0 else lines[-1][1]
        self._choice = self._choice.reach(self._first + there)
        self._draw()

    def action_far(self, by: int) -> None:
        """Move the edge to the end, or to the beginning."""
        self._choice = self._choice.reach(self._last if by > 0 else self._first)
        self._draw()

    def action_other_edge(self) -> None:
        """Move the other edge from now on."""
        if not self._begin():
            self._choice = self._choice.other_edge()
        self._draw()

    def action_take(self) -> None:
        """These words; they begin there, if nothing was chosen yet."""
        if self._begin():
            self._draw()
        else:
            self.dismiss((self._choice.start, self._choice.end))

    def _begin(self) -> bool:
        """Choose the current word, if nothing was chosen yet."""
        nothing, self._nothing = self._nothing, False
        if nothing:
            self._choice = self._choice.alone
        return nothing

    def _named_keys(self) -> str:
        if self._nothing:
            return "←→↑↓ premier mot  Entrée commencer là  p phrase  Échap non"
        now, other = ("le début", "la fin") if self._choice.at_start else ("la fin", "le début")
        return f"←→↑↓ {now}  Tab {other}  , . virgule  p phrase  ↵ prendre  Échap non"

    def _draw(self) -> None:
        self.tell_keys(self._named_keys())
        prose = self.query_one(Prose)
        prose.tell([self._pieces()])
        row = self._row(self._choice.edge, self._lines())
        around = Region(0, max(0, row - 1), 1, 3)
        self.query_one("#text").scroll_to_region(around, animate=False)

    def _lines(self) -> list[Span]:
        """The lines of the text as it is shown, as offsets into it."""
        return cut(self._text[self._first : self._last], self.query_one(Prose).size.width)

    def _row(self, edge: int, lines: list[Span]) -> int:
        """The line in which an edge is."""
        starts = [start for start, _ in lines]
        return max(0, bisect_left(starts, edge - self._first) - 1)

    def _pieces(self) -> Row:
        """The text, the words chosen, and in them the word at the edge that moves."""
        c = self._choice.alone if self._nothing else self._choice
        first, last = c.moving
        inks = [
            (self._first, c.start, "faint"),
            (c.start, first, "evidence"),
            (first, last, "reversed"),
            (last, c.end, "evidence"),
            (c.end, self._last, "faint"),
        ]
        return [(self._text[start:end], ink) for start, end, ink in inks]
