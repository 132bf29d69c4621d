"""What became of decisions since transcripts were corrected and the codebook changed."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from piacen_qual.codebook.schema import Codebook
from piacen_qual.decisions.anchoring import Placed, State
from piacen_qual.decisions.replay import Decision
from piacen_qual.decisions.voices import Voices, has_moved
from piacen_qual.errors import Level, Problem
from piacen_qual.french.wording import several

STATES: Final[Mapping[State, tuple[str, str]]] = {
    State.INTACT: ("intacte", "intactes"),
    State.MOVED: ("déplacée", "déplacées"),
    State.CHANGED: ("modifiée", "modifiées"),
    State.LOST: ("orpheline", "orphelines"),
}
"""How one decision is called, and several."""


def states_by_file(held: Iterable[Placed[Decision]]) -> Mapping[str, Counter[State]]:
    """By transcript, those that are no more included, how many decisions are in each state.

    Args:
        held: what people hold today; a code put in the place of another is one decision.
    """
    found = defaultdict[str, Counter[State]](Counter)
    for placed in _acts(held):
        if placed.spot:
            found[placed.spot.file][placed.spot.state] += 1
    return {file: found[file] for file in sorted(found)}


def in_words(states: Mapping[State, int]) -> str:
    """`37 intactes, 4 déplacées, 1 orpheline`."""
    counts = ((states.get(state, 0), words) for state, words in STATES.items())
    return ", ".join(several(count, *words) for count, words in counts if count)


def to_review(
    everyone: Voices, codebook: Codebook, *, codebook_file: str, files: Collection[str]
) -> tuple[Problem, ...]:
    """What people should look at again, and how, by transcript and then by code.

    Args:
        everyone: what everyone decided.
        codebook: as it is today.
        codebook_file: how it is called.
        files: the transcripts there are today.
    """
    held = tuple(everyone.held)
    transcripts = (
        (file, _corrected(file, held) if file in files else _missing(states))
        for file, states in states_by_file(held).items()
    )
    codes = (*_split(everyone.review), *_unknown(held, codebook))
    told = (*transcripts, *((codebook_file, message) for message in codes))
    return tuple(Problem(file, None, Level.WARNING, message) for file, message in told if message)


def _acts(held: Iterable[Placed[Decision]]) -> Iterable[Placed[Decision]]:
    """One decision of those that an act made."""
    return {placed.what.event: placed for placed in held}.values()


def _corrected(file: str, held: Iterable[Placed[Decision]]) -> str:
    """Who has words that changed to look at again, or "" where none did."""
    again = [p for p in _acts(held) if has_moved(p) and p.spot and p.spot.file == file]
    if not again:
        return ""
    coders = sorted(Counter(placed.what.coder for placed in again).items())
    whose = "; ".join(f"par {coder} ({count}), avec {_command(coder)}" for coder, count in coders)
    return (
        "des mots sur lesquels on avait décidé ont été corrigés depuis :"
        f" {in_words(states_by_file(again)[file])}. À revoir {whose}."
    )


def _command(coder: str) -> str:
    name = coder if coder.isalnum() else f'"{coder}"'
    return f"« piacen reviser --deplaces --codeur {name} »"


def _missing(states: Mapping[State, int]) -> str:
    count = sum(states.values())
    return (
        f"cette transcription n’est plus lue : {several(count, 'décision')} n’y"
        f" {'comptent' if count > 1 else 'compte'} plus. Remettez-la dans transcripts/."
    )


def _split(review: Iterable[Placed[Decision]]) -> Iterator[str]:
    """Decisions on a code that became several."""
    split = Counter((placed.what.code, placed.what.parts) for placed in review)
    for (code, parts), count in sorted(split.items()):
        names = ", ".join(parts)
        yield (
            f"le code « {code} » a été scindé ({names}) : {several(count, 'décision')} à reprendre"
            " avec « piacen reviser »."
        )


def _unknown(held: Iterable[Placed[Decision]], codebook: Codebook) -> Iterator[str]:
    """Decisions on a code that is not in the codebook."""
    known = {code.id for code in codebook.codes}
    whole = Counter(placed.what.code for placed in held if not placed.what.parts)
    for code, count in sorted(whole.items()):
        if code not in known:
            plural = "nt" if count > 1 else ""
            yield (
                f"{several(count, 'décision')} sur le code « {code} », qui n’existe pas, ne"
                f" compte{plural} pas. S’il a changé de nom, dites-le sous la clé"
                " « correspondances »; sinon, remettez-le."
            )
