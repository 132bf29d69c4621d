"""What is spelt out: `I, N, E, accent aigu, S`, `G comme Gaston, cinq`, `t s h i b a n g u`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.detection.found import Found, Rank
from piacen_qual.anonymisation.reading.grammar import STOPS
from piacen_qual.anonymisation.reading.numbers import NUMERALS
from piacen_qual.anonymisation.reading.spoken import Case, Spoken, Word
from piacen_qual.transcripts.speakers.label_words import words as listed

_CLOSE: Final = re.compile(r"[ ,.…»«\"'’-]{1,5}")  # what stands between two letters
_NAMES: Final = listed("ache esse emme enne elle ygrec zede dabelyou iks") - {"elle"}
_TWICE: Final = listed("deux double")
_MARKS: Final = listed(
    """
    apostrophe tiret trait majuscule minuscule trema cedille espace accent aigu grave circonflexe
    union underscore souligne slash
    """
)
_LINKS: Final = listed("pis puis et point un une d avec apres ensuite")
_PREPOSED: Final = listed("a y o")
_LEAST: Final = 3  # letters of what is spelt


@dataclass(frozen=True, slots=True)
class _Item:
    """A letter, a digit, or what is said of one.

    Attributes:
        size: words.
        letters: 1 for a letter, 2 for `double N`, 0 otherwise.
        digits: whether it is a number.
        telling: whether it can only be spelling: `comme Gaston`, `accent aigu`.
        end: whether the run may end with it.
    """

    size: int
    letters: int = 0
    digits: bool = False
    telling: bool = False
    end: bool = True


def spelt(spoken: Spoken) -> Iterator[Found]:
    """The runs of letters that a turn spells, with the signs and numbers among them."""
    at = 0
    while at < len(spoken.words):
        items = list(_items(spoken.words, at))
        size = sum(item.size for item in items)
        if _is_spelt(spoken, at, items):
            yield _found(spoken, at, at + size - 1, items)
        at += max(1, size if len(items) > 1 else 1)


def _items(words: Sequence[Word], at: int) -> Iterator[_Item]:
    """The items of the longest run from there: none where « à » or « y » merely precede."""
    run: list[_Item] = []
    place = at
    while item := _item(words, place, begun=bool(run)):
        run.append(item)
        place += item.size
    while run and not run[-1].end:
        run.pop()
    numbered = any(item.digits for item in run)
    while numbered and run and run[-1].letters:  # « k zéro y a rien »
        if words[at + sum(item.size for item in run) - 1].text not in _PREPOSED:
            break
        run.pop()
    few = sum(item.letters for item in run) <= _LEAST or numbered
    preposed = words[at].text in _PREPOSED and (numbered or words[at].case is Case.LOWER)
    if not (few and preposed):
        yield from run


def _item(words: Sequence[Word], at: int, *, begun: bool) -> _Item | None:
    if at >= len(words) or (begun and not _CLOSE.fullmatch(words[at].gap)):
        return None
    word = words[at]
    after = [each.text for each in words[at + 1 : at + 3]]
    if (len(word.text) == 1 and not word.text.isdigit() and not _is_elided(words, at)) or (
        word.text in _NAMES
    ):
        if after[:1] == ["comme"] and _is_key(after):
            dans = 1 if after[1] in {"dans", "en"} and at + 3 < len(words) else 0
            return _Item(3 + dans, letters=1, telling=True)
        return _Item(1, letters=1)
    said = _said_of(word, words[at + 1 : at + 2])
    return said if begun or (said is not None and said.letters) else None


def _is_key(after: Sequence[str]) -> bool:
    """Whether `comme Gaston` follows a letter."""
    return len(after) > 1 and len(after[1]) > 1 and after[1] not in STOPS - {"dans"}


def _said_of(word: Word, ahead: Sequence[Word]) -> _Item | None:
    """What may stand among letters."""
    letter = bool(ahead) and len(ahead[0].text) == 1 and ahead[0].text.isalpha()
    letter = letter and ahead[0].gap == " "  # « deux, K » is the digit and a letter
    if word.text in _TWICE and letter:
        return _Item(2, letters=2, telling=True)
    if word.text in _MARKS:
        return _Item(1, telling=True)
    if word.text in NUMERALS or (word.case is Case.NUMBER and word.text.isdigit()):
        return _Item(1, digits=True)
    if word.text in _LINKS:
        return _Item(1, end=False)
    return None


def _is_elided(words: Sequence[Word], at: int) -> bool:
    """Whether an apostrophe ties a letter to the word after, as in `l’`, or before: `t’`."""
    return at + 1 < len(words) and words[at + 1].gap == "'"


def _is_spelt(spoken: Spoken, at: int, items: Sequence[_Item]) -> bool:
    """Whether a run spells something: not « y a », not « le b a ba »."""
    letters = sum(item.letters for item in items)
    telling = sum(item.telling for item in items)
    words = spoken.words[at : at + sum(item.size for item in items)]
    strong = any(len(w.text) == 1 and w.text.isalpha() and w.text not in "aeiouy" for w in words)
    if any(item.digits for item in items):
        return (
            strong
            and letters + sum(item.digits for item in items) > _LEAST
            and (telling > 0 or letters > 1)
        )
    if telling:
        return len(items) > 1 and letters + telling >= _LEAST and letters > 1
    links = sum(not item.end for item in items)
    return strong and letters >= _LEAST and links < letters - 1


def _found(spoken: Spoken, first: int, last: int, items: Sequence[_Item]) -> Found:
    start, end = spoken.words[first].start, spoken.words[last].end
    written = spoken.normal.written(start, end)
    if written[0].isupper() and written[-1].islower() and len(spoken.words[last].text) == 1:
        last -= 1  # « R. J. T. a signé »
        end = spoken.words[last].end
    said = spoken.said(first, last)
    turns = [item.digits for item in items if item.letters or item.digits]
    postal = turns == [False, True] * 3
    kind = Kind.POSTAL_CODE if postal else Kind.UNKNOWN
    return Found(
        start=start,
        end=end,
        kind=kind,
        action=Action.MASK if postal else Action.ASK,
        entity=f"{kind}:{said}",
        rank=Rank.SHAPE,
        source="lettres",
        reason="un code postal, épelé" if postal else "des lettres dites une à une",
    )
