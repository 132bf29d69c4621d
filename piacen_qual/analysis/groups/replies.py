"""Who takes up whom: who speaks right after whom, and who names whom.

A participant's turn right after another participant's takes it up, whatever it says; when the
moderation spoke between them it does not. Turns without a word (`[rires]`) are looked through.

Source: Morgan, Focus Groups as Qualitative Research, 2nd ed., 1997, on interaction as what sets
groups apart from interviews.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from piacen_qual.analysis.counting.bases import notes
from piacen_qual.analysis.counting.comparison import NEVER
from piacen_qual.analysis.groups.naming import Names
from piacen_qual.analysis.groups.stances import stance_codes
from piacen_qual.analysis.material import Material, Unit, participants_of
from piacen_qual.french.words import count_words
from piacen_qual.model import Cell, Column, Role, Table, Transcript, Turn

MODERATION: Final = "animation"
RIGHT_AFTER: Final = (
    "Prendre la parole juste après quelqu’un n’est pas toujours lui répondre; le nommer, pas"
    " toujours lui parler."
)

Pair = tuple[str, str]
"""Who speaks, and after whom or of whom: ids, or `MODERATION`."""


@dataclass(frozen=True, slots=True)
class Exchanges:
    """How the participants of a group take one another up.

    Attributes:
        after: turns of the first that come right after the second's.
        naming: turns of the first that name the second.
        sides: stance → turns of `after` that carry it.
    """

    after: Mapping[Pair, int]
    naming: Mapping[Pair, int]
    sides: Mapping[str, Mapping[Pair, int]]


def exchanges(material: Material, transcript: Transcript) -> Exchanges:
    """Count who takes up whom in a group."""
    said = [turn for turn in transcript.turns if count_words(turn.text)]
    after = Counter[Pair]()
    sides: dict[str, Counter[Pair]] = defaultdict(Counter)
    put = _put(material, transcript.file)
    for before, turn in pairwise(said):
        if pair := _pair(before, turn):
            after[pair] += 1
            for code in put[turn.n]:
                sides[code][pair] += 1
    return Exchanges(after, _naming(transcript, said), sides)


def _put(material: Material, file: str) -> dict[int, set[str]]:
    """The stances of each turn of a file."""
    found: dict[int, set[str]] = defaultdict(set)
    codes = stance_codes(material)
    for place, put in material.codes_at.items():
        if place[0] == file:
            found[place[1]].update(code for code in put if code in codes)
    return found


def _pair(before: Turn, turn: Turn) -> Pair | None:
    """Who speaks after whom; None when it is no participant, or one who goes on."""
    if turn.role is not Role.PARTICIPANT or before.speaker == turn.speaker:
        return None
    if before.role is Role.PARTICIPANT:
        return turn.speaker, before.speaker
    return (turn.speaker, MODERATION) if before.role is Role.MODERATION else None


def _naming(transcript: Transcript, said: list[Turn]) -> Counter[Pair]:
    names, people = Names(transcript), set(participants_of(transcript))
    return Counter(
        (turn.speaker, other)
        for turn in said
        if turn.role is Role.PARTICIPANT
        for other in sorted(names.named(turn.text) & people - {turn.speaker})
    )


def replies(material: Material) -> Table:
    """Long form: one row per participant and other participant (or the moderation), for files."""
    labels = {code: material.codes[code].label for code in stance_codes(material)}
    rows: list[tuple[Cell, ...]] = []
    for transcript in material.transcripts:
        found = exchanges(material, transcript)
        people = participants_of(transcript)
        where = material.cases[transcript.file], material.groups[transcript.file]
        for pair in ((a, b) for a in people for b in (MODERATION, *people) if a != b):
            counts = (found.after.get(pair, 0), found.naming.get(pair, 0))
            sides = (found.sides.get(code, {}).get(pair, 0) for code in labels)
            rows.append((*where, *pair, *counts, *sides))
    return Table(
        name="reponses",
        title="Qui prend la parole après qui",
        columns=(
            *(Column("cas", "Cas"), Column("groupe", "Groupe")),
            *(Column("qui", "Qui"), Column("apres", "Après qui, ou de qui")),
            Column("tours", "Tours juste après", "entier"),
            Column("nomme", "Tours qui la nomment", "entier"),
            *(Column(code, f"{label}, juste après", "entier") for code, label in labels.items()),
        ),
        rows=tuple(rows),
        notes=(RIGHT_AFTER, *notes(material, Unit.GROUP)),
    )


def exchange_shares(material: Material) -> Table:
    """How much each group talks among itself rather than to the moderation."""
    rows: list[tuple[Cell, ...]] = []
    for transcript in material.transcripts:
        found = exchanges(material, transcript)
        asked = sum(n for (_, other), n in found.after.items() if other == MODERATION)
        between = sum(found.after.values()) - asked
        share = between / (between + asked) if between + asked else None
        named = sum(found.naming.values())
        rows.append((material.groups[transcript.file], between, asked, share, named))
    return Table(
        name="echanges",
        title="Échanges entre participants",
        columns=(
            Column("groupe", "Groupe"),
            Column("entre", "Tours juste après une autre personne du groupe", "entier"),
            Column("animation", "Tours juste après l’animation", "entier"),
            Column("part", "Part entre participants", "part"),
            Column("nomme", "Tours qui nomment quelqu’un du groupe", "entier"),
        ),
        rows=tuple(rows),
        notes=(RIGHT_AFTER, *notes(material, Unit.GROUP)),
    )


def replies_side_by_side(material: Material) -> tuple[Table, ...]:
    """One square per group, for the screen and for Word: `3+1` in a cell."""
    return tuple(_square(material, transcript) for transcript in material.transcripts)


def _square(material: Material, transcript: Transcript) -> Table:
    found, people = exchanges(material, transcript), participants_of(transcript)
    others = (*people, MODERATION)
    return Table(
        name=f"reponses_{transcript.file}",
        title=f"Qui prend la parole après qui : {material.groups[transcript.file]}",
        columns=(
            Column("qui", "Qui"),
            *(Column(person, f"après {person}") for person in people),
            Column(MODERATION, "après l’animation"),
        ),
        rows=tuple((who, *(_cell(found, (who, other)) for other in others)) for who in people),
        notes=(
            "Par exemple, 3+1 : 3 tours juste après cette personne, et 1 tour qui la nomme. "
            + RIGHT_AFTER,
            *notes(material, Unit.GROUP),
        ),
    )


def _cell(found: Exchanges, pair: Pair) -> str | None:
    after, naming = found.after.get(pair, 0), found.naming.get(pair, 0)
    if pair[0] == pair[1]:
        return None
    return f"{after}{f'+{naming}' if naming else ''}" if after or naming else NEVER
