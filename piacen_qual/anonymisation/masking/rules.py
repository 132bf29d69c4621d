"""Steps that change how a text is typed, and where its characters go."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

Edit = tuple[int, int, str]
"""What stands for `text[start:end]`."""

Step = Callable[[str], Iterable[Edit]]
"""The edits that a text needs, in order, none in another."""

_BRACKETED: Final = re.compile(r"\[[^\]\n]*\]")


def rule(pattern: str, stands: str | Callable[[re.Match[str]], str]) -> Step:
    """A step that changes what a pattern finds.

    Args:
        pattern: what is sought.
        stands: what stands there instead: a template, or what tells it from a match.
    """
    sought = re.compile(pattern)

    def step(text: str) -> Iterator[Edit]:
        for found in sought.finditer(text):
            now = stands(found) if callable(stands) else found.expand(stands)
            if now != found[0]:
                yield *found.span(), now

    return step


def spoken(step: Step) -> Step:
    """The same step, what stands between brackets left alone: nobody said `[adresse Web]`."""

    def outside(text: str) -> Iterator[Edit]:
        written = [found.span() for found in _BRACKETED.finditer(text)]
        for start, end, stands in step(text):
            if not any(first < end and start < last for first, last in written):
                yield start, end, stands

    return outside


def edited(text: str, edits: Iterable[Edit]) -> tuple[str, list[int]]:
    """The text once edited, and where each of its offsets went, its end included.

    Args:
        text: any text.
        edits: in order, none in another.
    """
    pieces: list[str] = []
    moved: list[int] = []
    done = length = 0
    for start, end, stands in edits:
        pieces += [text[done:start], stands]
        moved += range(length, length + start - done)
        length += start - done
        moved += (length + min(at, len(stands)) for at in range(end - start))
        length += len(stands)
        done = end
    moved += range(length, length + len(text) - done + 1)
    return "".join((*pieces, text[done:])), moved


def begins(text: str, at: int) -> bool:
    """Whether a sentence begins there, or what somebody says, as far as signs tell."""
    before = text[:at].rstrip(" \xa0(–")
    return not before or before[-1] in ".!?«“"
