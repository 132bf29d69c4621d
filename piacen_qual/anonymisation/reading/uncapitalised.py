"""Transcripts whose sentences have capitals, and whose names have few: `Moi c’est fernande`.

There a word without a capital may be a name as well as anywhere that no capital is written.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from piacen_qual.anonymisation.reading.common_names import everybody_knows
from piacen_qual.anonymisation.reading.lists import Lists
from piacen_qual.anonymisation.reading.spoken import Spoken, Word

_LEAST: Final = 3  # names without a capital that show how a transcript is written
_SHARE: Final = 3  # one name in so many, at least
_SHORTEST: Final = 4  # letters of a name that counts


def uncapitalised(
    turns: Sequence[Spoken], french: frozenset[str], lists: Lists
) -> Sequence[Spoken]:
    """The turns of a transcript, all of them as dictated where names seldom have a capital.

    Args:
        turns: of one transcript.
        french: words of dictionaries, in lower case with their accents.
        lists: names.
    """
    names = [name for turn in turns if not turn.dictated for name in _names(turn, french, lists)]
    small = sum(not name.capital for name in names)
    if small < _LEAST or small * _SHARE < len(names):
        return turns
    return [Spoken(each.file, each.turn, each.normal.raw, dictated=True) for each in turns]


def _names(turn: Spoken, french: frozenset[str], lists: Lists) -> Iterator[Word]:
    """The words that are nothing but names, where no sentence begins."""
    public = everybody_knows()
    for word in turn.words:
        listed = word.text in lists.first_names or word.text in lists.places
        known = word.lower in french or word.text in public
        if listed and not known and not word.first and len(word.text) >= _SHORTEST:
            yield word
