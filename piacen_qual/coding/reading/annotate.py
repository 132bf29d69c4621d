"""From transcripts to annotations: our words, the model's parts of speech, kept in the cache."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Self

import numpy as np

from piacen_qual.coding.reading.annotation import POS, Annotation, Bytes, Ints, from_bytes
from piacen_qual.coding.reading.lexicon import Lexicon
from piacen_qual.coding.reading.spelling import Speller
from piacen_qual.coding.reading.tagger import Tagger, french_lexicon, french_tagger
from piacen_qual.coding.reading.versions import annotation_key
from piacen_qual.coding.reading.words import Form, Text, Words, read_words
from piacen_qual.french.oral import respelled
from piacen_qual.french.tokens import TokenKind
from piacen_qual.model import Transcript
from piacen_qual.study import Cache

_KIND = "annotations"
_BATCH = 64  # texts tagged together, however many processes there are
_PROCESSES = 4  # at most, unless more are asked for
_WORTH_FORKING = 50_000  # characters

Tagged = Callable[[int], None]


class Annotator:
    """Annotates transcripts; the model is loaded only when one is not in the cache.

    A context manager: the processes it started end with it.
    """

    def __init__(self, cache: Cache, *, processes: int | None = None) -> None:
        """Say where annotations are kept, and how many processes may tag (default: up to four)."""
        self._cache = cache
        self._processes = _allowed(processes)
        self._pool: ProcessPoolExecutor | None = None
        self._keys: dict[str, str] = {}

    def __enter__(self) -> Self:
        """Nothing is started yet."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def annotate(
        self, transcripts: Sequence[Transcript], *, tagged: Tagged = lambda texts: None
    ) -> list[Annotation]:
        """The annotation of each transcript, from the cache or made and kept there.

        Args:
            transcripts: worked on together; the result for one does not depend on the others.
            tagged: called now and then with how many more texts (about a turn each) are done.

        Raises:
            MissingModelError: when the model is not installed.
        """
        keys = [annotation_key(transcript) for transcript in transcripts]
        stored = [self._stored(key) for key in keys]
        todo = [n for n, annotation in enumerate(stored) if annotation is None]
        made = dict(zip(todo, self._make([transcripts[n] for n in todo], tagged), strict=True))
        for n, annotation in made.items():
            self._cache.store(_KIND, keys[n], annotation.to_bytes())
        return [annotation or made[n] for n, annotation in enumerate(stored)]

    def _stored(self, key: str) -> Annotation | None:
        data = self._cache.load(_KIND, key)
        return None if data is None else from_bytes(data)

    def _make(self, transcripts: Sequence[Transcript], tagged: Tagged) -> list[Annotation]:
        """Words are read here while other processes tag those of the transcript before."""
        if not transcripts:
            return []
        tagger = self._start(sum(len(turn.text) for each in transcripts for turn in each.turns))
        begun = []
        for transcript in transcripts:
            words = read_words(transcript)
            begun.append((words, self._tags(tagger, words.texts)))
        speller = Speller(french_lexicon(), tagger.usage)
        return [self._assemble(words, _counted(tags, tagged), speller) for words, tags in begun]

    def _start(self, characters: int) -> Tagger:
        """Load the model, and fork if there is enough to do: the copies share its memory."""
        tagger = french_tagger()
        if self._pool is None and self._processes > 1 and characters >= _WORTH_FORKING:
            self._pool = ProcessPoolExecutor(
                self._processes,
                mp_context=multiprocessing.get_context("fork"),
                initializer=_become_worker,
                initargs=(tagger,),
            )
        return tagger

    def _tags(self, tagger: Tagger, texts: Sequence[Text]) -> Iterator[list[Bytes]]:
        """Parts of speech, batch by batch, in order."""
        batches = [texts[first : first + _BATCH] for first in range(0, len(texts), _BATCH)]
        if self._pool is None:
            return map(tagger.tag, batches)
        try:
            return _or_here(self._pool.map(_tag_in_worker, batches), tagger, batches)
        except BrokenProcessPool:
            return map(tagger.tag, batches)

    def _assemble(self, words: Words, tags: Iterable[Bytes], speller: Speller) -> Annotation:
        lexicon = french_lexicon()
        pos = np.zeros(len(words.form), dtype=np.uint8)
        pos[np.array(words.said, dtype=np.intp)] = np.concatenate([np.empty(0, np.uint8), *tags])
        form = np.array(words.form, dtype=np.int32)
        lemma, lemmas = _lemmas(lexicon, words, form, pos)
        return Annotation(
            form=form,
            start=np.array(words.start, dtype=np.int32),
            end=np.array(words.end, dtype=np.int32),
            turn=np.array(words.turn, dtype=np.int32),
            sentence=np.array(words.sentence, dtype=np.int32),
            negator=np.array(words.negator, dtype=np.int32),
            lemma=lemma,
            pos=pos,
            kind=np.array([form.kind for form in words.vocabulary], dtype=np.uint8),
            forms=tuple(form.compared for form in words.vocabulary),
            lemmas=lemmas,
            keys=tuple(self._form_keys(form, lexicon, speller) for form in words.vocabulary),
        )

    def _form_keys(self, form: Form, lexicon: Lexicon, speller: Speller) -> str:
        if form.kind is not TokenKind.WORD:
            return ""
        keys = self._keys.get(form.compared)
        if keys is None:
            both = (*lexicon.keys(form.compared), *speller.keys(form.compared))
            keys = self._keys[form.compared] = " ".join(both)
        return keys


def _lemmas(lexicon: Lexicon, words: Words, form: Ints, pos: Bytes) -> tuple[Ints, tuple[str, ...]]:
    """Lemma of each token, worked out once for each form in each part of speech."""
    pairs, place = np.unique(form * len(POS) + pos, return_inverse=True)
    numbers: dict[str, int] = {}
    of_pair = [
        numbers.setdefault(
            lexicon.lemma(
                respelled(words.vocabulary[pair // len(POS)].compared), POS[pair % len(POS)]
            ),
            len(numbers),
        )
        for pair in pairs.tolist()
    ]
    return np.array(of_pair, dtype=np.int32)[place], tuple(numbers)


def _counted(tags: Iterator[list[Bytes]], tagged: Tagged) -> Iterator[Bytes]:
    for batch in tags:
        tagged(len(batch))
        yield from batch


def _or_here(
    ahead: Iterator[list[Bytes]], tagger: Tagger, batches: Sequence[Sequence[Text]]
) -> Iterator[list[Bytes]]:
    """What the other processes give; when one was killed, the rest is done in this one."""
    done = 0
    try:
        for tags in ahead:
            yield tags
            done += 1
    except BrokenProcessPool:
        yield from map(tagger.tag, batches[done:])


def _allowed(processes: int | None) -> int:
    """How many processes to use; one where forking is not safe."""
    if sys.platform != "linux":
        return 1
    return max(1, processes or min(_PROCESSES, len(os.sched_getaffinity(0))))


_worker_tagger: Tagger


def _become_worker(tagger: Tagger) -> None:
    """Keep the tagger this process was forked with; leave ctrl-C to the parent."""
    global _worker_tagger  # noqa: PLW0603 — a worker process has no other place
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker_tagger = tagger


def _tag_in_worker(batch: Sequence[Text]) -> list[Bytes]:
    return _worker_tagger.tag(batch)
