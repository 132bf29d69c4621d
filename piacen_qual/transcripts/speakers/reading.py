"""Rows read in order into blocks: what stands under one label until the next."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from piacen_qual.model import Aside, Theme
from piacen_qual.transcripts.speakers.choice import left_in_text
from piacen_qual.transcripts.speakers.headings import heading_titles, is_heading
from piacen_qual.transcripts.speakers.heads import Head, Style
from piacen_qual.transcripts.speakers.inside import Inside
from piacen_qual.transcripts.speakers.layout import Row
from piacen_qual.transcripts.speakers.marks import is_mark, without_marks
from piacen_qual.transcripts.speakers.opening import talk_start

_LONGEST: Final = 200  # characters of a line that a machine or a transcriber adds
_TABS: Final = re.compile(r" ?\t+ ?")
_CUT_WORD: Final = re.compile(r"\w[-‐\xad]$")
_MACHINE: Final = re.compile(
    r"\s*(?:.{1,80}\s(?:started|stopped) transcription"
    r"|.{1,80}\sa\s(?:commencé|démarré|lancé|arrêté|interrompu|cessé)\s(?:la\s)?transcription"
    r"|\[?(?:fin|début) (?:de |d['’]|du )(?:la |l['’])?(?:transcription|enregistrement|entrevue"
    r"|entretien|rencontre|discussion|séance|réunion|groupe|verbatim)(?:\s?[:(,–-].{0,40})?\]?"
    r"|(?:transcribed|transcrit) (?:by|with|par|avec) .{1,60}|\[fin\.?\]|fin)\s*",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Block:
    """What stands under one label, being filled.

    Attributes:
        label: as it stands, or None before the first one.
        line: where it begins.
        start: seconds, if told.
        apart: whether a heading stands before it.
    """

    label: str | None
    line: int
    start: float | None
    apart: bool = False
    parts: list[str] = field(default_factory=list)

    def add(self, words: str, *, wrapped: bool) -> None:
        """Go on with another line; a word cut at the end of a wrapped line is put together."""
        if self.parts and words:
            cut = wrapped and words[0].islower() and _CUT_WORD.search(self.parts[-1][-2:])
            self.parts.append("" if cut else " ")
        self.parts.append(words)

    def finish(self) -> None:
        """Take time marks out; the first one tells the start when nothing else does."""
        words, seconds = without_marks("".join(self.parts))
        self.parts = [_TABS.sub(" ", words).strip()]
        self.start = seconds if self.start is None else self.start

    @property
    def text(self) -> str:
        """The words, wrapped lines joined."""
        return "".join(self.parts)


class Reading:
    """The rows of a document being read.

    Attributes:
        blocks: in order, finished once everything is read.
        asides: headings, preamble and what machines add.
        bare: lines whose label has no separator.
        within: lines that hold a label in their middle.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        chosen: Mapping[int, Head],
        inside: Inside,
        guide: Sequence[Theme],
    ) -> None:
        """Prepare to read rows whose labels are `chosen` or, within lines, found by `inside`."""
        self.rows, self.chosen, self.inside = rows, chosen, inside
        self.blocks: list[Block] = []
        self.asides: list[Aside] = []
        self.bare: list[int] = []
        self.within: list[int] = []
        self._start = talk_start(rows, chosen)
        self._titles = heading_titles(guide)
        self._cut = False
        self._time: float | None = None

    def read(self) -> None:
        """Read all rows."""
        for i, row in enumerate(self.rows):
            if i < self._start:
                self._preface(row)
            else:
                self._read(i, row, self.chosen.get(i))
        for block in self.blocks:
            block.finish()

    @property
    def opening(self) -> list[str]:
        """What stands before the talk."""
        return [row.line.text for row in self.rows[: self._start]]

    @property
    def left(self) -> dict[str, list[int]]:
        """Words of the talk that look like labels and were left in the text, with their lines."""
        chosen = {i - self._start for i in self.chosen}
        return left_in_text(self.rows[self._start :], chosen)

    def _preface(self, row: Row) -> None:
        if is_mark(row.line.text):
            self._time = without_marks(row.line.text)[1]
        self._set_aside(row, "titre" if row.line.heading else "preambule")

    def _read(self, i: int, row: Row, head: Head | None) -> None:
        text = row.line.text
        if head is not None:
            self._open(row, head)
            self._fill(row, head.body)
        elif is_mark(text):
            self._note_time(without_marks(text)[1], before_label=i + 1 in self.chosen)
        elif not self._awaits_words() and len(text) < _LONGEST and _MACHINE.fullmatch(text):
            self._set_aside(row, "note")
        elif not self._asks_on(i) and is_heading(
            row, self._titles, label_follows=self._label_follows(i)
        ):
            self._set_aside(row, "titre")
            self._cut = True
        else:
            self._fill(row, 0)

    def _set_aside(self, row: Row, kind: str) -> None:
        self.asides.append(Aside(row.line.number, kind, row.line.text.strip()))

    def _awaits_words(self) -> bool:
        """Whether a label stands alone on the line before."""
        return bool(self.blocks) and not any(self.blocks[-1].parts)

    def _asks_on(self, i: int) -> bool:
        """Whether a question that somebody else answers goes on with the words of who opened."""
        row, answer = self.rows[i], self.chosen.get(i + 1)
        if not self.blocks or answer is None or row.line.heading:
            return False
        asking = self.blocks[-1].label
        opener = asking == self.blocks[0].label and answer.label != asking
        return opener and row.line.text.rstrip().endswith("?")

    def _label_follows(self, i: int) -> bool:
        return i + 1 == len(self.rows) or i + 1 in self.chosen or self.rows[i + 1].line.heading

    def _note_time(self, seconds: float | None, *, before_label: bool) -> None:
        """A time alone on its line belongs to the turn that follows, or to the one going on."""
        if before_label or not self.blocks:
            self._time = seconds
        elif self.blocks[-1].start is None:
            self.blocks[-1].start = seconds

    def _open(self, row: Row, head: Head | None) -> None:
        label = head.label if head else self.blocks[-1].label if self.blocks else None
        times = (head.start if head else None, row.line.start, self._time)
        start = next((time for time in times if time is not None), None)
        self.blocks.append(Block(label, row.line.number, start, apart=self._cut))
        self._cut, self._time = False, None
        if head and head.style is Style.BARE:
            self.bare.append(row.line.number)

    def _fill(self, row: Row, body: int) -> None:
        for head, text in self.inside.pieces(row.line.text, body):
            if head:
                self._open(row, head)
                self.within.append(row.line.number)
            elif text.strip() and (self._cut or not self.blocks):
                self._open(row, None)
            if self.blocks:
                self.blocks[-1].add(text.strip(), wrapped=row.wraps)
