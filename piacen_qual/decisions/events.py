"""The events of a decision log: what a coder did, when, on which words.

A log only grows. Undoing is one more event, which retracts an earlier one. What stands is what
`decisions.replay` makes of all events together, whatever files they came in.
"""

from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    """What a coder did."""

    ACCEPT = "accept"  # the suggested code stands
    REJECT = "reject"  # the suggested code does not
    ADD = "add"  # a code that nobody suggested
    RECODE = "recode"  # another code in the place of this one
    SPAN = "span"  # the code stands on other words of the segment
    MEMO = "memo"  # a note on a segment, a code or a transcript
    SEEN = "seen"  # the segment was read: what was not put on it is not there
    RETRACT = "retract"  # an earlier event of the same coder is undone


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of a transcript, told in enough ways to be found again when it is corrected.

    Attributes:
        file: `Transcript.file`.
        sha256: digest of the transcript's words as they were read (`Version.sha256`), hexadecimal.
        turn: `Turn.n` in that version; 0 for the transcript as a whole.
        start: first character, an offset into the turn's text.
        end: end, exclusive.
        text: the words themselves.
        before: up to 32 characters of the turn before them.
        after: up to 32 characters of the turn after them.
    """

    file: str
    sha256: str
    turn: int
    start: int
    end: int
    text: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a log.

    Attributes:
        id: a random uuid, the event's identity in every copy of the log.
        seq: one more than the highest the coder's log held when it was written; orders the
            coder's events whatever the clock says.
        time: ISO 8601 with the zone, as the machine's clock gave it.
        coder: who decided.
        act: what.
        anchor: on which words; None for a `RETRACT`, and for a memo on a code.
        code: code id; the one replaced for a `RECODE`; "" for `SEEN` and most memos.
        new_code: for a `RECODE`, the code that stands instead; else "".
        note: the text of a `MEMO`, which takes the place of the coder's memo on the same thing
            ("" erases it); or a remark on the decision.
        target: for a `RETRACT`, the id of the event undone; else "".
        codebook: version and digest of the codebook, as tables print them.
        rule: rule that suggested the code, or "".
        shown: whether the machine's suggestions were on the screen.
        by: who was at the keyboard, where that tells more than `coder`: a consensus; else "".
    """

    id: str
    seq: int
    time: str
    coder: str
    act: Act
    anchor: Anchor | None = None
    code: str = ""
    new_code: str = ""
    note: str = ""
    target: str = ""
    codebook: str = ""
    rule: str = ""
    shown: bool = True
    by: str = ""


def is_complete(event: Event) -> bool:
    """Whether an event tells all that its act needs: on what, which code, what it undoes."""
    match event.act:
        case Act.RETRACT:
            return bool(event.target)
        case Act.MEMO:
            return event.anchor is not None or bool(event.code)
        case Act.SEEN:
            return event.anchor is not None
        case Act.RECODE:
            return event.anchor is not None and bool(event.code and event.new_code)
        case _:
            return event.anchor is not None and bool(event.code)
