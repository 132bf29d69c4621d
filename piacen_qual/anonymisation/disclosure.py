"""What counts and attributes may be shown of so few people.

Everything is counted on participants, never on quotes. An attribute is shown where each of its
values is shared by at least k of them. In a table, no count of fewer than k people can be worked
out, neither of those who did something nor of those who did not: readers know how many took part,
and « 9 of 10 » tells about the tenth. Counts near nobody and near everybody are told as a band of
k counts (primary suppression), and a total that would narrow a band is not told at all (secondary
suppression). Whether it is told depends on nothing but the other cells as they are told, so that
its absence tells nothing either.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

K: Final = 5  # participants


@dataclass(frozen=True, slots=True)
class Shown:
    """An attribute that may be shown: its values, each with how many participants share it."""

    attribute: str
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something that may not be shown.

    Attributes:
        what: it, in French, masculine: `Le tableau « … »`.
        why: in French, for the team alone: how few people there are would tell the others.
    """

    what: str
    why: str

    @property
    def reason(self) -> str:
        """What the team reads."""
        return f"{self.what} n’est pas donné : {self.why}"

    @property
    def told(self) -> str:
        """What the file says."""
        return f"{self.what} n’est pas donné, pour protéger les personnes."


@dataclass(frozen=True, slots=True)
class Told:
    """A count of participants as readers know it: any from `least` to `most`."""

    least: int
    most: int

    @property
    def words(self) -> str:
        """`7`, `moins de 5`, `plus de 5`."""
        if self.least == self.most:
            return str(self.least)
        return f"plus de {self.least - 1}" if self.least else f"moins de {self.most + 1}"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table as it may be shown.

    Attributes:
        cells: in the order of columns; the same participant may be in several.
        total: how many participants are in at least one cell, or None where it is hidden.
    """

    cells: tuple[Told, ...]
    total: Told | None


def showable(
    attribute: str, people: Mapping[str, Mapping[str, str]], *, k: int = K
) -> Shown | Withheld:
    """Whether a quote bank may say this attribute of those it quotes; it may say only one.

    Args:
        attribute: its name in corpus.yaml.
        people: participants among whom a reader would look for whoever is quoted (all those of the
            case, quoted or not) → their attributes.
        k: how many must share each value; having none counts as one more value.
    """
    counts = Counter(about.get(attribute, "") for about in people.values())
    if set(counts) <= {""}:
        return Withheld(f"« {attribute} »", "corpus.yaml n’en dit rien.")
    if min(counts.values()) < k:
        why = f"une de ses valeurs est celle de moins de {k} personnes."
        return Withheld(f"« {attribute} »", why)
    return Shown(attribute, tuple(sorted((value, n) for value, n in counts.items() if value)))


def protect(
    counts: Sequence[Sequence[int]], totals: Sequence[int], *, size: int, k: int = K
) -> tuple[Row, ...] | Withheld:
    """A table of counts of participants as it may be shown.

    Args:
        counts: row by row; nothing ties the counts of two rows.
        totals: of each row, how many participants are in at least one of its cells.
        size: how many participants there are; readers know it.
        k: the least count that may be told.
    """
    if size < 2 * k - 1:
        return Withheld(
            "Le tableau « Qui en a parlé »",
            "avec si peu de personnes, il dirait presque qui a parlé et qui s’est tu"
            f" ({size}; il en faut au moins {2 * k - 1}).",
        )
    rows = (tuple(_told(count, size, k) for count in row) for row in counts)
    return tuple(
        Row(cells, _told(total, size, k) if _may_have_total(cells, size, k) else None)
        for cells, total in zip(rows, totals, strict=True)
    )


def _told(count: int, size: int, k: int) -> Told:
    if count < k:
        return Told(0, k - 1)
    if count > size - k:
        return Told(size - k + 1, size)
    return Told(count, count)


def _may_have_total(cells: Sequence[Told], size: int, k: int) -> bool:
    """Whether no total that these cells may have would let a small count be worked out."""
    least = max(cell.least for cell in cells)
    most = min(size, sum(cell.most for cell in cells))
    possible = {_told(total, size, k) for total in range(least, most + 1)}
    return all(
        count.least >= k or count.most - count.least >= k - 1
        for total in possible
        for count in _worked_out(cells, total, size)
    )


def _worked_out(cells: Sequence[Told], total: Told, size: int) -> Iterator[Told]:
    """What a reader knows of each cell, of the total and of what is between them and `size`."""
    highest = [min(cell.most, total.most) for cell in cells]
    least = max(total.least, *(cell.least for cell in cells))
    most = min(total.most, sum(highest))
    yield Told(least, most)
    yield Told(size - most, size - least)
    for cell, high in zip(cells, highest, strict=True):
        others = sum(highest) - high
        low = max(cell.least, least - others)
        yield Told(low, high)
        yield Told(size - high, size - low)
        yield Told(max(0, least - high), min(most - low, others))
