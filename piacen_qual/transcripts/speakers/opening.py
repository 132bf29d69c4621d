"""What stands before the talk: title, date, who took part. And what it tells about labels."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from piacen_qual.french.folding import fold
from piacen_qual.model import Role
from piacen_qual.transcripts.speakers.heads import Head, Style
from piacen_qual.transcripts.speakers.label_words import ANNOUNCERS
from piacen_qual.transcripts.speakers.labels import key, roles_named
from piacen_qual.transcripts.speakers.layout import Row

_TALK: Final = re.compile(
    r"\b(?:je|j|moi|on|nous|vous|tu|c|ca|est-ce|bonjour|merci|bienvenue|allo|salut)\b"
)
_LONGEST: Final = 25  # words of a line that presents somebody
_MOST: Final = 40  # people presented
_CELL: Final = re.compile(r"\s*[:\t]\s*")  # what stands between a heading and what it announces
_SEPARATOR: Final = re.compile(r"[,;•·|()/–—=]|\s-\s|\bet\b")


def talk_start(rows: Sequence[Row], chosen: Mapping[int, Head]) -> int:
    """Index of the first row of talk; what stands before it presents the meeting.

    Lines such as `P1 : Marie Roy, directrice` at the very top look like turns; they are not when
    several of them, or a line such as `Date : …`, stand there.
    """
    first = min(chosen, default=0)
    if not chosen or _talks_from_the_top(rows, first):
        return 0
    order = sorted(chosen)
    data = _has_data(rows[: order[1]] if len(order) > 1 else rows, chosen)
    presented: list[str] = []
    for i in order[:_MOST]:
        label = key(chosen[i].label)
        if not _presents(rows[i], chosen[i], data=data) or label in presented:
            break
        presented.append(label)
    rest = order[len(presented) :]
    if not presented or not rest:
        return first
    twice = presented[-1] == key(chosen[rest[0]].label)  # nobody speaks twice in a row
    return rest[0] if data or twice or len(presented) > 1 else first


def _talks_from_the_top(rows: Sequence[Row], first: int) -> bool:
    """Cues and rows of a table hold talk only; so does a first line given by the format."""
    return any(row.line.start is not None or row.line.label for row in rows[: first + 1])


def _presents(row: Row, head: Head, *, data: bool) -> bool:
    """Whether the words after the label present a person instead of talking."""
    body = row.line.text[head.body :].strip()
    words = body.split()
    if not words or len(words) > _LONGEST or body[-1] in "?!…" or _TALK.search(fold(body)):
        return False
    if body[0].islower():
        return data and body[-1] != "." and ("," in body or len(words) <= 4)
    capitals = sum(word[:1].isupper() for word in words[:3])
    return capitals >= 2 or (capitals == 1 and len(words) > 1 and words[0][-1] in ",(")


def _has_data(rows: Sequence[Row], chosen: Mapping[int, Head]) -> bool:
    """Whether a line such as `Date : …` or a list of people stands at the top."""
    colons = (head for i, row in enumerate(rows) for head in row.heads if i not in chosen)
    return any(
        head.style is Style.COLON and set(fold(head.label).split()) & ANNOUNCERS for head in colons
    )


def told_roles(opening: Sequence[str]) -> dict[str, Role]:
    """Who moderates or observes, says the opening: `Animation : Ève Roy` → `eve roy`.

    Both orders are read: role first (`Observatrice : Coralie`), name first (`GR = Geneviève Roy,
    animatrice`). Several people on a line are told apart by commas and dashes.
    """
    told: dict[str, Role] = {}
    for line in opening:
        head, *rest = _CELL.split(line, maxsplit=1)
        body, colon = "".join(rest), bool(rest)
        if colon and (role := _role_in(head)):
            for name in _SEPARATOR.split(body):
                told.setdefault(key(name), role)
        elif role := _role_in(body if colon else line):
            for name in (head, *_SEPARATOR.split(body if colon else line)):
                if not _role_in(name):
                    told.setdefault(key(name), role)
    return {name: role for name, role in told.items() if name and role is not Role.PARTICIPANT}


def _role_in(text: str) -> Role | None:
    """The only role that a text names."""
    roles = roles_named(text)
    return next(iter(roles)) if len(roles) == 1 else None
