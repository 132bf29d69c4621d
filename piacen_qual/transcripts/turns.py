"""From the lines of a source to turns: who speaks, from where to where.

Furniture is taken out, labels are chosen for the document as a whole, what stands before the talk
is set aside; then lines are read in order into turns. Every word of the file ends in a turn, in an
aside, in a label or in a time mark.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from piacen_qual.errors import Level, Problem
from piacen_qual.model import INTRO, Aside, Group, Role, Speaker, Theme, Turn
from piacen_qual.transcripts.choice import Heads, choose
from piacen_qual.transcripts.furniture import clear_furniture
from piacen_qual.transcripts.headings import heading_titles, is_heading
from piacen_qual.transcripts.heads import Head, Style
from piacen_qual.transcripts.inside import Inside, labels_inside
from piacen_qual.transcripts.layout import Row, lay_out
from piacen_qual.transcripts.marks import is_mark, without_marks
from piacen_qual.transcripts.opening import talk_start, told_roles
from piacen_qual.transcripts.roles import assign_roles
from piacen_qual.transcripts.source import Line, Source
from piacen_qual.transcripts.speakers import Person, identify, known_keys

UNKNOWN: Final = "inconnu"
_MACHINE: Final = re.compile(
    r"\s*(?:.{1,80}\s(?:started|stopped) transcription"
    r"|.{1,80}\sa\s(?:commencé|démarré|lancé|arrêté|interrompu|cessé)\s(?:la\s)?transcription"
    r"|\[?(?:fin|début) (?:de |d['’]|du )(?:la |l['’])?(?:transcription|enregistrement|entrevue"
    r"|entretien|rencontre|discussion|séance|réunion|groupe|verbatim)(?:\s?[:(,–-].{0,40})?\]?"
    r"|(?:transcribed|transcrit) (?:by|with|par|avec) .{1,60}|\[fin\.?\]|fin)\s*",
    re.IGNORECASE,
)


_LONGEST: Final = 200  # characters of a line that a machine or a transcriber adds
_TABS: Final = re.compile(r" ?\t+ ?")
_CUT_WORD: Final = re.compile(r"\w[-‐\xad]$")


@dataclass(frozen=True, slots=True)
class Cut:
    """A source cut into turns.

    Attributes:
        speakers: in order of first appearance.
        turns: numbered from 1; their theme is `INTRO`, to be found later.
        asides: what belongs to no turn, by line.
        problems: what was guessed or left open.
    """

    speakers: tuple[Speaker, ...]
    turns: tuple[Turn, ...]
    asides: tuple[Aside, ...]
    problems: tuple[Problem, ...]


def cut_turns(source: Source, group: Group, guide: tuple[Theme, ...], name: str) -> Cut:
    """The turns of a transcript.

    Args:
        source: the decoded file.
        group: what corpus.yaml knows of it; may be empty.
        guide: the themes, whose questions and titles help to tell the moderation and headings.
        name: the file's name in problems.
    """
    notes = [line for line in source.lines if line.note]
    lines, furniture = clear_furniture([line for line in source.lines if not line.note])
    rows = lay_out(lines, source.format)
    chosen = choose(rows, known_keys(group))
    start = talk_start(rows, chosen)
    reading = _Reading(rows, chosen, labels_inside(rows, chosen, _spellings(group)), guide)
    for i, row in enumerate(rows):
        reading.preface(row) if i < start else reading.read(i, row)
    asides = [*furniture, *reading.asides, *(Aside(n.number, "note", n.text) for n in notes)]
    opening = [row.line.text for row in rows[:start]] + [note.text for note in notes]
    return _assemble(reading, asides, told_roles(opening), group, guide, name)


def _spellings(group: Group) -> Iterator[str]:
    yield from (*group.moderators, *group.observers)
    for participant in group.participants:
        yield from participant.labels


@dataclass(slots=True)
class _Block:
    """What stands under one label, being filled."""

    label: str | None
    line: int
    start: float | None
    parts: list[str] = field(default_factory=list)
    apart: bool = False  # a heading stands before it

    def finish(self) -> None:
        """Take time marks out of the words; the first one tells the start when nothing else does."""
        words, seconds = without_marks("".join(self.parts))
        self.parts = [_TABS.sub(" ", words).strip()]
        self.start = seconds if self.start is None else self.start

    @property
    def text(self) -> str:
        """The words, wrapped lines joined."""
        return "".join(self.parts)


class _Reading:
    """The rows of a document being read into blocks."""

    def __init__(
        self, rows: Sequence[Row], chosen: Heads, inside: Inside, guide: Sequence[Theme]
    ) -> None:
        self.rows, self.chosen, self.inside = rows, chosen, inside
        self.titles = heading_titles(guide)
        self.blocks: list[_Block] = []
        self.asides: list[Aside] = []
        self.bare: list[int] = []
        self.within: list[int] = []
        self.cut = False
        self.time: float | None = None

    def preface(self, row: Row) -> None:
        """Set a line aside that stands before the talk."""
        if is_mark(row.line.text):
            self.time = without_marks(row.line.text)[1]
        kind = "titre" if row.line.heading else "preambule"
        self.asides.append(Aside(row.line.number, kind, row.line.text.strip()))

    def read(self, i: int, row: Row) -> None:
        """Read one line of the talk."""
        head = self.chosen.get(i)
        text = row.line.text
        waiting = bool(self.blocks) and not any(self.blocks[-1].parts)  # a label stands alone
        if head is None and not waiting and len(text) < _LONGEST and _MACHINE.fullmatch(text):
            self.asides.append(Aside(row.line.number, "note", text.strip()))
        elif head is None and is_heading(row, self.titles, label_follows=self._label_follows(i)):
            self.asides.append(Aside(row.line.number, "titre", text.strip()))
            self.cut = True
        elif head is None and is_mark(text):
            self._time(without_marks(text)[1], before_label=i + 1 in self.chosen)
        else:
            if head:
                self._open(head, row.line)
                if head.style is Style.BARE:
                    self.bare.append(row.line.number)
            self._fill(row, head)

    def _label_follows(self, i: int) -> bool:
        return i + 1 == len(self.rows) or i + 1 in self.chosen or self.rows[i + 1].line.heading

    def _time(self, seconds: float | None, *, before_label: bool) -> None:
        """A time alone on its line belongs to the turn that follows, or to the one going on."""
        if before_label or not self.blocks:
            self.time = seconds
        elif self.blocks[-1].start is None:
            self.blocks[-1].start = seconds

    def _open(self, head: Head | None, line: Line) -> None:
        label = head.label if head else self.blocks[-1].label if self.blocks else None
        times = (head.start if head else None, line.start, self.time)
        start = next((time for time in times if time is not None), None)
        self.blocks.append(_Block(label, line.number, start, apart=self.cut))
        self.cut, self.time = False, None

    def _fill(self, row: Row, head: Head | None) -> None:
        for within, text in self.inside.pieces(row.line.text, head.body if head else 0):
            if within:
                self._open(within, row.line)
                self.within.append(row.line.number)
            elif not head and (self.cut or not self.blocks) and text.strip():
                self._open(None, row.line)
            if self.blocks:
                self._add(text.strip(), row)

    def _add(self, words: str, row: Row) -> None:
        block = self.blocks[-1]
        if block.parts and words:
            cut_word = row.wraps and _CUT_WORD.search(block.parts[-1][-2:]) and words[0].islower()
            block.parts.append("" if cut_word else " ")
        block.parts.append(words)


def _assemble(
    reading: _Reading,
    asides: list[Aside],
    told: Mapping[str, Role],
    group: Group,
    guide: Sequence[Theme],
    name: str,
) -> Cut:
    blocks = reading.blocks
    counts = Counter(block.label for block in blocks if block.label)
    lines: dict[str, int] = {}
    for block in blocks:
        lines.setdefault(block.label or UNKNOWN, block.line)
    people, problems = identify(counts, lines, group, name)
    nobody = Person(UNKNOWN, ())
    spoken = _joined(blocks, people, nobody)
    cast = list({person.id: person for person, _ in spoken}.values())
    roles, guessed = assign_roles(
        cast, [(person.id, block.text) for person, block in spoken], told, guide, name
    )
    turns = tuple(
        Turn(
            n,
            person.id,
            block.label or "",
            roles[person.id],
            INTRO,
            block.start,
            block.text,
            block.line,
        )
        for n, (person, block) in enumerate(spoken, 1)
    )
    speakers = tuple(Speaker(p.id, p.labels, roles[p.id], p.attributes) for p in cast)
    said = _said(reading, turns, name)
    return Cut(
        speakers, turns, tuple(sorted(asides, key=lambda a: a.line)), (*problems, *guessed, *said)
    )


def _joined(
    blocks: Sequence[_Block], people: Mapping[str, Person], nobody: Person
) -> list[tuple[Person, _Block]]:
    """One block a turn: consecutive ones of one person are joined, empty ones left out."""
    spoken: list[tuple[Person, _Block]] = []
    for block in blocks:
        person = people[block.label] if block.label else nobody
        block.finish()
        if not block.text:
            continue
        if spoken and spoken[-1][0].id == person.id and not block.apart:
            spoken[-1][1].parts += [" ", *block.parts]
        else:
            spoken.append((person, block))
    return spoken


def _said(reading: _Reading, turns: Sequence[Turn], name: str) -> Iterator[Problem]:
    """What was read with a doubt."""
    if not any(block.label for block in reading.blocks):
        line = reading.blocks[0].line if reading.blocks else None
        yield Problem(
            name,
            line,
            Level.ERROR,
            "aucune étiquette de locuteur reconnue : tout est attribué à « inconnu ». Il faut un"
            " nom ou un code au début de chaque tour (« P1 : … »), et le même style partout.",
        )
    elif turns and turns[0].speaker == UNKNOWN:
        yield Problem(
            name,
            turns[0].line,
            Level.WARNING,
            "des paroles précèdent la première étiquette : elles sont attribuées à « inconnu ».",
        )
    for places, words in (
        (reading.bare, "étiquette(s) sans deux-points, reconnue(s) quand même"),
        (reading.within, "étiquette(s) au milieu d’une ligne : un tour y commence"),
    ):
        if places:
            yield Problem(
                name,
                places[0],
                Level.WARNING,
                f"{len(places)} {words}. La première est à cette ligne.",
            )
