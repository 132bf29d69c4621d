"""How a disagreement is shown: the segment, then its sides next to one another."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from piacen_qual.analysis.citing.surroundings import after, before
from piacen_qual.analysis.reliability.disagreements import Disagreement, Side, in_words
from piacen_qual.analysis.reliability.ratings import MACHINE
from piacen_qual.cli import screen
from piacen_qual.cli.wrapping import indented
from piacen_qual.decisions.events import Act, Event
from piacen_qual.french.wording import NBSP
from piacen_qual.model import Segment

if TYPE_CHECKING:
    from rich.table import Table as Grid
    from rich.text import Text

    from piacen_qual.analysis.material import Material
    from piacen_qual.cli.comparer.bench import Bench

MARKS: Final[Mapping[bool | None, str]] = {True: "✓", False: "✗", None: "·"}
MARGIN: Final = 2


class Page:
    """Shows disagreements on stdout."""

    def __init__(self, material: "Material") -> None:
        """`material` gives words and names."""
        self._material = material
        self._before: Disagreement | None = None
        self._transcripts = {each.file: each for each in material.transcripts}

    def show(
        self,
        each: Disagreement,
        rank: str,
        *,
        context: bool = False,
        letters: Mapping[str, str] | None = None,
    ) -> None:
        """One disagreement.

        Args:
            each: the disagreement.
            rank: `3/17`.
            context: whether to show what was said around the segment.
            letters: coder → the key that takes their side.
        """
        screen.show("", self._head(each, rank))
        segment = each.segment
        turn = self._material.turns[segment.file, segment.turn]
        transcript = self._transcripts[segment.file]
        if context:
            self._aside(before(transcript, turn, segment.start))
        self._indent(self._words(each, turn.text), "→")
        if context:
            self._aside(after(transcript, turn, segment.end))
        screen.show("", self._sides(each, turn.text, letters or {}))
        for note in each.notes:
            screen.show(f"mémo du consensus — {note}")
        if each.settled:
            by = f" par {each.settled.by}" if each.settled.by else ""
            screen.show(f"tranché{by}{NBSP}: {', '.join(said(each.settled, each, turn.text))}")
        self._before = each

    def tell_written(self, event: Event, segment: Segment) -> None:
        """What a decision on a segment says in the log."""
        told = f"{event.code}, {'pas mis' if event.act is Act.REJECT else 'mis'}"
        if event.new_code:
            told = f"{event.new_code} à la place de {event.code}"
        if event.anchor and event.act is not Act.REJECT:
            at = event.anchor.start, event.anchor.end
            told += f", {_on(at, segment, event.anchor.text)}"
        screen.show(f"Écrit{NBSP}: {told}.")

    def explain(self, each: Disagreement, bench: "Bench") -> None:
        """What the code means, and which codes of its family each side put on the segment."""
        code = self._material.codes[each.code]
        told = (
            ("Définition", code.definition),
            ("Inclut", code.include),
            ("Exclut", code.exclude),
            *((side.coder, self._others(side.coder, each, bench)) for side in each.sides),
        )
        for name, words in told:
            if words:
                line = screen.literal(f"{name}{NBSP}: {' '.join(words.split())}")
                self._indent(line)

    def _others(self, coder: str, each: Disagreement, bench: "Bench") -> str:
        family = self._material.codes[each.code].family
        put = [code for code in bench.put(coder, each.place) if code != each.code]
        known = [code for code in put if self._material.codes[code].family == family]
        return f"aussi {', '.join(known)}" if known else ""

    def _head(self, each: Disagreement, rank: str) -> "Text":
        segment, code = each.segment, self._material.codes[each.code]
        turn = self._material.turns[segment.file, segment.turn]
        group = self._material.groups[segment.file].replace(", groupe ", " g")
        theme = self._material.theme_label(turn.theme)
        again = self._before is not None and self._before.place == each.place
        where = (group, theme, f"tour {turn.n}", turn.speaker, *(["même segment"] if again else []))
        head = screen.literal(f"{' · '.join((rank, *where))}\n", "dim")
        return head.append(screen.literal(f"{code.id}{NBSP}: {code.label}", "not dim bold"))

    def _words(self, each: Disagreement, text: str) -> "Text":
        """What the segment says, what somebody coded in bold."""
        segment = each.segment
        shown = screen.literal(text[segment.start : segment.end])
        for side in each.sides:
            if side.put:
                first, last = (max(0, offset - segment.start) for offset in side.words)
                shown.stylize("bold", first, last)
        return shown

    def _aside(self, said: str) -> None:
        if said:
            self._indent(screen.literal(said, "dim"))

    def _indent(self, text: "Text", mark: str = "") -> None:
        screen.show(indented(text, screen.console().width, MARGIN, mark))

    def _sides(self, each: Disagreement, text: str, letters: Mapping[str, str]) -> "Grid":
        from rich import box  # noqa: PLC0415 — with rich
        from rich.table import Table as Grid  # noqa: PLC0415 — as above

        names = [
            f"{letters[side.coder]} · {side.coder}" if side.coder in letters else side.coder
            for side in each.sides
        ]
        cells = ["\n".join(_lines(side, each, text)) for side in each.sides]
        longest = max(len(word) for told in (*names, *cells) for word in told.split())
        grid = Grid(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0))
        if longest > screen.console().width // len(names) - MARGIN:  # an id would be cut
            grid.show_header = False
            grid.add_column(no_wrap=True)
            grid.add_column(overflow="fold", ratio=1)
            for name, told in zip(names, cells, strict=True):
                grid.add_row(screen.cell(name), screen.cell(told))
            return grid
        grid.expand = True
        for name in names:
            grid.add_column(screen.cell(name), ratio=1, overflow="fold")
        grid.add_row(*map(screen.cell, cells))
        return grid


def said(side: Side, each: Disagreement, text: str) -> Iterator[str]:
    """`mis`, and the words coded."""
    yield in_words(side)
    words = text[slice(*side.words)].strip()
    if side.put and words:
        yield _on(side.words, each.segment, words)


def _on(at: tuple[int, int], segment: Segment, words: str) -> str:
    """`« ses mots »`, or that it is all of the segment."""
    if at[0] <= segment.start and segment.end <= at[1]:
        return "tout le segment"
    return f"«{NBSP}{words}{NBSP}»"


def _lines(side: Side, each: Disagreement, text: str) -> Iterator[str]:
    """`✓ mis`, the words coded, the memos."""
    told, *words = said(side, each, text)
    yield f"{MARKS[side.put]} {told}"
    yield from words
    noted = "raison" if side.coder == MACHINE else "mémo"
    yield from (f"{noted} — {memo}" for memo in side.memos)
