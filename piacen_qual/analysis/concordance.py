"""Key words in context: every place where something is said, one under the other."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from piacen_qual.analysis.wordforms import folded, stems, words_of
from piacen_qual.french.tokens import Token
from piacen_qual.model import CONFIDENTIAL, Coding, Column, Role, Segment, Table, Transcript, Turn

LINKS: Final = frozenset(
    {"le", "la", "les", "l'", "un", "une", "des", "du", "de", "d'", "a", "au", "aux", "en"}
)
MOST_LINKS: Final = 2
RARE: Final = 2  # a form said more often than this is a word of its own, not a slip
SHORTEST: Final = 5  # letters; shorter words are too close to one another to be compared loosely
LONG: Final = 9  # letters; two slips are allowed from here on
_BLANK: Final = re.compile(r"\s")
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
    said = Counter(
        token.text for t in transcripts for turn in t.turns for token in words_of(turn.text)
    )
    matches = [_matching(word, said, approximate=approximate) for word in asked]
    return tuple(
        Hit(transcript.file, turn.n, start, end, how)
        for transcript in transcripts
        for turn in transcript.turns
        if any(token in turn.text for token in matches[0])
        for start, end, how in _passages(list(words_of(turn.text)), matches)
    )


def _matching(word: str, said: Counter[str], *, approximate: bool) -> dict[str, int]:
    """The tokens that stand for `word`, each with its rank in `HOW`."""
    target, roots = folded(word), stems(word)
    same = {token: 0 for token in said if folded(token) == target}
    akin = {token: 1 for token in said if roots & stems(token)}
    if not approximate:
        return akin | same
    slips = dict.fromkeys(_slips(target, said, anything=not (same or akin)), 2)
    return slips | akin | same


def _slips(target: str, said: Counter[str], *, anything: bool) -> Iterator[str]:
    """Tokens spelt nearly like `target`: rare ones, or `anything` when nobody says `target`.

    One letter added, lost, changed or swapped with its neighbour, two in long words, none in short
    ones; never the first letter.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415 — only a search needs it

    slips = 0 if len(target) < SHORTEST else 1 if len(target) < LONG else 2
    times = Counter[str]()
    for token, count in said.items():
        times[folded(token)] += count
    for token in said:
        form = folded(token)
        comparable = form[:1] == target[:1] and (anything or times[form] <= RARE)
        if comparable and OSA.distance(form, target, score_cutoff=slips) <= slips:
            yield token


def _passages(
    tokens: Sequence[Token], matches: Sequence[dict[str, int]]
) -> Iterator[tuple[int, int, str]]:
    """(start, end, how) of each place of a turn where the words follow one another."""
    for first, token in enumerate(tokens):
        at: int | None = first if token.text in matches[0] else None
        worst = matches[0].get(token.text, 0)
        for match in matches[1:]:
            at = None if at is None else _next(tokens, at, match)
            worst = worst if at is None else max(worst, match[tokens[at].text])
        if at is not None:
            yield token.start, tokens[at].end, HOW[worst]


def _next(tokens: Sequence[Token], at: int, match: dict[str, int]) -> int | None:
    """Where the next word stands, at most a few little words further."""
    for place in range(at + 1, min(len(tokens), at + MOST_LINKS + 2)):
        if tokens[place].text in match:
            return place
        if folded(tokens[place].text) not in LINKS:
            return None
    return None


def concordance(
    transcripts: Sequence[Transcript],
    hits: Iterable[Hit],
    *,
    case: str | None = None,
    theme: str | None = None,
    speaker: str | None = None,
    code: str | None = None,
    codings: Sequence[Coding] = (),
    segments: Sequence[Segment] = (),
    moderation: bool = False,
    width: int = 40,
) -> tuple[ConcordanceLine, ...]:
    """The hits in their context, in the order given.

    Args:
        transcripts: where the hits are.
        hits: what was found, by `find` or otherwise.
        case: only groups of this case.
        theme: only what was said under this theme (id).
        speaker: only this speaker.
        code: only inside segments that carry this code; needs `codings` and `segments`.
        codings: what codes stand where.
        segments: the units coded.
        moderation: moderators and observers too.
        width: characters of context on either side, whole words.
    """
    turns = {
        (t.file, turn.n): (t, turn)
        for t in transcripts
        if case in {None, t.group.case}
        for turn in t.turns
        if theme in {None, turn.theme}
        and speaker in {None, turn.speaker}
        and (moderation or turn.role is Role.PARTICIPANT)
    }
    inside = None if code is None else _coded(code, codings, segments)
    return tuple(
        _line(hit, *turns[hit.file, hit.turn], width)
        for hit in hits
        if (hit.file, hit.turn) in turns
        and (inside is None or _within(hit, inside.get((hit.file, hit.turn), [])))
    )


def _coded(
    code: str, codings: Sequence[Coding], segments: Sequence[Segment]
) -> dict[tuple[str, int], list[Segment]]:
    """The segments that carry a code, by file and turn."""
    places = {(c.file, c.turn, c.segment) for c in codings if c.code == code}
    found: dict[tuple[str, int], list[Segment]] = defaultdict(list)
    for segment in segments:
        if (segment.file, segment.turn, segment.n) in places:
            found[segment.file, segment.turn].append(segment)
    return found


def _within(hit: Hit, segments: Iterable[Segment]) -> bool:
    return any(segment.start <= hit.start < segment.end for segment in segments)


def _line(hit: Hit, transcript: Transcript, turn: Turn, width: int) -> ConcordanceLine:
    text = turn.text
    return ConcordanceLine(
        file=hit.file,
        title=transcript.title,
        case=transcript.group.case,
        theme=turn.theme,
        turn=turn.n,
        line=turn.line,
        speaker=turn.speaker,
        left=_tail(text[: hit.start], width),
        keyword=text[hit.start : hit.end],
        right=_head(text[hit.end :], width),
        how=hit.how,
    )


def _tail(text: str, width: int) -> str:
    """The end of a text, `width` characters at most, from the first letter of a word."""
    start = max(0, len(text) - width)
    if start and not text[start - 1].isspace():
        blank = _BLANK.search(text, start)
        start = blank.end() if blank else start
    return text[start:]


def _head(text: str, width: int) -> str:
    return _tail(text[::-1], width)[::-1]


def concordance_table(lines: Collection[ConcordanceLine], words: str) -> Table:
    """The lines as a table, for files."""
    return Table(
        name="concordance",
        title=f"Concordance de « {words} »",
        columns=(
            Column("diffusion", "Diffusion"),
            Column("fichier", "Fichier"),
            Column("groupe", "Groupe"),
            Column("theme", "Thème"),
            Column("tour", "Tour", "entier"),
            Column("locuteur", "Locuteur"),
            Column("gauche", "Avant"),
            Column("mot", "Mot"),
            Column("droite", "Après"),
            Column("facon", "Trouvé par"),
        ),
        rows=tuple(
            (
                *(CONFIDENTIAL, line.file, line.title, line.theme, line.turn, line.speaker),
                *(line.left, line.keyword, line.right, line.how),
            )
            for line in lines
        ),
        notes=(f"Occurrences : {len(lines)}.",),
    )
