"""What counts and attributes may be shown of so few people.

Everything is counted on participants, never on quotes. An attribute is shown where each of its
values is shared by at least k of them. In a table, cells under k are hidden (primary suppression),
and then as many others as it takes for nobody to work the hidden ones out from the totals
(secondary suppression): see `intervals`. What a reader knows already, but for sizes of groups that
the table itself gives, no table can take back.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from piacen_qual.anonymisation.intervals import Arc, Grid, intervals
from piacen_qual.errors import PiacenError

K: Final = 5  # participants


class UnsafeTableError(PiacenError):
    """A table whose hidden cells can be worked out."""

    exit_code = 1

    def __init__(self, cells: int) -> None:
        """Say how many."""
        super().__init__(
            f"Ce tableau n’est pas diffusé : {cells} de ses cases masquées se calculent à partir"
            " des autres. Regroupez des lignes ou des colonnes."
        )


@dataclass(frozen=True, slots=True)
class Shown:
    """An attribute that may be shown: its values, each with how many participants share it."""

    attribute: str
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Withheld:
    """An attribute that may not, and why, in French: the file says so."""

    attribute: str
    reason: str


def showable(
    attribute: str, people: Mapping[str, Mapping[str, str]], *, k: int = K
) -> Shown | Withheld:
    """Whether a quote bank may say this attribute of those it quotes; it may say only one.

    Args:
        attribute: its name in corpus.yaml.
        people: participants among whom a reader would look for whoever is quoted (those of the
            case, not only those who are quoted) → their attributes.
        k: how many must share each value; who has none counts as one more value.
    """
    counts = Counter(about.get(attribute, "") for about in people.values())
    if set(counts) <= {""}:
        return Withheld(attribute, f"« {attribute} » n’est pas décrit dans corpus.yaml.")
    if min(counts.values()) < k:
        return Withheld(
            attribute,
            f"« {attribute} » n’est pas donné : moins de {k} personnes partagent certaines de ses"
            " valeurs.",
        )
    return Shown(attribute, tuple(sorted((value, n) for value, n in counts.items() if value)))
