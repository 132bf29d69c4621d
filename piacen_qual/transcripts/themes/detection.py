"""Which theme the group is on, decided for the whole transcript at once.

Every turn speaks for themes by its words, every moderation turn may open a theme by what it asks
and how; the path through the themes with the highest sum of all that, minus a price for each
change and for leaving the guide's order, is found by dynamic programming (Viterbi), and the
confidence of each boundary is its posterior probability (forward-backward) under the same sums
taken as log-weights.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from piacen_qual.errors import Level, Problem
from piacen_qual.french.stems import stem
from piacen_qual.model import CLOSING, INTRO, Aside, Role, Theme, ThemeStart, Turn
from piacen_qual.transcripts.themes.cues import CLOSING as CLOSING_CUES
from piacen_qual.transcripts.themes.cues import MOVING_ON, OPENING, PRIZE, RETURNING, strength
from piacen_qual.transcripts.themes.lattice import Lattice
from piacen_qual.transcripts.themes.titles import shortened, titles_before
from piacen_qual.transcripts.themes.vocabulary import Expression, fold, stems, vocabulary

TALK: Final = 0.8  # what one point of theme vocabulary in a turn is worth
TALK_CAP: Final = 4.0  # points one turn can bring, so that a long digression does not decide
ASKED: Final = 1.6  # what one point of vocabulary in an opening question is worth
ASKED_CAP: Final = 12.0
OUTRIGHT: Final = 1.5  # points of vocabulary with which a word of welcome asks a question too
RECITED: Final = 10.0  # what a question of the guide, read out, is worth
SENTENCE: Final = 5  # different words that make a question one can recognise
HEADING: Final = 12.0  # what a heading that names a theme is worth
NOT_ASKED: Final = 10.0  # price of a boundary that no moderator opens
MODERATOR_SHARE: Final = 0.3  # what a moderator's words say of the theme, against a participant's
OUTSIDE: Final = 0.4  # how much talk of any theme speaks against the introduction and the closing
EARLY: Final = 40  # turns in which words of welcome speak for the introduction
CLOSING_DRIFT: Final = 0.2
LATE: Final = 9.0  # price of closing at the very beginning; none at the very end
MOVING_CAP: Final = 8.0
PRIZE_WORTH: Final = 2.5  # a sum of money put on the table often opens a question
DOUBTFUL: Final = 0.6
RAREST: Final = 0.3  # what the most common expression keeps of its worth
REFERENCE: Final = 50  # an expression in one turn out of so many keeps all of its worth


@dataclass(frozen=True, slots=True)
class _Signals:
    """What one turn says, one number per state (themes, then intro and closing)."""

    talk: tuple[float, ...]
    opens: tuple[float, ...]
    returns: float


def find_themes(
    turns: Sequence[Turn],
    guide: tuple[Theme, ...],
    headings: Sequence[Aside] = (),
    overrides: Mapping[int, str] | None = None,
) -> tuple[ThemeStart, ...]:
    """Where each theme starts.

    Args:
        turns: the whole transcript; their `theme` is not looked at.
        guide: the themes in the order in which they are meant to be asked.
        headings: headings of the file, by line.
        overrides: turn number → theme id, from corpus.yaml: the theme changes there and to that.

    Returns:
        Boundaries in order of turns. The first is at turn 1. Without guide or turns: all intro.
    """
    if not turns:
        return ()
    if not guide:
        return (ThemeStart(INTRO, turns[0].n, "aucun thème dans le codebook", 0.0),)
    return _Reading(turns, guide, headings, overrides or {}).starts()


class _Reading:
    """One transcript being read for its themes."""

    def __init__(
        self,
        turns: Sequence[Turn],
        guide: tuple[Theme, ...],
        headings: Sequence[Aside],
        overrides: Mapping[int, str],
    ) -> None:
        self.turns = turns
        self.guide = guide
        self.states = (*(theme.id for theme in guide), INTRO, CLOSING)
        self.words = vocabulary(guide)
        self.asked = [[frozenset(stems(asked)) for asked in theme.questions] for theme in guide]
        self.titles = titles_before(turns, headings, guide)
        self.overrides = overrides
        self.led = any(turn.role is not Role.PARTICIPANT for turn in turns)
        self.found = [self.words.found(stems(turn.text)) for turn in turns]
        self.rarity = _rarity(self.found)
        self.signals = [self._signals(at) for at in range(len(turns))]

    def starts(self) -> tuple[ThemeStart, ...]:
        lattice = Lattice(
            [signal.talk for signal in self.signals],
            [signal.opens for signal in self.signals],
            [signal.returns for signal in self.signals],
            len(self.guide),
        )
        path = lattice.best_path()
        sure = lattice.posterior()
        found = []
        for at, state in enumerate(path):
            if at == 0 or state != path[at - 1]:
                start = ThemeStart(
                    self.states[state],
                    self.turns[at].n,
                    self._evidence(at, path),
                    round(sure[at][state], 3),
                )
                found.append(start)
        wanted = {n: theme for n, theme in self.overrides.items() if theme in self.states}
        return _overruled(found, self.turns, wanted)

    def _signals(self, at: int) -> _Signals:
        turn = self.turns[at]
        folded = fold(turn.text)
        points = self._points(at)
        return _Signals(
            talk=self._talk(turn, points, folded, at),
            opens=self._opens(turn, points, folded, at),
            returns=strength(folded, RETURNING) if self._asks(turn) else 0.0,
        )

    def _asks(self, turn: Turn) -> bool:
        """Whether this turn may open a theme: the moderation's, or any where nobody moderates."""
        return not self.led or turn.role is not Role.PARTICIPANT

    def _points(self, at: int) -> tuple[float, ...]:
        """Points of vocabulary per theme, each expression counted once."""
        totals = [0.0] * len(self.guide)
        for expression in sorted(self.found[at]):
            for index, worth in enumerate(self.words.worth[expression]):
                totals[index] += worth * self.rarity[expression]
        return tuple(totals)

    def _talk(
        self, turn: Turn, points: tuple[float, ...], folded: str, at: int
    ) -> tuple[float, ...]:
        capped = _capped(points, TALK_CAP)
        share = TALK if turn.role is Role.PARTICIPANT else TALK * MODERATOR_SHARE
        themes = tuple(share * (value - sum(capped) / len(capped)) for value in capped)
        outside = -OUTSIDE * share * max(capped)
        early = strength(folded, OPENING) if at < EARLY else 0.0
        return (*themes, outside + early, outside + CLOSING_DRIFT)

    def _opens(
        self, turn: Turn, points: tuple[float, ...], folded: str, at: int
    ) -> tuple[float, ...]:
        titled = self.titles.get(turn.n, (None, ""))[0]
        if not self._asks(turn) and titled is None:
            return (-NOT_ASKED,) * len(self.states)
        capped = _capped(points, ASKED_CAP)
        asked = [ASKED * (value - sum(capped) / len(capped)) for value in capped]
        recited = [_recited(questions, stems(turn.text)) for questions in self.asked]
        asks = max(capped) >= OUTRIGHT or max(recited) > 0
        welcome = at == 0 and strength(folded, OPENING) > 0 and not asks  # nothing to move on from
        moving = 0.0 if welcome else min(_moving_on(folded), MOVING_CAP)
        closing = strength(folded, CLOSING_CUES) - LATE * (1 - (at + 1) / len(self.turns))
        heard = [value + RECITED * part for value, part in zip(asked, recited, strict=True)]
        opens = [value + moving for value in heard] + [-NOT_ASKED, closing]
        if titled is not None:
            opens = [value - HEADING for value in opens]
            opens[titled] += 2 * HEADING
        return tuple(opens)

    def _evidence(self, at: int, path: Sequence[int]) -> str:
        turn, state = self.turns[at], path[at]
        title = self.titles.get(turn.n, (None, ""))
        if title[0] == state:
            return f"titre « {title[1]} »"
        if state == len(self.guide):
            return "début de la transcription, avant la première question"
        said = shortened(turn.text)
        if state == len(self.guide) + 1:
            return f"mots de la fin : « {said} »"
        here = self._common_words(path, at)
        about = f"; on parle ensuite de : {', '.join(here)}" if here else ""
        return f"question de l’animation : « {said} »{about}"

    def _common_words(self, path: Sequence[int], start: int) -> list[str]:
        """The expressions of the theme most used from `start` until the next boundary."""
        state, counts = path[start], dict[str, int]()
        for at in range(start, len(path)):
            if path[at] != state:
                break
            for listed in self._shown(self.turns[at].text, state):
                counts[listed] = counts.get(listed, 0) + 1
        return sorted(counts, key=lambda word: (-counts[word], word))[:4]

    def _shown(self, text: str, state: int) -> set[str]:
        return {
            word
            for word in re.findall(r"[^\W\d_]{4,}", text.lower())
            if self.words.worth.get((stem(fold(word)),), (0.0,) * len(self.guide))[state] > 0.5
        }


def _rarity(found: Sequence[frozenset[Expression]]) -> dict[Expression, float]:
    """What part of its worth an expression keeps: one heard all through the talk tells little.

    An inverse document frequency over turns, log(N / n) / log(REFERENCE), held within bounds. A
    short excerpt counts as a longer one: a word said twice in five turns is not worn out.
    """
    heard = max(len(found), REFERENCE)
    counts: dict[Expression, int] = {}
    for expressions in found:
        for expression in expressions:
            counts[expression] = counts.get(expression, 0) + 1
    return {
        expression: min(1.0, max(RAREST, math.log(heard / n) / math.log(REFERENCE)))
        for expression, n in counts.items()
    }


def _capped(points: tuple[float, ...], cap: float) -> list[float]:
    """Points with diminishing returns: they approach `cap` without reaching it."""
    return [cap * (1 - math.exp(-value / cap)) for value in points]


def _recited(questions: Sequence[frozenset[str]], said: Sequence[str]) -> float:
    """How nearly one of these questions is read out: 0 up to two words in three, 1 if wholly."""
    words = set(said)
    shares = [len(asked & words) / len(asked) for asked in questions if len(asked) >= SENTENCE]
    return max(0.0, 3 * max(shares, default=0.0) - 2)


def _moving_on(folded: str) -> float:
    """How much a moderation turn sounds like a new question, whatever its theme."""
    words = folded.count(" ") + 1
    prize = PRIZE_WORTH if PRIZE.search(folded) else 0.0
    return strength(folded, MOVING_ON) + prize + min(words, 60) / 20 + (0.4 if "?" in folded else 0)


def _overruled(
    found: Sequence[ThemeStart], turns: Sequence[Turn], overrides: Mapping[int, str]
) -> tuple[ThemeStart, ...]:
    """The boundaries with those of corpus.yaml put in; each holds until the next of either."""
    numbers = {turn.n for turn in turns}
    wanted = {
        n: ThemeStart(theme, n, "corpus.yaml", 1.0)
        for n, theme in overrides.items()
        if n in numbers
    }
    starts = {start.first_turn: start for start in found} | wanted
    kept: list[ThemeStart] = []
    for n in sorted(starts):
        if not kept or kept[-1].theme != starts[n].theme:
            kept.append(starts[n])
    return tuple(kept)


def with_themes(turns: Sequence[Turn], starts: Sequence[ThemeStart]) -> tuple[Turn, ...]:
    """The turns, each with the theme of the last boundary at or before it."""
    themes, current, found = {start.first_turn: start.theme for start in starts}, INTRO, []
    for turn in turns:
        current = themes.get(turn.n, current)
        found.append(replace(turn, theme=current))
    return tuple(found)


def theme_problems(
    starts: Sequence[ThemeStart], guide: tuple[Theme, ...], overrides: Mapping[int, str], file: str
) -> tuple[Problem, ...]:
    """What a person should check: themes never found, doubtful boundaries, unknown overrides."""
    known = {theme.id for theme in guide} | {INTRO, CLOSING}
    found = {start.theme for start in starts}
    problems = [
        Problem(file, None, Level.ERROR, f"corpus.yaml : thème inconnu « {theme} » au tour {n}.")
        for n, theme in overrides.items()
        if theme not in known
    ]
    missing = [theme for theme in guide if theme.id not in found]
    if missing:
        labels = ", ".join(theme.label for theme in missing)
        message = (
            f"thème introuvable : {labels}. S’il a été abordé, dites à quel tour dans corpus.yaml"
            f" (themes: {{54: {missing[0].id}}})."
        )
        problems.append(Problem(file, None, Level.WARNING, message))
    problems.extend(
        Problem(
            file,
            None,
            Level.WARNING,
            f"le début du thème « {start.theme} » (tour {start.first_turn}) est incertain :"
            " vérifiez-le.",
        )
        for start in starts
        if start.score < DOUBTFUL and start.theme != INTRO
    )
    return tuple(problems)
