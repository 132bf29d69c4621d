"""Which suggestions appear, vanish or change score from one codebook to another."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import attrgetter

from piacen_qual.model import Suggestion


class Fate(StrEnum):
    """What became of a suggestion."""

    APPEARED = "apparue"
    VANISHED = "disparue"
    RESCORED = "score"


@dataclass(frozen=True, slots=True)
class Change:
    """A suggestion that is not what it was.

    Attributes:
        fate: what became of it.
        suggestion: as it is, or, when it vanished, as it was.
        score_before: None when it was not made before.
    """

    fate: Fate
    suggestion: Suggestion
    score_before: float | None


def changes(
    before: Iterable[Suggestion],
    after: Iterable[Suggestion],
    *,
    renamed: Mapping[str, str],
    whole_turns: bool = False,
) -> tuple[Change, ...]:
    """What changed between two runs over the same transcripts, in the order of turns.

    Args:
        before: the suggestions of the first run.
        after: those of the second.
        renamed: ids of codes that have another name in the second.
        whole_turns: true when turns were not cut alike: what is compared is then, for each code
            and turn, the best score.
    """
    old = _best((replace(s, code=renamed.get(s.code, s.code)) for s in before), whole_turns)
    new = _best(after, whole_turns)
    places = sorted({*old, *new})
    return tuple(change for at in places for change in _change(old.get(at), new.get(at)))


_Place = tuple[str, int, int, str]  # file, turn, segment, code


def _best(suggestions: Iterable[Suggestion], whole_turns: bool) -> dict[_Place, Suggestion]:
    return {
        (made.file, made.turn, 0 if whole_turns else made.segment, made.code): made
        for made in sorted(suggestions, key=attrgetter("score"))
    }


def _change(old: Suggestion | None, new: Suggestion | None) -> Iterator[Change]:
    if old is None and new is not None:
        yield Change(Fate.APPEARED, new, None)
    elif old is not None and new is None:
        yield Change(Fate.VANISHED, old, old.score)
    elif old is not None and new is not None and old.score != new.score:
        yield Change(Fate.RESCORED, new, old.score)
