"""Saturation: which codes each group brings that none before it had brought.

Source: Guest, Namey and McKenna, How Many Focus Groups Are Enough?, 2017. A code counts from its
first segment on; that nothing new comes says nothing of what other groups would have said.
"""

import re
from collections.abc import Iterable
from typing import Final

from piacen_qual.analysis.counting.bases import notes
from piacen_qual.analysis.groups.stances import FEW
from piacen_qual.analysis.material import Material, Unit
from piacen_qual.codebook.schema import Family
from piacen_qual.model import Cell, Column, Table, Transcript

_ISO: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def saturation(material: Material) -> tuple[Table, ...]:
    """Per family of arguments, the groups in the order they were held and what each one brings.

    Short families (for or against, agreeing or not) are soon complete and have none.
    """
    held, order = in_order(material)
    return tuple(_family(material, family, held, order) for family in _long(material))


def in_order(material: Material) -> tuple[tuple[Transcript, ...], str]:
    """The groups in the order they were held, and a sentence on what tells it."""
    undated = [t.file for t in material.transcripts if not _ISO.fullmatch(t.group.date)]
    if undated:
        which = ", ".join(undated)
        told = f"Ordre : celui des fichiers, faute de date (AAAA-MM-JJ) dans corpus.yaml : {which}."
        return material.transcripts, told
    held = sorted(material.transcripts, key=lambda transcript: transcript.group.date)
    return tuple(held), "Ordre : les dates de corpus.yaml; à date égale, celui des fichiers."


def _long(material: Material) -> Iterable[Family]:
    main = material.main_family
    return [
        family
        for family in material.families
        if not family.objects and (family == main or len(material.ids(family)) > FEW)
    ]


def _family(material: Material, family: Family, held: Iterable[Transcript], order: str) -> Table:
    codes = material.ids(family)
    known: set[str] = set()
    rows: list[tuple[Cell, ...]] = []
    for rank, transcript in enumerate(held, 1):
        there = _codes_of(material, transcript.file, codes)
        new = [code for code in there if code not in known]
        known.update(new)
        group, date = material.groups[transcript.file], transcript.group.date or None
        counts = (len(there), len(new), len(known), len(known) / len(codes) if codes else None)
        rows.append((rank, group, date, *counts, ", ".join(new) or None))
    never = [code for code in codes if code not in known]
    return Table(
        name=f"saturation_{family.id}",
        title=f"Saturation : {family.label}",
        columns=(
            Column("rang", "Rang", "entier"),
            *(Column("groupe", "Groupe"), Column("date", "Date")),
            Column("codes", "Codes", "entier"),
            Column("nouveaux", "Nouveaux", "entier"),
            Column("cumul", "Cumul", "entier"),
            Column("part", "Part des codes", "part"),
            Column("lesquels", "Codes nouveaux"),
        ),
        rows=tuple(rows),
        notes=(
            f"{order} Un code compte dès son premier segment. {len(known)} codes sur {len(codes)}.",
            *((f"Jamais : {', '.join(never)}.",) if never else ()),
            *notes(material, Unit.GROUP),
        ),
    )


def _codes_of(material: Material, file: str, codes: tuple[str, ...]) -> list[str]:
    """Those that some segment of a file carries, in codebook order."""
    found = {code for place, put in material.codes_at.items() if place[0] == file for code in put}
    return [code for code in codes if code in found]
