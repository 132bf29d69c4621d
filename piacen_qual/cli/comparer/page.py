"""How a disagreement is shown: the segment, then its sides next to one another."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from piacen_qual.analysis.citing.surroundings import after, before
from piacen_qual.analysis.reliability.disagreements import Disagreement, Side, in_words
from piacen_qual.analysis.reliability.ratings import MACHINE
from piacen_qual.cli import screen
from piacen_qual.cli.wrapping import indented
from piacen_qual.french.wording import NBSP

if TYPE_CHECKING:
    from rich.table import Table as Grid
    from rich.text import Text

    from piacen_qual.analysis.material import Material

MARKS: Final[Mapping[bool | None, str]] = {True: "✓", False: "✗", None: "·"}
MARGIN: Final = 2


class Page:
    """Shows disagreements on stdout."""

    def __init__(self, material: "Material") -> None:
        """`material` gives words and names."""
        self._material = material
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

    def _head(self, each: Disagreement, rank: str) -> "Text":
        segment, code = each.segment, self._material.codes[each.code]
        turn = self._material.turns[segment.file, segment.turn]
        group = self._material.groups[segment.file].replace(", groupe ", " g")
        theme = self._material.theme_label(turn.theme)
        head = screen.literal(
            f"{rank} · {group} · {theme} · tour {turn.n} · {turn.speaker}\n", "dim"
        )
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

        grid = Grid(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0))
        grid.expand = True
        for side in each.sides:
            key = f"{letters[side.coder]} · " if side.coder in letters else ""
            grid.add_column(screen.cell(f"{key}{side.coder}"), ratio=1, overflow="fold")
        grid.add_row(*(screen.cell("\n".join(_lines(side, text))) for side in each.sides))
        return grid


def _lines(side: Side, text: str) -> Iterator[str]:
    """`✓ mis`, the words coded, the memos."""
    yield f"{MARKS[side.put]} {in_words(side)}"
    words = text[slice(*side.words)].strip()
    if side.put and words:
        yield f"«{NBSP}{words}{NBSP}»"
    noted = "raison" if side.coder == MACHINE else "mémo"
    yield from (f"{noted} — {memo}" for memo in side.memos)
