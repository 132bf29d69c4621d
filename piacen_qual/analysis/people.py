"""Who spoke, how much and under which theme; and who did not."""

from collections import Counter

from piacen_qual.analysis.attributes import Attributes
from piacen_qual.analysis.bases import notes
from piacen_qual.analysis.material import Material, Unit, participants_of
from piacen_qual.analysis.words import count_words
from piacen_qual.model import Cell, Column, Role, Table, Transcript

WHO = (Column("cas", "Cas"), Column("groupe", "Groupe"), Column("locuteur", "Locuteur"))
TALK = (Column("tours", "Tours", "entier"), Column("mots", "Mots", "entier"))


def talk_share(material: Material) -> Table:
    """Turns, words and share of the group's words per participant, with their attributes.

    Within a group, those who speak most come first; those who never spoke have their row.
    """
    attributes = Attributes(material)
    return Table(
        name="parole",
        title="Part de parole par personne",
        columns=(
            *WHO,
            *TALK,
            Column("part_mots", "Part des mots du groupe", "part"),
            *attributes.columns,
        ),
        rows=tuple(row for t in material.transcripts for row in _shares(material, attributes, t)),
        notes=notes(material, Unit.GROUP),
    )


def _shares(
    material: Material, attributes: Attributes, transcript: Transcript
) -> list[tuple[Cell, ...]]:
    turns, words = Counter[str](), Counter[str]()
    for turn in transcript.turns:
        if turn.role is Role.PARTICIPANT:
            turns[turn.speaker] += 1
            words[turn.speaker] += count_words(turn.text)
    total = words.total()
    return [
        (
            *_who(material, transcript, person),
            *(turns[person], words[person], words[person] / total if total else None),
            *attributes.of(transcript.file, person),
        )
        for person in sorted(participants_of(transcript), key=lambda id_: -words[id_])
    ]


def _who(material: Material, transcript: Transcript, person: str) -> tuple[str, str, str]:
    return material.cases[transcript.file], material.groups[transcript.file], person


def participants_by_theme(material: Material) -> Table:
    """Who spoke under which theme of their group, and on which side.

    One row per participant and theme that came up in their group: turns, words, and how many of
    their segments carry each code of the small families (positions, agreement…). A row of zeros
    is someone who kept silent, which is not someone who agrees.
    """
    codes = [id_ for family in material.small_families for id_ in material.ids(family)]
    found = _participation(material)
    rows: list[tuple[Cell, ...]] = [
        (
            *(*_who(material, transcript, person), material.themes[theme]),
            *(found[transcript.file, person, theme, what] for what in ("tours", "mots", *codes)),
        )
        for transcript in material.transcripts
        for person in participants_of(transcript)
        for theme in dict.fromkeys(turn.theme for turn in transcript.turns)
    ]
    return Table(
        name="participants_par_theme",
        title="Participation par thème",
        columns=(
            *(*WHO, Column("theme", "Thème"), *TALK),
            *(Column(code, material.codes[code].label, "entier") for code in codes),
        ),
        rows=tuple(rows),
        notes=(
            "Aucun tour : la personne s’est tue sous ce thème. Le silence n’est pas un accord.",
            *notes(material, Unit.THEME),
        ),
    )


def _participation(material: Material) -> Counter[tuple[str, str, str, str]]:
    """Turns, words, and segments per code, of each (file, speaker, theme)."""
    found = Counter[tuple[str, str, str, str]]()
    for transcript in material.transcripts:
        for turn in transcript.turns:
            found[transcript.file, turn.speaker, turn.theme, "tours"] += 1
            found[transcript.file, turn.speaker, turn.theme, "mots"] += count_words(turn.text)
    for segment, turn in material.spoken:
        codes = material.codes_at.get((segment.file, segment.turn, segment.n), ())
        found.update((segment.file, turn.speaker, turn.theme, code) for code in codes)
    return found
