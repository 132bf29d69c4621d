"""From transcripts to annotations: our words, the model's parts of speech, kept in the cache."""

import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from types import TracebackType
from typing import Self

import numpy as np

from piacen_qual.coding.annotation import Annotation, Bytes, from_bytes
from piacen_qual.coding.lexicon import Lexicon
from piacen_qual.coding.sources import code_version
from piacen_qual.coding.tagger import MODEL, Tagger, load_lexicon, model_version
from piacen_qual.coding.words import Text, Words, read_words
from piacen_qual.model import Transcript
from piacen_qual.study import Cache, digest

_KIND = "annotations"
_BATCH = 64  # texts tagged together, however many processes there are
_WORTH_FORKING = 10_000  # words

Progress = Callable[[int, int, str], None]


def annotation_key(transcript: Transcript) -> str:
    """What the annotation of `transcript` depends on: its turns' text, our code, the model.

    Raises:
        MissingModelError: when the model is not installed.
    """
    code = code_version("piacen_qual.french", "piacen_qual.coding")
    return digest(code, MODEL, model_version(), *(turn.text for turn in transcript.turns))


class Annotator:
    """Annotates transcripts; the model is loaded only when one is not in the cache.

    A context manager: the processes it started end with it.
    """

    def __init__(self, cache: Cache, *, processes: int | None = None) -> None:
        """Say where annotations are kept, and how many processes may tag (default: two)."""
        self._cache = cache
        self._processes = _allowed(processes)
        self._tagger: Tagger | None = None
        self._lexicon: Lexicon | None = None
        self._keys: dict[str, str] = {}
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def annotate(self, transcripts: Sequence[Transcript]) -> list[Annotation]:
        """The annotation of each transcript, from the cache or made and kept there.

        Raises:
            MissingModelError: when the model is not installed.
        """
        keys = [annotation_key(transcript) for transcript in transcripts]
        stored = [self._stored(key) for key in keys]
        todo = [n for n, annotation in enumerate(stored) if annotation is None]
        made = dict(zip(todo, self._make([transcripts[n] for n in todo]), strict=True))
        for n, annotation in made.items():
            self._cache.store(_KIND, keys[n], annotation.to_bytes())
        return [annotation or made[n] for n, annotation in enumerate(stored)]
