"""What stands around words: how answers tell a passage that was shown from new text."""

from itertools import pairwise
from typing import Final

from piacen_qual.anonymisation.reading.spoken import Spoken
from piacen_qual.study import digest

_AROUND: Final = 3  # words on each side
_DIGITS: Final = 12  # hexadecimal


def context(spoken: Spoken, entity: str, start: int, end: int) -> str:
    """A digest of words and of those around, whatever their case and signs.

    Args:
        spoken: the turn.
        entity: whom or what the words name.
        start: of the words, in the normal text.
        end: theirs, exclusive.
    """
    inside = [n for n, word in enumerate(spoken.words) if word.start < end and start < word.end]
    first, last = (inside[0], inside[-1]) if inside else (0, -1)
    cuts = max(0, first - _AROUND), first, last + 1, last + 1 + _AROUND
    parts = (spoken.words[one:other] for one, other in pairwise(cuts))  # before, within, after
    return digest(entity, *(" ".join(word.text for word in part) for part in parts))[:_DIGITS]
