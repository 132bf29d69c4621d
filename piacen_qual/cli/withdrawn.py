"""Words that partners withdrew, where a command shows what was said letter by letter."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from piacen_qual.analysis.withdrawal import Spans, Withdrawn
from piacen_qual.model import Transcript, Turn

BLOT: Final = "▒"
"""What stands for each letter: offsets into the text stay what they are."""

TOLD: Final = f"{BLOT} : mots retirés par un partenaire, qui ne sont plus montrés."


def blotted(turn: Turn, gone: Withdrawn, file: str) -> Turn:
    """A turn, its withdrawn words illegible."""
    return replace(turn, text=_blotted(turn.text, gone.get((file, turn.n), ())))


def all_blotted(transcript: Transcript, gone: Withdrawn) -> Transcript:
    """A transcript, its withdrawn words illegible."""
    turns = (blotted(turn, gone, transcript.file) for turn in transcript.turns)
    return replace(transcript, turns=tuple(turns))


def is_blotted(turns: Iterable[Turn]) -> bool:
    """Whether words of some of them are illegible."""
    return any(BLOT in turn.text for turn in turns)


def _blotted(text: str, spans: Spans) -> str:
    places = {place for start, end in spans for place in range(start, end)}
    return "".join(
        BLOT if place in places and not letter.isspace() else letter
        for place, letter in enumerate(text)
    )
