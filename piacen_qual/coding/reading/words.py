"""The words of a transcript, before the model has seen them: places, sentences, negations."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from piacen_qual.french.forms import comparable, readable
from piacen_qual.french.negation import negated_by
from piacen_qual.french.sentences import sentences
from piacen_qual.french.tokens import Token, TokenKind, kind, tokenize
from piacen_qual.model import Transcript

_LONGEST = 300  # words given to the model as one text

Text = tuple[list[str], list[bool]]
"""The words of a text, and whether a blank follows each."""


class Form(NamedTuple):
    """What there is to know of a token from its characters alone.

    Attributes:
        compared: under which it is looked up; see `french.forms`.
        read: what the model reads.
        kind: what it is.
    """

    compared: str
    read: str
    kind: TokenKind

    @property
    def said(self) -> bool:
        """Whether it is part of the sentence: no hesitation, no transcriber's mark."""
        return self.kind in {TokenKind.WORD, TokenKind.PUNCTUATION}


@dataclass(slots=True)
class Words:
    """The tokens of a transcript, in order, one entry each; see `annotation.Annotation`.

    Attributes:
        said: indexes of the tokens that the model reads, in the order of `texts`.
        texts: what the model reads, about a turn each.
        vocabulary: the distinct forms, by number.
    """

    form: list[int] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    turn: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    negator: list[int] = field(default_factory=list)
    said: list[int] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    vocabulary: list[Form] = field(default_factory=list)


def read_words(transcript: Transcript) -> Words:
    """The words of every turn of `transcript`."""
    reader = _Reader()
    for index, turn in enumerate(transcript.turns):
        reader.read(index, turn.text)
    return reader.words


class _Reader:
    """Goes through the turns one after the other."""

    def __init__(self) -> None:
        self.words = Words()
        self._numbers: dict[tuple[str, TokenKind], int] = {}
        self._sentence = 0
        self._new_text = True

    def read(self, turn: int, text: str) -> None:
        """Add one turn."""
        self._new_text = True
        for tokens in _by_sentence(text):
            self._add(turn, text, tokens)
            self._sentence += 1

    def _add(self, turn: int, text: str, tokens: Sequence[Token]) -> None:
        words = self.words
        first = len(words.form)
        forms = [_form(token.text) for token in tokens]
        words.form += [self._number(form) for form in forms]
        words.start += [token.start for token in tokens]
        words.end += [token.end for token in tokens]
        words.turn += [turn] * len(tokens)
        words.sentence += [self._sentence] * len(tokens)
        words.negator += [-1] * len(tokens)
        said = [index for index, form in enumerate(forms) if form.said]
        words.said += [first + index for index in said]
        self._negate(first, said, [forms[index].compared for index in said])
        self._write(text, [(forms[index].read, tokens[index].end) for index in said])

    def _negate(self, first: int, said: Sequence[int], forms: Sequence[str]) -> None:
        for index, negator in zip(said, negated_by(forms), strict=True):
            if negator >= 0:
                self.words.negator[first + index] = first + said[negator]

    def _write(self, text: str, sentence: Sequence[tuple[str, int]]) -> None:
        """Give a sentence to the model, with those of its turn unless that makes too many words."""
        for word, end in sentence:
            if self._new_text or len(self.words.texts[-1][0]) >= _LONGEST:
                self.words.texts.append(([], []))
                self._new_text = False
            written, spaces = self.words.texts[-1]
            written.append(word)
            spaces.append(text[end : end + 1].isspace())

    def _number(self, form: Form) -> int:
        key = (form.compared, form.kind)
        number = self._numbers.setdefault(key, len(self.words.vocabulary))
        if number == len(self.words.vocabulary):
            self.words.vocabulary.append(form)
        return number


@lru_cache(maxsize=100_000)
def _form(token_text: str) -> Form:
    return Form(comparable(token_text), readable(token_text), kind(token_text))


def _by_sentence(text: str) -> Iterator[list[Token]]:
    tokens = tokenize(text)
    at = 0
    for _, end in sentences(text):
        first = at
        while at < len(tokens) and tokens[at].start < end:
            at += 1
        yield tokens[first:at]
