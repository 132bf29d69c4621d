"""From a version of a transcript to today's: where given words went."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Final, NamedTuple

from piacen_qual.decisions.alignment import Links, Words, align
from piacen_qual.decisions.events import Anchor
from piacen_qual.decisions.versions import CONTEXT, Version

_AROUND: Final = 4  # words on each side of a quote that bear witness for it
_DRIFT: Final = 8  # words by which these witnesses may be further away than before
_WITNESSES: Final = 0.5  # of quote and surroundings that must be found again together
_LONG: Final = 4  # letters of a word that is not a mere tool
_OWN: Final = 5  # such words, in what may be another talk
_TELLING: Final = 10  # words, those of the context counted twice, that are not there by chance


class Found(NamedTuple):
    """Where words are in a transcript, and whether they are the same but for case and signs."""

    turn: int
    start: int
    end: int
    same: bool


class Trail:
    """Follows words from one version of a transcript to another."""

    def __init__(self, old: Version | None, new: Version) -> None:
        """From `old`, if its words are known, to `new`."""
        self._old = old
        self._new = new

    def follow(self, anchor: Anchor, *, sure: bool = True) -> Found | None:
        """Where the words of an anchor on the old version are, or None when they are nowhere.

        Args:
            anchor: the words.
            sure: whether both versions are known to be of one talk. If not, the words found, with
                those around them, must be such that nobody else would say them.
        """
        return self._aligned(anchor, sure=sure) or self._searched(anchor, sure=sure)

    def landing(self, turn: int) -> range:
        """The turn of today in which most of an old turn is, as a range of numbers.

        When it is nowhere, the turns between the one before it and the one after, or these two; all
        of them when the old words are not known.
        """
        every = len(self._new.texts)
        if self._old is None or not 0 < turn <= len(self._old.texts):
            return range(1, every + 1)
        if home := self._home(turn):
            return range(home, home + 1)
        earlier, later = reversed(range(1, turn)), range(turn + 1, len(self._old.texts) + 1)
        before = next(filter(None, map(self._home, earlier)), 0)
        after = next(filter(None, map(self._home, later)), every + 1)
        return range(before + 1, after) or range(max(1, before), min(every, after) + 1)

    def _home(self, turn: int) -> int:
        """The turn of today that has most of an old one, half of its words at least; or 0."""
        here, links = self._before, self._links
        words = [n for n in range(*here.firsts[turn - 1 : turn + 1]) if _is_word(here.keys[n])]
        left = Counter(self._now.places[links.firsts[n]][0] for n in words if links.same[n])
        home = max(left, key=lambda there: (left[there], -there), default=-1)
        return home + 1 if 2 * left[home] >= len(words) else 0

    @cached_property
    def _before(self) -> Words:
        return Words.of(self._old.texts if self._old else ())

    @cached_property
    def _now(self) -> Words:
        return Words.of(self._new.texts)

    @cached_property
    def _links(self) -> Links:
        return align(self._before, self._now)

    @cached_property
    def _spoken(self) -> "_Spoken":
        return _Spoken(self._now)

    def _aligned(self, anchor: Anchor, *, sure: bool) -> Found | None:
        """What stands in the place of the words, if enough of it and around it is the same."""
        if self._old is None or not self._old.holds(anchor):
            return None
        words = self._before.within(anchor.turn - 1, anchor.start, anchor.end)
        there = self._counterpart(words)
        if not there or not self._attested(words, there, sure=sure):
            return None
        same = _letters(self._before.keys, words) == _letters(self._now.keys, there)
        lead = self._before.places[words[0]][1] - anchor.start
        return self._read(anchor, there, lead, same=same)

    def _counterpart(self, words: range) -> range:
        """The new words that stand in the place of old ones, within the turn that has most."""
        firsts, lasts, places = self._links.firsts, self._links.lasts, self._now.places
        kept = [word for word in words if firsts[word] >= 0]
        keys = self._before.keys
        if not kept or (_letters(keys, words) and not _letters(keys, kept)):
            return range(0)  # signs alone tell nothing
        turns = Counter(places[firsts[word]][0] for word in kept)
        turn = max(turns, key=lambda turn: (turns[turn], -turn))
        inside = [word for word in kept if places[firsts[word]][0] == turn]
        last = max(lasts[word] for word in inside)
        after = min(last + 1, self._now.firsts[turn + 1])
        there = range(min(firsts[word] for word in inside), after)
        return there[self._now.keys[there[0]] == "'" :]

    def _attested(self, words: range, there: range, *, sure: bool) -> bool:
        """Whether half of the words and of those around them are, unchanged, around there."""
        every = len(self._before.keys)
        around = range(max(0, words.start - _AROUND), min(every, words.stop + _AROUND))
        nearby = range(there.start - _DRIFT, there.stop + _DRIFT)
        kept = [n for n in around if self._links.same[n] and self._links.firsts[n] in nearby]
        told = sure or _is_telling(self._before.keys[n] for n in kept)
        return told and len(kept) >= _WITNESSES * len(around)

    def _searched(self, anchor: Anchor, *, sure: bool) -> Found | None:
        """The only place where the quote stands, or that whose context is most like its own."""
        quote = Words.of([anchor.text])
        spoken = _letters(quote.keys, range(len(quote.keys)))
        before, after = _context(anchor)
        hits = []
        for hit in self._spoken.find(spoken):
            shared = self._spoken.shared(hit, before, after)
            if sure or _is_telling([*spoken, *shared]):
                hits.append((len(spoken) + 2 * len(shared), hit))
        best = max(hits, default=(0, range(0)), key=lambda each: each[0])
        if best[0] < _TELLING or [score for score, _ in hits].count(best[0]) > 1:
            return None
        lead = next(
            start
            for key, (_, start, _) in zip(quote.keys, quote.places, strict=True)
            if _is_word(key)
        )
        return self._read(anchor, best[1], lead, same=True)

    def _read(self, anchor: Anchor, there: range, lead: int, *, same: bool) -> Found:
        """The very characters of the quote if they stand there, else from word to word."""
        turn, start, _ = self._now.places[there[0]]
        text, exact = self._new.texts[turn], start - lead
        if same and exact >= 0 and text.startswith(anchor.text, exact):
            return Found(turn + 1, exact, exact + len(anchor.text), same=True)
        return Found(turn + 1, start, self._now.places[there[-1]][2], same)


class _Spoken:
    """The words of a transcript without its signs, to look for sequences in."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._places = [n for n, key in enumerate(words.keys) if _is_word(key)]
        self._keys = [words.keys[n] for n in self._places]
        self._text = f" {' '.join(self._keys)} "
        self._starts = [0, *accumulate(len(key) + 1 for key in self._keys)]

    def find(self, keys: Sequence[str]) -> Iterator[range]:
        """Where these words follow one another in one turn, as words of the transcript."""
        wanted, at = f" {' '.join(keys)} ", -1
        while keys and (at := self._text.find(wanted, at + 1)) >= 0:
            first = bisect_left(self._starts, at)
            hit = range(self._places[first], self._places[first + len(keys) - 1] + 1)
            if self._words.places[hit[0]][0] == self._words.places[hit[-1]][0]:
                yield hit

    def shared(self, hit: range, before: Sequence[str], after: Sequence[str]) -> list[str]:
        """The words of a context that stand around there."""
        first, last = bisect_left(self._places, hit.start), bisect_left(self._places, hit.stop)
        ahead = self._keys[max(0, first - len(before)) : first]
        behind = self._keys[last : last + len(after)]
        told_before = [word for word in ahead if word in before]
        return [*told_before, *(word for word in behind if word in after)]


def _context(anchor: Anchor) -> tuple[list[str], list[str]]:
    """The words before and after a quote, without those that the context cuts in two."""
    before, after = Words.of([anchor.before]), Words.of([anchor.after])
    cut_before = len(anchor.before) == CONTEXT
    cut_after = len(anchor.after) == CONTEXT
    return (
        _letters(before.keys, range(cut_before, len(before.keys))),
        _letters(after.keys, range(len(after.keys) - cut_after)),
    )


def _letters(keys: Sequence[str], words: Iterable[int]) -> list[str]:
    """Those that are words, not signs."""
    return [keys[n] for n in words if _is_word(keys[n])]


def _is_telling(keys: Iterable[str]) -> bool:
    """Whether nobody would say these words by chance or out of courtesy."""
    return len({key for key in keys if len(key) >= _LONG}) >= _OWN


def _is_word(key: str) -> bool:
    return key[:1].isalnum()
