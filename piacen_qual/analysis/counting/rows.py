"""One row per segment, one row per coding: for people who go on in R or Excel.

Made without pandas: these are written each time the coder runs. Whole verbatims are in them, so
each row ends with who may read it.
"""

from typing import Final

from piacen_qual.analysis.counting.attributes import Attributes
from piacen_qual.analysis.counting.bases import notes
from piacen_qual.analysis.material import Material, Place
from piacen_qual.model import CONFIDENTIAL, Cell, Coding, Column, Table, origin

PLACE: Final = (
    Column("fichier", "Fichier"),
    Column("cas", "Cas"),
    Column("groupe", "Groupe", "entier"),
    Column("date", "Date"),
    Column("edition", "Édition", "entier"),
    Column("theme", "Thème"),
    Column("tour", "Tour", "entier"),
    Column("segment", "Segment", "entier"),
    Column("locuteur", "Locuteur"),
)
SPEECH: Final = (
    Column("mots", "Mots", "entier"),
    Column("debut_s", "Début (secondes)", "decimal"),
    Column("texte", "Texte"),
    Column("codes", "Codes"),
)
CODING: Final = (
    Column("code", "Code"),
    Column("famille", "Famille"),
    Column("libelle", "Libellé"),
    Column("theme_code", "Thème du code"),
    Column("extrait", "Extrait"),
    Column("regle", "Règle"),
    Column("score", "Score", "decimal"),
    Column("source", "Source"),
    Column("codeur", "Codeur"),
    Column("contre", "Contre"),
    Column("memo", "Mémo"),
)
SPREADING: Final = Column("diffusion", "Diffusion")


def segment_rows(material: Material) -> Table:
    """Every segment: place, speaker, attributes, words, start of the turn, text, codes (`a|b`)."""
    attributes = Attributes(material)
    return Table(
        name="segments",
        title="Segments",
        columns=(*PLACE, *attributes.columns, *SPEECH, SPREADING),
        rows=tuple((*row, CONFIDENTIAL) for row in _segments(material, attributes).values()),
        notes=notes(material),
    )


def coding_rows(material: Material) -> Table:
    """Every coding: code, evidence, rule, score, who decided, then the columns of its segment."""
    attributes = Attributes(material)
    segments = _segments(material, attributes)
    rows = tuple(
        (
            *_coding(material, coding),
            *segments[coding.file, coding.turn, coding.segment],
            CONFIDENTIAL,
        )
        for coding in material.counted
    )
    return Table(
        name="codages",
        title="Codages",
        columns=(*CODING, *PLACE, *attributes.columns, *SPEECH, SPREADING),
        rows=rows,
        notes=notes(material),
    )


def _segments(material: Material, attributes: Attributes) -> dict[Place, tuple[Cell, ...]]:
    groups = {transcript.file: transcript.group for transcript in material.transcripts}
    found: dict[Place, tuple[Cell, ...]] = {}
    for segment, turn in material.spoken:
        place, group = (segment.file, segment.turn, segment.n), groups[segment.file]
        text = material.words(segment.file, segment.turn, segment.start, segment.end)
        found[place] = (
            *(segment.file, group.case or None, group.number, group.date or None, group.edition),
            *(turn.theme, segment.turn, segment.n, turn.speaker),
            *attributes.of(segment.file, turn.speaker),
            *(
                material.segment_words[place],
                turn.start,
                text,
                "|".join(material.codes_at.get(place, ())),
            ),
        )
    return found


def _coding(material: Material, coding: Coding) -> tuple[Cell, ...]:
    code = material.codes[coding.code]
    evidence = material.words(coding.file, coding.turn, coding.start, coding.end)
    return (
        *(code.id, code.family, code.label, code.theme, evidence),
        *(coding.rule, coding.score, *origin(coding.source)),
        *(coding.against or None, coding.memo or None),
    )
