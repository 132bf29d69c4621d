"""A segment, its context and its codes as lines of plain text."""

from collections.abc import Iterator, Mapping
from typing import Final

from piacen_qual.decisions.replay import Verdict
from piacen_qual.exports.typography import typeset
from piacen_qual.french.wording import NBSP, of
from piacen_qual.review import wording
from piacen_qual.review.coding import phrases
from piacen_qual.review.coding.context import before
from piacen_qual.review.coding.session import Session
from piacen_qual.review.coding.sheet import Line

CONTEXT_WORDS: Final = 60  # of a turn of the context: its end, which is nearest
STATES: Final[Mapping[Verdict | None, str]] = {
    Verdict.ACCEPTED: "accepté",
    Verdict.REJECTED: "rejeté",
    None: "à décider",
}


def block(session: Session, *, after: int = 0) -> Iterator[str]:
    """Where one is, what was said before, the segment, its codes and memos.

    Args:
        session: under way.
        after: the last turn that need not be shown again; the beginning of this one always is.
    """
    sheet = session.route.sheet
    yield ""
    yield f"{phrases.progress(session)} · {phrases.left(session)}"
    yield ""
    earlier = [turn for turn in before(session.matter, session.route.place) if turn.n > after]
    for turn in earlier:
        yield wording.said(turn, ending(turn.text))
    if beginning := session.turn.text[: sheet.segment.start].rstrip():
        yield wording.said(session.turn, ending(beginning), more=", début")
    if earlier or beginning:
        yield ""
    text = session.turn.text[sheet.segment.start : sheet.segment.end]
    part = ", suite" if sheet.segment.n > 1 else ""
    yield f"Segment, {wording.said(session.turn, text, more=part)}"
    yield ""
    yield from codes(session)
    for memo in sheet.memos:
        yield typeset(f"Mémo {of(memo.coder)} : ") + wording.printable(memo.note)


def ending(text: str) -> str:
    """The last words of a turn, if it is long."""
    words = text.split(" ")
    return text if len(words) <= CONTEXT_WORDS else f"… {' '.join(words[-CONTEXT_WORDS:])}"


def codes(session: Session) -> Iterator[str]:
    """The codes of the current segment, numbered; an arrow shows the current one."""
    lines = session.route.sheet.lines
    for number, line in enumerate(lines, 1):
        current = session.route.cursor == number - 1
        yield from code(session, line, f"{'→' if current else ' '}{number}")
    if not lines:
        yield phrases.no_code(session)


def code(session: Session, line: Line, number: str) -> Iterator[str]:
    """A code, and why the machine suggests it."""
    yield head(session, line, number)
    why = phrases.why(line, session.turn.text, session.route.sheet.segment)
    yield f"     {''.join(why)}"


def current(session: Session) -> str:
    """The code that letters without a number are about, and its words; "" where there is none."""
    line = session.route.line
    if line is None:
        return ""
    words, _ = phrases.why(line, session.turn.text, session.route.sheet.segment)
    return f"{head(session, line, f'→{session.route.cursor + 1}')}{NBSP}: {words}"


def head(session: Session, line: Line, number: str) -> str:
    """`→1 · Libellé (id), 0,88, à décider`: a code, its state in words too."""
    told = (
        f"{phrases.label(line, session.matter)} ({line.code})",
        phrases.score(line),
        STATES[line.verdict],
        phrases.voices(line),
    )
    return f"{number} {wording.MARKS[line.verdict]} {', '.join(filter(None, told))}"
