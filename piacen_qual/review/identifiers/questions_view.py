"""The questions on the screen: kind by kind, each with its state and its passages."""

from itertools import groupby
from operator import attrgetter
from typing import Final, Unpack

from rich.cells import cell_len

from piacen_qual.anonymisation.candidates import Action
from piacen_qual.french.wording import several
from piacen_qual.review.drawing.cutting import shortened
from piacen_qual.review.drawing.paper import Names, Paper, Row
from piacen_qual.review.identifiers import wording
from piacen_qual.review.identifiers.desk import Desk
from piacen_qual.review.identifiers.questions import Item
from piacen_qual.review.wording import printable, quoted

INKS: Final = {Action.MASK: "orange", Action.KEEP: "blue", Action.ASK: ""}
KIND_PIECES: Final = 2  # of the line of a kind
LEAST: Final = 16  # cells of the words, however long what is told of them


class QuestionsView(Paper):
    """A line for each question gone through, below the name of its kind."""

    def __init__(self, desk: Desk, **names: Unpack[Names]) -> None:
        """Show the questions of a session."""
        super().__init__(**names)
        self._desk = desk

    def draw(self) -> None:
        """Draw the questions as they are now."""
        current, width = self._desk.current, self.scrollable_content_region.width
        rows: list[Row] = []
        at = 0
        for kind, group in groupby(self._desk.shown, attrgetter("kind")):
            items = list(group)
            rows.append(_kind_row(kind.label, items, width))
            for item in items:
                if current is not None and item.question == current.question:
                    at = len(rows)
                rows.append(_row(item, width, current=at == len(rows)))
        self.write(rows)
        self.reveal(at - 1 if at and len(rows[at - 1]) == KIND_PIECES else at, at)

    def on_resize(self) -> None:
        """Draw them in the new width."""
        self.draw()


def _kind_row(label: str, items: list[Item], width: int) -> Row:
    waiting = sum(bool(item.waiting) for item in items)
    told = f" · {several(len(items), 'question')}"
    told += f", {waiting} à décider" if waiting else ", tout est décidé"
    return [
        (shortened(label, width), "strong"),
        (shortened(told, width - cell_len(label)), "faint"),
    ]


def _row(item: Item, width: int, *, current: bool) -> Row:
    told = wording.standing(item.now)
    room = width - 6
    if cell_len(told) > room - LEAST:
        told = str(len(item.now))
    words = ", ".join(printable(text) for text in item.spellings[:20])
    name = shortened(words, room - cell_len(told))
    why = _why(item)
    why = shortened(f"  {why}" if why else "", max(0, room - cell_len(name) - cell_len(told) - 1))
    fill = " " * (room - cell_len(name) - cell_len(why) - cell_len(told) + 1)
    actions = {each.action for each in item.now}
    ink = INKS[next(iter(actions))] if len(actions) == 1 else ""
    return [
        ("▸ " if current else "  ", "blue"),
        (f"{wording.mark(item.now)} ", ink or "strong"),
        (name, "strong" if current else ""),
        (f"{why}{fill}{told}", "faint"),
    ]


def _why(item: Item) -> str:
    """The reason of a question without its words, which stand before it."""
    return wording.reason(item).removeprefix(quoted(item.now[0].text)).lstrip(" ,")
