"""What clauses speak of: families of words by which lives are told.

`topics.txt` has a family a line, then its words as they are matched; `*` stands for any ending, and
`-` for a blank or a hyphen. A word without `*` also stands for its plural.
"""

from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from piacen_qual.anonymisation.candidates import Kind

KIN: Final = frozenset({"parents", "enfants", "fratrie", "couple"})
"""Topics whose words name kin."""

USUAL: Final = frozenset({"foule", "outil", "covid"})
"""Topics of which everybody speaks."""

_SHORTEST: Final = 2  # letters of a beginning

_KINDS: Final = {
    Kind.FAMILY: (*KIN, "naissance", "mort", "placement"),
    Kind.HEALTH: ("maladie", "mental", "dependance", "sens", "soin", "corps", "blessure"),
    Kind.ORIGIN: ("peuple", "pays", "langue", "foi", "migration", "orientation"),
    Kind.ROLE: ("metier", "activite", "emploi", "rare", "fonder", "argent", "duree"),
    Kind.EVENT: ("desastre", "renommee", "droit", "lieu", "animal", "vehicule", "reconnu"),
}
KINDS: Final = {topic: kind for kind, topics in _KINDS.items() for topic in topics}
"""Topic → what it tells of somebody; those that everybody speaks of tell nothing."""


class _Families(NamedTuple):
    """The topics of words and of beginnings of words."""

    words: dict[str, set[str]]
    beginnings: dict[str, set[str]]


@cache
def _families() -> _Families:
    families = _Families(defaultdict(set), defaultdict(set))
    text = files(__package__).joinpath("topics.txt").read_text("utf-8")
    topic = ""
    for word in text.split():
        if word.endswith(":"):
            topic = word[:-1]
        elif word.endswith("*"):
            families.beginnings[word[:-1]].add(topic)
        else:
            families.words[word.replace("-", " ")].add(topic)
    return families


@lru_cache(maxsize=16_384)
def topics_of(word: str) -> frozenset[str]:
    """The topics of a word, or of two with a blank between, as they are matched."""
    words, beginnings = _families()
    found = set(words.get(word, ()))
    if word[-1] in "sx":
        found |= words.get(word[:-1], set())
    if " " not in word:
        for size in range(_SHORTEST, len(word) + 1):
            found |= beginnings.get(word[:size], set())
    return frozenset(found)
