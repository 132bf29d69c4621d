"""What was said under each theme, how much in each case, and by whom."""

from collections import Counter
from typing import Final

from piacen_qual.analysis.counting.attributes import Attributes
from piacen_qual.analysis.counting.bases import TOTAL, bases, notes
from piacen_qual.analysis.counting.comparison import NEVER, Comparison
from piacen_qual.analysis.counting.frames import count_turns
from piacen_qual.analysis.material import Material, Unit, participants_of
from piacen_qual.model import Cell, Column, Role, Table, Transcript

WHO: Final = (Column("cas", "Cas"), Column("groupe", "Groupe"), Column("locuteur", "Locuteur"))
TALK: Final = (Column("tours", "Tours", "entier"), Column("mots", "Mots", "entier"))
SILENCE: Final = "la personne s’est tue sous ce thème. Le silence n’est pas un accord."
SHARE: Final = Column("part_mots", "Part des mots du groupe", "part")


def themes_by_case(material: Material) -> Table:
    """Groups, participants, turns, words and codings per theme and case, in the guide's order.

    The share of words is that of the case's words: where a group's time went.
    """
    comparison = _compare(material)
    segments, codings = _coded(material)
    rows: list[tuple[Cell, ...]] = [
        (theme, *row, segments[theme, row[0]], codings[theme, row[0]])
        for theme in material.labels(Unit.THEME)
        for row in comparison.long(theme)
    ]
    return Table(
        name="themes_par_cas",
        title="Thèmes par cas",
        columns=(
            Column("theme", "Thème"),
            *comparison.columns(passages=Column("tours", "Tours", "entier")),
            Column("segments_codes", "Segments codés", "entier"),
            Column("codages", "Codages", "entier"),
        ),
        rows=tuple(rows),
        notes=notes(material),
    )


def themes_side_by_side(material: Material) -> Table:
    """The same for the screen: one row per theme, one column per case, `8/10 3412 45` in a cell."""
    comparison = _compare(material)
    _, codings = _coded(material)
    cases = comparison.wide_labels
    rows: list[tuple[Cell, ...]] = []
    for theme in material.labels(Unit.THEME):
        cells: list[Cell] = [theme]
        for case in cases:
            found, base = comparison.found(theme, case), comparison.base(case)
            said = f"{found.speakers}/{base.speakers} {found.words} {codings[theme, case]}"
            cells.append(said if found.passages else NEVER)
        rows.append(tuple(cells))
    return Table(
        name="themes_cote_a_cote",
        title="Thèmes par cas",
        columns=(Column("theme", "Thème"), *comparison.wide_columns),
        rows=tuple(rows),
        notes=(
            "Par exemple, 8/10 3412 45 = 8 personnes sur 10 en ont parlé, 3412 mots, 45 codages;"
            " – = jamais.",
            *notes(material),
        ),
    )


def _compare(material: Material) -> Comparison:
    unit = Unit.CASE
    counts = count_turns(material, unit)
    return Comparison(unit, material.labels(unit), bases(material, unit), counts)


def _coded(material: Material) -> tuple[Counter[tuple[str, Cell]], Counter[tuple[str, Cell]]]:
    """Coded segments, and codes on them, per theme and case (or `TOTAL`)."""
    segments, codings = Counter[tuple[str, Cell]](), Counter[tuple[str, Cell]]()
    for segment, turn in material.spoken:
        codes = material.codes_at.get((segment.file, segment.turn, segment.n), ())
        for case in (material.cases[segment.file], TOTAL):
            segments[material.themes[turn.theme], case] += bool(codes)
            codings[material.themes[turn.theme], case] += len(codes)
    return segments, codings


def talk_share(material: Material) -> Table:
    """Turns, words and share of the group's words per participant, with their attributes.

    Within a group, those who speak most come first; those who never spoke have their row.
    """
    attributes = Attributes(material)
    return Table(
        name="parole",
        title="Part de parole par personne",
        columns=(
            *(*WHO, *TALK, SHARE),
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
            words[turn.speaker] += material.turn_words[transcript.file, turn.n]
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
            f"Aucun tour : {SILENCE}",
            *notes(material, Unit.THEME),
        ),
    )


def participants_side_by_side(material: Material) -> Table:
    """The same for the screen: one row per participant, one column per theme, `12 340` in a cell.

    Turns and words; a dash is someone who kept silent.
    """
    found = _participation(material)
    themes = material.themes
    rows: list[tuple[Cell, ...]] = [
        (
            f"{material.groups[transcript.file]}, {person}",
            *(_talk(found, (transcript.file, person, theme)) for theme in themes),
        )
        for transcript in material.transcripts
        for person in participants_of(transcript)
    ]
    return Table(
        name="participants_cote_a_cote",
        title="Participation par thème",
        columns=(
            Column("locuteur", "Locuteur"),
            *(Column(theme, label) for theme, label in themes.items()),
        ),
        rows=tuple(rows),
        notes=(
            f"Dans chaque case, tours et mots; {NEVER} : {SILENCE}",
            *notes(material, Unit.THEME),
        ),
    )


def _talk(found: Counter[tuple[str, str, str, str]], place: tuple[str, str, str]) -> str:
    turns, words = found[*place, "tours"], found[*place, "mots"]
    return f"{turns} {words}" if turns else NEVER


def _participation(material: Material) -> Counter[tuple[str, str, str, str]]:
    """Turns, words, and segments per code, of each (file, speaker, theme)."""
    found = Counter[tuple[str, str, str, str]]()
    for (file, n), turn in material.turns.items():
        found[file, turn.speaker, turn.theme, "tours"] += 1
        found[file, turn.speaker, turn.theme, "mots"] += material.turn_words[file, n]
    for segment, turn in material.spoken:
        codes = material.codes_at.get((segment.file, segment.turn, segment.n), ())
        found.update((segment.file, turn.speaker, turn.theme, code) for code in codes)
    return found
