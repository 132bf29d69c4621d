"""What a scan finds."""

from dataclasses import dataclass
from enum import StrEnum


class LeakKind(StrEnum):
    """What a leak is, as people read it."""

    MASKED = "nom ou mot masqué"
    ENCODED = "nom ou mot masqué, encodé"
    HASHED = "empreinte d’un nom ou d’un mot masqué"
    NETWORK = "adresse sur un réseau"
    ACTIVE = "formule, programme ou lien"
    TIME = "heure ou minutage"
    ORDER = "place dans la transcription"
    BESIDE = "à ne pas laisser à côté du fichier"
    UNREADABLE = "illisible"


@dataclass(frozen=True, slots=True)
class Leak:
    """One thing that may not leave.

    Attributes:
        part: where: the file, then names of members, from the outside in.
        kind: what it is.
        found: as it stands there, or why it cannot be read.
        what: for a secret, what it is: `Personnes`.
    """

    part: str
    kind: LeakKind
    found: str
    what: str = ""

    def __str__(self) -> str:
        """`banque.xlsx › xl/sharedStrings.xml : « Luc » (nom ou mot masqué : Personnes)`."""
        about = f"{self.kind} : {self.what}" if self.what else str(self.kind)
        return f"{self.part} : « {self.found} » ({about})"
