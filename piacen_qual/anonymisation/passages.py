"""Words of a turn made a candidate, whoever found them."""

from piacen_qual.anonymisation.candidates import Action, Candidate, Kind
from piacen_qual.anonymisation.reading.contexts import context
from piacen_qual.anonymisation.reading.spoken import Spoken


def candidate(
    spoken: Spoken,
    first: int,
    last: int,
    *,
    kind: Kind,
    action: Action,
    entity: str,
    question: str,
    source: str,
    reason: str,
) -> Candidate:
    """The words from `first` to `last`, exclusive, of the normal text; see `Candidate` for more."""
    start, end = spoken.normal.span(first, last)
    return Candidate(
        file=spoken.file,
        turn=spoken.turn,
        start=start,
        end=end,
        text=spoken.normal.raw[start:end],
        kind=kind,
        action=action,
        entity=entity,
        question=question,
        context=context(spoken, entity, first, last),
        source=source,
        reason=reason,
    )
