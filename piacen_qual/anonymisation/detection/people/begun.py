"""Names begun before they are said: `Cé… Cédrika`, `krish euh krishna`."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.detection.found import Found
from piacen_qual.anonymisation.reading.grammar import STOPS
from piacen_qual.anonymisation.reading.known import Knowledge
from piacen_qual.anonymisation.reading.spoken import Spoken, Word
from piacen_qual.transcripts.speakers.label_words import words as listed

_NAMED: Final = frozenset(
    {Kind.PERSON, Kind.FIRST_NAME, Kind.ORGANISATION, Kind.PLACE, Kind.UNKNOWN}
)
_HESITATIONS: Final = listed("euh heu hum hm mm ben non pardon enfin voyons")
_SHORT: Final = 3  # letters up to which any word may be the beginning of another
_ALIKE: Final = 3  # letters that a name and one said for it share
_WIDEST: Final = 5  # characters between a beginning and what follows
_MOST: Final = 2  # words that say one hesitates


def begun(spoken: Spoken, found: Iterable[Found], knowledge: Knowledge) -> Iterator[Found]:
    """What was found in a turn, each name with its beginnings before it.

    Args:
        spoken: the turn.
        found: in order, none over another.
        knowledge: tells words of every day, which are no beginnings.
    """
    free = 0
    for one in found:
        if one.kind in _NAMED and one.action is not Action.KEEP:
            start = _start(spoken, one.start, free, knowledge)
            yield replace(one, start=start) if start < one.start else one
        else:
            yield one
        free = one.end


def _start(spoken: Spoken, start: int, free: int, knowledge: Knowledge) -> int:
    """Where a name begins, with the beginnings that stand before it."""
    words = spoken.words
    name = at = spoken.starts.get(start, -1)
    while at > 0:
        cut = at - 1
        while cut > 0 and at - cut <= _MOST and words[cut].text in _HESITATIONS:
            cut -= 1
        stops = cut < at - 1 or "..." in words[at].gap  # somebody hesitates
        if words[cut].start < free:
            break
        mended = cut < at - 1 and _is_mended(words[cut], words[name])
        if not mended and not _is_cut(words[cut], words[name], words[at].gap):
            break
        if not stops and len(words[cut].text) > _SHORT and knowledge.is_everyday(words[cut]):
            break  # « son mari Marie »
        at = cut
    return words[at].start if 0 <= at < name else start


def _is_mended(word: Word, name: Word) -> bool:
    """Whether a word is taken back for a name that begins alike: `colombe, euh, colm`."""
    return word.text[:_ALIKE] == name.text[:_ALIKE] and word.lower not in STOPS


def _is_cut(word: Word, name: Word, gap: str) -> bool:
    """Whether a word is the beginning of a name that stops short."""
    close = len(gap) <= _WIDEST and not any(mark in gap for mark in "?!;:")
    begins = len(word.text) > 1 and name.text.startswith(word.text) and word.text != name.text
    return close and begins and word.lower not in STOPS
