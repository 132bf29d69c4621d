"""Codes that say the same of the same segments, more often than chance would have it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from piacen_qual.analysis.counting.cooccurrence import meetings
from piacen_qual.analysis.material import Material, Place
from piacen_qual.model import Column, Table

_ENOUGH: Final = 3  # segments with both codes: fewer may be an accident
_TIMES: Final = 3  # as often as chance
_JACCARD: Final = 0.15


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two codes that go together.

    Attributes:
        one: id of the first in the codebook.
        other: id of the second.
        together: segments with both.
        expected: how many there would be if the two had nothing to do with one another:
            n₁ × n₂ / N, over the N segments of the study.
        jaccard: segments with both, over segments with either.
        same_words: segments in which the two rest on common words.
    """

    one: str
    other: str
    together: int
    expected: float
    jaccard: float
    same_words: int


def overlaps(material: Material) -> tuple[Overlap, ...]:
    """The pairs of codes to tell apart better, the closest first.

    They meet in three segments at least, three times as often as chance, with a Jaccard index of
    0.15 or more. A thing named meets the arguments about it by nature: such pairs are left out.
    """
    objects = {family.id for family in material.families if family.objects}
    is_object = {id_: code.family in objects for id_, code in material.codes.items()}
    pairs = (pair for pair in _pairs(material) if is_object[pair.one] is is_object[pair.other])
    return tuple(sorted(filter(_is_close, pairs), key=lambda pair: -pair.jaccard))


def _pairs(material: Material) -> Iterator[Overlap]:
    alone, together = meetings(material)
    same = _same_words(material)
    for (one, other), both in together.items():
        yield Overlap(
            one=one,
            other=other,
            together=both,
            expected=alone[one] * alone[other] / len(material.spoken),
            jaccard=both / (alone[one] + alone[other] - both),
            same_words=same[one, other],
        )


def _is_close(pair: Overlap) -> bool:
    often = pair.together >= max(_ENOUGH, _TIMES * pair.expected)
    return often and pair.jaccard >= _JACCARD


def _same_words(material: Material) -> Counter[tuple[str, str]]:
    """Per pair of codes, in how many segments their evidence has words in common."""
    spans = defaultdict[Place, dict[str, tuple[int, int]]](dict)
    for coding in material.counted:
        spans[coding.file, coding.turn, coding.segment][coding.code] = coding.start, coding.end
    return Counter(
        (one, other)
        for place, codes in material.codes_at.items()
        for one, other in combinations(codes, 2)
        if _meet(spans[place][one], spans[place][other])
    )


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def overlaps_table(pairs: Iterable[Overlap]) -> Table:
    """The same, to be read."""
    return Table(
        name="codes_voisins",
        title="Codes souvent suggérés dans les mêmes segments",
        columns=(
            Column("code_1", "Code"),
            Column("code_2", "Code voisin"),
            Column("ensemble", "Ensemble", "entier"),
            Column("au_hasard", "Au hasard", "decimal"),
            Column("jaccard", "Jaccard", "decimal"),
            Column("memes_mots", "Mêmes mots", "entier"),
        ),
        rows=tuple(
            (pair.one, pair.other, pair.together, pair.expected, pair.jaccard, pair.same_words)
            for pair in pairs
        ),
        notes=(
            "Ensemble : segments avec les deux codes; au hasard : ce qu’on en attendrait de codes"
            " sans rapport. Jaccard : segments avec les deux sur segments avec l’un ou l’autre."
            " Mêmes mots : segments où les deux s’appuient sur des mots communs.",
        ),
    )
