"""What became of decisions since transcripts were corrected and the codebook changed."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from piacen_qual.codebook.schema import Codebook
from piacen_qual.decisions.anchoring import Placement, State
from piacen_qual.errors import Level, Problem
from piacen_qual.french.wording import several

STATES: Final[Mapping[State, tuple[str, str]]] = {
    State.INTACT: ("intacte", "intactes"),
    State.MOVED: ("déplacée", "déplacées"),
    State.CHANGED: ("modifiée", "modifiées"),
    State.LOST: ("orpheline", "orphelines"),
}
"""How one decision is called, and several."""


def states_by_file(placement: Placement) -> Mapping[str, Counter[State]]:
    """By transcript, those that are no more included, how many decisions are in each state."""
    found = defaultdict[str, Counter[State]](Counter)
    for placed in placement.codings:
        if placed.spot:
            found[placed.spot.file][placed.spot.state] += 1
    return {file: found[file] for file in sorted(found)}


def in_words(states: Mapping[State, int]) -> str:
    """`37 intactes, 4 déplacées, 1 orpheline`."""
    counts = ((states.get(state, 0), words) for state, words in STATES.items())
    return ", ".join(several(count, *words) for count, words in counts if count)


def to_review(
    placement: Placement, codebook: Codebook, *, codebook_file: str, files: Collection[str]
) -> tuple[Problem, ...]:
    """What people should look at again, and how, by transcript and then by code.

    Args:
        placement: what everyone decided.
        codebook: as it is today.
        codebook_file: how it is called.
        files: the transcripts there are today.
    """
    transcripts = (
        (file, _corrected(states) if file in files else _missing(states))
        for file, states in states_by_file(placement).items()
    )
    codes = (*_split(placement), *_unknown(placement, codebook))
    told = (*transcripts, *((codebook_file, message) for message in codes))
    return tuple(Problem(file, None, Level.WARNING, message) for file, message in told if message)


def _corrected(states: Mapping[State, int]) -> str:
    """What to do about words that changed, or "" where none did."""
    again = {state: states[state] for state in (State.CHANGED, State.LOST)}
    if not any(again.values()):
        return ""
    return (
        "des mots sur lesquels on avait décidé ont été corrigés depuis. À revoir avec « piacen"
        f" reviser --deplaces » : {in_words(again)}."
    )


def _missing(states: Mapping[State, int]) -> str:
    count = sum(states.values())
    return (
        f"cette transcription n’est plus lue : {several(count, 'décision')} n’y"
        f" {'comptent' if count > 1 else 'compte'} plus. Remettez-la dans transcripts/."
    )


def _split(placement: Placement) -> Iterator[str]:
    """Decisions on a code that became several."""
    split = Counter((p.what.code, p.what.parts) for p in placement.codings if p.what.parts)
    for (code, parts), count in sorted(split.items()):
        names = ", ".join(parts)
        yield (
            f"le code « {code} » a été scindé ({names}) : {several(count, 'décision')} à reprendre"
            " avec « piacen reviser »."
        )


def _unknown(placement: Placement, codebook: Codebook) -> Iterator[str]:
    """Decisions on a code that is not in the codebook."""
    known = {code.id for code in codebook.codes}
    whole = Counter(p.what.code for p in placement.codings if not p.what.parts)
    for code, count in sorted(whole.items()):
        if code not in known:
            plural = "nt" if count > 1 else ""
            yield (
                f"{several(count, 'décision')} sur le code « {code} », qui n’existe pas, ne"
                f" compte{plural} pas. S’il a changé de nom, dites-le sous la clé"
                " « correspondances »; sinon, remettez-le."
            )
