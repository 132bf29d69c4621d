"""A form by which an identifier is known: a regular expression, and what it finds."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.detection.found import Found, Rank
from piacen_qual.anonymisation.reading.numbers import NUMERALS
from piacen_qual.anonymisation.reading.spoken import Spoken

_SOURCE: Final = "motif"

NUMERAL: Final = rf"(?:{'|'.join(sorted(NUMERALS, key=len, reverse=True))})"
"""Any word that numbers are said with."""


def said(least: int, most: int) -> str:
    """A regular expression for a number said in so many words."""
    return rf"(?:{NUMERAL}(?:[ -](?:et[ -])?{NUMERAL}){{{least - 1},{most - 1}}})"


class Form(NamedTuple):
    """A form.

    Attributes:
        kind: what it is.
        action: what to do with it.
        reason: why, in French.
        pattern: a regular expression on the normal text; its group 1, where there is one, is what
            is meant.
        holds: whether a match is really that, from its text as matched and as written.
    """

    kind: Kind
    action: Action
    reason: str
    pattern: re.Pattern[str]
    holds: Callable[[str, str], bool] = lambda matched, written: True


def matches(spoken: Spoken, forms: Iterable[Form]) -> Iterator[Found]:
    """What these forms find in a turn."""
    text = spoken.normal.text
    for form in forms:
        for match in form.pattern.finditer(text):
            start, end = match.span(1 if match.re.groups else 0)
            if start < end and form.holds(text[start:end], spoken.normal.written(start, end)):
                yield identifier(text, (start, end), form.kind, form.action, form.reason)


def identifier(text: str, span: tuple[int, int], kind: Kind, action: Action, why: str) -> Found:
    """An identifier found at `span` of a normal text."""
    start, end = span
    return Found(
        start=start,
        end=end,
        kind=kind,
        action=action,
        entity=f"{kind}:{text[start:end]}",
        rank=Rank.PATTERN,
        source=_SOURCE,
        reason=why,
    )
