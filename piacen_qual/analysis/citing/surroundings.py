"""What was said around a passage, the moderator's question first."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from piacen_qual.analysis.withdrawal import Withdrawn
from piacen_qual.model import Role, Transcript, Turn

WORDS: Final = 40  # kept of each turn around
CUT: Final = "[…]"
REACH: Final = 15  # turns back in which the moderator's question still explains the passage


def before(transcript: Transcript, turn: Turn, start: int) -> str:
    """The question asked, the turn before, and what the person said before the passage.

    One line each, `Animatrice : …`, at most `WORDS` words, the nearest to the passage.
    """
    at = turn.n - 1  # turns are numbered from 1
    back = transcript.turns[max(0, at - REACH) : at]
    asked = [other for other in back if other.role is Role.MODERATION][-1:]
    lines = [_line(other, _tail(other.text)) for other in dict.fromkeys((*asked, *back[-1:]))]
    own = turn.text[:start].strip()
    return "\n".join([*lines, *([_line(turn, _tail(own))] if own else [])])


def after(transcript: Transcript, turn: Turn, end: int) -> str:
    """What the person went on to say, or else the turn after, its first `WORDS` words."""
    own = turn.text[end:].strip()
    if own:
        return _line(turn, _head(own))
    return "".join(
        _line(other, _head(other.text)) for other in transcript.turns[turn.n : turn.n + 1]
    )


def without(transcript: Transcript, withdrawn: Withdrawn) -> Transcript:
    """The transcript with `[…]` in the place of withdrawn words; offsets stay what they are."""
    if not any(file == transcript.file for file, _ in withdrawn):
        return transcript
    turns = tuple(
        _hidden(turn, withdrawn.get((transcript.file, turn.n), ())) for turn in transcript.turns
    )
    return replace(transcript, turns=turns)


def _hidden(turn: Turn, spans: Sequence[tuple[int, int]]) -> Turn:
    text = turn.text
    for start, end in spans:
        text = text[:start] + CUT.ljust(end - start)[: end - start] + text[end:]
    return replace(turn, text=text)


def _line(turn: Turn, text: str) -> str:
    return f"{turn.speaker}\xa0: {text}"


def _tail(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= WORDS else " ".join(["…", *words[-WORDS:]])


def _head(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= WORDS else " ".join([*words[:WORDS], "…"])
