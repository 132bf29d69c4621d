"""Which candidates are labels in this document.

The style that explains most of the document wins, and others may stand beside it. A label that is
doubtful by itself is taken if it is set like the sure ones: paragraph, bold, capitals, shape, how
many paragraphs begin with labels. Then each line is looked at in its place.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Final

from piacen_qual.french.folding import fold
from piacen_qual.transcripts.speakers.evidence import (
    FIRM,
    WEIGHTS,
    Candidate,
    Evidence,
    Setting,
    ident,
)
from piacen_qual.transcripts.speakers.heads import Head, Style
from piacen_qual.transcripts.speakers.label_words import TITLES
from piacen_qual.transcripts.speakers.labels import Shape, in_capitals, is_unmistakable, key, shape
from piacen_qual.transcripts.speakers.layout import Row
from piacen_qual.transcripts.speakers.likeness import is_slip

Heads = dict[int, Head]

BOLD_TEXT: Final = "texte en gras"
PLAIN_TEXT: Final = "texte ordinaire"

_ENOUGH: Final = 0.5  # trust, its setting counted, from which a label is taken
_BESIDE: Final = 0.15  # a style beside the first explains at least this share of what it does
_LIKE_ALL: Final = 0.9  # share from which a way of setting labels is the document's rule
_FAMILY: Final = {  # what a label gains among many of its shape
    Shape.NAME: 0.1, Shape.LETTERS: 0.2, Shape.LOOSE: 0.25, Shape.CODE: 0.2, Shape.ROLE: 0.2,
}  # fmt: skip
_OFTEN: Final = 4  # times, and the share of lines, from which any word is a label
_OFTEN_SHARE: Final = 0.08
_SHORT: Final = 12  # characters of such a word
_CHANGES: Final = 6  # from bold to plain and back, that make a conversation
_MOST: Final = 60  # labels that a doubtful one is compared with


def choose(rows: Sequence[Row], known: frozenset[str]) -> Heads:
    """The labels of a document: index of the row → the head it begins with.

    Args:
        rows: the document.
        known: keys of the labels that corpus.yaml gives for this file.
    """
    evidence = Evidence(rows, known)
    if evidence.candidates[Style.FORMAT]:
        return _given(evidence)
    styles = _styles(evidence)
    chosen: Heads = {}
    for style in styles:
        setting = evidence.setting(style)
        accepted = [c for c in evidence.candidates[style] if _accepts(evidence, c, setting)]
        places = {i: candidate for candidate in accepted for i in candidate.places}
        for i, candidate in sorted(places.items(), key=itemgetter(0)):
            if i not in chosen and _stands_well(evidence, i, candidate, setting, chosen):
                chosen[i] = evidence.heads[i, style]
    if not chosen:
        return _by_weight(rows)
    return chosen | _Strays(evidence, chosen, evidence.setting(styles[0])).found()


def _styles(evidence: Evidence) -> list[Style]:
    """The document's style, then those that stand beside it."""
    support = {style: evidence.support(style) for style in WEIGHTS}
    ranked = sorted(WEIGHTS, key=lambda style: -support[style])
    best = support[ranked[0]]
    if best == 0:
        return [Style.COLON]
    beside = [s for s in ranked[1:] if support[s] >= max(_BESIDE * best, 3 * WEIGHTS[s])]
    return [ranked[0], *beside]


def _accepts(evidence: Evidence, candidate: Candidate, setting: Setting) -> bool:
    """Whether a candidate is a label here, the setting of the sure ones considered."""
    trust = evidence.trust(candidate)
    if trust >= 1:
        return True
    if trust <= 0:
        return candidate.style is Style.COLON and _recurs(evidence, candidate, setting)
    if candidate.style not in FIRM and candidate.shape < Shape.GROUP and candidate.count == 1:
        return _is_like_others(evidence, candidate, setting)
    trust += 0.3 * (setting.coverage - 0.5)
    trust += _for_place(evidence, candidate, setting)
    trust += _for_capitals(candidate, setting)
    trust += _for_shape(candidate, setting)
    if candidate.shape is Shape.LOOSE and setting.coverage > _LIKE_ALL:
        in_cues = evidence.rows[candidate.places[0]].line.start is not None
        trust += 0.2 if in_cues else 0.0  # a display name
    return trust >= _ENOUGH


def _for_place(evidence: Evidence, candidate: Candidate, setting: Setting) -> float:
    """What paragraph and bold say for or against a candidate."""
    value = 0.0
    opens = any(evidence.rows[i].opens for i in candidate.places)
    if setting.opens >= _LIKE_ALL and not opens:
        value -= 0.3
    if setting.bold >= _LIKE_ALL:
        bold = any(evidence.is_bold(i, candidate.style) for i in candidate.places)
        value += 0.15 if bold else -0.4
    return value


def _for_capitals(candidate: Candidate, setting: Setting) -> float:
    """What capitals say: `Résultat` among `MARIE` and `LUC`, an acronym among `Marie` and `Luc`."""
    capitals = {in_capitals(head.label) for head in candidate.heads}
    word = candidate.shape is Shape.NAME and " " not in candidate.key
    if setting.capitals >= _LIKE_ALL and False in capitals:
        return -0.1 if candidate.shape >= Shape.GROUP else -0.35
    return -0.45 if setting.capitals <= 1 - _LIKE_ALL and word and True in capitals else 0.0


def _for_shape(candidate: Candidate, setting: Setting) -> float:
    """What the shapes of the sure labels say."""
    form = candidate.shape
    share = setting.shapes.get(form, 0.0)
    if form is Shape.LETTERS:
        share += setting.shapes.get(Shape.CODE, 0.0)
    value = _FAMILY.get(form, 0.0) if share >= 0.4 else 0.0
    if form is Shape.NAME and share < 0.05:
        value -= 0.2
    if form is Shape.NAME and fold(candidate.label).split()[0].rstrip(".") in TITLES:
        value += 0.25
    return value


def _recurs(evidence: Evidence, candidate: Candidate, setting: Setting) -> bool:
    """Whether a word that is no name stands so often that it is a label: `Moi`, `Réponse`."""
    often = candidate.count >= max(_OFTEN, _OFTEN_SHARE * len(evidence.rows))
    opens = sum(evidence.rows[i].opens for i in candidate.places) / candidate.count
    short = " " not in candidate.label and len(candidate.label) <= _SHORT
    return often and short and opens >= setting.opens - 0.1


def _is_like_others(evidence: Evidence, candidate: Candidate, setting: Setting) -> bool:
    """A name seen once, hardly set off: taken when all about it is like the sure labels."""
    (i,) = candidate.places
    row = evidence.rows[i]
    return (
        candidate.shape >= Shape.NAME
        and candidate.key not in evidence.common_words
        and setting.shapes.get(candidate.shape, 0.0) >= 0.3
        and setting.coverage >= 0.4
        and in_capitals(candidate.label) in {None, setting.capitals >= _LIKE_ALL}
        and (row.opens or setting.opens < 0.5)
        and not row.line.heading
        and i + 1 < len(evidence.rows)
        and (candidate.style is not Style.ALONE or (i + 1, Style.ALONE) not in evidence.heads)
    )


def _stands_well(
    evidence: Evidence,
    i: int,
    candidate: Candidate,
    setting: Setting,
    chosen: Mapping[int, Head],
) -> bool:
    """Whether an accepted label is one on this line."""
    row = evidence.rows[i]
    if row.wraps and not row.after_end and setting.after_end >= 0.8:
        return False
    rare = candidate.count == 1 and candidate.key not in evidence.known
    empty = _is_empty(evidence.rows, i - 1, chosen)
    if empty and rare and candidate.shape <= Shape.LETTERS and setting.opens < _LIKE_ALL:
        return False
    if candidate.style is Style.ALONE and (empty or i + 1 == len(evidence.rows)):
        return False
    return not (rare and row.line.continues)


def _is_empty(rows: Sequence[Row], i: int, chosen: Mapping[int, Head]) -> bool:
    """Whether a label stands alone on that line: what follows it is speech."""
    return i in chosen and chosen[i].body >= len(rows[i].line.text.rstrip())


class _Strays:
    """Labels that the document's styles leave out: misspelt, set otherwise, collective."""

    def __init__(self, evidence: Evidence, chosen: Heads, setting: Setting) -> None:
        self.evidence, self.chosen, self.setting = evidence, chosen, setting
        labels = dict.fromkeys(head.label for head in chosen.values())
        self.spelled = list(labels)[:_MOST]
        self.established = {key(label) for label in labels} | evidence.known
        self.firm = {key(label) for label in labels if is_unmistakable(label)}
        self.styles = {head.style for head in chosen.values()}
        self.sure = {(c.style, c.key) for style in FIRM for c in evidence.sure(style)}

    def found(self) -> Heads:
        """Rows that begin with such a label."""
        found: Heads = {}
        for i, row in enumerate(self.evidence.rows):
            if i in self.chosen or (row.wraps and not row.after_end):
                continue
            good = (head for head in row.heads or self._bare(row) if self._is_good(i, row, head))
            if (head := next(good, None)) is not None:
                found[i] = head
        return found

    def _is_good(self, i: int, row: Row, head: Head) -> bool:
        placed = row.opens or self.setting.opens < _LIKE_ALL
        slip = any(is_slip(head.label, label) for label in self.spelled)
        if head.style in FIRM:
            sure = (head.style, ident(head)) in self.sure
            new = shape(head.label) >= Shape.GROUP and placed and sure
            return slip or new or ident(head) in self.established
        if not placed or (head.style is Style.ALONE and i + 1 in self.chosen):
            return False
        empty = _is_empty(self.evidence.rows, i - 1, self.chosen)
        return ident(head) in self.firm or (slip and head.style in self.styles and not empty)

    def _bare(self, row: Row) -> Iterator[Head]:
        """A label whose separator was forgotten: `P2 oui`, `INTERVENANTE 2 ; oui`."""
        words = row.line.text.split(maxsplit=3)
        for count in (2, 1):
            label = " ".join(words[:count]).rstrip(";,.")
            if len(words) > count and key(label) in self.firm and is_unmistakable(label):
                spaced = r"\s+".join(map(re.escape, words[:count]))
                if found := re.match(rf"\s*{spaced}[\s;,.]*", row.line.text):
                    yield Head(Style.BARE, label, found.end())
                return


def _by_weight(rows: Sequence[Row]) -> Heads:
    """Without any label, questions in bold and answers that are not are still two people."""
    bold = [row.line.bold >= len(row.line.text.rstrip()) for row in rows]
    changes = [i for i in range(len(rows)) if i == 0 or bold[i] != bold[i - 1]]
    if len(changes) < _CHANGES:
        return {}
    return {i: Head(Style.BOLD, BOLD_TEXT if bold[i] else PLAIN_TEXT, 0) for i in changes}


def _given(evidence: Evidence) -> Heads:
    """Labels that the format gives, unless the text itself names the speakers all along."""
    spoken = {i for c in evidence.sure(Style.COLON) for i in c.places}
    given = {i for c in evidence.candidates[Style.FORMAT] for i in c.places}
    leads = [i for i in given if not evidence.rows[i].line.continues]
    in_text = len(spoken & set(leads)) >= 0.6 * len(leads)
    keys = {candidate.key for candidate in evidence.candidates[Style.FORMAT]} | evidence.known
    chosen: Heads = {}
    label_before = ""
    for i in range(len(evidence.rows)):
        head = evidence.heads.get((i, Style.FORMAT))
        colon = evidence.heads.get((i, Style.COLON))
        if head is None:
            if colon and ident(colon) in keys:
                chosen[i] = colon
            continue
        if colon and (ident(colon) == ident(head) or (in_text and i in spoken)):
            chosen[i] = colon
        elif not in_text or head.label != label_before:
            chosen[i] = head
        label_before = head.label
    return chosen


def left_in_text(rows: Sequence[Row], chosen: Collection[int]) -> dict[str, list[int]]:
    """What looks like a label with its colon and was not taken: the words → their lines."""
    found: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        for head in row.heads if i not in chosen else ():
            if head.style is Style.COLON and shape(head.label) >= Shape.NAME:
                found[head.label].append(row.line.number)
    return found
