"""What stands for each person in public texts: drawn at random once, the same everywhere.

Nothing links a pseudonym to a person but the registry itself, which `key` keeps encrypted: without
the key it cannot be made again, and new texts would get new pseudonyms.
"""

import re
import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from piacen_qual.anonymisation.candidates import Candidate, Kind
from piacen_qual.anonymisation.masking.pseudonyms import PSEUDONYMS
from piacen_qual.errors import PiacenError
from piacen_qual.french.folding import fold

_WORD: Final = re.compile(r"[^\W\d_]+")
_NAMED: Final = frozenset({Kind.PERSON, Kind.FIRST_NAME})


class Chosen(Protocol):
    """What people chose to put in the place of things: `answers.Answers`."""

    def replacement(self, candidate: Candidate) -> str:
        """A bracketed generalisation, or "" where nobody chose."""


class NoPseudonymLeftError(PiacenError):
    """The transcripts hold nearly every word that could be a pseudonym."""

    def __init__(self) -> None:
        """Say why none is left."""
        super().__init__(
            "Il ne reste aucun pseudonyme : les textes de l’étude contiennent tous les mots qui"
            " pourraient en être. Signalez-le : il faut en ajouter au programme."
        )


@dataclass(frozen=True, slots=True)
class Registry:
    """The table of people and pseudonyms.

    Attributes:
        pseudonyms: `Candidate.entity` of a person → what stands in the place of their name.
    """

    pseudonyms: Mapping[str, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Its size: a registry that ends in a message must tell nobody's name."""
        return f"Registry({len(self.pseudonyms)})"

    def pseudonym(self, entity: str) -> str | None:
        """What stands for a person, or None when nothing was drawn yet."""
        return self.pseudonyms.get(entity)

    def covering(self, entities: Iterable[str], *, avoid: Iterable[str]) -> "Registry":
        """A registry in which these people have a pseudonym; those who had one keep it.

        « Marthe » and « tante Marthe » are one person: a name has one pseudonym, whether it was
        taken for a first name or for somebody's whole name. Otherwise no two have the same. A
        pseudonym is no word of `avoid`, begins with no initial of the person, and is otherwise
        drawn from all that are left, each as likely as any other. (Whoever knows the rule learns
        which few people it is not; a pseudonym with the right initial by chance would be taken for
        a hint.)

        Args:
            entities: people to be found in texts.
            avoid: texts and names in which pseudonyms may not occur: all turns, all real names.

        Raises:
            NoPseudonymLeftError: every word there is occurs in `avoid`.
        """
        drawn = dict(self.pseudonyms)
        there = words(avoid)
        pool = [name for name in PSEUDONYMS if fold(name) not in there]
        named = {_name(entity): pseudonym for entity, pseudonym in reversed(drawn.items())}
        for entity in dict.fromkeys(entities):
            if entity not in drawn:
                name = _name(entity)
                if name not in named:
                    named[name] = _draw(pool, set(drawn.values()), _initials(name))
                drawn[entity] = named[name]
        return Registry(drawn)

    def clashes(self, names: Iterable[str]) -> tuple[str, ...]:
        """People whose pseudonym has since become a real name, in order."""
        there = words(names)
        return tuple(
            entity
            for entity, pseudonym in sorted(self.pseudonyms.items())
            if not there.isdisjoint(words([pseudonym]))
        )


def words(texts: Iterable[str]) -> frozenset[str]:
    """Every word of `texts`, spelling differences that carry no meaning left aside."""
    return frozenset(word for text in texts for word in _WORD.findall(fold(text)))


def needs_pseudonym(candidate: Candidate) -> bool:
    """Whether a pseudonym stands for what a candidate names; else a bracketed generalisation."""
    return candidate.kind in _NAMED


def replacement(candidate: Candidate, answers: Chosen, registry: Registry) -> str | None:
    """What stands in the place of a candidate's words, or None for a person without pseudonym.

    It depends on who or what is named, never on how: its length tells nothing.
    """
    if chosen := answers.replacement(candidate):
        return chosen
    if needs_pseudonym(candidate):
        return registry.pseudonym(candidate.entity)
    return candidate.kind.generalisation


def _draw(pool: Sequence[str], taken: Collection[str], initials: frozenset[str]) -> str:
    free = [name for name in pool if name not in taken]
    best = [name for name in free if fold(name)[0] not in initials]
    if free:
        return secrets.choice(best or free)
    pairs = [f"{a}-{b}" for a in pool for b in pool if a != b and f"{a}-{b}" not in taken]
    if not pairs:
        raise NoPseudonymLeftError
    return secrets.choice(pairs)


def _name(entity: str) -> str:
    """`luc arsenault`, of `personne:luc arsenault`."""
    return entity.partition(":")[2]


def _initials(name: str) -> frozenset[str]:
    """First letters of a name."""
    return frozenset(word[0] for word in words([name]))
