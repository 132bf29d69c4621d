"""Names that are masked in one place and unasked in another: a question for each of them.

A public text is refused as long as a name is left in it (see `public`). Whatever would be refused
is asked about here, so that a person always has an answer to give: « rose » in « un papier rose »
is kept once, for the passages shown. Ordinary words of organisations, places and facts are not
asked about in lower case, nor those that are a mere part of somebody’s name (« aimé »).
"""

from collections.abc import Iterator, Sequence
from typing import Final

from piacen_qual.anonymisation.candidates import Action, Candidate
from piacen_qual.anonymisation.masking.guard import Known, Ordinary, by_turn, is_kept, known_words
from piacen_qual.anonymisation.masking.secret import (
    Secret,
    Secrets,
    Sighting,
    is_lower,
    tokens_of,
    widest,
)
from piacen_qual.anonymisation.reading.contexts import context
from piacen_qual.anonymisation.reading.normal import matched
from piacen_qual.anonymisation.reading.spoken import Spoken
from piacen_qual.anonymisation.roster import Roster
from piacen_qual.model import Transcript

SOURCE: Final = "déjà masqué"


def said_again(
    roster: Roster, candidates: Sequence[Candidate], transcripts: Sequence[Transcript]
) -> tuple[Candidate, ...]:
    """A candidate to ask about wherever words that are masked elsewhere stand unasked.

    Args:
        roster: whom and what the study knows.
        candidates: as people decided.
        transcripts: whose words they are.

    Returns:
        Candidates by transcript, turn and place: over no other, but for one that was kept and is
        only a part of the words.
    """
    known = {each.text: each for each in known_words(roster, candidates)}
    secrets = Secrets(Secret(text, each.kind.label) for text, each in known.items())
    ordinary = Ordinary(known.values())
    found = []
    for transcript in transcripts:
        for turn, there in by_turn(candidates, (transcript,)):
            left = list(_left(turn.text, secrets, ordinary, there))
            if left:
                spoken = Spoken(transcript.file, turn.n, turn.text)
                found += [_asked(spoken, known[each.secret.text], each) for each in left]
    return tuple(found)


def _left(
    text: str, secrets: Secrets, ordinary: Ordinary, there: Sequence[Candidate]
) -> Iterator[Sighting]:
    """Where a turn says something masked, and nobody was asked."""
    settled = [(each.start, each.end) for each in there if each.action is not Action.KEEP]
    kept = [(each.start, each.end) for each in there if each.action is Action.KEEP]
    for found in widest(secrets.sightings(text)):
        start, end, secret = found
        asked = any(first < end and start < last for first, last in settled)
        harmless = ordinary.is_so(text[start:end], secret) or is_kept(text, start, end, kept)
        if not (asked or harmless):
            yield found


def _asked(spoken: Spoken, known: Known, found: Sighting) -> Candidate:
    text = spoken.normal.raw[found.start : found.end]
    said = " ".join(tokens_of(text))
    writing = "minuscule" if is_lower(text) else "majuscule"
    start, end = (len(matched(spoken.normal.raw[:place])) for place in (found.start, found.end))
    return Candidate(
        file=spoken.file,
        turn=spoken.turn,
        start=found.start,
        end=found.end,
        text=text,
        kind=known.kind,
        action=Action.ASK,
        entity=known.entity,
        question=f"{known.entity}/{said} {writing} ailleurs",
        context=context(spoken, known.entity, start, end),
        source=SOURCE,
        reason=f"comme « {known.name} », qui est à cacher; ici, ce peut être autre chose",
    )
