"""Denominators: of how many groups, participants, segments and words a number is a part."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from piacen_qual.analysis.material import Material, Unit, participants_of
from piacen_qual.french.wording import several

TOTAL: Final = "Total"


@dataclass(frozen=True, slots=True)
class Counts:
    """How far something goes: groups and participants concerned, passages, and their words.

    A passage is a segment, or a turn where turns are counted.
    """

    groups: int = 0
    speakers: int = 0
    passages: int = 0
    words: int = 0


def bases(material: Material, unit: Unit) -> dict[str, Counts]:
    """The denominators of each case, group or theme, and of all together (`TOTAL`).

    Groups: those of the case, or those in which the theme came up. Speakers: all participants of
    these groups, silent ones included. Segments and words: all that they said there.
    """
    files: dict[str, dict[str, None]] = {TOTAL: {}}
    words: Counter[str] = Counter()
    for transcript in material.transcripts:
        for turn in transcript.turns:
            said = material.turn_words.get((transcript.file, turn.n), 0)
            for label in (material.place(unit, transcript.file, turn.theme), TOTAL):
                files.setdefault(label, {})[transcript.file] = None
                words[label] += said
    places = [material.place(unit, segment.file, turn.theme) for segment, turn in material.spoken]
    segments = Counter(places) + Counter({TOTAL: len(places)})
    people = {t.file: len(participants_of(t)) for t in material.transcripts}
    return {
        label: Counts(len(some), sum(people[file] for file in some), segments[label], words[label])
        for label, some in files.items()
    }


def notes(material: Material, unit: Unit = Unit.CASE) -> tuple[str, ...]:
    """What every table prints under itself: denominators, source, codebook version, date."""
    found = bases(material, unit)
    labels = [label for label in material.labels(unit) if label in found]
    if [found[label] for label in labels] == [found[TOTAL]]:
        labels = []  # all there is: said already
    lines = [
        *([f"Choix : {material.choice}."] if material.choice else []),
        f"Ensemble : {_said(found[TOTAL])}. L’animation et l’observation ne comptent nulle part.",
        *(f"{label} : {_said(found[label])}." for label in labels),
        f"Compté : {material.source}. {dated(material)}",
        *material.progress,
    ]
    aside = len(material.codings) - len(material.counted)
    if aside:
        lines.append(
            f"Laissé de côté : {several(aside, 'codage')} dont le code ou le segment n’existe pas."
        )
    return tuple(lines)


def dated(material: Material) -> str:
    """Which codebook, and when: `Codebook : Jardins, version 3 (empreinte…). Date : 2031-06-01.`"""
    book = material.codebook
    version = f"version {book.version}" if book.version else "sans version"
    name = f"{book.title or 'sans titre'}, {version} (empreinte {book.digest[:8]})"
    return f"Codebook : {name}. Date : {material.date}."


def _said(base: Counts) -> str:
    parts = (
        several(base.groups, "groupe"),
        several(base.speakers, "personne"),
        several(base.passages, "segment"),
        several(base.words, "mot"),
    )
    return ", ".join(parts)
