"""Headings that a plain text has no style for: they announce a theme between two turns."""

import re
from collections.abc import Sequence
from typing import Final

from piacen_qual.french.folding import fold
from piacen_qual.model import Theme
from piacen_qual.transcripts.speakers.layout import Row

_LONGEST: Final = 25  # words
_WIDEST: Final = 200  # characters
_NUMBERED: Final = re.compile(
    r"\W*(?:theme|bloc|section|partie|question|sujet|volet|chapitre|module|axe|thematique|point"
    r"|q)\s*(?:n\W{0,2}\s*)?(?:\d{1,2}|[ivx]{1,4}|[a-h])\b"
)
_NAMED: Final = re.compile(
    r"\W*(?:theme|thematique|bloc|section|sujet|volet|introduction|conclusion|cloture|mot de la fin"
    r"|tour de table|presentation|presentations|pause)\s*(?:[:–—-]|$)"
)
_LISTED: Final = re.compile(r"\s*(?:\d{1,2}|[IVX]{1,4}|[A-H])\s?(?:[.)]|[-–—])\s+\S")
_DECORATED: Final = re.compile(r"\s*([=*~_#-]{2,}|\[|\*)\s*(\S.*?\S)\s*([=*~_#-]{2,}|\]|\*)\s*")
_AFTER_TALK: Final = re.compile(r"[,;…]$")


def heading_titles(guide: Sequence[Theme]) -> frozenset[str]:
    """What the guide calls its themes, folded."""
    return frozenset(
        _fold(title) for theme in guide for title in (theme.label, theme.id, *theme.titles)
    )


def is_heading(row: Row, titles: frozenset[str], *, label_follows: bool) -> bool:
    """Whether an unlabelled row announces what comes next.

    Args:
        row: the row.
        titles: see `heading_titles`.
        label_follows: whether the next row begins with a label.
    """
    text = row.line.text.strip()
    if row.line.heading:
        return True
    if row.line.start is not None or row.wraps or len(text) > _WIDEST:
        return False
    if len(text.split()) > _LONGEST:
        return False
    apart = row.opens and (row.closed or label_follows)
    if not apart or not row.after_end or not any(map(str.isalpha, text)):
        return False
    return _fold(text) in titles or (_looks_like_one(row, text) and label_follows)


def _looks_like_one(row: Row, text: str) -> bool:
    folded = fold(text)
    if _AFTER_TALK.search(text):
        return False
    if _NUMBERED.match(folded) or _NAMED.match(folded):
        return True
    if text[-1] in ".?!":
        return False
    decorated = _DECORATED.fullmatch(text)
    if decorated:
        return decorated[1][0] != "[" and len(decorated[2]) > 3
    short = len(text.split()) <= 12
    capitals = text.upper() == text and sum(map(str.isalpha, text)) >= 5
    bold = row.line.bold >= len(row.line.text.rstrip())
    return short and (capitals or bold or _LISTED.match(text) is not None)


def _fold(text: str) -> str:
    """Folded, without number, decoration or the word « thème »."""
    folded = re.sub(r"[\W_]+", " ", fold(text)).strip()
    return re.sub(
        r"^(?:(?:theme|bloc|section|partie|question|volet|sujet)\b ?)?(?:\d{1,2} )?", "", folded
    )
