"""What is known of a transcript's words: arrays, read back without spaCy."""

import io
import zipfile
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
_ARRAYS = ("form", "start", "end", "turn", "sentence", "negator", "lemma", "pos", "kind")
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
        """A numpy archive without any pickled object."""
        arrays: dict[str, Any] = {name: getattr(self, name) for name in _ARRAYS}
        for name in _LISTS:
            text = "".join(f"{line}\n" for line in getattr(self, name)).encode()
            arrays[name] = np.frombuffer(text, dtype=np.uint8)
        stream = io.BytesIO()
        np.savez(stream, **arrays)
        return stream.getvalue()


def from_bytes(data: bytes) -> Annotation | None:
    """The annotation that `to_bytes` wrote, or None when these bytes are something else."""
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as archive:
            parts: dict[str, Any] = {name: archive[name] for name in _ARRAYS}
            parts |= {name: tuple(_lines(archive[name])) for name in _LISTS}
    except (ValueError, KeyError, OSError, EOFError, zipfile.BadZipFile):
        return None
    return Annotation(**parts)


def _lines(text: Bytes) -> list[str]:
    return text.tobytes().decode().split("\n")[:-1]
