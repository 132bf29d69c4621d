"""Everything that must not come out, and where a text holds it, however it is spelt.

Words are compared as `normal` makes them: case, accents, foreign letters that look like ours,
invisible characters and every kind of blank or hyphen are gone. Whole words only: « Roy » is in
neither « Royer » nor « royaume ». A name of several words is found with anything short between
them, or with nothing; a word, letter by letter (« R-o-y ») or cut in pieces (« Trem(blay) »).
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import regex

from piacen_qual.anonymisation.reading.normal import matched

_UNSEEN: Final = r"\p{M}\p{Cf}\p{Co}\p{Cs}\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u2800\ufffc"
_ACCENTS: Final = "\u0300-\u036f"
_ENCLOSED: Final = r"\u249c-\u24e9\U0001f110-\U0001f189"  # ⓐ, 🄰: no letters for Unicode
_PART: Final = rf"[\p{{L}}\p{{Nl}}\p{{No}}{_UNSEEN}{_ENCLOSED}]"
_LETTER: Final = regex.compile(_PART)
_DIGIT: Final = re.compile(r"\d")
_WORD: Final = regex.compile(rf"{_PART}+|\d+")
_WORD_BEFORE: Final = regex.compile(rf"(?r){_PART}+|\d+")
_SPELT: Final = re.compile(
    rf"(?<![^\W_])(?:[^\W\d_][{_ACCENTS}]?[\W_]{{1,8}}){{2,}}[^\W\d_](?![^\W_])"
)
_PIECED: Final = re.compile(r"(?<![^\W\d_])[^\W\d_]++(?:(?:[^\w\s]|_){1,2}[^\W\d_]++)+")
_ELIDED: Final = re.compile(r"(?i)(?:[cdjlmnst]|qu)['’‘ʼ]")
_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+")
_WIDEST: Final = 3  # characters between two words of a name
_NEAR: Final = 120  # characters on each side of a word, where the rest of a name is looked for
_LEAST_LETTERS: Final = 2
_LEAST_DIGITS: Final = 4  # « 52 » is in every text
_LONG: Final = 5  # letters from which a name that lost its blanks or accents is no other word
_SMALL: Final = 3  # letters of a word that stands beside anything
_RUN: Final = re.compile(r"[\w+/-]{1,120}", re.ASCII)
_RUN_BEFORE: Final = re.compile(r"[\w+/-]+$", re.ASCII)
_HEX: Final = re.compile(r"[0-9a-fA-F-]+")
_LONG_RUN: Final = 16
_HEX_RUN: Final = 6
_LEAST_SPELT: Final = 3  # letters of a name that is spelt out
_APART: Final = frozenset('<>|"\n\r\t')  # what parts two words that are not said together
_PASSED: Final = " \xa0\u202f«»“”\"'’([*_-–—"
_STOPS: Final = ".!?…:;\n\r\t<>|"
_GOES_ON: Final = re.compile(r"[ \xa0\u202f]+\w")

Neighbours = tuple[str, str]
"""The words before and after, as they are matched; "" where none is said together with it."""


@dataclass(frozen=True, slots=True)
class Secret:
    """Words that must not come out.

    Attributes:
        text: the words, in any spelling.
        what: what they are, in French: `Personnes`.
        common: whether they are ordinary words too. Only a capital makes them a name then, and not
            the one that a sentence begins with.
        kept: between which words somebody decided that, capital or not, they are no name.
        others: words of the study that it would be, were its accents lost: « La corde ».
    """

    text: str
    what: str
    common: bool = False
    kept: frozenset[Neighbours] = frozenset()
    others: frozenset[tuple[str, ...]] = frozenset()

    @property
    def tells(self) -> bool:
        """Whether there is enough of it to tell anything: not « B », not « 52 »."""
        tokens = tokens_of(self.text)
        letters = sum(len(token) for token in tokens if token.isalpha())
        return letters >= _LEAST_LETTERS or sum(map(len, tokens)) - letters >= _LEAST_DIGITS


class Sighting(NamedTuple):
    """Where a text holds a secret: `text[start:end]`."""

    start: int
    end: int
    secret: Secret


class _Word(NamedTuple):
    token: str
    start: int
    end: int


class _Pattern(NamedTuple):
    tokens: tuple[str, ...]
    anchor: int  # the longest of them: what is looked for first
    secret: Secret


class Secrets:
    """Secrets, ready to be looked for."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        """Look for these; those that tell nothing are left out."""
        self.secrets = tuple(dict.fromkeys(secret for secret in secrets if secret.tells))
        self._patterns: dict[str, list[_Pattern]] = defaultdict(list)
        for secret in self.secrets:
            for tokens in _ways(secret.text):
                anchor = max(range(len(tokens)), key=lambda at: len(tokens[at]))
                self._patterns[tokens[anchor]].append(_Pattern(tokens, anchor, secret))
        single = (each for patterns in self._patterns.values() for each in patterns)
        self._single = {each.tokens[0]: each.secret for each in single if len(each.tokens) == 1}

    def __repr__(self) -> str:
        """How many: secrets in a message would be no secrets."""
        return f"Secrets({len(self.secrets)})"

    def sightings(
        self, text: str, *, shortest: int = 1, passing: frozenset[str] = frozenset()
    ) -> Iterator[Sighting]:
        """Every place where `text` holds one of them, in no order.

        Args:
            text: where to look.
            shortest: letters of the shortest word looked for: in bytes that are no text, a short
                one may stand by chance.
            passing: words that are no names here: those of a format.
        """
        for word, token in self._tokens(text, shortest, passing).items():
            for start in _places(text, word):
                found = _Word(token, start, start + len(word))
                if not _is_chance(text, found):
                    yield from self._at(text, found)
        if shortest == 1:
            for sighting in (*self._spelt(text), *self._pieced(text)):
                if not _means_else(text, *sighting):
                    yield sighting

    def _tokens(self, text: str, shortest: int, passing: frozenset[str]) -> Mapping[str, str]:
        """The words of `text` that may be secrets, and how they are matched.

        Each distinct word is looked at once, however long the text.
        """
        matched = ((word, _matched(word)) for word in set(_WORD.findall(distinct(text))))
        return {
            word: token
            for word, token in matched
            if token in self._patterns and token not in passing and len(token) >= shortest
        }

    def _at(self, text: str, word: _Word) -> Iterator[Sighting]:
        """The secrets whose longest word is this one, where their other words stand beside it."""
        for tokens, anchor, secret in self._patterns[word.token]:
            start = _begin(text, word.start, tokens[:anchor])
            end = _end(text, word.end, tokens[anchor + 1 :])
            if start >= 0 and end >= 0 and not _means_else(text, start, end, secret):
                yield Sighting(start, end, secret)

    def _spelt(self, text: str) -> Iterator[Sighting]:
        """Names letter by letter; a letter before or after may be a word: « à R o y »."""
        for run in _SPELT.finditer(text):
            places = [at for at in range(*run.span()) if text[at].isalpha()]
            said = "".join(matched(text[at])[:1] for at in places)
            for token, secret in self._single.items():
                at = said.find(token) if len(token) >= _LEAST_SPELT else -1
                if at >= 0 and (len(token) >= _LONG or len(token) >= len(said) - 1):
                    yield Sighting(places[at], places[at + len(token) - 1] + 1, secret)

    def _pieced(self, text: str) -> Iterator[Sighting]:
        """Names that a sign cuts: « Awa-shish », but not « l’Ange » for Lange."""
        for run in _PIECED.finditer(text):
            secret = self._single.get("".join(filter(str.isalpha, matched(run[0]))))
            if secret is not None and len(run[0]) > _LONG and not _ELIDED.match(run[0]):
                yield Sighting(*run.span(), secret)


def widest(sightings: Iterable[Sighting]) -> Iterator[Sighting]:
    """Those that are in no other, in order."""
    end = -1
    for sighting in sorted(sightings, key=lambda each: (each.start, -each.end)):
        if sighting.end > end:
            yield sighting
            end = sighting.end


def distinct(text: str) -> str:
    """What stands between blanks in `text`, each once: enough to know which words it has."""
    return " ".join(set(text.split()))


def tokens_of(text: str) -> tuple[str, ...]:
    """The words of `text` as they are matched: runs of letters, runs of digits."""
    return tuple(_TOKEN.findall(matched(text)))


def neighbours(text: str, start: int, end: int) -> Neighbours:
    """The words before and after `text[start:end]`, where they are said together with it."""
    before = _words(text, max(0, start - _NEAR), start)[-1:]
    after = _words(text, end, end + _NEAR)[:1]
    return (
        before[0].token if before and _APART.isdisjoint(text[before[0].end : start]) else "",
        after[0].token if after and _APART.isdisjoint(text[end : after[0].start]) else "",
    )


def is_lower(text: str) -> bool:
    """Whether words are written without any capital: not « la Corde »."""
    return text == text.lower()


def _words(text: str, start: int, end: int) -> list[_Word]:
    found = _WORD.finditer(text, start, end)
    return [_Word(_matched(each[0]), *each.span()) for each in found]


def _matched(word: str) -> str:
    return word.lower() if word.isascii() and word.isalnum() else matched(word)


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word begins in `text`, whole."""
    inside = _DIGIT if word[0].isdecimal() else _LETTER
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not inside.match(text[start - 1 : start]) and not inside.match(text[end : end + 1]):
            yield start
        start = text.find(word, end)


def _is_chance(text: str, word: _Word) -> bool:
    """Whether a short word stands between figures of a number or a digest: `3f0ba9c2`."""
    _, start, end = word
    beside = text[max(0, start - 1) : start] + text[end : end + 1]
    if end - start > _SMALL or not any(sign.isdecimal() for sign in beside):
        return False
    before, after = _RUN_BEFORE.search(text, max(0, start - _NEAR), start), _RUN.match(text, end)
    run = f"{before[0] if before else ''}{text[start:end]}{after[0] if after else ''}"
    return len(run) >= _LONG_RUN or (len(run) >= _HEX_RUN and bool(_HEX.fullmatch(run)))


def _begin(text: str, start: int, tokens: Sequence[str]) -> int:
    """Where `tokens` begin, if they stand one close to the other right before `start`, or -1."""
    words = _WORD_BEFORE.finditer(text, max(0, start - _NEAR), start)
    for token in reversed(tokens):
        word = next(words, None)
        if word is None or start - word.end() > _WIDEST or _matched(word[0]) != token:
            return -1
        start = word.start()
    return start


def _end(text: str, end: int, tokens: Sequence[str]) -> int:
    """Where `tokens` end, if they stand one close to the other right after `end`, or -1."""
    words = _WORD.finditer(text, end, end + _NEAR)
    for token in tokens:
        word = next(words, None)
        if word is None or word.start() - end > _WIDEST or _matched(word[0]) != token:
            return -1
        end = word.end()
    return end


def _ways(text: str) -> Iterator[tuple[str, ...]]:
    """How a secret may be cut into words: as it is, in one piece, with its accents lost."""
    tokens = tokens_of(text)
    yield tokens
    letters = "".join(tokens)
    if len(letters) < _LONG or not (letters.isalpha() or letters.isdecimal()):
        return
    if len(tokens) > 1:
        yield (letters,)
    kept = "".join(
        letter if letter.isascii() else "?" for letter in unicodedata.normalize("NFC", text)
    )
    left = tuple(_TOKEN.findall(kept.lower()))
    if left != tokens and sum(map(len, left)) >= _LONG - (len(left) > 1):
        yield left  # « R?jean »
        if len(letters) - kept.count("?") >= _LONG:  # not « this » for Thiès
            yield tuple(_TOKEN.findall(kept.lower().replace("?", "")))  # « Rjean »


def _means_else(text: str, start: int, end: int, secret: Secret) -> bool:
    """Whether the words are no name here."""
    if secret.others and tokens_of(text[start:end]) in secret.others:
        return True
    if secret.kept and _agrees(neighbours(text, start, end), secret.kept):
        return True
    return secret.common and not _is_a_name(text, start, end)


def _agrees(found: Neighbours, kept: Iterable[Neighbours]) -> bool:
    """Whether somebody kept the words between these; one side may be cut off, or masked."""
    before, after = found
    for first, last in kept:
        if before in {"", first} and after in {"", last} and (before or after):
            return True
        if (before == first and len(before) > _SMALL) or (after == last and len(after) > _SMALL):
            return True
    return False


def _is_a_name(text: str, start: int, end: int) -> bool:
    """Whether ordinary words are written as a name: a capital that no sentence begins with."""
    if not is_lower(text[start + 1 : end]):
        return True
    if is_lower(text[start:end]):
        return False
    sentence = text[max(0, start - _NEAR) : start].rstrip(_PASSED)
    begins = not sentence or sentence[-1] in _STOPS
    return not (begins and _GOES_ON.match(text, end))
