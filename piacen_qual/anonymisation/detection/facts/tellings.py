"""What a clause tells of somebody in words that nobody foresaw, found by what its words weigh.

A clause that weighs enough is asked about, whole, with those beside it that go on about the same.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from piacen_qual.anonymisation.candidates import Kind
from piacen_qual.anonymisation.detection.facts.clauses import Clause, sentences
from piacen_qual.anonymisation.detection.facts.signs import Signs, signs
from piacen_qual.anonymisation.detection.facts.weighing import (
    heaviest,
    kind_of,
    main_topic,
    weight,
)
from piacen_qual.anonymisation.detection.found import Found, fact_found
from piacen_qual.anonymisation.reading.spoken import Spoken

_ENOUGH: Final = 0.0  # log-odds from which somebody is asked
_GOES_ON: Final = -2.0  # log-odds from which what is beside it belongs to it
_LASTING: Final = "duree"
_SINCE: Final = "depuis quand"  # the question under which all that is told of it comes

_REASONS: Final = {
    Kind.FAMILY: "la famille de quelqu’un",
    Kind.HEALTH: "la santé ou l’épreuve de quelqu’un",
    Kind.ORIGIN: "ce que quelqu’un est, croit ou parle",
    Kind.ROLE: "ce que peu de gens font ou ont fait",
    Kind.EVENT: "un événement dont les gens du milieu se souviennent",
}
_CLOSER: Final = {
    "argent": "l’argent de quelqu’un",
    "droit": "ce que quelqu’un a eu à faire avec la justice",
    _LASTING: "depuis quand quelqu’un y est",
}
"""Topics of which more is known than their kind."""

Span = tuple[int, int]


class _Weighed(NamedTuple):
    """A clause, its signs and what they weigh."""

    clause: Clause
    signs: Signs
    weight: float


def tellings(spoken: Spoken, known: Sequence[Span]) -> Iterator[Found]:
    """The clauses of a turn that may tell who somebody is.

    Args:
        spoken: the turn.
        known: what is already asked about: clauses that hold some of it are left alone.
    """
    run: list[_Weighed] = []
    for each in _weighed(spoken.normal.text):
        if each.weight < _GOES_ON or _meets(each.clause, known):
            yield from _passage(spoken, run)
            run = []
        else:
            run.append(each)
    yield from _passage(spoken, run)


def _weighed(text: str) -> Iterator[_Weighed]:
    for sentence in sentences(text):
        for at, clause in enumerate(sentence):
            found = signs(text, sentence, at)
            yield _Weighed(clause, found, weight(found))


def _meets(clause: Clause, known: Sequence[Span]) -> bool:
    return any(start < clause.end and clause.start < end for start, end in known)


def _passage(spoken: Spoken, run: Sequence[_Weighed]) -> Iterator[Found]:
    """What clauses one after the other tell, where one of them weighs enough."""
    heavy = max(run, key=lambda each: each.weight, default=None)
    if heavy is None or heavy.weight < _ENOUGH:
        return
    start, end = run[0].clause.start, run[-1].clause.end
    topic = main_topic(heavy.signs)
    kind = kind_of(topic)
    said = spoken.normal.text[start:end]
    why = _reason(spoken, heavy, _CLOSER.get(topic, _REASONS[kind]))
    yield fact_found(said, start, kind, why, _SINCE if topic == _LASTING else "")


def _reason(spoken: Spoken, heavy: _Weighed, why: str) -> str:
    """Why it is asked, with the words that weigh, as they are written."""
    words, places = heavy.clause.words, heavy.clause.places
    named = [
        f"«\u00a0{spoken.normal.written(places[at], places[at] + len(words[at]))}\u00a0»"
        for at in heaviest(words, heavy.signs)
    ]
    return f"{why}, peut-être ({', '.join(named)})" if named else f"{why}, peut-être"
