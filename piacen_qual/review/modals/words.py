"""Choosing words with the arrows, from word to word."""

from bisect import bisect_right
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from piacen_qual.review.cutting import Span, cut
from piacen_qual.review.modals.modal import Modal
from piacen_qual.review.paper import Row
from piacen_qual.review.prose import Prose
from piacen_qual.review.wording import printable
from piacen_qual.review.words import choice


class WordsModal(Modal[Span]):
    """A text in which words are chosen: one edge moves, and Tab moves the other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "step(1)"),
        Binding("left,h", "step(-1)"),
        Binding("down,j", "line(1)"),
        Binding("up,k", "line(-1)"),
        Binding("end", "far(1)"),
        Binding("home", "far(-1)"),
        Binding("tab,e", "other_edge", priority=True),
        Binding("enter", "take"),
    ]
    DEFAULT_CSS = "WordsModal #text { max-height: 18; margin: 1 0; }"
    title_text = "Quels mots?"

    def __init__(self, text: str, within: Span, words: Span) -> None:
        """Choose words of a part of a text.

        Args:
            text: of the turn.
            within: where the part begins and ends.
            words: those chosen now.
        """
        super().__init__()
        self._text = printable(text)
        self._first, self._last = within
        self._choice = choice(text, within, words)

    def contents(self) -> list[Widget]:
        """The text."""
        return [Prose(id="text")]

    def on_mount(self) -> None:
        """Show the words."""
        super().on_mount()
        self._draw()

    def action_step(self, by: int) -> None:
        """Move the edge by a word."""
        self._choice = self._choice.step(by)
        self._draw()

    def action_line(self, by: int) -> None:
        """Move the edge by a line."""
        edge = self._choice.edge - self._first
        lines = cut(self._text[self._first : self._last], self.query_one("#text").size.width)
        at = bisect_right([start for start, _ in lines], edge - 1) - 1
        there = lines[max(0, min(at + by, len(lines) - 1))]
        column = edge - lines[at][0]
        self._choice = self._choice.reach(self._first + min(there[0] + column, there[1]))
        self._draw()

    def action_far(self, by: int) -> None:
        """Move the edge to the end, or to the beginning."""
        self._choice = self._choice.reach(self._last if by > 0 else self._first)
        self._draw()

    def action_other_edge(self) -> None:
        """Move the other edge from now on."""
        self._choice = self._choice.other_edge()
        self._draw()

    def action_take(self) -> None:
        """These words."""
        self.dismiss((self._choice.start, self._choice.end))

    def _draw(self) -> None:
        chosen = self._choice
        edge = "le début" if chosen.at_start else "la fin"
        other = "la fin" if chosen.at_start else "le début"
        self.tell_keys(f"←→↑↓ {edge}  Tab {other}  Fin tout  Entrée prendre  Échap renoncer")
        prose = self.query_one("#text", Prose)
        prose.tell([self._pieces()])
        lines = cut(self._text[self._first : self._last], prose.size.width)
        at = bisect_right([start for start, _ in lines], chosen.edge - self._first - 1) - 1
        prose.reveal(max(0, at), max(0, at))

    def _pieces(self) -> Row:
        """The text, the words chosen, and in them the word at the edge that moves."""
        c = self._choice
        first, last = c.moving
        inks = [
            (self._first, c.start, "faint"),
            (c.start, first, "evidence"),
            (first, last, "reversed"),
            (last, c.end, "evidence"),
            (c.end, self._last, "faint"),
        ]
        return [(self._text[start:end], ink) for start, end, ink in inks]
