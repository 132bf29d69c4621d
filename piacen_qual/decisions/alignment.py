"""Which word of a corrected transcript stands where a word of the old one stood.

Words are compared in one list per transcript, turns run together: turns may then be split, merged
and renumbered freely. A few neighbouring words that occur once on both sides tie the two lists
together, in the longest chain that keeps their order (« patience diff »); difflib does what little
is left between these ties. Alone, it would take seconds where this takes hundredths.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise, takewhile
from typing import Final

from piacen_qual.french.folding import lower

_WORD: Final = re.compile(r"[\w\u0300-\u036f\u00ad\u200b-\u200d\u2060]+|[^\w\s]")
_TIE: Final = 4  # words
_SMALL: Final = 40_000  # pairs of words that difflib goes through in no time
_GRAM: Final = 3  # words that tell of a moved turn
_OURS: Final = 0.5  # of a turn's words, below which it is looked for elsewhere
_KIN: Final = 0.3  # of the sequences of words of a turn, at which another is the same turn moved

Run = tuple[int, int, int]
"""Equal words: where they begin on both sides, and how many there are."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words and signs of a transcript, in order.

    Attributes:
        keys: each as it is compared: in lower case, apostrophes and accents in one spelling.
        places: of each, the turn it stands in (from 0), its first character and its end.
        firsts: of each turn, the index of its first word; and how many words there are.
    """

    keys: tuple[str, ...]
    places: tuple[tuple[int, int, int], ...]
    firsts: tuple[int, ...]

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Words":
        """The words of these turns."""
        keys: list[str] = []
        places: list[tuple[int, int, int]] = []
        firsts = [0]
        spelled = cache(lower)
        for turn, text in enumerate(texts):
            for found in _WORD.finditer(text):
                keys.append(spelled(found[0]))
                places.append((turn, *found.span()))
            firsts.append(len(keys))
        return cls(tuple(keys), tuple(places), tuple(firsts))

    def within(self, turn: int, start: int, end: int) -> range:
        """The words of a turn of which some character is in a span."""
        places = self.places
        first = bisect_right(places, start, self.firsts[turn], self.firsts[turn + 1], key=_end)
        after = bisect_left(places, end, first, self.firsts[turn + 1], key=_start)
        return range(first, after)


@dataclass(slots=True)
class Links:
    """What became of each word of the old list, filled in as it is found.

    Attributes:
        firsts: index of the word that stands in its place, the first if they are several; -1 when
            none does.
        lasts: the last of these.
        same: whether it is the same word.
    """

    firsts: list[int]
    lasts: list[int]
    same: list[bool]


def align(old: Words, new: Words) -> Links:
    """What became of each word of `old` in `new`, moved turns included."""
    links = Links([-1] * len(old.keys), [-1] * len(old.keys), [False] * len(old.keys))
    _link(links, _everything(old), _everything(new), _runs(old.keys, new.keys))
    for before, after in _moved(old, new, links):
        here, there = old.keys[before.start : before.stop], new.keys[after.start : after.stop]
        _link(links, before, after, _difflib(here, there))
    return links


def in_common(old: Words, new: Words) -> tuple[int, int]:
    """How many sequences of words of `old` are in `new` too, in any order, and how many it has."""
    here, there = (
        {gram for _, gram in _grams(words.keys, _everything(words))} for words in (old, new)
    )
    return len(here & there), len(here)


def _everything(words: Words) -> range:
    return range(len(words.keys))


def _runs(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """The runs of equal words that keep their order, by place."""
    runs: list[Run] = []
    todo = [(0, len(old), 0, len(new))]
    while todo:
        i, i_end, j, j_end = todo.pop()
        ahead = _shared(zip(old[i:i_end], new[j:j_end], strict=False))
        runs.append((i, j, ahead))
        i, j = i + ahead, j + ahead
        behind = _shared(zip(reversed(old[i:i_end]), reversed(new[j:j_end]), strict=False))
        i_end, j_end = i_end - behind, j_end - behind
        runs.append((i_end, j_end, behind))
        here, there = old[i:i_end], new[j:j_end]
        if len(here) * len(there) <= _SMALL:
            runs += [(i + a, j + b, size) for a, b, size in _difflib(here, there)]
            continue
        ties = _ties(here, there)
        runs += [(i + a, j + b, 1) for a, b in ties]
        edges = [(-1, -1), *ties, (len(here), len(there))]
        todo += [
            (i + a + 1, i + a_next, j + b + 1, j + b_next)
            for (a, b), (a_next, b_next) in pairwise(edges)
            if ties and a_next > a + 1 and b_next > b + 1
        ]
    return sorted(run for run in runs if run[2])


def _shared(pairs: Iterator[tuple[str, str]]) -> int:
    """How many pairs are equal before the first that is not."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _difflib(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    if not old or not new:
        return []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [(match.a, match.b, match.size) for match in matcher.get_matching_blocks()]


def _ties(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of places that can only be the same words, in the order of both."""
    for length in (_TIE, 1):
        here, there = _unique(old, length), _unique(new, length)
        pairs = [(place, there[words]) for words, place in here.items() if words in there]
        if pairs:
            return _in_order(pairs)
    return []  # nothing in common but the commonest words: not the same text


def _unique(keys: Sequence[str], length: int) -> dict[tuple[str, ...], int]:
    """The sequences of so many words that come once, and where."""
    grams = list(zip(*(keys[n:] for n in range(length)), strict=False))
    often = Counter(grams)
    return {words: place for place, words in enumerate(grams) if often[words] == 1}


def _in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of `pairs`, which are by first place, whose second places rise too."""
    tops: list[int] = []  # second place on top of each pile
    owners: list[int] = []  # the pair that is there
    before: list[int] = []  # of each pair, the pair on top of the pile before
    for n, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before.append(owners[pile - 1] if pile else -1)
        tops[pile : pile + 1], owners[pile : pile + 1] = [place], [n]
    chain, n = [], owners[-1]
    while n >= 0:
        chain.append(pairs[n])
        n = before[n]
    return chain[::-1]


def _link(links: Links, here: range, there: range, runs: Iterable[Run]) -> None:
    """Note what runs of equal words say; what was replaced between two runs is spread evenly.

    Args:
        links: where to note it.
        here: the old words concerned.
        there: the new ones.
        runs: places within these, in order.
    """
    i = j = 0
    for a, b, size in [*runs, (len(here), len(there), 0)]:
        old, new = a - i, b - j
        for n in range(old):
            first = there.start + j + n * new // old
            last = max(first, there.start + j + (n + 1) * new // old - 1)
            _note(links, here.start + i + n, *((first, last) if new else (-1, -1)), same=False)
        for n in range(size):
            place = there.start + b + n
            _note(links, here.start + a + n, place, place, same=True)
        i, j = a + size, b + size


def _note(links: Links, word: int, first: int, last: int, *, same: bool) -> None:
    links.firsts[word], links.lasts[word], links.same[word] = first, last, same


def _moved(old: Words, new: Words, links: Links) -> Iterator[tuple[range, range]]:
    """Turns that stand elsewhere: the words of the old one, and of the new one most like it."""
    lost = [
        words
        for words in _turns(old)
        if sum(links.same[words.start : words.stop]) < _OURS * len(words)
    ]
    if not lost:
        return
    taken = {place for place, same in zip(links.firsts, links.same, strict=True) if same}
    homes: dict[tuple[str, ...], list[range]] = defaultdict(list)
    for words in _turns(new):
        for n, gram in _grams(new.keys, words):
            if taken.isdisjoint(range(n, n + _GRAM)):
                homes[gram].append(words)
    for words in lost:
        grams = [gram for _, gram in _grams(old.keys, words)]
        votes = Counter(home for gram in grams for home in dict.fromkeys(homes.get(gram, ())))
        for home, count in votes.most_common(1):
            if count >= _KIN * len(grams):
                yield words, home


def _turns(words: Words) -> list[range]:
    """The words of each turn."""
    return [range(first, after) for first, after in pairwise(words.firsts)]


def _grams(keys: Sequence[str], words: range) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each sequence of neighbouring words in a turn, and where it begins."""
    for n in words[: 1 - _GRAM]:
        yield n, tuple(keys[n : n + _GRAM])


def _start(place: tuple[int, int, int]) -> int:
    return place[1]


def _end(place: tuple[int, int, int]) -> int:
    return place[2]
