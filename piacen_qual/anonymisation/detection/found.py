"""What one layer found in a turn, before the layers are brought together."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.reading.spoken import Word


class Rank(IntEnum):
    """Which layer is believed where two say different things of the same words."""

    HINT = 0  # a word that no lexicon has, a capital
    FACT = 1  # something told of somebody
    NAME = 2  # a name of a list, or that the model sees
    SHAPE = 3  # an organisation by its first word, an address
    KEPT = 4  # what is never masked
    ROSTER = 5  # what corpus.yaml knows
    PATTERN = 6  # an identifier by its form


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a turn that a layer found.

    Attributes:
        start: first character, in the normal text.
        end: end there, exclusive.
        kind: see `Candidate`, as for all that follows.
        action: what the layer would do.
        entity: whom or what they name.
        rank: how much the layer is believed.
        source: the layer.
        reason: why, in French.
        question: "" when it is the entity.
    """

    start: int
    end: int
    kind: Kind
    action: Action
    entity: str
    rank: Rank
    source: str
    reason: str
    question: str = ""


STUDY: Final = "corpus.yaml"  # `Found.source` of what the study knows
_NAMES: Final = "noms"
_FACTS: Final = "faits"


def name_found(words: Sequence[Word], kind: Kind, why: str, writing: str = "") -> Found:
    """A name; a doubtful way to write it is decided apart."""
    entity = f"{kind}:{' '.join(word.text for word in words)}"
    return Found(
        start=words[0].start,
        end=words[-1].end,
        kind=kind,
        action=Action.ASK,
        entity=entity,
        rank=Rank.HINT if kind is Kind.UNKNOWN else Rank.NAME,
        source=_NAMES,
        reason=why,
        question=f"{entity} {writing}" if writing else "",
    )


def fact_found(said: str, start: int, kind: Kind, why: str, topic: str = "") -> Found:
    """What is told of somebody, in `said`; `topic`, if any, is what is asked instead of it."""
    return Found(
        start=start,
        end=start + len(said),
        kind=kind,
        action=Action.ASK,
        entity=f"{kind}:{said}",
        rank=Rank.FACT,
        source=_FACTS,
        reason=why,
        question=f"{kind}:{topic or said}",
    )
