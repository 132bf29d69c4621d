"""What may identify someone, as values: what was found, what it is, what is to be done with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Action(StrEnum):
    """What becomes of words in a public text."""

    MASK = "masquer"
    ASK = "demander"  # nobody knows yet: a person decides
    KEEP = "garder"


class Kind(StrEnum):
    """What words tell, in the order in which a person goes through them."""

    PERSON = "personne"
    FIRST_NAME = "prenom"
    ORGANISATION = "organisme"
    PLACE = "lieu"
    ADDRESS = "adresse"
    POSTAL_CODE = "code_postal"
    PHONE = "telephone"
    EMAIL = "courriel"
    URL = "url"
    HANDLE = "pseudo"
    SIN = "nas"
    HEALTH_CARD = "ramq"
    NUMBER = "numero"
    BIRTH = "naissance"
    DATE = "date"
    AGE = "age"
    ROLE = "role_unique"
    HEALTH = "sante"
    ORIGIN = "origine"
    FAMILY = "famille"
    EVENT = "evenement"
    ACRONYM = "acronyme"
    UNKNOWN = "inconnu"
    KNOWN = "connu"  # to everybody: what is kept

    @property
    def label(self) -> str:
        """What people read: `Personnes`."""
        return _LABELS[self][0]

    @property
    def generalisation(self) -> str:
        """What stands in the place of the words, where nothing better was chosen: `[lieu]`."""
        return f"[{_LABELS[self][1]}]"


FACTS = frozenset(
    {Kind.BIRTH, Kind.DATE, Kind.AGE, Kind.ROLE, Kind.HEALTH, Kind.ORIGIN, Kind.FAMILY, Kind.EVENT}
)
"""What is told of somebody, rather than a name or a number."""

HERE: Final = "ajout ici"
"""Source of words that a person masks in one place only: elsewhere they are no secret."""

_LABELS = {
    Kind.PERSON: ("Personnes", "personne"),
    Kind.FIRST_NAME: ("Prénoms", "prénom"),
    Kind.ORGANISATION: ("Organismes", "organisme"),
    Kind.PLACE: ("Lieux", "lieu"),
    Kind.ADDRESS: ("Adresses", "adresse"),
    Kind.POSTAL_CODE: ("Codes postaux", "code postal"),
    Kind.PHONE: ("Numéros de téléphone", "numéro de téléphone"),
    Kind.EMAIL: ("Adresses de courriel", "adresse de courriel"),
    Kind.URL: ("Adresses Web", "adresse Web"),
    Kind.HANDLE: ("Pseudonymes", "pseudonyme"),
    Kind.SIN: ("Numéros d’assurance sociale", "numéro d’assurance sociale"),
    Kind.HEALTH_CARD: ("Numéros d’assurance maladie", "numéro d’assurance maladie"),
    Kind.NUMBER: ("Autres numéros", "numéro"),
    Kind.BIRTH: ("Dates de naissance", "date de naissance"),
    Kind.DATE: ("Dates", "date"),
    Kind.AGE: ("Âges", "âge"),
    Kind.ROLE: ("Rôles et faits uniques", "rôle"),
    Kind.HEALTH: ("Santé", "santé"),
    Kind.ORIGIN: ("Origines, croyances, orientations", "origine"),
    Kind.FAMILY: ("Famille et maison", "situation familiale"),
    Kind.EVENT: ("Événements locaux", "événement local"),
    Kind.ACRONYM: ("Sigles", "sigle"),
    Kind.UNKNOWN: ("Autres noms et mots inconnus", "…"),
    Kind.KNOWN: ("Noms que tout le monde connaît", "nom"),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words of a turn that may identify someone.

    Attributes:
        file: `Transcript.file`.
        turn: `Turn.n`.
        start: first character, an offset into the turn's text.
        end: end, exclusive.
        text: `turn.text[start:end]`.
        kind: what the words tell.
        action: what becomes of them.
        entity: whom or what they name, the same for all its spellings: `personne:luc arsenault`.
        question: what a person's answer is about, the same for all words decided together. It is
            the entity, but where words that name it may also mean something else.
        context: digest of the words and those around them, by which answers tell new text.
        source: the layer that found it.
        reason: why, in French.
    """

    file: str
    turn: int
    start: int
    end: int
    text: str
    kind: Kind
    action: Action
    entity: str
    question: str
    context: str
    source: str
    reason: str


def unresolved(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Those about which a person has still to decide: nothing may be published before."""
    return tuple(each for each in candidates if each.action is Action.ASK)
