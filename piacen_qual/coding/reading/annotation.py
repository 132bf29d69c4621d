"""What is known of a transcript's words: arrays, read back without spaCy."""

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Bytes = NDArray[np.uint8]
Flags = NDArray[np.bool_]

# The universal parts of speech, in the order of their numbers in `Annotation.pos`.
POS = (
    *("", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON"),
    *("PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X", "SPACE"),
)
_ARRAYS = {
    **dict.fromkeys(("form", "start", "end", "turn", "sentence", "negator", "lemma"), np.int32),
    **dict.fromkeys(("pos", "kind"), np.uint8),
}
_LISTS = ("forms", "lemmas", "keys")


@dataclass(frozen=True, slots=True, eq=False)
class Annotation:
    """The tokens of a transcript, in order, all roles included.

    Attributes:
        form: per token, a number in `forms`.
        start: where it begins in its turn's text.
        end: its end, exclusive.
        turn: index of its turn in `Transcript.turns`.
        sentence: number of its sentence; never the same in two turns.
        negator: token that negates it (an index into these arrays), or -1.
        lemma: lemma in context, a number in `lemmas`.
        pos: part of speech in context, a number in `POS`.
        kind: per form, a `french.tokens.TokenKind`.
        forms: distinct comparable forms (see `french.forms`).
        lemmas: distinct lemmas, in lower case.
        keys: per form, everything under which it may be looked up, separated by blanks (see
            `coding.lexicon`).
    """

    form: Ints
    start: Ints
    end: Ints
    turn: Ints
    sentence: Ints
    negator: Ints
    lemma: Ints
    pos: Bytes
    kind: Bytes
    forms: tuple[str, ...]
    lemmas: tuple[str, ...]
    keys: tuple[str, ...]

    def to_bytes(self) -> bytes:
        """A line of JSON (the lists, the length of each array), then the arrays end to end."""
        arrays = [getattr(self, name) for name in _ARRAYS]
        head = [[getattr(self, name) for name in _LISTS], [len(array) for array in arrays]]
        line = json.dumps(head, ensure_ascii=False, separators=(",", ":")) + "\n"
        return b"".join([line.encode(), *(array.tobytes() for array in arrays)])


def from_bytes(data: bytes) -> Annotation | None:
    """The annotation that `to_bytes` wrote, or None when these bytes are something else."""
    line, _, rest = data.partition(b"\n")
    parts: dict[str, Any] = {}
    try:
        lists, lengths = json.loads(line)
        parts |= {name: tuple(words) for name, words in zip(_LISTS, lists, strict=True)}
        begin = 0
        for (name, kind), length in zip(_ARRAYS.items(), lengths, strict=True):
            parts[name] = np.frombuffer(rest, dtype=kind, count=length, offset=begin)
            begin += parts[name].nbytes
    except (ValueError, TypeError):
        return None
    return Annotation(**parts)
