"""Names of the roster as a machine that takes down speech may write them: `val de rama`.

It writes words that it knows, wherever one begins and ends, so long as they sound alike.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from piacen_qual.anonymisation.detection.people.entries import Entries, Entry
from piacen_qual.anonymisation.reading.known import Knowledge
from piacen_qual.anonymisation.reading.spoken import Word
from piacen_qual.anonymisation.roster import Sort

_SHORTEST: Final = 5  # sounds of a name that other words may happen to make
_LEAST: Final = 4  # sounds of a long name
_LONG: Final = 7  # letters of one
_SHORT: Final = 3  # sounds of what follows the other half of a name
_WRONG: Final = 4  # sounds of that, of which one may be wrong
_RULES: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^st(e?)$", r"saint\1"),
        (r"^des(?=[bcdfgjlmnpqrtv])", "de"),
        (r"^x", "s"),
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


def _ways(words: Sequence[str]) -> set[str]:
    """How words sound, one by one and run together: `fitz gibbons`."""
    return {_sounds(words), _sounds(["".join(words)])}


class Sounds:
    """Finds whom words may name that sound like a name."""

    def __init__(self, entries: Entries, knowledge: Knowledge) -> None:
        """Listen for these forms."""
        self._knowledge = knowledge
        self._entries: dict[str, list[Entry]] = defaultdict(list)
        self._halves: dict[str, set[tuple[str, Entry]]] = defaultdict(set)
        for each in entries.values():
            for entry in each:
                if entry.form.sort < Sort.PART and not _is_initialled(entry):
                    for said in _ways(entry.words):
                        self._entries[said].append(entry)
                    self._learn_halves(entry)

    def _learn_halves(self, entry: Entry) -> None:
        words = entry.words if entry.form.sort is Sort.WHOLE else []
        for cut in range(1, len(words)):
            self._halves[entry.named.entity] |= {(s, entry) for s in _ways(words[cut:])}

    def near(self, words: Sequence[Word]) -> list[Entry]:
        """The forms that words sound like; none where they are one word of every day."""
        if len(words) == 1 and self._knowledge.is_everyday(words[0]):
            return []
        ways = (self._entries.get(way, []) for way in sorted(_said(words)) if len(way) >= _LEAST)
        found = next((each for each in ways if each and _is_long(each[0])), [])
        fewer = (words[1:], words[:-1]) if found and len(words) > 1 else ()
        if any(self._says(part, found[0]) for part in fewer):  # « que Catherine »
            return []
        return found

    def rest(self, entity: str, words: Sequence[Word]) -> tuple[int, Entry] | None:
        """The whole name of someone of which words sound like the other half.

        Returns:
            How many sounds are wrong, and that name; or None.
        """
        plain = all(map(self._knowledge.is_everyday, words))
        heard = []
        for sound, entry in self._halves.get(entity, ()):
            most = 0 if plain else len(sound) // _WRONG
            far = min(OSA.distance(one, sound, score_cutoff=most) for one in _said(words))
            if far <= most and len(sound) >= _SHORT:
                heard.append((far, entry))
        return min(heard, key=lambda each: (each[0], each[1].form.text), default=None)

    def _says(self, words: Sequence[Word], whole: Entry) -> bool:
        """Whether words say as much as a form by themselves."""
        forms = (entry.form for way in _said(words) for entry in self._entries.get(way, ()))
        return any(form.sort <= whole.form.sort for form in forms)


def _said(words: Sequence[Word]) -> set[str]:
    return _ways([word.text for word in words])


def _is_long(entry: Entry) -> bool:
    """Whether a form is long enough for other words not to sound like it by chance."""
    return len(_sounds(entry.words)) >= _SHORTEST or len(entry.form.text) >= _LONG


def _is_initialled(entry: Entry) -> bool:
    """Whether a form has an initial: `r cote`, but not `o neil`."""
    elided = "'" in entry.named.name.replace("’", "'")
    return min(map(len, entry.words)) == 1 and not elided
