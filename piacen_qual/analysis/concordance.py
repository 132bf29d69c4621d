"""Key words in context: every place where something is said, one under the other."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from piacen_qual.analysis.wordforms import folded, is_word, stems, words_of
from piacen_qual.french.tokens import Token
from piacen_qual.model import CONFIDENTIAL, Coding, Column, Role, Segment, Table, Transcript, Turn

LINKS: Final = frozenset("le la les l' un une des du de d' a au aux en".split())
MOST_LINKS: Final = 2
RARE: Final = 2  # a form said more often than this is a word of its own, not a slip
SHORTEST: Final = 5  # letters; shorter words are too close to one another to be compared loosely
LONG: Final = 9  # letters; two slips are allowed from here on
HOW: Final = ("forme", "racine", "approx")


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found: `turn.text[start:end]` of turn `turn` of `file`.

    `how`: `forme` (as asked, but for case, accents and inclusive endings), `racine` (another form
    of the word) or `approx` (a likely slip of the transcriber, or of whoever asks).
    """

    file: str
    turn: int
    start: int
    end: int
    how: str = "forme"


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """A hit in its context; `title` is `TNCDC, groupe 2`, `line` the line of the file."""

    file: str
    title: str
    case: str
    theme: str
    turn: int
    line: int
    speaker: str
    left: str
    keyword: str
    right: str
    how: str


def find(
    transcripts: Sequence[Transcript], words: str, *, approximate: bool = True
) -> tuple[Hit, ...]:
    """Where `words` are said, in the order of the transcripts, by whoever says them.

    Each word may stand under another form (same stem, oral or inclusive spelling), and be misspelt
    if `approximate`. Several words must follow one another; little words such as `de` may stand
    between them (`conseil administration` finds `conseil d’administration`).
    """
    asked = [token.text for token in words_of(words)]
    if not asked:
        return ()
    said = _vocabulary(transcripts)
    matches = [_matching(word, said, approximate=approximate) for word in asked]
    return tuple(
        Hit(transcript.file, turn.n, *found)
        for transcript in transcripts
        for turn in transcript.turns
        if any(form in turn.text for form in matches[0])
        for found in _in_turn(list(words_of(turn.text)), matches)
    )


def _vocabulary(transcripts: Sequence[Transcript]) -> Counter[str]:
    """Every distinct token, and how often it is said."""
    return Counter(
        token.text for transcript in transcripts for turn in transcript.turns for token in words_of(turn.text)
    )


def _matching(word: str, said: Counter[str], *, approximate: bool) -> dict[str, int]:
    """The tokens that stand for `word`, each with its rank in `HOW`."""
    target, roots = folded(word), stems(word)
    found = {}
    for token in said:
        if folded(token) == target:
            found[token] = 0
        elif roots & stems(token):
            found[token] = 1
    if approximate:
        found |= dict.fromkeys(_slips(target, said, unknown=not found), 2) | found
    return found


def _slips(target: str, said: Counter[str], *, unknown: bool) -> Iterator[str]:
    """Tokens spelt nearly like `target`: rare ones, or any if nobody says `target` itself.

    One letter added, lost, changed or swapped with its neighbour, two in long words; never the
    first letter.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415 — only when searching

    allowed = 0 if len(target) < SHORTEST else 1 if len(target) < LONG else 2
    for token, times in said.items():
        form = folded(token)
        if (unknown or times <= RARE) and form[:1] == target[:1]:
            if OSA.distance(form, target, score_cutoff=allowed) <= allowed:
                yield token


def _in_turn(
    tokens: Sequence[Token], matches: Sequence[dict[str, int]]
) -> Iterator[tuple[int, int, str]]:
    """(start, end, how) of each passage of a turn that matches."""
    for at, token in enumerate(tokens):
        if token.text not in matches[0]:
            continue
        rank, last = matches[0][token.text], at
        for match in matches[1:]:
            ...
