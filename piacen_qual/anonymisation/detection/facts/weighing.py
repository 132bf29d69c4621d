"""How much a clause weighs: a sum of what its signs weigh, learned from talk that people annotated.

The sum is a log-odds, as in logistic regression (Cox, 1958). `weights.txt` holds the weights, which
are learned apart; each is of a sign (see `signs`), so that whoever is asked can be told which words
made the program ask.
"""

from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import Final

from piacen_qual.anonymisation.candidates import Kind
from piacen_qual.anonymisation.detection.facts.signs import Signs, stem, told
from piacen_qual.anonymisation.detection.facts.topics import KINDS
from piacen_qual.anonymisation.reading.grammar import STOPS
from piacen_qual.transcripts.speakers.label_words import words as listed

START: Final = "départ"
"""The sign that every clause has."""

_EMPTY: Final = STOPS | listed("le la les l de du des d au aux en")
_NAMED: Final = 3  # words of a reason
_HEAVY: Final = 0.25  # a word that weighs less is no reason


@cache
def weights() -> dict[str, float]:
    """What each sign weighs."""
    text = files(__package__).joinpath("weights.txt").read_text("utf-8")
    pairs = (pair.strip().rpartition(" ") for pair in text.replace("\n", " ").split(";"))
    return {sign: float(weight) for sign, _, weight in pairs if sign}


def weight(found: Signs) -> float:
    """What the signs of a clause weigh together."""
    known = weights()
    return known[START] + sum(size * known.get(sign, 0.0) for sign, size in found.items())


def main_topic(found: Signs) -> str:
    """The topic that weighs most, or "" when there is none."""
    known = weights()
    sums: dict[str, float] = defaultdict(float)
    for sign in found:
        topic = _topic(sign)
        if topic in KINDS:
            sums[topic] += known.get(sign, 0.0)
    return max(sums, key=lambda topic: (sums[topic], topic), default="")


def kind_of(topic: str) -> Kind:
    """What a topic tells of somebody."""
    return KINDS.get(topic, Kind.ROLE)


def heaviest(words: tuple[str, ...], found: Signs) -> list[int]:
    """Indexes of the words that weigh most, in order, but for those that any clause has."""
    known, topics = weights(), told(words)
    stems = {stem(word): at for at, word in reversed([*enumerate(words)])}
    sums: dict[int, float] = defaultdict(float)
    for sign in found:
        if (at := stems.get(sign.removeprefix("mot:"), topics.get(_topic(sign)))) is not None:
            sums[at] += known.get(sign, 0.0)
    heavy = [at for at in sums if sums[at] >= _HEAVY and words[at] not in _EMPTY]
    best = sorted(heavy, key=lambda at: (-sums[at], at))[:_NAMED]
    return sorted(best)


@cache
def _topic(sign: str) -> str:
    """The topic that a sign is of: `parents` in `sujet:parents`, `parents+mon`, `les parents`."""
    if sign.startswith("sujet:"):
        return sign.removeprefix("sujet:")
    if "+" in sign:
        return sign.partition("+")[0]
    return "" if ":" in sign else sign.partition(" ")[2]
