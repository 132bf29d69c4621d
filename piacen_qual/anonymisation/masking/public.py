"""Texts that may be shown: only this module makes them.

A verbatim becomes public when everything in it that may identify someone was decided, when each
thing that is masked has something to stand for it, and when no secret is left in the result. Else
nothing comes out, not even half of it: the answer then says what is missing. All of them are typed
alike (see `even`), and nobody is called by their pseudonym in their own words: it would tie all
that they say together.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from piacen_qual.anonymisation.candidates import Action, Candidate, unresolved
from piacen_qual.anonymisation.masking.escapes import decoded, disguised
from piacen_qual.anonymisation.masking.even import Even
from piacen_qual.anonymisation.masking.guard import is_kept
from piacen_qual.anonymisation.masking.registry import (
    Chosen,
    Registry,
    needs_pseudonym,
    replacement,
)
from piacen_qual.anonymisation.masking.rules import begins, edited
from piacen_qual.anonymisation.masking.secret import Secrets, tokens_of, widest

OWN_NAME: Final = "[mon nom]"
"""What stands for whoever speaks, in their own words."""

_LETTER: Final = re.compile(r"[^\W_]|[\u0300-\u036f]")  # or a figure, or an accent on its own
# « d’Amélie » would tell that the name begins with a vowel.
_ELIDED: Final = re.compile(r"(?<![^\W_])(d|qu|lorsqu|puisqu|quoiqu|jusqu)['’‘ʼ]$", re.IGNORECASE)
# « l’Amélie » would too; a title tells whether it is a man’s.
_ARTICLE: Final = re.compile(r"(?<![^\W_])l['’‘ʼ]$", re.IGNORECASE)
_TITLE: Final = re.compile(
    r"(?<![^\W_])(?:(?:le|la|ce|cette)[ \xa0])?"
    r"(?:monsieur|madame|mademoiselle|m\.|mr\.?|mmes?\.?|mlles?\.?|do[nñ]a|señora?)[ \xa0]$",
    re.IGNORECASE,
)
_REACH: Final = 24  # characters before a name, in which its title is
_SEAL: Final = object()


class Swap(NamedTuple):
    """Words that something stands for.

    Attributes:
        start: where the words begin in the verbatim.
        end: their end, exclusive.
        text: what stands for them.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class PublicText:
    """A text that may be shown, or a passage of one; `publish` alone makes them.

    Attributes:
        text: the words.
        start: where they begin in the verbatim.
        end: where they end there, exclusive.
        swaps: what was replaced, in order, none of it cut.
        places: of each offset into the whole verbatim, where it is in the whole public text.
    """

    text: str
    start: int
    end: int
    swaps: tuple[Swap, ...] = ()
    places: Sequence[int] = field(default=(), repr=False, compare=False)
    seal: object = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse what `publish` did not make."""
        if self.seal is not _SEAL:
            raise TypeError("a PublicText is made by publish() alone")

    def __str__(self) -> str:
        """The words."""
        return self.text

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where words of the verbatim are in `text`; what stands for a name is never cut.

        Args:
            start: first character, an offset into the verbatim.
            end: end, exclusive.

        Returns:
            Offsets into `text`, so that `text[start:end]` is what became of these words.
        """
        return self._at(start, of_swap=0), self._at(end, of_swap=1)

    def passage(self, start: int, end: int) -> "PublicText":
        """The part of it that words of the verbatim became, from whole word to whole word.

        Args:
            start: first character, an offset into the verbatim.
            end: end, exclusive.
        """
        first, last = self._whole(start, end)
        begin, stop = self.span(first, last)
        swaps = tuple(swap for swap in self.swaps if first <= swap.start and swap.end <= last)
        return replace(self, text=self.text[begin:stop], start=first, end=last, swaps=swaps)

    def verbatim(self, start: int, end: int) -> tuple[int, int]:
        """Where the words that became `text[start:end]` are in the verbatim.

        A figure or a blank that is typed otherwise may be cut there: see `whole_words`.

        Args:
            start: first character, an offset into `text`.
            end: end, exclusive.
        """
        base = self.places[self.start]
        first = bisect_right(self.places, base + start) - 1
        return self._whole(first, bisect_left(self.places, base + end))

    def _whole(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the verbatim, moved outwards so that they cut neither swap nor word."""
        for swap in self.swaps:
            if swap.start < start < swap.end:
                start = swap.start
            if swap.start < end < swap.end:
                end = swap.end
        start, end = max(start, self.start), min(end, self.end)
        first, last = self.span(start, end)
        left, right = _backwards(self.text, first), _forwards(self.text, last)
        base = self.places[self.start]
        if left < first:
            start = max(self.start, bisect_right(self.places, base + left) - 1)
        if right > last:
            end = min(self.end, bisect_left(self.places, base + right))
        return start, end

    def _at(self, offset: int, *, of_swap: int) -> int:
        """Where an offset into the verbatim is in `text`, at an end of the swap it falls into."""
        offset = min(max(offset, self.start), self.end)
        for swap in self.swaps:
            if swap.start < offset < swap.end:
                offset = swap.end if of_swap else swap.start
        return self.places[offset] - self.places[self.start]


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Why a text may not be shown.

    Attributes:
        undecided: what nobody decided.
        nameless: people who have no pseudonym yet.
        left: secrets that would still be in the text, as it spells them.
    """

    undecided: tuple[Candidate, ...] = ()
    nameless: tuple[Candidate, ...] = ()
    left: tuple[str, ...] = ()


def publish(
    text: str,
    candidates: Iterable[Candidate],
    *,
    answers: Chosen,
    registry: Registry,
    secrets: Secrets,
    speaker: Collection[str] = (),
) -> PublicText | Unresolved:
    """The text as it may be shown, or why it may not.

    Publishing what was published changes nothing. Words are only ever replaced whole; see `swap`
    for what stands before them.

    Args:
        text: a verbatim, or words of the team that go with one (a label, a memo).
        candidates: what may identify someone in it, as people decided: all of it, with offsets
            into `text`; none, for words of the team.
        answers: what people chose to put in the place of things.
        registry: what stands for people.
        secrets: what may not be left.
        speaker: the entities that are whoever speaks; see `OWN_NAME`.

    Raises:
        ValueError: candidates are of another text.
    """
    found = sorted(candidates, key=lambda each: (each.start, -each.end))
    if any(text[each.start : each.end] != each.text for each in found):
        raise ValueError("candidates of another text")
    masked = [each for each in found if each.action is Action.MASK]
    standing = [
        (each, _own_name(each, answers, speaker) or replacement(each, answers, registry))
        for each in masked
    ]
    undecided = unresolved(found)
    nameless = tuple(each for each, stands in standing if stands is None)
    if undecided or nameless:
        return Unresolved(undecided, nameless)
    swaps = _joined(text, [swap(text, each, stands or "") for each, stands in standing])
    public = _typed(text, swaps)
    left = _left(public, found, secrets)
    return Unresolved(left=left) if left else public


def _left(public: PublicText, candidates: Sequence[Candidate], secrets: Secrets) -> tuple[str, ...]:
    """Secrets in a text, as it stands and as it may be read, where nobody decided to keep them."""
    kept = [public.span(c.start, c.end) for c in candidates if c.action is Action.KEEP]
    text = public.text
    seen = [(start, end) for start, end, _ in widest(secrets.sightings(text))]
    judged = {tokens_of(text[start:end]) for start, end in seen}
    left = [text[start:end] for start, end in seen if not is_kept(text, start, end, kept)]
    for reading in (decoded(text), *disguised(text)):
        told = (reading[start:end] for start, end, _ in widest(secrets.sightings(reading)))
        left += (words for words in told if tokens_of(words) not in judged)
    return tuple(dict.fromkeys(left))


def _own_name(candidate: Candidate, answers: Chosen, speaker: Collection[str]) -> str:
    """What stands for whoever speaks; "" for others, and where a person chose something."""
    is_own = candidate.entity in speaker and needs_pseudonym(candidate)
    return OWN_NAME if is_own and not answers.replacement(candidate) else ""


def swap(text: str, candidate: Candidate, stands: str) -> Swap:
    """What replaces a candidate: whole words, and before them what would tell some of it.

    An elided « d’ » or « qu’ » is spelt out, an elided article goes, and so does somebody’s title.
    """
    start, end = whole_words(text, candidate.start, candidate.end)
    if needs_pseudonym(candidate):
        start = _without(text, start, _TITLE)
    start = _without(text, start, _ARTICLE)
    elided = _ELIDED.search(text, max(0, start - 8), start)
    if elided is None:
        return Swap(start, end, stands)
    return Swap(elided.start(1), end, f"{elided[1]}e {stands}")


def _without(text: str, start: int, told: re.Pattern[str]) -> int:
    """Where what is masked begins, once words before it that tell some of it are as well."""
    found = told.search(text, max(0, start - _REACH), start)
    return found.start() if found else start


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets into a text, moved outwards so that they cut no word."""
    return _backwards(text, start), _forwards(text, end)


def _joined(text: str, swaps: Iterable[Swap]) -> tuple[Swap, ...]:
    """The swaps in order, those that overlap or say the same side by side made one."""
    joined: list[Swap] = []
    for swap in swaps:
        last = joined[-1] if joined else None
        if last is None or not _belongs(text, last, swap):
            joined.append(swap)
        else:
            joined[-1] = Swap(last.start, max(last.end, swap.end), last.text)
    return tuple(joined)


def _belongs(text: str, last: Swap, swap: Swap) -> bool:
    if swap.start < last.end:
        return True
    between = text[last.end : swap.start]
    return last.text.endswith(swap.text) and not between.strip(" \xa0-‑")


def _typed(text: str, swaps: tuple[Swap, ...]) -> PublicText:
    """The text with what stands for words in their place, evenly typed."""
    masked, places = edited(text, swaps)
    even = Even.of(masked)
    at = tuple(even.places[place] for place in places)
    typed = _capitals(even.text, [at[each.start] for each in swaps])
    shown = tuple(
        each._replace(text=typed[at[each.start] : at[each.end]].strip()) for each in swaps
    )
    return PublicText(typed, 0, len(text), shown, at, _SEAL)


def _capitals(text: str, places: Iterable[int]) -> str:
    """The text, brackets at these places with a capital where a sentence begins: `[Lieu]`."""
    for at in places:
        if text[at : at + 1] == "[" and begins(text, at):
            text = text[: at + 1] + text[at + 1 : at + 2].upper() + text[at + 2 :]
    return text


def _backwards(text: str, at: int) -> int:
    """The beginning of the word that `at` falls into; `at` itself between words."""
    while 0 < at < len(text) and _inside(text, at):
        at -= 1
    return at


def _forwards(text: str, at: int) -> int:
    while 0 < at < len(text) and _inside(text, at):
        at += 1
    return at


def _inside(text: str, at: int) -> bool:
    return bool(_LETTER.match(text[at - 1]) and _LETTER.match(text[at]))
