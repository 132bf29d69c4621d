"""Which candidates are labels in this document.

First pass: every style's candidates are counted by label and trusted by shape, recurrence and what
corpus.yaml knows; the style that explains most of the document wins, and a second one may stand
beside it. Second pass: a doubtful label is taken if it is set like the sure ones (paragraph, bold,
capitals, how many paragraphs carry labels), and each line is looked at in its place.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from piacen_qual.french.folding import fold
from piacen_qual.transcripts.heads import Head, Style
from piacen_qual.transcripts.label_words import COMMON_ENDINGS, TITLES
from piacen_qual.transcripts.labels import Shape, in_capitals, is_unmistakable, key, shape
from piacen_qual.transcripts.layout import Row
from piacen_qual.transcripts.likeness import is_slip
from piacen_qual.transcripts.marks import is_mark

Heads = dict[int, Head]

SURE: Final = 0.6  # trust from which a label speaks for its style
ENOUGH: Final = 0.5  # trust, its place counted, from which a label is taken
SECOND: Final = 0.15  # a style beside the first explains at least this share of what it does
_TRUST: Final = {  # seen once, twice, more often
    Shape.NONE: (0.0, 0.0, 0.0),
    Shape.LOOSE: (0.2, 0.4, 0.6),
    Shape.NUMBER: (0.1, 0.4, 0.6),
    Shape.NAME: (0.4, 0.65, 0.9),
    Shape.LETTERS: (0.35, 0.65, 0.9),
    Shape.GROUP: (0.8, 0.9, 0.9),
    Shape.CODE: (0.75, 0.9, 0.95),
    Shape.ROLE: (0.85, 0.95, 1.0),
}
_WEIGHT: Final = {
    Style.COLON: 1.0, Style.TIMED: 1.2, Style.BRACKET: 0.9, Style.BOLD: 0.9, Style.TAB: 0.8,
    Style.DASH: 0.8, Style.ALONE: 0.8, Style.POINT: 0.6,
}  # fmt: skip
_FAMILY: Final = {  # what a label gains among many of its shape
    Shape.NAME: 0.1, Shape.LETTERS: 0.2, Shape.LOOSE: 0.25, Shape.CODE: 0.2, Shape.ROLE: 0.2,
}  # fmt: skip
_FIRM: Final = frozenset({Style.COLON, Style.TIMED, Style.BRACKET})
_NO_WORD: Final = re.compile(r"[\W\d_]*")
_MOST: Final = 60  # labels that a doubtful one is compared with
BOLD_TEXT: Final = "texte en gras"
PLAIN_TEXT: Final = "texte ordinaire"
_CHANGES: Final = 6  # from bold to plain and back, that make a conversation
_OFTEN: Final = 4  # times, and the share of lines, from which any word is a label
_OFTEN_SHARE: Final = 0.08
_SHORT: Final = 12  # characters of such a word
_SAMPLE: Final = 400_000  # characters of talk looked at for common words


@dataclass(frozen=True, slots=True)
class _Profile:
    """How the sure labels of one style are set: shares from 0 to 1."""

    opens: float
    after_end: float
    bold: float
    upper: float
    shapes: Mapping[Shape, float]
    coverage: float


def _ident(head: Head) -> str:
    """What the places of one label share; a sentence is never taken for a name that it holds."""
    return key(head.label) if shape(head.label) else head.label


class _Document:
    """The rows and what is counted on them."""

    def __init__(self, rows: Sequence[Row], known: frozenset[str]) -> None:
        self.rows = rows
        self.known = known
        self.places: dict[Style, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self.heads: dict[tuple[int, Style], Head] = {}
        self._trust: dict[tuple[Style, str], float] = {}
        for i, row in enumerate(rows):
            for head in row.heads:
                self.places[head.style][_ident(head)].append(i)
                self.heads[i, head.style] = head

    @cached_property
    def common_words(self) -> frozenset[str]:
        """Words that the talk writes in lower case, folded."""
        text = " ".join(row.line.text for row in self.rows)[:_SAMPLE]
        return frozenset(fold(word) for word in re.findall(r"\b[a-zà-ÿœ]{3,}\b", text))

    def labels(self, style: Style, key_: str) -> Iterable[str]:
        """The spellings of one label."""
        return (self.heads[i, style].label for i in self.places[style][key_])

    def trust(self, style: Style, key_: str) -> float:
        """How surely this is a label, its shape and recurrence considered."""
        if (style, key_) not in self._trust:
            self._trust[style, key_] = 1.0 if key_ in self.known else self._weigh(style, key_)
        return self._trust[style, key_]

    def _weigh(self, style: Style, key_: str) -> float:
        places = self.places[style][key_]
        form = max(map(shape, self.labels(style, key_)))
        value = _TRUST[form][min(len(places), 3) - 1]
        alone = style is Style.TIMED and not any(self._body(i, style) for i in places)
        if alone and form < Shape.NAME:
            value = (0.45 if form else 0.2, 0.8, 0.9)[min(len(places), 3) - 1]
        if form >= Shape.GROUP and all(x[0].islower() for x in self.labels(style, key_)):
            value -= (0.4, 0.2, 0.0)[min(len(places), 3) - 1]
        if form is Shape.NAME and " " not in key_:
            value -= self._doubt(style, key_, len(places))
        if style is Style.ALONE and form is Shape.NAME:
            announcing = sum((i + 1, style) in self.heads for i in places)
            value -= 0.5 if 2 * announcing > len(places) else 0.0  # a heading: a label follows
        bodies = [self._body(i, style) for i in places]
        if (
            style not in {Style.TIMED, Style.ALONE}
            and all(map(_NO_WORD.fullmatch, bodies))
            and any(bodies)
        ):
            value -= 0.6  # « Contre :  76 »
        if all(self.rows[i].line.heading for i in places) and len(places) == 1:
            value -= 0.5
        return value

    def _doubt(self, style: Style, key_: str, count: int) -> float:
        """What a word that is also a common noun loses."""
        doubt = 0.0
        if key_ in self.common_words:
            alike = style is Style.ALONE and not self._is_framed(key_)
            doubt = 0.5 if alike else 0.35 if count < 3 else 0.15
        return max(doubt, 0.3 if count < 3 and COMMON_ENDINGS.fullmatch(key_) else 0.0)

    def _is_framed(self, key_: str) -> bool:
        """Whether it mostly stands alone between lines of talk, as a short answer does not."""
        places = self.places[Style.ALONE][key_]
        beside = [{(i - 1, Style.ALONE), (i + 1, Style.ALONE)} & self.heads.keys() for i in places]
        return 2 * sum(map(bool, beside)) <= len(places)

    def _body(self, i: int, style: Style) -> str:
        body = self.rows[i].line.text[self.heads[i, style].body :].strip()
        return "" if is_mark(body) else body

    def support(self, style: Style) -> float:
        """How much of the document this style explains."""
        sure = self.sure(style)
        if style not in _FIRM and sum(len(self.places[style][k]) for k in sure) < 3:
            return 0.0
        return _WEIGHT[style] * sum(len(self.places[style][k]) * self.trust(style, k) for k in sure)

    def sure(self, style: Style) -> list[str]:
        """Labels that speak for the style."""
        return [k for k in self.places[style] if self.trust(style, k) >= SURE]

    def profile(self, style: Style) -> _Profile:
        """How the sure labels of the style are set."""
        places = sorted(i for k in self.sure(style) for i in self.places[style][k])
        total = len(places)
        if not total:
            return _Profile(opens=0, after_end=0, bold=0, upper=0, shapes={}, coverage=0)
        shapes = Counter(shape(self.heads[i, style].label) for i in places)
        starts = [i for i in range(places[0], len(self.rows)) if self.rows[i].opens]
        opens = sum(self.rows[i].opens for i in places) / total
        grounds = starts if opens > 0.5 else [i for i, row in enumerate(self.rows) if not row.wraps]
        return _Profile(
            opens=opens,
            after_end=sum(self.rows[i].after_end for i in places) / total,
            bold=sum(self.is_bold(i, style) for i in places) / total,
            upper=_share_in_capitals(self.heads[i, style].label for i in places),
            shapes={form: count / total for form, count in shapes.items()},
            coverage=min(1.0, self._plausible(style) / max(1, len(grounds))),
        )

    def _plausible(self, style: Style) -> int:
        """Lines that begin with what could be a label."""
        return sum(
            len(places) for k, places in self.places[style].items() if self.trust(style, k) >= 0.3
        )

    def is_bold(self, i: int, style: Style) -> bool:
        """Whether the label stands in bold."""
        head = self.heads[i, style]
        return self.rows[i].line.bold >= head.place + 0.8 * len(head.label) > 0


def choose(rows: Sequence[Row], known: frozenset[str]) -> Heads:
    """The labels of a document: index of the row → the head it begins with.

    Args:
        rows: the document.
        known: keys of the labels that corpus.yaml gives for this file.
    """
    document = _Document(rows, known)
    if document.places[Style.FORMAT]:
        return _with_format(document)
    styles = _styles(document)
    chosen: Heads = {}
    for style in styles:
        profile = document.profile(style)
        accepted = {k for k in document.places[style] if _accepts(document, style, k, profile)}
        for i in sorted(i for k in accepted for i in document.places[style][k]):
            head = document.heads[i, style]
            if i not in chosen and _stands_well(document, i, head, profile, chosen):
                chosen[i] = head
    if not chosen:
        return _by_weight(rows)
    _add_strays(document, chosen, document.profile(styles[0]))
    return chosen


def _styles(document: _Document) -> list[Style]:
    """The document's style, then those that stand beside it."""
    support = {style: document.support(style) for style in _WEIGHT}
    ranked = sorted(_WEIGHT, key=lambda style: -support[style])
    best = support[ranked[0]]
    if best == 0:
        short = [style for style in _WEIGHT if _may_be_short(document, style)][:1]
        return short or [Style.COLON] * bool(document.places[Style.COLON])
    beside = [s for s in ranked[1:] if support[s] >= max(SECOND * best, 3 * _WEIGHT[s])]
    return [ranked[0], *beside]


def _may_be_short(document: _Document, style: Style) -> bool:
    """A few lines, each with a new name: enough when nearly every line has one."""
    found = [k for k in document.places[style] if document.trust(style, k) >= 0.3]
    lines = sum(len(document.places[style][k]) for k in found)
    return style in _FIRM and len(found) >= 2 and lines >= 0.6 * len(document.rows)


def _accepts(document: _Document, style: Style, key_: str, profile: _Profile) -> bool:
    """Whether a label is one here, the setting of the sure ones considered."""
    trust = document.trust(style, key_)
    places = document.places[style][key_]
    if trust <= 0 or trust >= 1:
        return trust > 0 or (style is Style.COLON and _recurs(document, places, profile))
    label = document.heads[places[0], style].label
    form = shape(label)
    if style not in _FIRM and form < Shape.GROUP and len(places) == 1:
        return _is_like_others(document, places[0], style, profile)
    trust += 0.3 * (profile.coverage - 0.5)
    if profile.opens >= 0.9 and not any(document.rows[i].opens for i in places):
        trust -= 0.3
    if profile.bold >= 0.9:
        trust += 0.15 if any(document.is_bold(i, style) for i in places) else -0.4
    if profile.upper <= 0.1 and form is Shape.NAME and in_capitals(label) and " " not in key_:
        trust -= 0.45  # an acronym
    if profile.upper >= 0.9 and False in map(in_capitals, document.labels(style, key_)):
        trust -= 0.1 if form >= Shape.GROUP else 0.35
    share = profile.shapes.get(form, 0.0)
    if form is Shape.LETTERS:
        share += profile.shapes.get(Shape.CODE, 0.0)
    if form is Shape.NAME and fold(label).split()[0].rstrip(".") in TITLES:
        trust += 0.25
    if form is Shape.NAME and share < 0.05:
        trust -= 0.2
    if share >= 0.4:
        trust += _FAMILY.get(form, 0.0)
    if form is Shape.LOOSE and profile.coverage > 0.9:
        trust += 0.2
    return trust >= ENOUGH


def _recurs(document: _Document, places: Sequence[int], profile: _Profile) -> bool:
    """Whether a word that is no name stands so often that it is a label: `Moi`, `Réponse`."""
    word = document.heads[places[0], Style.COLON].label
    often = len(places) >= max(_OFTEN, _OFTEN_SHARE * len(document.rows))
    opens = sum(document.rows[i].opens for i in places) / len(places)
    return often and " " not in word and len(word) <= _SHORT and opens >= profile.opens - 0.1


def _is_like_others(document: _Document, i: int, style: Style, profile: _Profile) -> bool:
    """A name seen once, hardly set off: taken when all about it is like the sure labels."""
    row = document.rows[i]
    head = document.heads[i, style]
    following = document.rows[i + 1] if i + 1 < len(document.rows) else None
    return (
        shape(head.label) >= Shape.NAME
        and key(head.label) not in document.common_words
        and profile.shapes.get(shape(head.label), 0.0) >= 0.3
        and profile.coverage >= 0.4
        and in_capitals(head.label) in {None, profile.upper >= 0.9}
        and (row.opens or profile.opens < 0.5)
        and not row.line.heading
        and following is not None
        and (style is not Style.ALONE or (i + 1, style) not in document.heads)
    )


def _stands_well(
    document: _Document, i: int, head: Head, profile: _Profile, chosen: Mapping[int, Head]
) -> bool:
    """Whether an accepted label is one on this line."""
    row = document.rows[i]
    if row.wraps and not row.after_end and profile.after_end >= 0.8:
        return False
    rare = len(document.places[head.style][_ident(head)]) < 2
    if row.line.continues and rare and _ident(head) not in document.known:
        return False
    before = chosen.get(i - 1)
    empty = before is not None and before.body >= len(document.rows[i - 1].line.text.rstrip())
    if empty and rare and shape(head.label) <= Shape.LETTERS and profile.opens < 0.9:
        return False
    if head.style is Style.ALONE:
        return not empty and i + 1 < len(document.rows)
    return True


def _add_strays(document: _Document, chosen: Heads, profile: _Profile) -> None:
    """Established labels in another style or misspelt, and collective ones that come once."""
    styles = {head.style for head in chosen.values()}
    established = {key(head.label) for head in chosen.values()}
    spelled = sorted({head.label for head in chosen.values()})[:_MOST]
    firm = frozenset(key(head.label) for head in chosen.values() if is_unmistakable(head.label))

    def placed(row: Row) -> bool:
        return row.opens or profile.opens < 0.9

    for i, row in enumerate(document.rows):
        if i in chosen or (row.wraps and not row.after_end):
            continue
        before = document.rows[i - 1].line.text if i else ""
        empty = i - 1 in chosen and chosen[i - 1].body >= len(before.rstrip())
        for head in row.heads or tuple(_bare(row, firm, profile)):
            k = _ident(head)
            slip = any(is_slip(head.label, label) for label in spelled)
            if head.style in _FIRM:
                new = shape(head.label) >= Shape.GROUP and document.trust(head.style, k) >= SURE
                good = slip or k in established | document.known or (new and placed(row))
            else:
                good = placed(row) and (k in firm or (slip and head.style in styles and not empty))
            if good and not (head.style is Style.ALONE and i + 1 in chosen):
                chosen[i] = head
                break


def _bare(row: Row, firm: frozenset[str], profile: _Profile) -> Iterable[Head]:
    """A label whose separator was forgotten: `P2 oui`, `INTERVENANTE 2 ; oui`."""
    if not row.opens and profile.opens >= 0.9:
        return
    words = row.line.text.split(maxsplit=3)
    for count in (2, 1):
        label = " ".join(words[:count]).rstrip(";,.")
        if len(words) > count and key(label) in firm and is_unmistakable(label):
            separated = r"\s+".join(map(re.escape, words[:count]))
            found = re.match(rf"\s*{separated}[\s;,.]*", row.line.text)
            if found:
                yield Head(Style.BARE, label, found.end())
                return


def _by_weight(rows: Sequence[Row]) -> Heads:
    """Without any label, questions in bold and answers that are not are still two people."""
    bold = [row.line.bold >= len(row.line.text.rstrip()) for row in rows]
    changes = [i for i in range(len(rows)) if i == 0 or bold[i] != bold[i - 1]]
    if len(changes) < _CHANGES:
        return {}
    return {i: Head(Style.BOLD, BOLD_TEXT if bold[i] else PLAIN_TEXT, 0) for i in changes}


def _with_format(document: _Document) -> Heads:
    """Labels that the format gives, unless the text itself names the speakers."""
    given = {i for places in document.places[Style.FORMAT].values() for i in places}
    spoken = {
        i
        for k in document.places[Style.COLON]
        if document.trust(Style.COLON, k) >= SURE
        for i in document.places[Style.COLON][k]
    }
    leads = [i for i in given if not document.rows[i].line.continues]
    in_text = len(spoken & set(leads)) >= 0.6 * len(leads)
    keys = set(document.places[Style.FORMAT]) | document.known
    chosen: Heads = {}
    label_before = ""
    for i in range(len(document.rows)):
        head = document.heads.get((i, Style.FORMAT))
        colon = document.heads.get((i, Style.COLON))
        if head is None:
            if colon and key(colon.label) in keys:
                chosen[i] = colon
            continue
        if colon and (key(colon.label) == key(head.label) or (in_text and i in spoken)):
            chosen[i] = colon
        elif not in_text or head.label != label_before:
            chosen[i] = head
        label_before = head.label
    return chosen


def _share_in_capitals(labels: Iterable[str]) -> float:
    told = [capitals for label in labels if (capitals := in_capitals(label)) is not None]
    return sum(told) / len(told) if told else 0.0


def left_in_text(rows: Sequence[Row], chosen: Collection[int]) -> dict[str, list[int]]:
    """What looks like a label with its colon and was not taken: the words → their lines."""
    found: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        for head in row.heads if i not in chosen else ():
            if head.style is Style.COLON and shape(head.label) >= Shape.NAME:
                found[head.label].append(row.line.number)
    return found
