"""Headings that name a theme of the guide, by their words or by their number."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from piacen_qual.french.stems import stem
from piacen_qual.model import Aside, Theme, Turn
from piacen_qual.transcripts.themes.vocabulary import fold, stems

NAMED: Final = 0.5  # share of a title's words that a heading must have to name the theme


def titles_before(
    turns: Sequence[Turn], headings: Sequence[Aside], guide: tuple[Theme, ...]
) -> dict[int, tuple[int | None, str]]:
    """Turn number → (state, heading) for the first turn after a heading that names a theme."""
    found: dict[int, tuple[int | None, str]] = {}
    for heading in headings:
        state = _titled(heading.text, guide)
        turn = next((turn for turn in turns if turn.line > heading.line), None)
        if state is not None and turn is not None:
            found[turn.n] = (state, shortened(heading.text.strip()))
    return found


def _titled(heading: str, guide: tuple[Theme, ...]) -> int | None:
    """The theme that a heading names, by its words, else by its number; None when it names none."""
    words = set(stems(heading))
    scores = _title_scores(words, guide)
    if max(scores) > 0 and scores.count(max(scores)) == 1:
        return scores.index(max(scores))
    folded = fold(heading)
    if re.search(r"\b(mots? de la fin|cloture|conclusion|fin de la rencontre)\b", folded):
        return len(guide) + 1
    if re.search(r"\b(introduction|presentations?|ouverture|tour de table)\b", folded):
        return len(guide)
    return _numbered(folded, guide)


def _title_scores(words: set[str], guide: tuple[Theme, ...]) -> list[float]:
    """For each theme, the part of its best title that a heading's `words` make up; 0 under `NAMED`.

    A word that several themes use counts for one in so many.
    """
    titles = [[_content(title) for title in _titles(theme)] for theme in guide]
    owners = Counter(stem_ for theme in titles for stem_ in frozenset[str]().union(*theme))
    scores = []
    for theme in titles:
        shares = [
            _weight(title & words, owners) / _weight(title, owners) for title in theme if title
        ]
        scores.append(max((share for share in shares if share >= NAMED), default=0.0))
    return scores


def _titles(theme: Theme) -> tuple[str, ...]:
    return (theme.label, *theme.titles, theme.id.replace("_", " "), *theme.questions)


def _content(title: str) -> frozenset[str]:
    """The stems of a title's words of four letters and more."""
    return frozenset(stem(word) for word in re.findall(r"[^\W\d_]{4,}", fold(title)))


def _weight(words: Iterable[str], owners: Mapping[str, int]) -> float:
    return sum(1 / owners[word] for word in words)


def _numbered(folded: str, guide: tuple[Theme, ...]) -> int | None:
    match = re.match(r"\W*(question|q|theme|bloc|partie|section|volet)\W{0,3}(\d{1,2})\b", folded)
    if match is None:
        return None
    number = int(match[2]) - 1
    if match[1] not in {"question", "q"}:
        return number if 0 <= number < len(guide) else None
    owners = [index for index, theme in enumerate(guide) for _ in theme.questions]
    return owners[number] if 0 <= number < len(owners) else None


def shortened(text: str, length: int = 90) -> str:
    """`text`, cut at a word where it is longer than `length` characters."""
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0] + "…"
