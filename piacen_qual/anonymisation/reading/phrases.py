"""Names of several words, by the way they are written: `Lac-à-la-Truite`, `L’Entraide du Portage`.

A compound is a word with those that hyphens tie to it. A phrase is a first word that says what
comes (`école`, `rue`), then what is its own.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from piacen_qual.anonymisation.reading.known import Knowledge
from piacen_qual.anonymisation.reading.spoken import Case, Spoken, Word
from piacen_qual.transcripts.speakers.label_words import words as listed

_LINKS: Final = listed("de du des d la le les l en a au aux et sur sous of pour contre")
_ARTICLES: Final = listed("la le les l")
_APART: Final = listed("a au aux en sur sous pour contre et")
_MORE: Final = listed("de du des d la le les l a au aux")  # within a name
_BETWEEN: Final = 8  # words, at most, between the first word and what is its own
_DICTATED: Final = 4  # words taken for a name where capitals say nothing
_ABBREVIATED: Final = listed("st ste m mm mme mmes mlle dr dre me mgr")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a turn: from word `first` to word `last`, inclusive.

    Attributes:
        first: index of the first word.
        last: index of the last.
        own: index where what is its own begins.
        proper: whether that is written as a name.
    """

    first: int
    last: int
    own: int
    proper: bool


def compound(spoken: Spoken, at: int) -> int:
    """Index of the last word that hyphens tie to the word `at`, or `L’` to a capital after it."""
    words = spoken.words
    last = at
    while last + 1 < len(words) and _is_tied(words[last], words[last + 1]):
        last += 1
    return last


def _is_tied(word: Word, after: Word) -> bool:
    if after.gap == "-":
        return True
    if after.gap != "'" or len(word.text) > 1:
        return False
    named = word.capital and not word.first and after.case is Case.CAPITAL  # « L’Ancrage »
    return named or word.gap == "-"  # « Val-d’Or »


def run(spoken: Spoken, at: int) -> int:
    """Index of the last word of the compounds with capitals that stand side by side from `at`."""
    last = compound(spoken, at)
    while last + 1 < len(spoken.words):
        gap = spoken.words[last + 1].gap
        short = len(spoken.words[last].text) == 1 or spoken.words[last].text in _ABBREVIATED
        after = compound(spoken, last + 1)
        if not (gap == " " or (gap in {". ", "."} and short)):
            break
        if not any(word.capital for word in spoken.words[last + 1 : after + 1]):
            break
        last = after
    return last


def named(spoken: Spoken, at: int) -> int:
    """The same, going on over `de`, `du`, `à la` where a capital follows."""
    last = run(spoken, at)
    while (after := _beyond_links(spoken, last)) >= 0:
        last = run(spoken, after)
    return last


def _beyond_links(spoken: Spoken, last: int) -> int:
    """Index of the proper word after one to three links, or -1."""
    for n in range(last + 1, min(last + 5, len(spoken.words))):
        word = spoken.words[n]
        if word.gap not in {" ", "'", " '"}:
            return -1
        if word.capital:
            return n if n > last + 1 else -1
        if word.text not in _MORE:
            return -1
    return -1


def phrase_from(
    spoken: Spoken, head: int, knowledge: Knowledge, *, wide: bool, stops: Container[str]
) -> Phrase | None:
    """What a first word says is coming, if it comes.

    Args:
        spoken: the turn.
        head: index of the first word.
        knowledge: tells words of the language from names.
        wide: whether other words may stand between (`école secondaire de la Grande-Coulée`).
        stops: words that end it before it began, as matched.
    """
    words = spoken.words
    last = compound(spoken, head)
    for n in range(last + 1, min(last + 2 + _BETWEEN, len(words))):
        word = words[n]
        if word.gap not in {" ", "-", "'"}:
            break
        if word.capital:
            return Phrase(head, named(spoken, n), n, proper=True) if _is_tied_by(words, n) else None
        if word.text not in _LINKS and (not wide or word.text in stops):
            break
    return _unwritten(spoken, head, last, knowledge, stops)


def _is_tied_by(words: Sequence[Word], own: int) -> bool:
    """Whether what is its own is tied to what precedes: `de la Grande-Coulée`, but not `à Amos`."""
    before = own - 1
    while words[before].text in _ARTICLES:
        before -= 1
    return words[before].text not in _APART


def _unwritten(
    spoken: Spoken, head: int, last: int, knowledge: Knowledge, stops: Container[str]
) -> Phrase | None:
    """A name without capitals: words that French has not, or any where capitals say nothing."""
    words = spoken.words
    end = last + 1
    while end < min(last + 2 + _DICTATED, len(words)) and _may_be_named(words[end], stops):
        end += 1
    own = [n for n in range(last + 1, end) if words[n].text not in _LINKS]
    unknown = [n for n in own if not knowledge.is_ordinary(words[n])]
    if not (own if spoken.dictated else unknown):
        return None
    final = own[-1] if spoken.dictated else unknown[-1]
    return Phrase(head, final, own[0], proper=False)


def _may_be_named(word: Word, stops: Container[str]) -> bool:
    apart = word.gap not in {" ", "'", "-"}
    short = len(word.text) == 1 and word.text not in {"l", "d"}
    return not apart and word.text not in stops and word.case is Case.LOWER and not short


def heads(spoken: Spoken, what: Container[str]) -> Iterator[int]:
    """Indexes of the words that are among these, in any case."""
    for n, word in enumerate(spoken.words):
        if word.text in what or (word.text.removesuffix("s") in what and len(word.text) > 3):
            yield n
