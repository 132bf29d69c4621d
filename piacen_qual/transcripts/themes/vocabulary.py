"""The words of each theme, found in what people say."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from piacen_qual.french import folding
from piacen_qual.french.stems import stem
from piacen_qual.model import Theme

WORD: Final = re.compile(r"\d+(?: ?\d{3})*|[^\W\d_]+")
QUESTION_WEIGHT: Final = 0.6  # a word of the question says less than one listed as vocabulary
TITLE_WEIGHT: Final = 1.5
LONGEST: Final = 4  # words in the longest expression looked for
Expression = tuple[str, ...]  # the stems of one word or of a few in a row
COMMON: Final = frozenset(  # words of questions that belong to no theme
    """
    a afin ai aimer ainsi alors apres as assez au aucun aussi autant autre autres aux avait
    avant avec avez avoir avons besoin bien bon c ca car ce cela celle celui ces cet cette ceux
    chaque chez chose comme comment d dans de deja depuis des desormais deux dire diriez
    disposer dites dont dorenavant du elle elles en encore ensuite entre es est et etait ete
    etes etre eu eux expliquer faire fait faut flambant fois font grand ici il ils importance
    important j jamais je juste l la le les leur leurs lui m ma mais me meme mes mettez moi
    moins mois mon n ne ni nos notre nous on ont ou par parce pas penser pensez peu peut pis
    plus plutot pour pourquoi pouvez premier principal puis qu quand que quel quelle quelles quels
    qui quoi rien s sa sans se sera seraient serait seriez ses si soit sommes son sont sous sur
    t ta te tes toi ton tous tout toute toutes tres trois tu un une va vers veut vont vos votre
    vous vraiment y
    """.split()  # noqa: SIM905 — a list of words reads as words
)


def fold(text: str) -> str:
    """Lower case, without accents, straight apostrophes, single blanks."""
    return re.sub(r"\s+", " ", folding.fold(text))


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words, in order."""
    return tuple(stem(word.strip()) for word in WORD.findall(fold(text)))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Expressions (tuples of stems) and what each is worth to each theme.

    Attributes:
        themes: theme ids, in the guide's order.
        worth: expression → one weight per theme; what all themes share is worth nothing.
    """

    themes: tuple[str, ...]
    worth: Mapping[Expression, tuple[float, ...]]

    def found(self, text_stems: Sequence[str]) -> frozenset[Expression]:
        """The expressions in a text; within a longer one that is found, the shorter don't count."""
        hits: set[Expression] = set()
        at = 0
        while at < len(text_stems):
            for size in range(min(LONGEST, len(text_stems) - at), 0, -1):
                piece = tuple(text_stems[at : at + size])
                if piece in self.worth:
                    hits.add(piece)
                    at += size - 1
                    break
            at += 1
        return frozenset(hits)


def vocabulary(guide: tuple[Theme, ...]) -> Vocabulary:
    """The vocabulary of a guide: its questions, titles and listed words, weighted.

    An expression listed for k of the K themes keeps (K - k) / (K - 1) of its weight: one that is
    in all of them tells nothing.
    """
    common = {stem(word) for word in COMMON}
    weights: dict[Expression, list[float]] = {}
    for index, theme in enumerate(guide):
        for expression, weight in _expressions(theme):
            if len(expression) == 1 and expression[0] in common:
                continue  # « cell » has the stem of « celle »
            row = weights.setdefault(expression, [0.0] * len(guide))
            row[index] = max(row[index], weight)
    others = max(len(guide) - 1, 1)
    worth = {}
    for expression, row in weights.items():
        shared = sum(weight > 0 for weight in row)
        keep = (len(guide) - shared) / others if len(guide) > 1 else 1.0
        worth[expression] = tuple(weight * keep for weight in row)
    return Vocabulary(tuple(theme.id for theme in guide), worth)


def _expressions(theme: Theme) -> Iterable[tuple[Expression, float]]:
    for title in (theme.label, *theme.titles):
        yield stems(title)[:LONGEST], TITLE_WEIGHT
    for listed in theme.vocabulary:
        yield stems(listed)[:LONGEST], 1.0
    for question in theme.questions:
        for word in WORD.findall(fold(question)):
            if word not in COMMON and (len(word) > 3 or word.isdigit()):
                yield (stem(word),), QUESTION_WEIGHT
