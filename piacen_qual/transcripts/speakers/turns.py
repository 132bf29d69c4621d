"""From the lines of a source to turns: who speaks, from where to where.

Furniture is taken out, labels are chosen for the document as a whole, what stands before the talk
is set aside; then lines are read in order into turns. Every word of the file ends in a turn, in an
aside, in a label or in a time mark.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from piacen_qual.errors import Level, Problem
from piacen_qual.model import INTRO, Aside, Group, Role, Speaker, Theme, Turn
from piacen_qual.transcripts.source import Source
from piacen_qual.transcripts.speakers.choice import choose
from piacen_qual.transcripts.speakers.furniture import clear_furniture
from piacen_qual.transcripts.speakers.inside import labels_inside
from piacen_qual.transcripts.speakers.layout import Row, lay_out
from piacen_qual.transcripts.speakers.opening import told_roles
from piacen_qual.transcripts.speakers.people import Person, identify, known_keys, known_labels
from piacen_qual.transcripts.speakers.reading import Block, Reading
from piacen_qual.transcripts.speakers.roles import assign_roles

UNKNOWN: Final = "inconnu"
_NOBODY: Final = Person(UNKNOWN)
_MOST: Final = 10  # doubtful labels named one by one


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
    lines, furniture = clear_furniture([line for line in source.lines if not line.note])
    notes = [Aside(line.number, "note", line.text) for line in source.lines if line.note]
    reading = _read(lay_out(lines, source.format), group, guide)
    people, merged = _identify(reading.blocks, group, name)
    spoken = _joined(reading.blocks, people)
    cast = tuple({person.id: person for person, _ in spoken}.values())
    told = told_roles([*reading.opening, *(note.text for note in notes)])
    talk = [(person.id, block.text) for person, block in spoken]
    roles, guessed = assign_roles(cast, talk, told, guide, name)
    turns = tuple(_turn(n, *one, roles) for n, one in enumerate(spoken, 1))
    return Cut(
        speakers=tuple(Speaker(p.id, p.labels, roles[p.id], p.attributes) for p in cast),
        turns=turns,
        asides=tuple(sorted((*furniture, *reading.asides, *notes), key=lambda a: a.line)),
        problems=(*_said(reading, turns, name), *merged, *guessed, *_left(reading.left, name)),
    )


def _read(rows: Sequence[Row], group: Group, guide: Sequence[Theme]) -> Reading:
    """The rows read with the labels that hold for the document."""
    chosen = choose(rows, known_keys(group))
    inside = labels_inside(rows, chosen, known_labels(group))
    reading = Reading(rows, chosen | inside.at_starts(rows), inside, guide)
    reading.read()
    return reading


def _identify(
    blocks: Sequence[Block], group: Group, name: str
) -> tuple[dict[str, Person], tuple[Problem, ...]]:
    counts = Counter(block.label for block in blocks if block.label)
    return identify(counts, _first_lines(blocks), group, name)


def _turn(n: int, person: Person, block: Block, roles: Mapping[str, Role]) -> Turn:
    role = roles[person.id]
    return Turn(n, person.id, block.label or "", role, INTRO, block.start, block.text, block.line)


def _first_lines(blocks: Sequence[Block]) -> dict[str, int]:
    lines: dict[str, int] = {}
    for block in blocks:
        lines.setdefault(block.label or UNKNOWN, block.line)
    return lines


def _joined(blocks: Sequence[Block], people: Mapping[str, Person]) -> list[tuple[Person, Block]]:
    """One block a turn: consecutive ones of one person are joined, empty ones left out."""
    spoken: list[tuple[Person, Block]] = []
    apart = False
    for block in blocks:
        apart = apart or block.apart
        if not block.text:
            continue
        person = people[block.label] if block.label else _NOBODY
        if spoken and spoken[-1][0].id == person.id and not apart:
            spoken[-1][1].parts += [" ", *block.parts]
        else:
            spoken.append((person, block))
        apart = False
    return spoken


def _said(reading: Reading, turns: Sequence[Turn], name: str) -> Iterator[Problem]:
    """What was read with a doubt about the whole file."""
    if not any(block.label for block in reading.blocks):
        line = reading.blocks[0].line if reading.blocks else None
        words = (
            "aucune étiquette de locuteur reconnue : tout est attribué à « inconnu ». Il faut un"
            " nom ou un code au début de chaque tour (« P1 : … »), et le même style partout."
        )
        yield Problem(name, line, Level.ERROR, words)
    elif turns and turns[0].speaker == UNKNOWN:
        words = "des paroles précèdent la première étiquette : elles vont à « inconnu »."
        yield Problem(name, turns[0].line, Level.WARNING, words)
    empty = [block.line for block in reading.blocks if block.label and not block.text]
    for places, what in (
        (empty, "sans paroles, laissée(s) de côté"),
        (reading.bare, "sans deux-points, reconnue(s) quand même"),
        (reading.within, "au milieu d’une ligne, où un tour commence donc"),
    ):
        if places:
            words = f"{len(places)} étiquette(s) {what}; la première est à cette ligne."
            yield Problem(name, places[0], Level.WARNING, words)


def _left(doubts: Mapping[str, list[int]], name: str) -> Iterator[Problem]:
    """Words that look like labels and were left in the text."""
    for label, lines in list(doubts.items())[:_MOST]:
        times = "" if len(lines) == 1 else f" ({len(lines)} fois)"
        words = (
            f"« {label} : »{times} est laissé dans le texte. Si quelqu’un s’appelle ainsi, donnez"
            " cette étiquette dans corpus.yaml."
        )
        yield Problem(name, lines[0], Level.NOTE, words)
