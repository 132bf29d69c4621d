"""Text in the one typography that all public texts share.

Each transcriber has habits: straight or curly apostrophes, a blank before « ? » or none, « ... » or
« … », « 3 » or « trois ». In a bank of quotes they would tell which transcript, hence which group,
a quote is from. Words stay; how they are typed is the same for all, as the Office québécois de la
langue française has it: here marks and blanks, in `figures` numbers, in `habits` spellings.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Self

from piacen_qual.anonymisation.masking.figures import FIGURES
from piacen_qual.anonymisation.masking.habits import HABITS, mark
from piacen_qual.anonymisation.masking.rules import Edit, Step, edited, rule, spoken
from piacen_qual.french.marks import MARK

_UNSEEN: Final = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef"
)
_PASSES: Final = 9  # at most: one is enough of what people type, a second makes sure
_SINGLE: Final = re.compile(r"(?<![\w’])’\w(?:[^’\"]{0,80}[\w.!?…])?’(?![\w’])")
_QUOTES: Final = '«»“”"'
_SAME: Final = {
    **dict.fromkeys("'‘‛ʼ′`´＇", "’"),
    **dict.fromkeys("„‟″＂〝〞", '"'),
    **{"‹": "«", "›": "»"},
    **dict.fromkeys("‐‑⁃﹣－", "-"),
    **dict.fromkeys("‒−", "–"),
    **dict.fromkeys("―─", "—"),
    **{"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi"},
    **{"ﬄ": "ffl", "ᵉ": "e", "ʳ": "r", "º": "°", "•": "·", "∙": "·", "‧": "·"},
    **{"！": "!", "？": "?", "：": ":", "；": ";", "，": ",", "％": "%"},
}


@dataclass(frozen=True, slots=True)
class Even:
    """A text evenly typed; doing it twice changes nothing more.

    Attributes:
        text: the result.
        places: of each offset into the text as it was typed, its end included, where it is now.
    """

    text: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, typed: str) -> Self:
        """A text as somebody typed it, made even."""
        text, places = typed, list(range(len(typed) + 1))
        for _ in range(_PASSES):
            before = text
            for step in _STEPS:
                if edits := list(step(text)):
                    text, moved = edited(text, edits)
                    places = [moved[place] for place in places]
            if text == before:
                break
        return cls(text, tuple(places))


def _quotes(text: str) -> Iterator[Edit]:
    """« » around what is quoted, “ ” within; the second of two pairs that say the same goes."""
    opened: list[tuple[str, int]] = []  # what closes each pair, and where it was opened
    for found in re.finditer(f"[{_QUOTES}]", text):
        start, end = found.span()
        if _opens(text, start, within=bool(opened)):
            twice = bool(opened) and not text[opened[-1][1] : start].strip()
            stands, closing = ("", "") if twice else ("“", "”") if opened else ("«", "»")
            opened.append((closing, end))
        else:
            stands = opened.pop()[0] if opened else "»"
        if stands != found[0]:
            yield start, end, stands


def _singles(text: str) -> Iterator[Edit]:
    """Apostrophes that stand around words are quotation marks: ‘bon’, not l’ami."""
    for found in _SINGLE.finditer(text):
        start, end = found.span()
        yield start, start + 1, '"'
        yield end - 1, end, '"'


def _opens(text: str, at: int, *, within: bool) -> bool:
    """Whether a quotation mark is an opening one: a straight one does not say."""
    if text[at] != '"':
        return text[at] in "«“"
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    after_word, before_word = bool(before.strip("([ ’«“")), bool(after.strip(")] .,;:!?…»”"))
    return before_word if after_word != before_word else not within


def _ligated(found: re.Match[str]) -> str:
    return "œ" if found[0][0] == "o" else "Œ"


def _shouted(found: re.Match[str]) -> str:
    signs = set(found[0])
    return "?!" if len(signs) > 1 else signs.pop()


_STEPS: Final[tuple[Step, ...]] = (
    rule(f"[{_UNSEEN}]+", ""),
    rule(r"[^\u0300-\u036f][\u0300-\u036f]+", lambda m: unicodedata.normalize("NFC", m[0])),
    rule(r"[\s\u2800]+", " "),
    rule(f"[{''.join(map(re.escape, _SAME))}]", lambda m: _SAME[m[0]]),
    rule(r"oe(?=u)|\boe(?=[^\W\d_])|(?<=\bf)oe(?=t)|(?<=\bc)oe(?=liaq)", _ligated),
    rule(r"Oe(?=u)|\bOe(?=[^\W\d_])|OE(?=U)", _ligated),
    # quotation marks
    rule("’’", '"'),
    _singles,
    _quotes,
    rule("« *", "«\xa0"),
    rule("[ \xa0]*»", "\xa0»"),
    rule("“ +", "“"),
    rule(" +”", "”"),
    # marks of cuts and hesitations
    rule(r"\.(?: ?[.…])+|…(?: ?[.…])+", "…"),
    rule(MARK, mark),
    rule(r"(?<=[^ «“(\[\xa0]) +…", "…"),
    rule(r"…(?=\w)", "… "),
    # dashes
    rule(r"-{2,}|[–—]{2,}", "—"),
    rule(r"(?<=\w)—(?=\w)", " – "),
    rule(r"(?<=\w)–(?=\w)|(?<=\w)[–—]|(?<!\w)[–—](?=\w)", "-"),
    rule(r"(?<![^ \xa0])[-–—](?![^ \xa0])|—", "–"),
    # stops
    rule(r" +([,;!?)\]]|\.(?!\w))", r"\1"),
    rule(r"([(\[]) +", r"\1"),
    rule(r"[!?]{2,}", _shouted),
    rule(r"([,;])\1+", r"\1"),
    rule(r"(?<=[^\W\d_])([,;!?])(?=[^\W\d_])", r"\1 "),
    rule(r"(?<=[^\W\d_]{2})\.(?=[A-ZÀ-Ý][a-zà-ÿ])", ". "),
    rule(r"(?<=[^\s:]) *:(?= |$|[«“])| +:(?=\w)", "\xa0:"),
    rule(r"(?<=\xa0):(?=\w|[«“])", ": "),
    # numbers
    rule(r"(?<=\d) *([%$])", "\xa0\\1"),
    rule(r"(?<=\d) *[hH] *(?=\d\d(?!\w))", "\xa0h\xa0"),
    rule(r"(?<=\d) *[hH](?!\w)", "\xa0h"),
    rule(r"(?<=\d) (?=\d{3}(?!\w))", "\xa0"),
    *map(spoken, (*FIGURES, *HABITS)),
)
