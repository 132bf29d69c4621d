"""Names of the roster as a machine that takes down speech may write them: `val de rama`.

It writes words that it knows, wherever one begins and ends, so long as they sound alike.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from piacen_qual.anonymisation.detection.people.entries import Entries, Entry
from piacen_qual.anonymisation.reading.known import Knowledge
from piacen_qual.anonymisation.reading.spoken import Word
from piacen_qual.anonymisation.roster import Sort

_SHORTEST: Final = 5  # sounds of a name that other words may happen to make
_RULES: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^des(?=[bcdfgjlmnpqrtv])", "de"),
        (r"(?<=..)[rz]$(?<=e.)|(?<=..)[stdxzp]+$", ""),
        (r"ph", "f"),
        (r"s?ch|sh", "S"),
        (r"gn", "N"),
        (r"h", ""),
        (r"g(?=[eiy])|j", "Z"),
        (r"gu(?=[eiy])", "g"),
        (r"c(?=[eiy])|ss?|z", "s"),
        (r"qu?|ck?|k", "k"),
        (r"x", "ks"),
        (r"(?<=[aeou])ill?|y", "i"),
        (r"oin(?![aeiouy])", "uI"),
        (r"oi", "ua"),
        (r"ou|oo|w", "u"),
        (r"eau|au", "o"),
        (r"(?:ai|ei|i|y|u)[nm](?![aeiouynm])", "I"),
        (r"[ae][nm](?![aeiouynm])", "A"),
        (r"o[nm](?![aeiouynm])", "O"),
        (r"ai|ei|oe|eu", "e"),
    )
)
_MUTE: Final = re.compile("(?<=.)e")  # or not: accents are gone
_TWICE: Final = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def _sound(word: str) -> str:
    """Roughly how a word sounds in French, one sign a sound.

    Args:
        word: as it is matched, without accents.
    """
    for pattern, sign in _RULES:
        word = pattern.sub(sign, word)
    return word


def _sounds(words: Sequence[str]) -> str:
    return _TWICE.sub(r"\1", _MUTE.sub("", "".join(map(_sound, words))))


class Sounds:
    """Finds whom words may name that sound like a name."""

    def __init__(self, entries: Entries, knowledge: Knowledge) -> None:
        """Listen for these forms."""
        self._knowledge = knowledge
        self._entries: dict[str, list[Entry]] = defaultdict(list)
        for each in entries.values():
            for entry in each:
                if entry.form.sort < Sort.PART and min(map(len, entry.words)) > 1:
                    self._entries[_sounds(entry.words)].append(entry)

    def near(self, words: Sequence[Word]) -> list[Entry]:
        """The forms that words sound like; none where they are one word of every day."""
        if len(words) == 1 and self._knowledge.is_everyday(words[0]):
            return []
        said = _sounds([word.text for word in words])
        return self._entries.get(said, []) if len(said) >= _SHORTEST else []
