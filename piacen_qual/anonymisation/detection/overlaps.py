"""What layers found in one turn, brought together: each word is in one finding at most.

The widest is believed, since a name within a name says less than the whole; but an identifier known
by its form comes first, and what is merely told of somebody comes last, cut where a name begins.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.detection.found import Found, Rank
from piacen_qual.anonymisation.reading.grammar import STOPS
from piacen_qual.anonymisation.reading.spoken import Spoken
from piacen_qual.transcripts.speakers.label_words import words as listed

_LINKS: Final = listed("le la les l de du des d en a au aux et chez")
_PLACED: Final = frozenset({Kind.ORGANISATION, Kind.PLACE, Kind.ADDRESS})


def settled(spoken: Spoken, found: Iterable[Found]) -> list[Found]:
    """The findings of a turn, none over another, in order."""
    taken: list[Found] = []
    for one in sorted(_plausible(spoken, list(found)), key=_order):
        if one.rank is Rank.FACT:  # « ma DG d’avant » tells of somebody, though « DG » does not
            taken = [other for other in taken if not _is_kept_in(other, one)]
        place = next((n for n, other in enumerate(taken) if _within(one, other)), -1)
        if place >= 0:
            taken[place] = _with_inner(taken[place], one)
        elif (left := _left(spoken, one, taken)) is not None:
            taken.append(left)
    return sorted(taken, key=lambda one: one.start)


def _order(one: Found) -> tuple[bool, bool, int, int, int, Action]:
    sure = one.rank is Rank.PATTERN and one.action is Action.MASK
    size = one.end - one.start
    return not sure, one.rank is Rank.FACT, -size, -one.rank, one.start, one.action


def _plausible(spoken: Spoken, found: Sequence[Found]) -> list[Found]:
    """Without phrases that merely begin with a common word: `le bureau à Marie-Ève`."""
    known = [one for one in found if one.rank is Rank.ROSTER]
    return [one for one in found if not any(_is_all_in(spoken, one, other) for other in known)]


def _is_all_in(spoken: Spoken, one: Found, known: Found) -> bool:
    """Whether a name of the roster says all that there is in a wider finding."""
    if not _within(known, one) or one.action is Action.MASK:
        return False
    if one.rank is Rank.SHAPE:
        sure = known.action is Action.MASK or one.kind is not Kind.ADDRESS
        ends = sure and known.kind is Kind.PERSON and known.end == one.end
        return ends and not (known.action is Action.ASK and _is_named_so(spoken, one, known))
    outside = (w for w in spoken.words if _holds(one, w.start) and not _holds(known, w.start))
    return one.rank is Rank.KEPT and all(word.text in STOPS | _LINKS for word in outside)


def _is_named_so(spoken: Spoken, one: Found, known: Found) -> bool:
    """Whether nothing parts an organisation from the name it has: `le marché boulanger`."""
    outside = [w for w in spoken.words if one.start <= w.start < known.start]
    return one.kind is Kind.ORGANISATION and len(outside) == 1


def _holds(one: Found, place: int) -> bool:
    return one.start <= place < one.end


def _within(one: Found, other: Found) -> bool:
    return other.start <= one.start and one.end <= other.end


def _is_kept_in(one: Found, fact: Found) -> bool:
    return one.rank is Rank.KEPT and _within(one, fact)


def _with_inner(outer: Found, inner: Found) -> Found:
    """An organisation or a place named after what is masked is masked with it."""
    if outer.action is Action.KEEP and inner.rank is Rank.FACT:
        return inner
    sure = inner.rank is Rank.ROSTER and inner.action is Action.MASK
    asked = outer.action is Action.ASK and outer.kind in _PLACED and outer.rank < Rank.ROSTER
    if sure and asked and inner.kind in _PLACED:
        return replace(outer, action=Action.MASK, reason=inner.reason)
    return outer


def _left(spoken: Spoken, one: Found, taken: Sequence[Found]) -> Found | None:
    """What is left of a finding beside those taken: the longest piece, if it says anything."""
    pieces = [(one.start, one.end)]
    for other in taken:
        pieces = [
            piece
            for start, end in pieces
            for piece in ((start, min(end, other.start)), (max(start, other.end), end))
            if piece[0] < piece[1]
        ]
    if pieces == [(one.start, one.end)]:
        return one
    start, end = max(pieces, key=lambda piece: piece[1] - piece[0], default=(0, 0))
    words = [w for w in spoken.words if start <= w.start and w.end <= end]
    while words and words[-1].text in _LINKS:
        words.pop()
    mere = one.rank in {Rank.HINT, Rank.NAME} and not any(word.capital for word in words)
    if not words or mere:
        return None
    said = " ".join(word.text for word in words)
    entity = f"{one.kind}:{said}"
    return replace(one, start=words[0].start, end=words[-1].end, entity=entity, question="")
