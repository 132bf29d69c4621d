"""Which questions are gone through."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from piacen_qual.anonymisation.candidates import Action, Candidate, Kind


class Which(StrEnum):
    """Questions, by who decided them; « d’office » is the machine, without asking."""

    OPEN = "à décider"
    MASKED = "masqués d’office"
    KEPT = "gardés d’office"
    ANSWERED = "décidés par quelqu’un"
    ALL = "tout"


@dataclass(frozen=True, slots=True)
class Scope:
    """What is gone through.

    Attributes:
        which: questions, by who decided them.
        kind: of what they are about; None for all kinds.
    """

    which: Which = Which.OPEN
    kind: Kind | None = None

    def takes(self, now: Collection[Candidate], *, answered: bool) -> bool:
        """Whether a question is gone through.

        Args:
            now: its passages, as decided.
            answered: whether a person said something about it.
        """
        if not now or self.kind not in {None, next(iter(now)).kind}:
            return False
        actions = {each.action for each in now}
        match self.which:
            case Which.OPEN:
                return Action.ASK in actions
            case Which.MASKED:
                return not answered and Action.MASK in actions
            case Which.KEPT:
                return not answered and Action.KEEP in actions
            case Which.ANSWERED:
                return answered
        return True
